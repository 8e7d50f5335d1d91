import { INSTRUMENTS } from '../domain/instruments.ts'
import { REVIEW_KINDS } from '../domain/review.ts'
import { readsCasework } from './reach-of-casework.ts'
import { before, keyOf, latest, type TimelineSource } from './timeline-source.ts'

/** Reviews that were done. */
export const reviewsHappened: TimelineSource = {
  kind: 'review',
  async read(db, viewer, look) {
    const rows = await db
      .selectFrom('review')
      .leftJoin('account', 'account.id', 'review.done_by')
      .where('review.participant_id', 'in', look.participantIds)
      .where('review.status', '=', 'done')
      .where(before(look, 'review.done_at', 'review', 'review.id'))
      .where(readsCasework(viewer, 'review', look.now))
      .select(['review.done_at as at', 'review.kind', 'review.words', 'review.participant_id', 'account.name'])
      .select(keyOf('review', 'review.id').as('key'))
      .$call(latest(look))
      .execute()
    return rows.map((row) => ({
      ...{ key: row.key, at: row.at!, kind: 'review', words: row.words, by: row.name },
      what: REVIEW_KINDS.find(({ value }) => value === row.kind)?.text ?? row.kind,
      href: `/desk/people/${row.participant_id}/reviews`,
    }))
  },
}

/** Assessments that were taken; what they came to stands on their own page. */
export const assessmentsHappened: TimelineSource = {
  kind: 'review',
  async read(db, viewer, look) {
    const rows = await db
      .selectFrom('assessment')
      .leftJoin('account', 'account.id', 'assessment.account_id')
      .where('assessment.participant_id', 'in', look.participantIds)
      .where('assessment.withdrawn_at', 'is', null)
      .where(before(look, 'assessment.taken_at', 'assessment', 'assessment.id'))
      .where(readsCasework(viewer, 'assessment', look.now))
      .select(['assessment.taken_at as at', 'assessment.instrument', 'assessment.participant_id', 'account.name'])
      .select(keyOf('assessment', 'assessment.id').as('key'))
      .$call(latest(look))
      .execute()
    return rows.map((row) => ({
      ...{ key: row.key, at: row.at, kind: 'review', words: null, by: row.name },
      what: `Assessment: ${INSTRUMENTS.find(({ id }) => id === row.instrument)?.name ?? row.instrument}`,
      href: `/desk/people/${row.participant_id}/assessments`,
    }))
  },
}
