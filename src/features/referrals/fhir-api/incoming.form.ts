import type { Finding } from '../../../adapters/fhir/finding.ts'
import type { IncomingReferral, ReferredPerson as ToldPerson } from '../../../adapters/fhir/incoming-referral.ts'
import { type Refusal, refusal } from '../../../adapters/fhir/refusal.ts'
import { readEmail, readPhone, takesTexts } from '../../../adapters/text/contact-address.ts'
import { LANGUAGES } from '../../../domain/facets.ts'
import { ASKED_MILESTONES, type ReferralMilestone } from '../../../domain/referral-milestone.ts'
import type { ReferralPacket, ReferredPerson } from '../../../domain/referral-packet.ts'
import type { DataClass } from '../../../domain/sharing.ts'

export type ReadPacket =
  | { readonly ok: true; readonly packet: ReferralPacket; readonly leftOut: readonly Finding[] }
  | { readonly ok: false; readonly refusal: Refusal }

/**
 * Returns what is passed on of a referral that another system sent, no further than the person agreed, with what was
 * left out of it; or why it cannot be taken. Where nothing is said about safe contact we suppose the less safe: nobody
 * is left a message, and what we write says no more than that there is news.
 */
export function readPacket(referral: IncomingReferral, program: string): ReadPacket {
  const person = readReferredPerson(referral.person)
  const unfit = unfitFor(referral, person)
  if (unfit) return { ok: false, refusal: refusal('REC_UNPROCESSABLE_ENTITY', 'business-rule', ...unfit) }
  const explicit = referral.consent.given === 'explicit'
  const reasons = referral.reasons.join('\n')
  const { referrer, sender } = referral
  const dataClasses: DataClass[] = ['contact', 'needs', 'access', 'work', 'progress']
  return {
    ok: true,
    packet: {
      person,
      referrer: {
        organization: referrer.organization.name ?? sender.name ?? '',
        name: referrer.name ?? referrer.organization.name ?? sender.name ?? '',
        team: referrer.role,
        replyTo: referrer.emails[0] ?? referrer.phones[0] ?? null,
      },
      program,
      work: 'not-said',
      helps: [],
      words: [referral.asksFor, ...referral.notes].filter(Boolean).join('\n'),
      health: explicit && reasons ? reasons : null,
      answers: {},
      agreed: {
        dataClasses: explicit ? [...dataClasses, 'health'] : dataClasses,
        milestones: agreedMilestones(referral),
        wordingVersion: 'fhir-consent',
        how: 'machine',
      },
      attachments: [],
    },
    leftOut: explicit || !reasons ? [] : [REASONS_LEFT_OUT],
  }
}

/** A reason for a referral from a health system is health data: it takes more than consent that is implied. */
const REASONS_LEFT_OUT: Finding = {
  severity: 'warning',
  issue: 'suppressed',
  words: 'The reasons were left out: the consent is implied, and reasons may say something about health.',
  expression: 'ServiceRequest.reasonCode',
}

function unfitFor({ consent, restricted }: IncomingReferral, person: ReferredPerson): [string, string] | null {
  if (consent.given === 'unsaid') {
    return ['What the person agreed to is not said: a Consent has to come with the referral.', 'Bundle.entry']
  }
  if (restricted) {
    return ['Somebody whose record is restricted is not referred by machine. Please ring us.', 'Patient.meta.security']
  }
  if (!person.phone && !person.email && !person.postalAddress) {
    return ['There is no way to reach the person: a phone number, an e-mail address or an address.', 'Patient.telecom']
  }
  return null
}

function readReferredPerson(told: ToldPerson): ReferredPerson {
  const { givenName, familyName } = namesOf(told)
  const phone = told.phones.map(readPhone).find(Boolean) ?? null
  const email = told.emails.map(readEmail).find(Boolean) ?? null
  const language = told.language?.split('-')[0] ?? 'en'
  return {
    givenName,
    familyName,
    knownAs: told.knownAs,
    bornOn: told.bornOn,
    email,
    phone,
    postalAddress: told.addressLines.length > 0 ? told.addressLines.join('\n') : null,
    postcode: told.postcode,
    contactBy: email ? 'email' : phone ? (takesTexts(phone) ? 'text' : 'phone') : 'post',
    mayLeaveMessage: false,
    mayText: false,
    othersMaySee: true,
    bestTimes: [],
    safeWords: null,
    language: LANGUAGES.some(({ value }) => value === language) ? language : 'en',
    interpreter: told.interpreter,
    access: [],
    accessWords: null,
    nhsNumber: told.nhsNumber,
  }
}

/** A name that came as one line ends in the family name; most do here, and the packet keeps it whole either way. */
function namesOf({ givenNames, familyName, name }: ToldPerson): { givenName: string; familyName: string } {
  if (givenNames.length > 0) return { givenName: givenNames.join(' '), familyName: familyName ?? '' }
  if (familyName) return { givenName: '', familyName }
  const words = name.split(/\s+/)
  return words.length === 1
    ? { givenName: words[0]!, familyName: '' }
    : { givenName: words.slice(0, -1).join(' '), familyName: words.at(-1)! }
}

/** Codes of ours among the categories of the Consent: what the person agreed that the sender is told. */
const agreedMilestones = ({ consent }: IncomingReferral): ReferralMilestone[] =>
  ASKED_MILESTONES.map(({ value }) => value).filter((value) => consent.categories.includes(value))
