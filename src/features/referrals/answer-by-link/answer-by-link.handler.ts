import { isOpenReferral, type ReferralMove } from '../../../domain/referral.ts'
import { MOVE_REFUSALS, moveReferral } from '../../../domain/referral-move.ts'
import { Conflict, found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { writeHistory } from '../../../records/history.ts'
import { wordsOfReferral } from '../../../records/participant-word.ts'
import { findPacket, findReferral, referralToMove } from '../../../records/referral.ts'
import { keepMove } from '../../../records/referral-move.ts'
import type { KeptReferral } from '../../../records/referral-row.ts'
import { eventsOf } from '../../../records/referral-thread.ts'
import type { Db } from '../../../records/schema.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { referralFileAnswer } from '../../../web/referral-file-answer.ts'
import { type MovingAnswer, readMoving } from '../../../web/referral-move-form.ts'
import { tellNews } from '../../../web/referral-news.ts'
import { LINK_MOVES, type LinkMove, linkedReferralPage, linkMoves } from './answer-by-link.page.ts'
import { linkedMoveView, linkedReferralView } from './answer-by-link.view.ts'

const ROOM = 'answer-by-link'

/** Returns who answers by a link, and for which referral. */
function linkIn({ viewer }: Ask) {
  if (viewer.kind !== 'link') throw new NotFound()
  return viewer
}

/** Shows the one referral that a link opens: what was passed on, what is asked for, and by when. */
export async function showLinkedReferral(ask: Ask): Promise<Answer> {
  const { db, now } = ask
  const viewer = linkIn(ask)
  const kept = found(await findReferral(db, viewer, viewer.referralId, now))
  const shown = linkedReferralPage(
    {
      kept,
      packet: await findPacket(db, viewer, kept.id, now),
      words: await wordsOfReferral(db, viewer, kept.id, now),
      events: await eventsOf(db, { id: kept.id, status: kept.facts.status }, 'receiver'),
    },
    now,
  )
  const about = { participantId: kept.participantId, why: 'triage' } as const
  await writeHistory(db, viewer, 'referral.viewed', `referral:${kept.id}`, {}, now, about)
  return page(linkedReferralView(shown, viewer.organizationName, ask))
}

/** A letter or another file that was passed on with it. */
export const openLinkedFile = (ask: Ask): Promise<Answer> => referralFileAnswer(ask, 'triage')

const moveIn = ({ params }: Ask): LinkMove => found(LINK_MOVES.find((move) => move === params.move))

export async function showLinkedMove(ask: Ask): Promise<Answer> {
  const viewer = linkIn(ask)
  const move = moveIn(ask)
  const kept = found(await findReferral(ask.db, viewer, viewer.referralId, ask.now))
  if (!linkMoves(kept, ask.now).includes(move)) throw new Conflict('not-from-here')
  return moveAnswer(ask, kept, move, {})
}

async function moveAnswer(ask: Ask, kept: KeptReferral, move: LinkMove, mistakes: Mistakes): Promise<Answer> {
  const packet = await findPacket(ask.db, ask.viewer, kept.id, ask.now)
  const status = Object.keys(mistakes).length > 0 ? 422 : 200
  return page(linkedMoveView({ kept, move, person: packet?.person ?? null }, mistakes, ask), status)
}

/** Makes one move. Whoever decides at once says with it that the referral has come. */
export async function makeLinkedMove(ask: Ask): Promise<Answer> {
  const { db, now } = ask
  const viewer = linkIn(ask)
  const move = moveIn(ask)
  const kept = found(await referralToMove(db, viewer, viewer.referralId))
  if (!linkMoves(kept, now).includes(move)) throw new Conflict('not-from-here')
  const packet = await findPacket(db, viewer, kept.id, now)
  const read = readMoving(move, ask.form, packet?.person ?? null, now)
  if (!read.ok) return moveAnswer(ask, kept, move, read.mistakes)

  return takeDeskForm(ask, ROOM, async (db) => {
    if (kept.facts.status === 'submitted' && move !== 'acknowledge') await make({ ...ask, db }, 'acknowledge', NOTHING)
    const open = await make({ ...ask, db }, move, read.value)
    return open ? '/answer' : '/answer/ended'
  })
}

const NOTHING: MovingAnswer = {}

/** Keeps a move of the partner and tells everybody; returns whether the referral is still open. */
async function make(ask: Ask & { readonly db: Db }, move: ReferralMove, answer: MovingAnswer): Promise<boolean> {
  const { db, now, origin, place } = ask
  const viewer = linkIn(ask)
  const kept = found(await referralToMove(db, viewer, viewer.referralId))
  const moving = { ...answer, move, side: 'receiver', now } as const
  const made = moveReferral(kept.facts, moving)
  if (!made.ok) throw new Conflict(MOVE_REFUSALS[made.why])
  const { referral: after, moved } = made
  // Read before the move: who declines has no more than a stub afterwards.
  const person = (await findPacket(db, viewer, kept.id, now))?.person ?? null
  await keepMove(db, viewer, { kept, after, moved, moving, why: 'triage' }, now)
  const news = { kept, after, moved, moving, person, to: viewer.organizationName, origin, phone: place.contact.phone }
  await tellNews(db, news, now)
  return isOpenReferral(after.status)
}
