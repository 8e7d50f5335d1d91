import { sql } from 'kysely'
import { addDays, endOfLondonDay, londonDate } from '../domain/london-time.ts'
import { fullName } from '../domain/participant.ts'
import type { Member } from '../domain/permission.ts'
import {
  AGREEMENT_LOOKS_AHEAD,
  nextThing,
  quietDue,
  quietness,
  quietWords,
  TODAY_LOOKS_AHEAD,
  type TodayAct,
  type TodayEntry,
  todayEnds,
} from '../domain/today.ts'
import { LONGEST_CASELOAD } from './caseload.ts'
import { readsCasework, seesCase } from './reach-of-casework.ts'
import type { Db } from './schema.ts'
import type { TodaySource } from './today-source.ts'

type OwnCase = Awaited<ReturnType<typeof ownCases>>[number]
type Look = Parameters<TodaySource>[2] & { readonly cases: readonly OwnCase[] }

/** The open cases of whoever looks, with whose they are: read once, for all that waits in them. */
const ownCases = (db: Db, viewer: Member, now: Date) =>
  db
    .selectFrom('support_case')
    .innerJoin('participant', 'participant.id', 'support_case.participant_id')
    .where('support_case.owner_account_id', '=', viewer.accountId)
    .where('support_case.closed_at', 'is', null)
    .where(seesCase(viewer, now))
    .orderBy('support_case.due_at')
    .orderBy('support_case.id')
    .limit(LONGEST_CASELOAD)
    .select(['support_case.id', 'support_case.participant_id', 'participant.given_name', 'participant.family_name'])
    .select(['next_step', 'due_at', 'status', 'last_heard_at', 'opened_at'])
    .execute()

/** What waits in the work with people: next steps, who is quiet, steps of plans, reviews, agreements. */
export const caseworkDue: TodaySource = async (db, viewer, look) => {
  const cases = await ownCases(db, viewer, look.now)
  const steps = await stepsDue(db, viewer, { ...look, cases })
  const whole = [...casesDue(cases, look.now), ...peopleNotHeard(cases, look.now)]
  if (cases.length === 0) return steps
  const reviews = await reviewsDue(db, viewer, { ...look, cases })
  return [...whole, ...steps, ...reviews, ...(await agreementsRunningOut(db, { ...look, cases }))]
}

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

const casesDue = (cases: readonly OwnCase[], now: Date): readonly TodayEntry[] =>
  cases
    .filter(({ due_at }) => due_at! <= todayEnds(now))
    .map((row) => ({
      ...whose(row),
      ...{ key: `case:${row.id}`, kind: 'case', what: row.next_step ?? '', dueAt: row.due_at! },
      ...{ timed: false, urgent: false, href: recordOf(row, '/cases'), acts: contacts(row.participant_id) },
      thing: nextThing(row.id, row.next_step ?? ''),
    }))

/** Who is quiet is so as a person, once, however many cases they have. */
const peopleNotHeard = (cases: readonly OwnCase[], now: Date): readonly TodayEntry[] =>
  cases.flatMap((row, i) => {
    const since = row.last_heard_at ?? row.opened_at
    const quiet = row.status === 'paused' ? null : quietness(since, now)
    if (!quiet || cases.findIndex((one) => one.participant_id === row.participant_id) !== i) return []
    return [
      {
        ...whose(row),
        ...{ key: `quiet:${row.participant_id}`, kind: 'quiet' as const, what: quietWords(since, now), timed: false },
        ...{
          dueAt: quietDue(since, now),
          urgent: quiet.urgent,
          href: recordOf(row),
          acts: contacts(row.participant_id),
        },
      },
    ]
  })

/** Steps in one's own cases, and one's own in the cases of others: one's own for the week, other people's once late. */
async function stepsDue(db: Db, viewer: Member, { cases, now, most }: Look): Promise<readonly TodayEntry[]> {
  const today = londonDate(now)
  const rows = await db
    .selectFrom('step')
    .where('step.ended_at', 'is', null)
    .where(
      sql<boolean>`(${sql.ref('step.case_id')} = ${anyOf(cases.map(({ id }) => id))}
        or step.owner_account_id = ${viewer.accountId})`,
    )
    .where(
      sql<boolean>`step.due_on <= case when step.owner_side = 'adviser' and (step.owner_account_id is null
        or step.owner_account_id = ${viewer.accountId}) then ${addDays(today, TODAY_LOOKS_AHEAD)}::date
        else ${addDays(today, -1)}::date end`,
    )
    .where(readsCasework(viewer, 'step', now))
    .orderBy('step.due_on')
    .orderBy('step.id')
    .limit(most)
    .select(['step.id', 'step.case_id', 'step.participant_id', 'step.words', 'step.due_on'])
    .select(['step.owner_side', 'step.owner_words'])
    .execute()
  const known = new Map<string, Whose>(cases.map((one) => [one.participant_id, one]))
  const others = rows.map(({ participant_id }) => participant_id).filter((id) => !known.has(id))
  for (const one of await peopleOf(db, others)) known.set(one.participant_id, one)
  return rows.flatMap((row) => {
    const person = known.get(row.participant_id)
    if (!person) return []
    return [
      {
        ...whose(person),
        ...{ key: `step:${row.id}`, kind: 'step' as const, dueAt: endOfLondonDay(row.due_on!), timed: false },
        what: row.owner_side === 'adviser' ? row.words : `${row.owner_words ?? person.given_name}: ${row.words}`,
        ...{ urgent: false, href: recordOf(person, '/plan'), thing: nextThing(row.case_id, row.words) },
        acts: [{ path: `/desk/today/steps/${row.id}/done`, text: 'Done', fields: {} }],
      },
    ]
  })
}

/** Whose the steps are that one has in the cases of others. */
async function peopleOf(db: Db, ids: readonly string[]): Promise<readonly Whose[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('participant')
    .select(['id as participant_id', 'given_name', 'family_name'])
    .where('id', 'in', [...ids])
    .execute()
}

async function reviewsDue(db: Db, viewer: Member, { cases, now, most }: Look): Promise<readonly TodayEntry[]> {
  const rows = await db
    .selectFrom('review')
    .where('review.case_id', '=', anyOf(cases.map(({ id }) => id)))
    .where('review.status', '=', 'scheduled')
    .where('review.due_on', '<=', addDays(londonDate(now), TODAY_LOOKS_AHEAD))
    .where(readsCasework(viewer, 'review', now))
    .orderBy('review.due_on')
    .orderBy('review.id')
    .limit(most)
    .select(['review.id', 'review.case_id', 'review.due_on'])
    .execute()
  return rows.map((row) => {
    const person = cases.find(({ id }) => id === row.case_id)!
    return {
      ...whose(person),
      ...{ key: `review:${row.id}`, kind: 'review', what: 'Review how it is going', timed: false, urgent: false },
      ...{ dueAt: endOfLondonDay(row.due_on), href: recordOf(person, '/reviews') },
    }
  })
}

/** One question for however many there are, so that its plan can be kept. */
const anyOf = (ids: readonly string[]) => sql<string>`any (${ids}::uuid[])`

async function agreementsRunningOut(db: Db, { cases, now, most }: Look): Promise<readonly TodayEntry[]> {
  const rows = await db
    .selectFrom('sharing_decision')
    .leftJoin('organization', 'organization.id', 'sharing_decision.recipient_organization_id')
    .where('sharing_decision.participant_id', '=', anyOf(cases.map(({ participant_id }) => participant_id)))
    .where('sharing_decision.withdrawn_at', 'is', null)
    .where('sharing_decision.expires_at', '>', now)
    .where('sharing_decision.expires_at', '<=', todayEnds(now, AGREEMENT_LOOKS_AHEAD))
    .orderBy('sharing_decision.expires_at')
    .limit(most)
    .select(['sharing_decision.id', 'sharing_decision.participant_id', 'sharing_decision.expires_at'])
    .select('organization.name as recipient')
    .execute()
  return rows.map((row) => {
    const person = cases.find(({ participant_id }) => participant_id === row.participant_id)!
    const recipient = row.recipient ? ` with ${row.recipient}` : ''
    return {
      ...whose(person),
      ...{ key: `agreement:${row.id}`, kind: 'agreement', what: `Agreement to share${recipient} runs out` },
      ...{ dueAt: row.expires_at!, timed: false, urgent: false, href: recordOf(person, '/sharing') },
    }
  })
}
