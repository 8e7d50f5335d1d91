import { sql } from 'kysely'
import { ATTENDANCE_STATUSES, PLACE_OUTCOMES, PLACE_STATUSES } from '../domain/cohort.ts'
import { PANEL_STATUSES } from '../domain/panel.ts'
import { seesPanel, seesPlace } from './reach-of-cohorts.ts'
import { before, keyOf, latest, type TimelineSource } from './timeline-source.ts'

const text = (options: readonly { readonly value: string; readonly text: string }[], value: string): string =>
  options.find((one) => one.value === value)?.text ?? value

/** Meetings of groups, and whether somebody came. */
export const meetingsHappened: TimelineSource = {
  kind: 'group',
  async read(db, viewer, look) {
    const rows = await db
      .selectFrom('cohort_attendance')
      .innerJoin('cohort_session', 'cohort_session.id', 'cohort_attendance.session_id')
      .innerJoin('cohort', 'cohort.id', 'cohort_session.cohort_id')
      .leftJoin('account', 'account.id', 'cohort_attendance.recorded_by')
      .where('cohort_attendance.participant_id', 'in', look.participantIds)
      .where(before(look, 'cohort_session.starts_at', 'cohort_attendance', 'cohort_session.id'))
      .where(seesPlace(viewer, 'cohort_attendance', look.now))
      .select(['cohort_session.starts_at as at', 'cohort_session.number', 'cohort_attendance.status'])
      .select(['cohort.id as cohort_id', 'cohort.name as group', 'account.name as by'])
      .select(keyOf('cohort_attendance', 'cohort_session.id').as('key'))
      .$call(latest(look))
      .execute()
    return rows.map((row) => ({
      ...{ key: row.key, at: row.at, kind: 'group', what: `${row.group}, meeting ${row.number}`, by: row.by },
      ...{ words: text(ATTENDANCE_STATUSES, row.status), href: `/desk/cohorts/${row.cohort_id}` },
    }))
  },
}

/** Places in groups: how they began, and how they ended. */
export const placesHappened: TimelineSource = {
  kind: 'group',
  async read(db, viewer, look) {
    const at = sql<Date>`coalesce(cohort_place.ended_at, cohort_place.enrolled_at, cohort_place.since)`
    const rows = await db
      .selectFrom((eb) =>
        eb
          .selectFrom('cohort_place')
          .selectAll()
          .select(at.as('at'))
          .where('participant_id', 'in', look.participantIds)
          .where(seesPlace(viewer, 'cohort_place', look.now))
          .as('place'),
      )
      .innerJoin('cohort', 'cohort.id', 'place.cohort_id')
      .where(before(look, 'place.at', 'cohort_place', 'place.id'))
      .select(['place.at as at', 'place.status', 'place.outcome', 'cohort.id as cohort_id', 'cohort.name as group'])
      .select(keyOf('cohort_place', 'place.id').as('key'))
      .$call(latest(look))
      .execute()
    return rows.map((row) => ({
      ...{ key: row.key, at: row.at, kind: 'group', what: row.group, by: null },
      words: [text(PLACE_STATUSES, row.status), row.outcome ? text(PLACE_OUTCOMES, row.outcome) : '']
        .filter(Boolean)
        .join('. '),
      href: `/desk/cohorts/${row.cohort_id}`,
    }))
  },
}

/** Questions that several looked at, and what was decided. */
export const panelsHappened: TimelineSource = {
  kind: 'plan',
  async read(db, viewer, look) {
    const rows = await db
      .selectFrom((eb) =>
        eb
          .selectFrom('panel_question')
          .selectAll()
          .select(sql<Date>`coalesce(panel_question.decided_at, panel_question.asked_at)`.as('at'))
          .where('participant_id', 'in', look.participantIds)
          .where(seesPanel(viewer, look.now))
          .as('panel'),
      )
      .innerJoin('account', 'account.id', 'panel.asked_by')
      .where(before(look, 'panel.at', 'panel_question', 'panel.id'))
      .select(['panel.at as at', 'panel.id', 'panel.status', 'panel.question', 'panel.decided_words', 'panel.health'])
      .select(['account.name as by', keyOf('panel_question', 'panel.id').as('key')])
      .$call(latest(look))
      .execute()
    return rows.map((row) => ({
      ...{ key: row.key, at: row.at, kind: 'plan', what: `Panel: ${text(PANEL_STATUSES, row.status).toLowerCase()}` },
      ...{ words: row.decided_words ?? row.question, by: row.by, href: `/desk/panel/${row.id}` },
      about: row.health ? 'health' : null,
    }))
  },
}
