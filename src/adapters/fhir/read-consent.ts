import type { Consent, ServiceRequest } from 'fhir/r4.js'
import { codesOf } from './concepts.ts'
import type { ReferralConsent } from './incoming-referral.ts'
import type { Message } from './message.ts'

/** Returns what the person said to being referred: a refusal counts before anything else. */
export function consentFor(message: Message, { subject }: ServiceRequest): ReferralConsent {
  const consents = message.all('Consent').map(({ resource }) => resource)
  const theirs = consents.filter(
    ({ patient }) => !patient?.reference || sameTarget(message, patient.reference, subject.reference),
  )
  const said = theirs.filter(({ status }) => status === 'rejected' || status === 'active')
  const consent = said.find((one) => givenIn(one) === 'refused') ?? said[0]
  if (!consent) return { given: 'unsaid', on: null, categories: [] }
  return { given: givenIn(consent), on: consent.dateTime?.slice(0, 10) ?? null, categories: codesOf(consent.category) }
}

const sameTarget = (message: Message, a: string | undefined, b: string | undefined): boolean =>
  a === b || message.resolve(a)?.resource === message.resolve(b)?.resource

/** HL7's act codes: whoever opts out refuses, an opting in is explicit, and IMPLIED says so. */
function givenIn({ status, provision, policyRule }: Consent): ReferralConsent['given'] {
  const rule = policyRule?.coding?.find(({ code }) => code)?.code ?? ''
  if (status === 'rejected' || provision?.type === 'deny' || rule.startsWith('OPTOUT')) return 'refused'
  return rule.startsWith('IMPLIED') ? 'implied' : 'explicit'
}
