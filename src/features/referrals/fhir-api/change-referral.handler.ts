import type { IncomingReferral } from '../../../adapters/fhir/incoming-referral.ts'
import { refusal } from '../../../adapters/fhir/refusal.ts'
import type { ReferralMove } from '../../../domain/referral.ts'
import { moveReferral } from '../../../domain/referral-move.ts'
import { NotFound } from '../../../kit/errors.ts'
import { ownReferral } from '../../../records/fhir-referral.ts'
import { findOrganization } from '../../../records/organization.ts'
import { findPacket, referralToMove } from '../../../records/referral.ts'
import { keepMove } from '../../../records/referral-move.ts'
import { type MachineAsk, RefusedMachine } from '../../../web/machine.ts'
import { tellReceiverOfEnd } from '../../../web/referral-ended.ts'
import { tellNews } from '../../../web/referral-news.ts'

/** Takes back a referral that this system sent, by a message. Returns its id. */
export async function takeBack(ask: MachineAsk, referral: IncomingReferral): Promise<string> {
  const id = await sentHere(ask, referral)
  await moveAsReferrer(ask, id, 'withdraw', wordsOf(referral) || 'Taken back by the system that sent it.')
  return id
}

/** Answers the question that the receiver asked, by a message. Returns the id of the referral. */
export async function answerQuestion(ask: MachineAsk, referral: IncomingReferral): Promise<string> {
  const id = await sentHere(ask, referral)
  await moveAsReferrer(ask, id, 'answer', wordsOf(referral))
  return id
}

const wordsOf = ({ notes, reasons }: IncomingReferral): string => [...notes, ...reasons].join('\n').trim()

async function sentHere(ask: MachineAsk, { requestId }: IncomingReferral): Promise<string> {
  const id = await ownReferral(ask.db, ask.peer!.viewer.organizationId, requestId)
  if (!id) throw new NotFound()
  return id
}

/** Why a sender cannot do it now. The packet itself never changes: it is what the person agreed to on that day. */
const NOT_NOW: Readonly<Record<'withdraw' | 'answer', string>> = {
  withdraw: 'It cannot be taken back from here any more: somebody has taken it on, or it has ended. Please ring them.',
  answer: 'Nobody has asked a question. What was sent cannot be changed: take it back, and send it again.',
}

/**
 * Makes a move of the side that sent a referral, by the same rules and through the same records as on screen, and the
 * person is told. Refuses with 409 where the rules do.
 */
export async function moveAsReferrer(
  ask: MachineAsk,
  id: string,
  move: ReferralMove & ('withdraw' | 'answer'),
  words: string,
): Promise<void> {
  const { db, viewer, now } = ask
  const refused = () => new RefusedMachine(refusal('REC_CONFLICT', 'conflict', NOT_NOW[move], 'ServiceRequest.status'))
  const kept = await referralToMove(db, viewer, id)
  if (!kept) throw refused()
  const packet = await findPacket(db, viewer, id, now)
  const to = await findOrganization(db, viewer, kept.toOrganizationId)
  const moving = { move, side: 'referrer' as const, now, words }
  const made = moveReferral(kept.facts, moving)
  if (!made.ok) throw refused()
  if (move === 'withdraw') await tellReceiverOfEnd(db, kept, { by: null, origin: ask.origin }, now)
  await keepMove(db, viewer, { kept, after: made.referral, moved: made.moved, moving, why: 'machine' }, now)
  const news = { kept, after: made.referral, moved: made.moved, moving: {}, person: packet?.person ?? null }
  await tellNews(db, { ...news, to: to?.name ?? '', origin: ask.origin, phone: ask.place.contact.phone }, now)
}
