import { Conflict } from '../kit/errors.ts'
import type { KnownPeer } from './fhir-peer.ts'
import type { OutsideNumber } from './fhir-referral.ts'
import type { Db } from './schema.ts'

/** A message as it came: by what it is known, and a digest of every word of it. */
export type ReceivedMessage = { readonly id: string; readonly requestId: string; readonly contentHash: Buffer }

/** `again`: the same message, sent once more because no answer came; `other`: something else under its name. */
export type Claimed =
  | { readonly kind: 'first' }
  | { readonly kind: 'again' | 'other'; readonly referralId: string | null }

/**
 * Takes a message as the first of its name, in the caller's transaction, or says that it came before. Whoever sends the
 * same at the same moment waits here until the first is done.
 */
export async function claimMessage(db: Db, peer: KnownPeer, message: ReceivedMessage, now: Date): Promise<Claimed> {
  const { organizationId, peerId } = peer.viewer
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('fhir_message')
    .values({
      organization_id: organizationId,
      message_id: message.id,
      peer_id: peerId,
      request_id: message.requestId,
      content_hash: message.contentHash,
      received_at: now,
      referral_id: null,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'message_id']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 1n) return { kind: 'first' }
  const before = await db
    .selectFrom('fhir_message')
    .select(['request_id', 'content_hash', 'referral_id'])
    .where('organization_id', '=', organizationId)
    .where('message_id', '=', message.id)
    .executeTakeFirstOrThrow()
  const same = before.request_id === message.requestId && before.content_hash.equals(message.contentHash)
  return { kind: same ? 'again' : 'other', referralId: before.referral_id }
}

/** Notes which referral a message was about, so that the same answer can be given again. */
export async function noteReferral(db: Db, peer: KnownPeer, messageId: string, referralId: string): Promise<void> {
  await db
    .updateTable('fhir_message')
    .set({ referral_id: referralId })
    .where('organization_id', '=', peer.viewer.organizationId)
    .where('message_id', '=', messageId)
    .execute()
}

export type NewRequest = {
  readonly referralId: string
  readonly participantId: string
  readonly requestId: string
  readonly messageId: string
  readonly identifiers: readonly OutsideNumber[]
  readonly categories: readonly string[]
  readonly priority: string
  /** What the sender is told in the answer. */
  readonly told: string
}

/** Keeps by what its sender knows a referral. Throws Conflict where they sent one under that id already. */
export async function keepRequest(db: Db, peer: KnownPeer, request: NewRequest, now: Date): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('fhir_request')
    .values({
      referral_id: request.referralId,
      participant_id: request.participantId,
      organization_id: peer.viewer.organizationId,
      peer_id: peer.viewer.peerId,
      request_id: request.requestId,
      message_id: request.messageId,
      identifiers: JSON.stringify(request.identifiers),
      categories: [...request.categories],
      priority: request.priority,
      told: request.told,
      told_at: now,
      next_try_at: null,
      given_up_at: null,
      last_trouble: null,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'request_id']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) throw new Conflict('sent-before')
}

/** Nobody sends the same message again after so long; what it was about stays. */
const KEPT_DAYS = 180

/** Forgets the names of messages that came long ago; returns how many. */
export async function forgetMessages(db: Db, now: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('fhir_message')
    .where('received_at', '<', new Date(now.getTime() - KEPT_DAYS * 86_400_000))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
