import { mustKeep } from '../../../domain/person-retention.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { type ErasureRequest, erasuresAsked, keepInstead } from '../../../records/erasure-request.ts'
import { recordsOf } from '../../../records/folded.ts'
import { writeHistory } from '../../../records/history.ts'
import { holdsOf } from '../../../records/legal-hold.ts'
import { queueMessage } from '../../../records/message.ts'
import { findParticipant } from '../../../records/participant.ts'
import { referralsOfPerson } from '../../../records/referral-list.ts'
import { casesOf } from '../../../records/support-case.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { type DataNews, dataMessage } from '../../../web/data-messages.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { erasureRequestView } from './erasure-request.view.ts'

const ROOM = 'data-protection'
const DESK = '/desk/data-protection'

export const showErasureRequest: Handler = (ask) => requestPage(ask, {})

/** What they asked, and what stands in the way: what is open, what a programme keeps, a hold. */
async function requestPage(ask: Ask, mistakes: Mistakes): Promise<Answer> {
  const { db, now, place } = ask
  const viewer = memberIn(ask)
  const one = await requestAsked(ask)
  const ids = await recordsOf(db, viewer, one.participantId, now)
  const [cases, referrals] = [await casesOf(db, viewer, ids, now), await referralsOfPerson(db, viewer, ids, now)]
  const programs = [...cases, ...referrals].map(({ program }) => program)
  const known = {
    ...{ one, mistakes, holds: await holdsOf(db, viewer, one.participantId) },
    kept: mustKeep(programs, place.keepPrograms),
    open: cases.filter(({ closedAt }) => closedAt === null).length,
  }
  const about = { participantId: one.participantId, why: 'privacy' as const }
  await writeHistory(db, viewer, 'erasure.viewed', `erasure-request:${one.id}`, {}, now, about)
  return page(erasureRequestView(ask, known), Object.keys(mistakes).length > 0 ? 422 : 200)
}

/** POST: it stays, and why. The person is told. */
export const keepIt: Handler = async (ask) => {
  const one = await requestAsked(ask)
  const viewer = memberIn(ask)
  const words = (ask.form.get('words') ?? '').normalize('NFC').trim().slice(0, 4000)
  if (words.length < 10) return requestPage(ask, { words: 'Say why. The person reads it' })
  return takeDeskForm(ask, ROOM, async (db) => {
    await keepInstead(db, viewer, one, words, ask.now)
    await tellOfErasure({ ...ask, db }, one, 'erasure.decided')
    return DESK
  })
}

/** Tells the person what became of their request, where there is a safe way. */
export async function tellOfErasure(ask: Ask, one: ErasureRequest, kind: DataNews): Promise<void> {
  const person = await findParticipant(ask.db, ask.viewer, one.participantId, ask.now)
  const from = { origin: ask.origin, phone: ask.place.contact.phone }
  const message = person && dataMessage(person, { kind, id: one.id, until: null, once: '1' }, from)
  if (message) await queueMessage(ask.db, message, ask.now)
}

const requestAsked = async (ask: Ask): Promise<ErasureRequest> =>
  found((await erasuresAsked(ask.db, memberIn(ask))).find(({ id }) => id === ask.params.id))
