import type { Envelope } from '../../../adapters/fhir/emit-message.ts'
import type { SharedReferral } from '../../../adapters/fhir/sent-referral.ts'
import { statusFromParts, taskStatus } from '../../../adapters/fhir/task-status.ts'
import { type DeclineReason, declineReason } from '../../../domain/decline-reason.ts'
import { REFERRAL_OUTCOMES } from '../../../domain/referral-outcome.ts'
import { namedUuid } from '../../../kit/uuid.ts'
import type { FollowedReferral } from '../../../records/fhir-referral.ts'

/** Returns a referral as another system is told of it. `odsCode` is the sender's, by which it knows itself. */
export function sharedReferral(followed: FollowedReferral, odsCode: string | null): SharedReferral {
  const { request, state } = followed
  const outcome = REFERRAL_OUTCOMES.find(({ value }) => value === followed.outcome)
  const reason = followed.declineReason ? declineReason(followed.declineReason as DeclineReason) : null
  return {
    id: followed.id,
    status: state,
    // A hold and its reason are the receiver's and the person's: a sender is told of the status alone.
    held: false,
    statusReason: reason ? { code: reason.value, words: reason.forReferrer } : null,
    priority: (request?.priority ?? 'routine') as SharedReferral['priority'],
    categories: request?.categories ?? [],
    asksFor: null,
    madeAt: followed.madeAt,
    changedAt: followed.toldAt,
    requestIds: [
      ...(request ? [{ system: 'urn:ietf:rfc:3986', value: `urn:uuid:${request.requestId}` }] : []),
      ...(request?.identifiers ?? []),
    ],
    sender: { id: organizationUuid(followed.sender.id), name: followed.sender.name, odsCode },
    receiver: { id: organizationUuid(followed.receiver.id), name: followed.receiver.name, odsCode: null },
    person: { id: namedUuid(`fhir person of ${followed.id}`), nhsNumber: followed.nhsNumber },
    outcome: outcome ? { code: outcome.value, words: outcome.text, on: null } : null,
    partOf: followed.parentId,
    parts: followed.parts.map((part) => ({ id: part.id, status: taskStatus(part.state, false) })),
  }
}

const organizationUuid = (id: number): string => namedUuid(`fhir organization ${id}`)

/** Returns what a sender knows once it was told of a referral, as one word to compare with. */
export const toldOf = ({ status, outcome, parts }: SharedReferral): string =>
  [
    status,
    outcome?.code ?? '-',
    statusFromParts(
      taskStatus(status, false),
      parts.map((part) => part.status),
    ),
  ].join(' ')

/**
 * Returns the envelope of an answer. Its ids follow from what it says, so that the same news sent twice is the same
 * message to whoever reads it.
 */
export function answerEnvelope(
  referral: SharedReferral,
  of: {
    readonly answers: string | undefined
    readonly base: string
    readonly toEndpoint: string
    readonly first: boolean
  },
  at: Date,
): Envelope {
  const name = `fhir answer ${referral.id} ${of.answers} ${toldOf(referral)} ${referral.changedAt.toISOString()}`
  return {
    id: namedUuid(name),
    bundleId: namedUuid(`${name} bundle`),
    at,
    event: 'servicerequest-response',
    reason: of.first ? 'new' : 'update',
    fromEndpoint: of.base,
    toEndpoint: of.toEndpoint,
    answers: of.answers,
  }
}
