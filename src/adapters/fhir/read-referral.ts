import type { Bundle, CodeableConcept, FhirResource, ServiceRequest } from 'fhir/r4.js'
import { bareId, codesOf, outsideIds, wordsOf } from './concepts.ts'
import { type Finding, isError } from './finding.ts'
import type { IncomingReferral } from './incoming-referral.ts'
import { asMessage, type Entry, type Message } from './message.ts'
import { consentFor } from './read-consent.ts'
import { nameOf, readOrganization, readPerson } from './read-person.ts'
import { readReceiver, readReferrer } from './read-referrer.ts'
import { type Refusal, refusal, refused } from './refusal.ts'
import { tidyResource } from './tidy.ts'

export type ReadReferral =
  | { readonly ok: true; readonly referral: IncomingReferral }
  | { readonly ok: false; readonly refusal: Refusal }

const no = (refusal: Refusal): ReadReferral => ({ ok: false, refusal })

/** The events of the Booking and Referral Standard. Only the first begins or changes a referral to us. */
const EVENTS = ['servicerequest-request', 'servicerequest-response', 'booking-request', 'booking-response']
const REASONS = ['new', 'update', 'delete']

/**
 * Returns the referral in a message, or why it is refused: malformed (400), an event that we do not take (501), or well
 * formed and yet not to be done (422). Everything wrong is told at once.
 */
export function readReferral(value: unknown): ReadReferral {
  const { resource, findings } = tidyResource(value, 'Bundle')
  const bundle = resource as unknown as Bundle<FhirResource>
  const { message, findings: more } = asMessage(bundle)
  if (!message) return no(refused('REC_BAD_REQUEST', [...findings, ...more]))
  const event = message.header.eventCoding?.code
  if (event && event !== EVENTS[0]) return no(notTaken(event))
  const asked = focusOf(message)
  const all = [
    ...findings,
    ...more,
    ...headerFindings(message),
    ...('resource' in asked ? neededOf(message, asked) : [asked]),
  ]
  if (all.some(isError) || !('resource' in asked)) return no(refused('REC_BAD_REQUEST', all))
  const unfit = unfitFor(message, asked)
  if (unfit) return no(unfit)
  return { ok: true, referral: referralIn(message, asked.resource, all) }
}

function notTaken(event: string): Refusal {
  const where = 'Bundle.entry[0].resource.eventCoding'
  if (!EVENTS.includes(event)) {
    return refusal('REC_BAD_REQUEST', 'code-invalid', 'This is no event of the Booking and Referral Standard.', where)
  }
  return refusal(
    'REC_NOT_IMPLEMENTED',
    'not-supported',
    'We take referrals: servicerequest-request and no other.',
    where,
  )
}

const error = (issue: Finding['issue'], words: string, expression: string): Finding => ({
  severity: 'error',
  issue,
  words,
  expression,
})

function focusOf(message: Message): Entry<ServiceRequest> | Finding {
  const asked = (message.header.focus ?? []).flatMap(({ reference }) => message.find('ServiceRequest', reference) ?? [])
  if (asked[0]) return asked[0]
  return error(
    'required',
    'The focus of a referral is a ServiceRequest in the message.',
    'Bundle.entry[0].resource.focus',
  )
}

function headerFindings({ header, resolve }: Message): readonly Finding[] {
  const at = 'Bundle.entry[0].resource'
  const reason = reasonOf(header.reason)
  return [
    ...(header.eventCoding?.code
      ? []
      : [error('required', 'A message says which event it tells.', `${at}.eventCoding`)]),
    ...(reason ? [] : [error('required', 'A message says why it comes: new, update or delete.', `${at}.reason`)]),
    ...(reason && !REASONS.includes(reason)
      ? [error('code-invalid', 'A message comes as new, update or delete.', `${at}.reason`)]
      : []),
    ...(resolve(header.sender?.reference)?.resource.resourceType === 'Organization'
      ? []
      : [error('required', 'The sender of a message is an Organization in it.', `${at}.sender`)]),
  ]
}

/** The longest name on record in Britain has well under this. */
const LONGEST_NAME = 300

/** What we cannot do without: the person, and by what their referral is known. */
function neededOf(message: Message, { resource, path }: Entry<ServiceRequest>): readonly Finding[] {
  const patient = message.find('Patient', resource.subject?.reference)
  return [
    ...(patient
      ? []
      : [error('required', 'The subject of a referral is a Patient in the message.', `${path}.subject`)]),
    ...(patient && !nameOf(patient.resource)
      ? [error('required', 'A person who is referred has a name.', `${patient.path}.name`)]
      : []),
    ...(patient && nameOf(patient.resource).length > LONGEST_NAME
      ? [error('too-long', `No name is longer than ${LONGEST_NAME} letters.`, `${patient.path}.name`)]
      : []),
  ]
}

/** Well formed, and yet nothing that we may do. */
function unfitFor(message: Message, { resource, path }: Entry<ServiceRequest>): Refusal | null {
  const unfit = (issue: Finding['issue'], words: string, at: string) =>
    refusal('REC_UNPROCESSABLE_ENTITY', issue, words, at)
  const patient = message.find('Patient', resource.subject.reference)!
  const consent = consentFor(message, resource)
  if (resource.doNotPerform)
    return unfit('not-supported', 'We take no request not to do something.', `${path}.doNotPerform`)
  if (patient.resource.deceasedBoolean || patient.resource.deceasedDateTime) {
    return unfit('business-rule', 'The person is recorded as having died.', `${patient.path}.deceased`)
  }
  if (consent.given === 'refused') {
    return unfit('business-rule', 'The person did not agree that this is passed on.', 'Bundle.entry.resource')
  }
  if (moveOf(message, resource) === 'new' && resource.status !== 'active') {
    return unfit('invariant', 'A new referral is active.', `${path}.status`)
  }
  return null
}

const TAKEN_BACK = ['revoked', 'entered-in-error']

function moveOf({ header }: Message, { status }: ServiceRequest): IncomingReferral['move'] {
  const reason = reasonOf(header.reason)
  if (reason === 'delete' || (reason === 'update' && TAKEN_BACK.includes(status))) return 'withdraw'
  return reason === 'update' ? 'update' : 'new'
}

const reasonOf = (reason: CodeableConcept | undefined): string | undefined =>
  reason?.coding?.find(({ code }) => code)?.code

function referralIn(message: Message, asked: ServiceRequest, findings: readonly Finding[]): IncomingReferral {
  const { header, bundle } = message
  const patient = message.find('Patient', asked.subject.reference)!.resource
  const sender = readOrganization(message, header.sender?.reference)!
  return {
    move: moveOf(message, asked),
    messageId: header.id ?? bareId(bundle.entry?.[0]?.fullUrl) ?? bundle.id ?? '',
    sentAt: bundle.timestamp ?? null,
    requestId: asked.id ?? bareId(fullUrlOf(message, asked)) ?? '',
    requestIds: outsideIds(asked.identifier),
    follows: (asked.basedOn ?? []).flatMap(({ reference }) => (reference ? [bareId(reference) ?? reference] : [])),
    sender: { ...sender, endpoint: header.source.endpoint, software: header.source.software ?? null },
    to: readReceiver(message, asked),
    person: readPerson(message, patient),
    referrer: readReferrer(message, asked),
    priority: asked.priority ?? 'routine',
    categories: codesOf(asked.category ?? []),
    asksFor: asked.code ? (wordsOf(asked.code) ?? null) : null,
    reasons: [
      ...(asked.reasonCode ?? []).flatMap((reason) => wordsOf(reason) ?? []),
      ...reasonsElsewhere(message, asked),
    ],
    notes: (asked.note ?? []).map(({ text }) => text),
    toldPerson: asked.patientInstruction ?? null,
    consent: consentFor(message, asked),
    restricted: [patient, asked].some(({ meta }) => meta?.security?.some(({ code }) => code === 'R' || code === 'V')),
    findings: findings.filter((finding) => !isError(finding)),
  }
}

const fullUrlOf = ({ bundle }: Message, resource: ServiceRequest): string | undefined =>
  bundle.entry?.find((entry) => entry.resource === resource)?.fullUrl

/** A reason may be a condition that the message brings along. */
const reasonsElsewhere = (message: Message, { reasonReference }: ServiceRequest): string[] =>
  (reasonReference ?? []).flatMap(({ reference, display }) => {
    const condition = message.find('Condition', reference)?.resource
    return display ?? (condition?.code && wordsOf(condition.code)) ?? []
  })
