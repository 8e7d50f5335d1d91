import { type SqlBool, sql } from 'kysely'
import { APPOINTMENT_STATUSES } from '../domain/appointment.ts'
import { BARRIER_KINDS } from '../domain/barrier.ts'
import { CASE_MOVE_NAMES } from '../domain/case-move.ts'
import type { Option } from '../domain/facets.ts'
import { NOTE_KINDS } from '../domain/note.ts'
import { GOAL_MOVE_WORDS, STEP_MOVE_WORDS } from '../domain/plan.ts'
import type { TimelineEntry } from '../domain/timeline.ts'
import { readsCasework, readsNote } from './reach-of-casework.ts'
import { before, keyOf, latest, type TimelineSource } from './timeline-source.ts'

const text = (options: readonly Option[], value: string): string =>
  options.find((option) => option.value === value)?.text ?? value

const NOTE_ABOUT = { general: null, health: 'health', safeguarding: 'risk' } as const

/** Notes, as last corrected. */
export const notesHappened: TimelineSource = {
  kind: 'note',
  async read(db, viewer, look) {
    const rows = await db
      .selectFrom('note')
      .leftJoin('account', 'account.id', 'note.account_id')
      .where('note.participant_id', 'in', look.participantIds)
      .where(before(look, 'note.happened_at', 'note', 'note.id'))
      .where(sql<SqlBool>`not exists (select from note as later where later.corrects = note.id)`)
      .where(readsNote(viewer, look.now))
      .select([
        'note.happened_at as at',
        'note.kind',
        'note.subject',
        'note.words',
        'note.participant_id',
        'account.name',
      ])
      .select(keyOf('note', 'note.id').as('key'))
      .$call(latest(look))
      .execute()
    return rows.map((row) => ({
      ...{ key: row.key, at: row.at, kind: 'note', what: text(NOTE_KINDS, row.kind), words: row.words },
      ...{ about: NOTE_ABOUT[row.subject], by: row.name, href: `/desk/people/${row.participant_id}/notes` },
    }))
  },
}

const CASE_PAST: Readonly<Record<string, string>> = {
  ...Object.fromEntries(CASE_MOVE_NAMES.map(({ value, past }) => [value, past])),
  open: 'Began to work together',
  'change-next': 'Changed what is next',
  undo: 'Took back what was done last',
}

/** What happened to cases. */
export const casesHappened: TimelineSource = {
  kind: 'case',
  async read(db, viewer, look) {
    const rows = await db
      .selectFrom('case_event')
      .leftJoin('account', 'account.id', 'case_event.account_id')
      .where('case_event.participant_id', 'in', look.participantIds)
      .where(before(look, 'case_event.at', 'case', 'case_event.id'))
      .where(readsCasework(viewer, 'case_event', look.now))
      .select(['case_event.at', 'case_event.move', 'case_event.words', 'case_event.participant_id', 'account.name'])
      .select(keyOf('case', 'case_event.id').as('key'))
      .$call(latest(look))
      .execute()
    return rows.map((row) => ({
      ...{ key: row.key, at: row.at, kind: 'case', what: CASE_PAST[row.move] ?? row.move, words: row.words },
      ...{ by: row.name, href: `/desk/people/${row.participant_id}/cases` },
    }))
  },
}

/** Appointments that are over, or were called off. */
export const appointmentsHappened: TimelineSource = {
  kind: 'appointment',
  async read(db, viewer, look) {
    const rows = await db
      .selectFrom('appointment')
      .innerJoin('account', 'account.id', 'appointment.owner_account_id')
      .where('appointment.participant_id', 'in', look.participantIds)
      .where('appointment.starts_at', '<=', look.now)
      .where(before(look, 'appointment.starts_at', 'appointment', 'appointment.id'))
      .where(readsCasework(viewer, 'appointment', look.now))
      .select(['appointment.starts_at as at', 'appointment.status', 'appointment.about', 'appointment.participant_id'])
      .select(['account.name', keyOf('appointment', 'appointment.id').as('key')])
      .$call(latest(look))
      .execute()
    return rows.map((row) => ({
      ...{ key: row.key, at: row.at, kind: 'appointment', words: text(APPOINTMENT_STATUSES, row.status) },
      ...{ what: `Appointment: ${row.about}`, by: row.name, href: `/desk/people/${row.participant_id}/appointments` },
    }))
  },
}

/** What happened to goals and steps, each by its words. */
export const plansHappened: TimelineSource = {
  kind: 'plan',
  async read(db, viewer, look) {
    const rows = await db
      .selectFrom('plan_event')
      .innerJoin('goal', 'goal.id', 'plan_event.goal_id')
      .leftJoin('step', 'step.id', 'plan_event.step_id')
      .leftJoin('account', 'account.id', 'plan_event.account_id')
      .where('plan_event.participant_id', 'in', look.participantIds)
      .where(before(look, 'plan_event.at', 'plan', 'plan_event.id'))
      .where(readsCasework(viewer, 'plan_event', look.now))
      .select(['plan_event.at', 'plan_event.move', 'plan_event.words', 'plan_event.participant_id', 'account.name'])
      .select(['goal.words as goal', 'step.words as step', keyOf('plan', 'plan_event.id').as('key')])
      .$call(latest(look))
      .execute()
    return rows.map((row) => ({
      ...{
        key: row.key,
        at: row.at,
        kind: 'plan',
        what: `${planPast(row.move, row.step !== null)}: ${row.step ?? row.goal}`,
      },
      ...{ words: row.words, by: row.name, href: `/desk/people/${row.participant_id}/plan` },
    }))
  },
}

function planPast(move: string, ofStep: boolean): string {
  if (move === 'add') return ofStep ? 'New step' : 'New goal'
  if (move === 'change') return ofStep ? 'Step changed' : 'Goal changed'
  const table: Readonly<Record<string, { readonly past: string }>> = ofStep ? STEP_MOVE_WORDS : GOAL_MOVE_WORDS
  return `${ofStep ? 'Step' : 'Goal'}: ${(table[move]?.past ?? move).toLowerCase()}`
}

/** What came into the way, and what was solved. */
export const barriersHappened: TimelineSource = {
  kind: 'record',
  async read(db, viewer, look) {
    const of = (at: 'since' | 'resolved_at', table: string, words: 'words' | 'resolved_words') =>
      db
        .selectFrom('barrier')
        .leftJoin('account', 'account.id', 'barrier.added_by')
        .where('barrier.participant_id', 'in', look.participantIds)
        .where(before(look, `barrier.${at}`, table, 'barrier.id'))
        .where(readsCasework(viewer, 'barrier', look.now))
        .select([`barrier.${at} as at`, 'barrier.kind', 'barrier.health', `barrier.${words} as said`])
        .select(['barrier.participant_id', 'account.name', keyOf(table, 'barrier.id').as('key')])
        .$call(latest(look))
        .execute()
    const [come, gone] = [await of('since', 'barrier', 'words'), await of('resolved_at', 'solved', 'resolved_words')]
    const entry =
      (what: string) =>
      (row: (typeof come)[number]): TimelineEntry => ({
        ...{ key: row.key, at: row.at!, kind: 'record', what: `${what}: ${text(BARRIER_KINDS, row.kind)}` },
        ...{ words: row.said, about: row.health ? 'health' : null, by: what === 'In the way' ? row.name : null },
        href: `/desk/people/${row.participant_id}`,
      })
    return [...come.map(entry('In the way')), ...gone.map(entry('Solved'))]
  },
}
