import type { Insertable } from 'kysely'
import { addDays, londonDate } from '../../../src/domain/london-time.ts'
import type { Db, Schema } from '../../../src/records/schema.ts'

type Casework = {
  readonly participantId: string
  readonly organizationId: number
  readonly accountId: number
  /** What stands in every column of words, so that it is known again. */
  readonly words: string
}

/**
 * Works with a canary: a case, a plan, a note, a story, a message and all the rest, with one mark in all of it. Every row
 * has the person's own id, so that whoever asks for any part of the record by it asks for theirs.
 */
export async function workWithCanary(owner: Db, of: Casework, now: Date): Promise<void> {
  const { participantId: id, organizationId, accountId, words } = of
  const on = { id, participant_id: id, organization_id: organizationId }
  const made = { made_at: now, made_by: accountId, changed_at: now, changed_by: accountId }
  const soon = new Date(now.getTime() + 3 * 86_400_000)
  const day = addDays(londonDate(now), 3)
  const rows: { readonly [T in keyof Schema]?: Insertable<Schema[T]> } = {
    support_case: {
      ...{ ...on, place_slug: 'fleet-vale', program: 'workwell', path: 'find-work', status: 'active' },
      ...{ owner_account_id: accountId, next_step: words, due_at: soon, opened_at: now },
    },
    goal: { ...on, ...made, case_id: id, words, why: words, area: 'work', status: 'agreed' },
    step: { ...on, ...made, goal_id: id, case_id: id, words, owner_side: 'person', status: 'agreed', due_on: day },
    note: {
      ...{ ...on, case_id: id, account_id: accountId, kind: 'call', subject: 'general', visibility: 'delivery' },
      ...{ two_way: true, words, happened_at: now, written_at: now },
    },
    barrier: { ...on, kind: 'housing', words, since: now, added_by: accountId },
    strength: { ...on, kind: 'skill', words, since: now, added_by: accountId },
    participant_story: { ...on, version: 1, words, account_id: accountId, written_at: now },
    review: { ...on, case_id: id, kind: 'plan', status: 'done', opens_on: day, due_on: day, done_at: now, words },
    appointment: {
      ...{ ...on, case_id: id, owner_account_id: accountId, about: words, way: 'elsewhere', where_words: words },
      // On a Sunday at night, when nobody of the made-up borough meets anybody.
      ...{ starts_at: new Date(soon.getTime() + 13 * 3_600_000), minutes: 30, status: 'booked' },
    },
    person_message: {
      ...{ ...on, direction: 'in', channel: 'text', address: '+447700900999', words, at: now, status: 'delivered' },
      ...{ status_at: now, owner_account_id: accountId, due_at: soon },
    },
  } as never
  for (const [table, row] of Object.entries(rows)) {
    await owner
      .insertInto(table as 'goal')
      .values(row as Insertable<Schema['goal']>)
      .execute()
  }
}

/** Everything that is kept of the work with these people, as text. */
export async function caseworkOf(owner: Db, participantIds: readonly string[]): Promise<string> {
  const kept = []
  for (const table of ['support_case', 'goal', 'step', 'note', 'barrier', 'appointment', 'review'] as const) {
    kept.push(
      await owner
        .selectFrom(table as 'goal')
        .selectAll()
        .where('participant_id', 'in', participantIds)
        .orderBy('id')
        .execute(),
    )
  }
  return JSON.stringify(kept)
}
