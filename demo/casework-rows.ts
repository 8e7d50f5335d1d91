import type { Insertable } from 'kysely'
import { caseWeight } from '../src/domain/caseload.ts'
import { addDays, endOfLondonDay, londonDate, londonMoment } from '../src/domain/london-time.ts'
import { NOTE_KINDS } from '../src/domain/note.ts'
import type { Member } from '../src/domain/permission.ts'
import type { CaseStatus } from '../src/domain/support-case.ts'
import { namedUuid } from '../src/kit/uuid.ts'
import type { CaseworkRows } from '../src/records/casework-store.ts'
import type { Schema } from '../src/records/schema.ts'
import type { Arc } from './casework-arc.ts'
import { ARCS } from './casework-arcs.ts'
import type { Common } from './casework-common.ts'
import { jobsOf } from './casework-jobs.ts'
import type { CaseworkRow } from './casework-people.ts'
import { askedOf, assessmentsOf, reviewsOf } from './casework-progress.ts'
import { AFTERWARDS, AFTERWARDS_EVERY, STORIES } from './casework-stories.ts'

type Rows<T extends keyof CaseworkRows> = Insertable<Schema[T]>[]

export const NO_ROWS: CaseworkRows = {
  ...{ support_case: [], case_event: [], barrier: [], strength: [], goal: [], step: [], plan_event: [] },
  ...{ note: [], appointment: [], assessment: [], review: [], participant_story: [] },
  ...{ job_report: [], job_check: [], assessment_request: [] },
}

/** Returns the rows of both. */
export const together = (some: CaseworkRows, more: CaseworkRows): CaseworkRows =>
  Object.fromEntries(
    Object.keys(some).map((table) => [table, [...some[table as 'note'], ...more[table as 'note']]]),
  ) as unknown as CaseworkRows

/** Whose case it is; `turn` counts an adviser's people, so that nobody is met at the same time as somebody else. */
export type Sampled = {
  readonly row: CaseworkRow
  readonly member: Member
  readonly participantId: string
  readonly caseId: string
  readonly turn: number
}

/** Returns all rows of what has happened by now with one person. */
export function rowsOf({ row, member, participantId, caseId, turn }: Sampled, now: Date): CaseworkRows {
  const began = addDays(londonDate(now), -7 * row.weeks)
  const hour = String(9 + (Math.floor(turn / 5) % 7)).padStart(2, '0')
  const arc: Arc = ARCS[row.arc]
  const ended = arc.end !== undefined && row.weeks > arc.end.week
  const common: Common = {
    ...{ arc, row, member, turn, now, ended, lasts: ended ? arc.end.week : row.weeks },
    keys: { case_id: caseId, participant_id: participantId, organization_id: member.membership.organizationId },
    at: (week, minutes = 0) =>
      new Date(londonMoment(addDays(began, week * 7 + (turn % 5)), `${hour}:00`).getTime() + minutes * 60_000),
    id: (what) => namedUuid(`sample ${what} of ${row.who}`),
    say: (words) =>
      words.replaceAll('{name}', row.who.split(' ')[0]!).replaceAll('{job}', row.job).replaceAll('{where}', row.where),
  }
  const steps = stepsOf(common)
  return {
    support_case: [caseOf(common, steps)],
    case_event: eventsOf(common),
    barrier: barriersOf(common),
    strength: common.arc.strengths.map(([kind, words], i) => ({
      ...person(common),
      ...{ id: common.id(`strength ${i}`), kind, words: common.say(words), since: common.at(0), sample: true },
      ...{ added_by: member.accountId, ended_at: null },
    })),
    goal: goalsOf(common),
    step: steps,
    plan_event: planEventsOf(common, steps),
    note: notesOf(common),
    appointment: appointmentsOf(common),
    assessment: assessmentsOf(common),
    review: reviewsOf(common),
    ...jobsOf(common),
    assessment_request: askedOf(common),
    participant_story: [
      {
        ...{ ...person(common), id: common.id('story'), version: 1, words: common.say(STORIES[row.arc]), sample: true },
        ...{ account_id: member.accountId, written_at: common.at(0, 45) },
      },
    ],
  }
}

const person = ({ keys: { participant_id, organization_id } }: Common) => ({ participant_id, organization_id })

function statusOf(common: Common): CaseStatus {
  const { arc, row, ended } = common
  if (ended) return 'closed'
  if (arc.inWork !== undefined && row.weeks > arc.inWork) return 'in-work'
  return row.weeks < 2 ? 'starting' : 'active'
}

function caseOf(common: Common, steps: Rows<'step'>): Insertable<Schema['support_case']> {
  const { arc, row, keys, member, at, now } = common
  const status = statusOf(common)
  const open = steps
    .filter(({ ended_at }) => ended_at === null)
    .toSorted((a, b) => (a.due_on ?? '').localeCompare(b.due_on ?? ''))[0]
  const due = open ? endOfLondonDay(open.due_on!) : endOfLondonDay(addDays(londonDate(now), 3 + (common.turn % 9)))
  const barriers = barriersOf(common).filter(({ resolved_at }) => !resolved_at).length
  const contacts = notesOf(common)
  const last = (some: Rows<'note'>) => some.map(({ happened_at }) => happened_at as Date).at(-1) ?? null
  const closed = status === 'closed'
  return {
    ...{ id: keys.case_id, place_slug: 'fleet-vale', participant_id: keys.participant_id },
    ...{ organization_id: keys.organization_id, hub_id: member.membership.hubIds[0] ?? null },
    ...{ program: arc.program, path: arc.path, status, owner_account_id: member.accountId, sample: true },
    next_step: closed ? null : open ? open.words : 'Call to hear how it goes',
    due_at: closed ? null : due,
    ...{ weight: caseWeight(status, barriers), opened_at: at(0), paused_until: null, support_ends_on: null },
    last_heard_at: last(contacts.filter(({ two_way }) => two_way)),
    last_tried_at: last(contacts.filter(({ kind }) => kind !== 'note')),
    closed_at: closed ? at(arc.end!.week) : null,
    outcome: closed ? arc.end!.outcome : null,
    ...{ referral_id: null, help_request_id: null, version: row.weeks + 1 },
  }
}

function eventsOf(common: Common): Rows<'case_event'> {
  const { arc, row, keys, member, at, say } = common
  const moves: readonly (readonly [
    week: number,
    move: string,
    from: CaseStatus | null,
    to: CaseStatus,
    words?: string,
  ])[] = [
    [0, 'open', null, 'starting'],
    [1, 'begin', 'starting', 'active'],
    ...(arc.inWork === undefined ? [] : ([[arc.inWork, 'start-work', 'active', 'in-work']] as const)),
    ...(arc.end ? ([[arc.end.week, 'close', 'active', 'closed', arc.end.words]] as const) : []),
  ]
  return moves
    .filter(([week]) => week < row.weeks)
    .map(([week, move, from_status, to_status, words]) => ({
      ...{ ...keys, at: at(week, 50), move, from_status, to_status, account_id: member.accountId, for_person: true },
      ...{ from_account_id: null, to_account_id: null, reason: null, undoes: null, facts: '{}' },
      words: words ? say(words) : null,
    }))
}

function barriersOf(common: Common): Rows<'barrier'> {
  const { arc, row, member, at, id, say } = common
  const health = ['physical-health', 'mental-health', 'disability', 'neurodivergence']
  return arc.barriers.map(([kind, words, resolvedIn], i) => {
    const resolved = resolvedIn !== undefined && resolvedIn < row.weeks
    return {
      ...person(common),
      ...{ id: id(`barrier ${i}`), kind, words: say(words), health: health.includes(kind), since: at(0, 40) },
      ...{ added_by: member.accountId, sample: true, resolved_words: null },
      resolved_at: resolved ? at(resolvedIn) : null,
    }
  })
}

function goalsOf(common: Common): Rows<'goal'> {
  const { arc, keys, member, at, id, say, ended } = common
  return arc.goals.map((goal, i) => ({
    ...{ ...keys, id: id(`goal ${i}`), words: say(goal.words), why: say(goal.why), area: goal.area, sample: true },
    ...{ status: ended ? 'done' : 'agreed', ended_at: ended ? at(arc.end!.week) : null, ended_words: null },
    target_on: londonDate(at(Math.max(...goal.steps.map(([due]) => due)))),
    ...{ made_at: at(0, 50), made_by: member.accountId, changed_at: at(0, 50), changed_by: member.accountId },
  }))
}

function stepsOf(common: Common): Rows<'step'> {
  const { arc, row, keys, member, at, id, say, turn, ended } = common
  return arc.goals.flatMap((goal, g) =>
    goal.steps.map(([due, owner_side, words, whose], s) => {
      // Most is done when it was due; now and then something waits.
      const done = ended || due < row.weeks - (turn % 4 === 1 && s > 1 ? 1 : 0)
      const made = at(Math.min(row.weeks, s < 3 ? 0 : Math.max(0, due - 6)), 50)
      return {
        ...{ ...keys, id: id(`step ${g} ${s}`), goal_id: id(`goal ${g}`), words: say(words), owner_side, sample: true },
        ...{ owner_account_id: null, owner_words: whose ? say(whose) : null, due_on: londonDate(at(due)) },
        status: done ? 'done' : due - row.weeks < 2 && owner_side === 'person' ? 'in-progress' : 'agreed',
        ended_at: done ? at(Math.min(due, row.weeks - 1)) : null,
        ...{ made_at: made, made_by: member.accountId, changed_at: made, changed_by: member.accountId },
        ...{ blocked_by: null, blocked_words: null, replaced_by: null, ended_words: null },
      } as const
    }),
  )
}

function planEventsOf({ keys, member, at }: Common, steps: Rows<'step'>): Rows<'plan_event'> {
  const event = { ...keys, account_id: member.accountId, words: null, before: '{}' }
  return steps.flatMap(({ id, goal_id, ended_at }) => [
    { ...event, goal_id, step_id: id, at: at(0, 50), move: 'add', to_status: 'agreed' as const },
    ...(ended_at ? [{ ...event, goal_id, step_id: id, at: ended_at, move: 'finish', to_status: 'done' as const }] : []),
  ])
}

function notesOf(common: Common): Rows<'note'> {
  const { row, keys, member, at, id, say, now } = common
  return happenedNotes(common)
    .filter(([week]) => week < row.weeks && at(week, 30) < now)
    .map(([week, kind, visibility, words, subject = 'general'], i) => ({
      ...{ ...keys, id: id(`note ${i}`), account_id: member.accountId, kind, subject, visibility, words: say(words) },
      // A text with an answer in it was heard, too.
      two_way: NOTE_KINDS.find(({ value }) => value === kind)!.twoWay || /“/.test(words),
      ...{ happened_at: at(week, 5), written_at: at(week, 30), corrects: null, sample: true },
    }))
}

/** What the arc tells, and then a word every few weeks for as long as the case is open. */
function happenedNotes(common: Common): Arc['notes'] {
  const { arc, row, turn, ended } = common
  const last = arc.notes.at(-1)![0]
  if (ended || row.arc === 'lost-touch') return arc.notes
  const words = AFTERWARDS[statusOf(common) === 'in-work' ? 'in-work' : 'active']
  const times = Math.max(0, Math.floor((row.weeks - last - 1) / AFTERWARDS_EVERY))
  const later = Array.from({ length: times }, (_, n) => {
    const said = words[(turn + n) % words.length]!
    const kind = said.startsWith('Met') ? ('meeting' as const) : ('call' as const)
    return [last + AFTERWARDS_EVERY * (n + 1), kind, 'person', said] as const
  })
  return [...arc.notes, ...later]
}

function appointmentsOf(common: Common): Rows<'appointment'> {
  const { row, keys, member, at, id, now, turn } = common
  const { hubIds } = member.membership
  const every = {
    ...{ ...keys, hub_id: hubIds[0] ?? null, owner_account_id: member.accountId, minutes: 45, sample: true },
    ...{ where_words: null, moved_from: null, moved_by: null, reason: null, note_id: null, recorded_at: null },
    ...{ recorded_by: null, feedback: null, feedback_words: null, feedback_at: null },
    ...{ video_link: null, is_next_step: false, chosen_at: null, booked_by: member.accountId, moves: 0 },
  }
  const met = happenedNotes(common).flatMap(([week, kind], i) => {
    if (week >= row.weeks || at(week, 45) > now || (kind !== 'meeting' && kind !== 'no-answer')) return []
    const came = kind === 'meeting'
    return [
      {
        ...{ ...every, id: id(`appointment ${i}`), about: came ? 'How it is going' : 'A call we arranged' },
        ...{
          way: came ? ('hub' as const) : ('phone' as const),
          starts_at: at(week),
          recorded_at: at(week, 50),
          recorded_by: member.accountId,
        },
        status: came ? ((turn + i) % 6 === 4 ? 'late' : 'attended') : 'did-not-attend',
        ...(came && (turn + i) % 3 === 0 && { feedback: 4 + ((turn + i) % 2), feedback_at: at(week, 300) }),
      } as const,
    ]
  })
  const comes = common.ended || turn % 2 === 1 ? null : at(row.weeks + (turn % 5 === 0 ? 1 : 0))
  return comes && comes > now
    ? [
        ...met,
        {
          ...{ ...every, id: id('next appointment'), about: 'The next step of the plan', way: 'hub' as const },
          ...{ starts_at: comes, status: 'booked' as const },
        },
      ]
    : met
}
