import { sql } from 'kysely'
import { addDays, endOfLondonDay, londonDate } from '../domain/london-time.ts'
import { fullName } from '../domain/participant.ts'
import type { Member } from '../domain/permission.ts'
import {
  AGREEMENT_LOOKS_AHEAD,
  QUIET_DAYS,
  quietDue,
  quietness,
  quietSince,
  quietWords,
  TODAY_LOOKS_AHEAD,
  type TodayAct,
  type TodayEntry,
  todayEnds,
} from '../domain/today.ts'
import { readsCasework, seesCase } from './reach-of-casework.ts'
import type { Db } from './schema.ts'
import type { TodaySource } from './today-source.ts'

/** The open cases of whoever looks, with whose they are. */
const ownCases = (db: Db, viewer: Member, now: Date) =>
  db
    .selectFrom('support_case')
    .innerJoin('participant', 'participant.id', 'support_case.participant_id')
    .where('support_case.owner_account_id', '=', viewer.accountId)
    .where('support_case.closed_at', 'is', null)
    .where(seesCase(viewer, now))
    .select(['support_case.id', 'support_case.participant_id', 'participant.given_name', 'participant.family_name'])

type Whose = { readonly participant_id: string; readonly given_name: string; readonly family_name: string }

const whose = (row: Whose) => ({
  who: fullName({ givenName: row.given_name, familyName: row.family_name }),
  participantId: row.participant_id,
})
const recordOf = (row: Whose, end = ''): string => `/desk/people/${row.participant_id}${end}`

/** Being in touch, written down with one press. */
const contacts = (participantId: string): readonly TodayAct[] => [
  { path: '/desk/today/contact', text: 'We spoke', fields: { person: participantId, contact: 'brief' } },
  { path: '/desk/today/contact', text: 'Tried, no answer', fields: { person: participantId, contact: 'no-answer' } },
]

export const casesDue: TodaySource = async (db, viewer, { now, most }) => {
  const rows = await ownCases(db, viewer, now)
    .where('support_case.due_at', '<=', todayEnds(now))
    .orderBy('support_case.due_at')
    .orderBy('support_case.id')
    .limit(most)
    .select(['support_case.next_step', 'support_case.due_at', 'support_case.status', 'support_case.paused_until'])
    .execute()
  return rows.map((row) => ({
    ...whose(row),
    ...{
      key: `case:${row.id}`,
      kind: 'case',
      what: row.next_step ?? '',
      dueAt: row.due_at!,
      timed: false,
      urgent: false,
    },
    href: recordOf(row, '/cases'),
    acts: contacts(row.participant_id),
  }))
}

export const peopleNotHeard: TodaySource = async (db, viewer, { now, most }) => {
  const since = sql<Date>`coalesce(support_case.last_heard_at, support_case.opened_at)`
  const rows = await ownCases(db, viewer, now)
    .where(sql<boolean>`${since} <= ${quietSince(QUIET_DAYS.at(-1)!.days, now)}`)
    .where('support_case.status', '<>', 'paused')
    .orderBy(since)
    .limit(most)
    .select(since.as('since'))
    .execute()
  const entries = rows.flatMap((row): TodayEntry[] => {
    const quiet = quietness(row.since, now)
    if (!quiet) return []
    return [
      {
        ...whose(row),
        ...{
          key: `quiet:${row.participant_id}`,
          kind: 'quiet',
          what: quietWords(row.since, now),
          dueAt: quietDue(row.since, now),
        },
        ...{ timed: false, urgent: quiet.urgent, href: recordOf(row), acts: contacts(row.participant_id) },
      },
    ]
  })
  return entries.filter(({ key }, i) => entries.findIndex((one) => one.key === key) === i)
}

/** Steps in one's own cases, and one's own in the cases of others: one's own for the week, other people's once late. */
export const stepsDue: TodaySource = async (db, viewer, { now, most }) => {
  const today = londonDate(now)
  const columns = ['step.id as step_id', 'step.words', 'step.due_on', 'step.owner_side', 'step.owner_words'] as const
  const own = await ownCases(db, viewer, now)
    .innerJoin('step', 'step.case_id', 'support_case.id')
    .where('step.ended_at', 'is', null)
    .where(readsCasework(viewer, 'step', now))
    .where(
      sql<boolean>`step.due_on <= case when step.owner_side = 'adviser' and (step.owner_account_id is null
        or step.owner_account_id = ${viewer.accountId}) then ${addDays(today, TODAY_LOOKS_AHEAD)}::date
        else ${addDays(today, -1)}::date end`,
    )
    .orderBy('step.due_on')
    .orderBy('step.id')
    .limit(most)
    .select([...columns])
    .execute()
  const elsewhere = await db
    .selectFrom('step')
    .innerJoin('support_case', 'support_case.id', 'step.case_id')
    .innerJoin('participant', 'participant.id', 'step.participant_id')
    .where('step.owner_account_id', '=', viewer.accountId)
    .where('step.ended_at', 'is', null)
    .where('step.due_on', '<=', addDays(today, TODAY_LOOKS_AHEAD))
    .where('support_case.owner_account_id', '<>', viewer.accountId)
    .where(readsCasework(viewer, 'step', now))
    .orderBy('step.due_on')
    .limit(most)
    .select(['step.participant_id', 'participant.given_name', 'participant.family_name', ...columns])
    .execute()
  return [...own, ...elsewhere].map((row) => ({
    ...whose(row),
    ...{ key: `step:${row.step_id}`, kind: 'step', dueAt: endOfLondonDay(row.due_on!), timed: false, urgent: false },
    what: row.owner_side === 'adviser' ? row.words : `${row.owner_words ?? row.given_name}: ${row.words}`,
    href: recordOf(row, '/plan'),
    acts: [{ path: `/desk/today/steps/${row.step_id}/done`, text: 'Done', fields: {} }],
  }))
}

export const reviewsDue: TodaySource = async (db, viewer, { now, most }) => {
  const rows = await ownCases(db, viewer, now)
    .innerJoin('review', 'review.case_id', 'support_case.id')
    .where('review.status', '=', 'scheduled')
    .where('review.due_on', '<=', addDays(londonDate(now), TODAY_LOOKS_AHEAD))
    .where(readsCasework(viewer, 'review', now))
    .orderBy('review.due_on')
    .orderBy('review.id')
    .limit(most)
    .select(['review.id as review_id', 'review.due_on'])
    .execute()
  return rows.map((row) => ({
    ...whose(row),
    ...{ key: `review:${row.review_id}`, kind: 'review', what: 'Review how it is going', timed: false, urgent: false },
    dueAt: endOfLondonDay(row.due_on),
    href: recordOf(row, '/reviews'),
  }))
}

export const agreementsRunningOut: TodaySource = async (db, viewer, { now, most }) => {
  const rows = await ownCases(db, viewer, now)
    .innerJoin('sharing_decision', 'sharing_decision.participant_id', 'support_case.participant_id')
    .leftJoin('organization', 'organization.id', 'sharing_decision.recipient_organization_id')
    .where('sharing_decision.withdrawn_at', 'is', null)
    .where('sharing_decision.expires_at', '>', now)
    .where('sharing_decision.expires_at', '<=', todayEnds(now, AGREEMENT_LOOKS_AHEAD))
    .orderBy('sharing_decision.expires_at')
    .limit(most)
    .select(['sharing_decision.id as decision_id', 'sharing_decision.expires_at', 'organization.name as recipient'])
    .execute()
  const entries = rows.map((row): TodayEntry => {
    const recipient = row.recipient ? ` with ${row.recipient}` : ''
    return {
      ...whose(row),
      ...{ key: `agreement:${row.decision_id}`, kind: 'agreement', what: `Agreement to share${recipient} runs out` },
      ...{ dueAt: row.expires_at!, timed: false, urgent: false, href: recordOf(row, '/sharing') },
    }
  })
  return entries.filter(({ key }, i) => entries.findIndex((one) => one.key === key) === i)
}
