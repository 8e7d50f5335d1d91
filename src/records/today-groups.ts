import { sql } from 'kysely'
import { fullName } from '../domain/participant.ts'
import { todayEnds } from '../domain/today.ts'
import { seesPanel, seesPlace } from './reach-of-cohorts.ts'
import type { TodaySource } from './today-source.ts'

type Named = { readonly participant_id: string; readonly given_name: string; readonly family_name: string }

const whose = (row: Named) => ({
  who: fullName({ givenName: row.given_name, familyName: row.family_name }),
  participantId: row.participant_id,
})

/** Who missed several meetings of a group in a row: asked after by whoever has their case, or put them forward. */
export const absencesDue: TodaySource = async (db, viewer, { now, most }) => {
  const rows = await db
    .selectFrom('absence_flag')
    .innerJoin('participant', 'participant.id', 'absence_flag.participant_id')
    .innerJoin('cohort', 'cohort.id', 'absence_flag.cohort_id')
    .innerJoin('cohort_place', 'cohort_place.id', 'absence_flag.place_id')
    .leftJoin('support_case', (join) =>
      join.onRef('support_case.id', '=', 'cohort_place.case_id').on('support_case.closed_at', 'is', null),
    )
    .where('absence_flag.organization_id', '=', viewer.membership.organizationId)
    .where('absence_flag.closed_at', 'is', null)
    .where('absence_flag.due_at', '<=', todayEnds(now))
    .where(sql<boolean>`coalesce(support_case.owner_account_id, absence_flag.owner_account_id) = ${viewer.accountId}`)
    // Few of a whole organisation: those one was given, and those of people whose case one has.
    .where(
      sql<boolean>`(absence_flag.owner_account_id = ${viewer.accountId} or absence_flag.participant_id = any (array(
        select c.participant_id from support_case c where c.owner_account_id = ${viewer.accountId} and c.closed_at is null)))`,
    )
    .where(seesPlace(viewer, 'absence_flag', now))
    .orderBy('absence_flag.due_at')
    .limit(most)
    .select([
      'absence_flag.id',
      'absence_flag.cohort_id',
      'absence_flag.in_a_row',
      'absence_flag.due_at',
      'cohort.name',
    ])
    .select(['absence_flag.participant_id', 'participant.given_name', 'participant.family_name'])
    .execute()
  return rows.map((row) => ({
    ...whose(row),
    ...{ key: `absence:${row.id}`, kind: 'absence', dueAt: row.due_at, timed: false, urgent: false },
    what: `Missed ${row.in_a_row} meetings of ${row.name}. Ask how they are`,
    href: `/desk/cohorts/${row.cohort_id}/absences/${row.id}`,
  }))
}

/** Questions for several that one has, by when they are looked at; and those that one was invited to. */
export const panelsDue: TodaySource = async (db, viewer, { now, most }) => {
  const due = (as: 'own' | 'guest') =>
    db
      .selectFrom('panel_question')
      .innerJoin('participant', 'participant.id', 'panel_question.participant_id')
      .where('panel_question.decided_at', 'is', null)
      .$if(as === 'own', (query) => query.where('panel_question.owner_account_id', '=', viewer.accountId))
      .where(sql<boolean>`coalesce(panel_question.meets_at, panel_question.look_by) <= ${todayEnds(now)}`)
      .where(seesPanel(viewer, now, as))
      .orderBy('panel_question.look_by')
      .limit(most)
      .select(['panel_question.id', 'panel_question.meets_at', 'panel_question.look_by'])
      .select(['panel_question.participant_id', 'participant.given_name', 'participant.family_name'])
      .execute()
  const own = await due('own')
  const others = (await due('guest')).filter(({ id }) => !own.some((one) => one.id === id))
  return [...own, ...others].map((row) => ({
    ...whose(row),
    ...{ key: `panel:${row.id}`, kind: 'panel', dueAt: row.meets_at ?? row.look_by, timed: row.meets_at !== null },
    ...{ urgent: false, href: `/desk/panel/${row.id}` },
    what: row.meets_at ? 'Panel meets' : 'Find a date for the panel, or an answer',
  }))
}
