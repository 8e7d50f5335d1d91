import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Participant } from '../domain/participant.ts'
import type { Viewer } from '../domain/permission.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { peopleSeen } from './participant.ts'
import { changesParticipant } from './reach.ts'
import type { Db } from './schema.ts'

/** One record folded into another, as it stands. */
export type Merge = {
  readonly id: string
  readonly kept: Participant
  readonly folded: Participant
  readonly at: Date
  readonly by: string
  readonly reason: string | null
}

/**
 * Folds one record into another, for who may change both; refuses with Conflict where either was folded already or is
 * at risk. No row moves and nobody sees more than before (migrations/0037). Returns the merge, which can be taken back.
 */
export async function mergePeople(
  db: Db,
  viewer: Viewer,
  { keptId, foldedId, reason }: { readonly keptId: string; readonly foldedId: string; readonly reason: string | null },
  now: Date,
): Promise<string> {
  await bothMayChange(db, viewer, keptId, foldedId, now)
  const id = randomUUID()
  const { rows } = await sql<{ done: boolean }>`
    select merge_people(${id}, ${keptId}, ${foldedId}, ${reason}) as done`.execute(db)
  if (!rows[0]?.done) throw new Conflict('not-to-be-merged')
  await noted(db, viewer, 'participant.merged', id, [keptId, foldedId], now)
  return id
}

/** Takes a merge back: both records are as they were. */
export async function unmergePeople(db: Db, viewer: Viewer, mergeId: string, now: Date): Promise<void> {
  const merge = await db
    .selectFrom('person_merge')
    .select(['kept', 'folded'])
    .where('id', '=', mergeId)
    .executeTakeFirst()
  if (!merge) throw new NotFound()
  await bothMayChange(db, viewer, merge.kept, merge.folded, now)
  const { rows } = await sql<{ done: boolean }>`select unmerge_people(${mergeId}) as done`.execute(db)
  if (!rows[0]?.done) throw new Conflict('already-taken-back')
  await noted(db, viewer, 'participant.unmerged', mergeId, [merge.kept, merge.folded], now)
}

/** Returns the merges that stand among people this viewer sees, the latest first. */
export async function mergesSeen(db: Db, viewer: Viewer, now: Date): Promise<readonly Merge[]> {
  const merges = await db
    .selectFrom('person_merge')
    .innerJoin('account', 'account.id', 'person_merge.account_id')
    .select(['person_merge.id', 'kept', 'folded', 'at', 'account.name as by', 'reason'])
    .where('undone_at', 'is', null)
    .orderBy('at', 'desc')
    .limit(100)
    .execute()
  const ids = [...new Set(merges.flatMap(({ kept, folded }) => [kept, folded]))]
  const people = await peopleSeen(db, viewer, ids, now)
  return merges.flatMap(({ kept, folded, ...rest }) => {
    const [one, other] = [people.get(kept), people.get(folded)]
    return one && other ? [{ ...rest, kept: one, folded: other }] : []
  })
}

async function bothMayChange(db: Db, viewer: Viewer, one: string, other: string, now: Date): Promise<void> {
  const rows = await db
    .selectFrom('participant')
    .select('id')
    .where('id', 'in', [one, other])
    .where(changesParticipant(viewer, now))
    .execute()
  if (rows.length !== 2) throw new NotFound()
}

async function noted(db: Db, viewer: Viewer, verb: string, id: string, people: readonly string[], now: Date) {
  for (const participantId of people)
    await writeHistory(db, viewer, verb, `person-merge:${id}`, {}, now, { participantId, why: 'duplicates' })
}
