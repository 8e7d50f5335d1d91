import { needsChild } from '../../../domain/decline-reason.ts'
import { MOVE_REFUSALS, type Moving, moveReferral } from '../../../domain/referral-move.ts'
import { Conflict, found, NotFound } from '../../../kit/errors.ts'
import type { Answer } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { findOrganization } from '../../../records/organization.ts'
import { findPacket, isUnshared, referralToMove } from '../../../records/referral.ts'
import { keepFollowUp, keepMove } from '../../../records/referral-move.ts'
import type { KeptReferral } from '../../../records/referral-row.ts'
import { childTaken } from '../../../records/referral-thread.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import { sendLinkAgain } from '../../../web/referral-arrival.ts'
import { tellReceiverOfEnd } from '../../../web/referral-ended.ts'
import { tellNews } from '../../../web/referral-news.ts'
import { trackedAnswer, trackedAsked } from './track-referral.handler.ts'

export const ROOM = 'track-referral'

const textIn = (form: URLSearchParams, name: string): string =>
  (form.get(name) ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim().slice(0, 2000)

/** Returns a referral that this viewer's organisation sent and can still change, locked. */
export async function sentToChange({ db, viewer, params }: Ask): Promise<KeptReferral> {
  const id = params.id ?? ''
  const kept = found(isUuid(id) ? await referralToMove(db, viewer, id) : null)
  if (viewer.kind !== 'member' || kept.fromOrganizationId !== viewer.membership.organizationId) throw new NotFound()
  return kept
}

/** Thrown where somebody has not agreed again: nothing was opened. */
class NotAgreed extends Error {}

export const answerQuestion = (ask: Ask): Promise<Answer> => step(ask, 'answer', 'answer', 'Write your answer')
export const takeBack = (ask: Ask): Promise<Answer> => step(ask, 'withdraw', 'withdraw', 'Say why it is taken back')
export const askAgain = (ask: Ask): Promise<Answer> => step(ask, 'reopen', 'reopen', 'Say what has changed')

/** One move of whoever sent it, in their words. */
async function step(ask: Ask, move: 'answer' | 'withdraw' | 'reopen', field: string, missing: string): Promise<Answer> {
  const tracked = await trackedAsked(ask)
  const words = textIn(ask.form, field)
  if (!words) return trackedAnswer(ask, tracked, { [field]: missing })
  const kept = await sentToChange(ask)
  const { db, now } = ask
  const taken = move === 'reopen' && (await childTaken(db, kept))
  const moving: Moving = { move, side: 'referrer', now, words, childTaken: taken }
  const made = moveReferral(kept.facts, moving)
  if (!made.ok && ['parked', 'too-long-ago', 'with-somebody-else'].includes(made.why)) {
    return trackedAnswer(ask, tracked, { [field]: MOVE_REFUSALS[made.why] })
  }
  const taking = takeDeskForm(ask, ROOM, async (db) => {
    if (!made.ok) throw new Conflict(made.why)
    const { viewer, origin, place } = ask
    const packet = await findPacket(db, viewer, kept.id, now)
    const { referral: after, moved } = made
    if (move === 'withdraw') await tellReceiverOfEnd(db, kept, { by: null, origin }, now)
    await keepMove(db, viewer, { kept, after, moved, moving, why: 'referral' }, now)
    if (move === 'reopen' && (await isUnshared(db, kept))) throw new NotAgreed()
    if (move === 'reopen') await sendLinkAgain(db, viewer, kept, origin, now)
    const to = (await findOrganization(db, viewer, kept.toOrganizationId))?.name ?? ''
    const phone = place.contact.phone
    await tellNews(db, { kept, after, moved, moving, person: packet?.person ?? null, to, origin, phone }, now)
    return `/desk/referrals/sent/${kept.id}`
  })
  return taking.catch((error) => {
    if (error instanceof NotAgreed) return trackedAnswer(ask, tracked, { [field]: MOVE_REFUSALS['not-agreed'] })
    throw error
  })
}

/** Says what was done after an ending without help, where words are enough: then nothing is owed any more. */
export async function followUp(ask: Ask): Promise<Answer> {
  const tracked = await trackedAsked(ask)
  const words = textIn(ask.form, 'follow-up')
  if (!words) return trackedAnswer(ask, tracked, { 'follow-up': 'Say what was done' })
  const kept = await sentToChange(ask)
  return takeDeskForm(ask, ROOM, async (db) => {
    const { declineReason } = kept.facts
    if (kept.dueAt === null || (declineReason && needsChild(declineReason))) throw new Conflict('not-from-here')
    await keepFollowUp(db, ask.viewer, kept, words, ask.now)
    return `/desk/referrals/sent/${kept.id}`
  })
}
