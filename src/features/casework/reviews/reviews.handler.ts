import { distanceTravelled } from '../../../domain/assessment.ts'
import { londonDate } from '../../../domain/london-time.ts'
import type { Participant } from '../../../domain/participant.ts'
import { type Review, reviewStanding } from '../../../domain/review.ts'
import { isOpenCase, type SupportCase } from '../../../domain/support-case.ts'
import { Conflict, found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { assessmentsOf } from '../../../records/assessment.ts'
import { barriersOf } from '../../../records/barrier.ts'
import { recordsOf } from '../../../records/folded.ts'
import { writeHistory } from '../../../records/history.ts'
import { stepCounts } from '../../../records/plan.ts'
import { doReview, exemptReview, findReview, moveReview, reviewsOf } from '../../../records/review.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import { instrumentsOf } from '../../../web/distance-words.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { caseworkAsked, writeLook } from '../../../web/person-asked.ts'
import { readHowItGoes, readLater } from './reviews.form.ts'
import { progressLines, reviewsPage } from './reviews.page.ts'
import { laterView, reviewsView, reviewView } from './reviews.view.ts'

const ROOM = 'reviews'

/** Shows when somebody's plan is looked at together, and what was said each time; writes down that it was read. */
export async function showReviews(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const { ids, ...asked } = await caseworkAsked(ask)
  const { person } = asked
  const known = { ...asked, reviews: await reviewsOf(db, viewer, ids, now) }
  await writeHistory(db, viewer, 'review.viewed', `participant:${person.id}`, {}, now, {
    participantId: person.id,
    why: 'support',
  })
  return page(reviewsView(person, reviewsPage(known, now), ask))
}

export async function showReview(ask: Ask): Promise<Answer> {
  const asked = await reviewAsked(ask)
  await writeLook(ask, asked.person)
  return reviewAnswer(ask, asked, {})
}

/**
 * Writes down how it is going, and plans the next review with it. Where somebody else was faster, what was typed is shown
 * beside what they wrote, to be kept as a note.
 */
export async function doneTogether(ask: Ask): Promise<Answer> {
  const asked = await reviewAsked(ask)
  if (asked.review.status !== 'scheduled') return reviewAnswer(ask, asked, {})
  const read = readHowItGoes(ask.form)
  if (!read.ok) return reviewAnswer(ask, asked, read.mistakes)
  return keepOnce(ask, asked, async (db) => {
    await doReview(db, ask.viewer, asked.review, { words: read.value, of: asked.kept }, ask.now)
  })
}

export const showLater = async (ask: Ask): Promise<Answer> => {
  const { person, review } = await reviewAsked(ask)
  await writeLook(ask, person)
  return page(laterView({ person, review, mistakes: {} }, ask))
}

export async function putItOff(ask: Ask): Promise<Answer> {
  const asked = await reviewAsked(ask)
  const { person, review, kept } = asked
  const read = readLater(ask.form, review, ask.now)
  if (!read.ok) return page(laterView({ person, review, mistakes: read.mistakes }, ask), 422)
  const later = read.value
  return keepOnce(ask, asked, (db) =>
    later.kind === 'exempt'
      ? exemptReview(db, ask.viewer, review, later, kept, ask.now)
      : moveReview(db, ask.viewer, review, later, kept, ask.now),
  )
}

/** Keeps what was decided of a review that is still as it was read; where somebody was faster, that is said. */
async function keepOnce(ask: Ask, { person, review }: Asked, keep: (db: Ask['db']) => Promise<void>): Promise<Answer> {
  if (review.status !== 'scheduled') throw new Conflict('moved-by-someone-else')
  return takeDeskForm(ask, ROOM, async (db) => {
    await keep(db)
    return `/desk/people/${person.id}/reviews`
  })
}

type Asked = { readonly person: Participant; readonly review: Review; readonly kept: SupportCase }

async function reviewAsked(ask: Ask): Promise<Asked> {
  const { db, viewer, params, now } = ask
  const { person, ids, cases, changes } = await caseworkAsked(ask)
  const id = params.review ?? ''
  const review = found(isUuid(id) && changes ? await findReview(db, viewer, id, now) : null)
  const kept = found(cases.find((one) => one.id === review.caseId))
  if (!ids.includes(review.participantId) || !isOpenCase(kept.status)) throw new NotFound()
  return { person, review, kept }
}

async function reviewAnswer(ask: Ask, { person, review }: Asked, mistakes: Mistakes): Promise<Answer> {
  const { db, viewer, now } = ask
  const ids = await recordsOf(db, viewer, person.id, now)
  const steps = await stepCounts(db, viewer, review.caseId, londonDate(now), now)
  const progress = progressLines(steps, await barriersOf(db, viewer, ids, now))
  const taken = await assessmentsOf(db, viewer, ids, now)
  const ways = instrumentsOf(ask).map((instrument) => distanceTravelled(instrument, taken))
  const standing = reviewStanding(review, londonDate(now))
  const open = standing === 'open' || standing === 'late'
  const shown = reviewView({ person, review, progress, ways, open, mistakes }, ask)
  const gone = review.status !== 'scheduled' && ask.form.size > 0
  return page(shown, gone ? 409 : Object.keys(mistakes).length > 0 ? 422 : 200)
}
