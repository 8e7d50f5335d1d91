import type { Participant } from '../../../domain/participant.ts'
import type { Viewer } from '../../../domain/permission.ts'
import { recordsOfResident } from '../../../domain/reach.ts'
import { readReference } from '../../../domain/reference.ts'
import { found, NotFound } from '../../../kit/errors.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { type OwnReferral, ownReferrals } from '../../../records/own-record.ts'
import { findParticipant } from '../../../records/participant.ts'
import { decisionsOf, type KeptDecision } from '../../../records/sharing.ts'
import type { Ask } from '../../../web/ask.ts'
import { type Speaker, speakerOf } from '../../../web/own-language.ts'

/** A page about somebody is not kept by a browser that others use. */
export const KEPT_NOWHERE = { headers: { 'cache-control': 'no-store' } }
export const RECORD_PATH = '/requests/record'

/** Whoever reads their own record, in their own language. */
export type Own = {
  readonly viewer: Extract<Viewer, { kind: 'resident' }> & { readonly participantId: string }
  /** All of their records, where several were made one. */
  readonly ids: readonly string[]
  readonly person: Participant
  readonly speaker: Speaker
}

/** Returns whose record is open in this browser; null where none is yet, or it was closed since. */
export async function ownIfOpen({ db, viewer, now, query }: Ask): Promise<Own | null> {
  if (viewer.kind !== 'resident' || !viewer.participantId) return null
  const person = await findParticipant(db, viewer, viewer.participantId, now)
  if (!person) return null
  const speaker = speakerOf(person.language, query.get('language') === 'en')
  return { viewer: { ...viewer, participantId: viewer.participantId }, ids: recordsOfResident(viewer), person, speaker }
}

/** The same for pages behind the record: what is not open does not exist. */
export const ownOf = async (ask: Ask): Promise<Own> => found(await ownIfOpen(ask))

/** Returns the person's own referral of this address. */
export async function ownReferralAsked(ask: Ask, { viewer }: Own): Promise<OwnReferral> {
  const reference = found(readReference(ask.params.reference ?? ''))
  return found((await ownReferrals(ask.db, viewer)).find((one) => one.reference === reference))
}

/** Returns the decision to share of this address. */
export async function decisionAsked(ask: Ask, { viewer }: Own): Promise<KeptDecision> {
  const id = ask.params.id ?? ''
  if (!isUuid(id)) throw new NotFound()
  return found((await decisionsOf(ask.db, viewer, viewer.participantId, ask.now)).find((one) => one.id === id))
}

export const ownReferralPath = (reference: string): string => `${RECORD_PATH}/referrals/${reference}`
