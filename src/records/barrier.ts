import { sql } from 'kysely'
import type { Barrier, BarrierKind, Strength, StrengthKind } from '../domain/barrier.ts'
import type { Viewer } from '../domain/permission.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { mayChangeParticipant } from './participant.ts'
import { changesCasework, readsCasework } from './reach-of-casework.ts'
import type { Db } from './schema.ts'
import { weighCasesOf } from './support-case-weight.ts'

/** Whose it is, and which organisation writes it down. */
type On = { readonly id: string; readonly participantId: string; readonly organizationId: number }

/** Returns what stands in the way of somebody, what is solved last: as far as this viewer reads it. */
export async function barriersOf(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  now: Date,
): Promise<readonly Barrier[]> {
  const rows = await db
    .selectFrom('barrier')
    .leftJoin('account', 'account.id', 'barrier.added_by')
    .where('participant_id', 'in', participantIds)
    .where(readsCasework(viewer, 'barrier', now))
    .selectAll('barrier')
    .select('account.name as adder')
    .orderBy(sql`resolved_at desc nulls first`)
    .orderBy('since')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    participantId: row.participant_id,
    kind: row.kind as BarrierKind,
    words: row.words,
    health: row.health,
    since: row.since,
    addedBy: row.adder,
    resolvedAt: row.resolved_at,
    resolvedWords: row.resolved_words,
    version: row.version,
  }))
}

export type AddingBarrier = On & {
  readonly kind: BarrierKind
  readonly words: string | null
  readonly health: boolean
  readonly sample?: boolean
}

/** Writes down what stands in the way and weighs the cases anew, in the caller's transaction. */
export async function addBarrier(db: Db, viewer: Viewer, adding: AddingBarrier, now: Date): Promise<void> {
  await mayChange(db, viewer, adding.participantId, now)
  await db
    .insertInto('barrier')
    .values({
      ...columnsOf(adding),
      ...{ kind: adding.kind, words: adding.words, health: adding.health, since: now },
      ...{ added_by: accountOf(viewer), resolved_at: null, resolved_words: null, sample: adding.sample ?? false },
    })
    .execute()
  await written(db, viewer, 'barrier.added', `barrier:${adding.id}`, adding.participantId, now)
  await weighCasesOf(db, viewer, adding.participantId, now)
}

export type BarrierChange =
  | { readonly kind: BarrierKind; readonly words: string | null; readonly health: boolean }
  /** Solved, or open again where null. */
  | { readonly resolved: { readonly words: string | null } | null }

/** Changes a barrier, or says that it is solved. Throws Conflict where somebody else was first, or it is not to be changed. */
export async function changeBarrier(db: Db, viewer: Viewer, kept: Barrier, change: BarrierChange, now: Date) {
  const { numUpdatedRows } = await db
    .updateTable('barrier')
    .set({
      ...('resolved' in change
        ? { resolved_at: change.resolved && now, resolved_words: change.resolved?.words ?? null }
        : change),
      version: kept.version + 1,
    })
    .where('id', '=', kept.id)
    .where('version', '=', kept.version)
    .where(changesCasework(viewer, 'barrier', now))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('changed-by-someone-else')
  const verb = 'resolved' in change && change.resolved ? 'barrier.resolved' : 'barrier.changed'
  await written(db, viewer, verb, `barrier:${kept.id}`, kept.participantId, now)
  await weighCasesOf(db, viewer, kept.participantId, now)
}

/** Returns what there is to build on, the longest known first: as far as this viewer reads it. */
export async function strengthsOf(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  now: Date,
): Promise<readonly Strength[]> {
  const rows = await db
    .selectFrom('strength')
    .leftJoin('account', 'account.id', 'strength.added_by')
    .where('participant_id', 'in', participantIds)
    .where('ended_at', 'is', null)
    .where(readsCasework(viewer, 'strength', now))
    .selectAll('strength')
    .select('account.name as adder')
    .orderBy('since')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    participantId: row.participant_id,
    kind: row.kind as StrengthKind,
    words: row.words,
    since: row.since,
    addedBy: row.adder,
    version: row.version,
  }))
}

export type AddingStrength = On & { readonly kind: StrengthKind; readonly words: string; readonly sample?: boolean }

/** Writes down what there is to build on, in the caller's transaction. */
export async function addStrength(db: Db, viewer: Viewer, adding: AddingStrength, now: Date): Promise<void> {
  await mayChange(db, viewer, adding.participantId, now)
  await db
    .insertInto('strength')
    .values({
      ...columnsOf(adding),
      ...{ kind: adding.kind, words: adding.words, since: now, added_by: accountOf(viewer), ended_at: null },
      sample: adding.sample ?? false,
    })
    .execute()
  await written(db, viewer, 'strength.added', `strength:${adding.id}`, adding.participantId, now)
}

/** Takes a strength off the record. Throws Conflict where somebody else was first. */
export async function endStrength(db: Db, viewer: Viewer, kept: Strength, now: Date): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('strength')
    .set({ ended_at: now, version: kept.version + 1 })
    .where('id', '=', kept.id)
    .where('version', '=', kept.version)
    .where(changesCasework(viewer, 'strength', now))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('changed-by-someone-else')
  await written(db, viewer, 'strength.ended', `strength:${kept.id}`, kept.participantId, now)
}

const columnsOf = ({ id, participantId, organizationId }: On) => ({
  id,
  participant_id: participantId,
  organization_id: organizationId,
})

const accountOf = (viewer: Viewer): number | null => (viewer.kind === 'member' ? viewer.accountId : null)

async function mayChange(db: Db, viewer: Viewer, participantId: string, now: Date): Promise<void> {
  if (!(await mayChangeParticipant(db, viewer, participantId, now))) throw new NotFound()
}

const written = (db: Db, viewer: Viewer, verb: string, subject: string, participantId: string, now: Date) =>
  writeHistory(db, viewer, verb, subject, {}, now, {
    participantId,
    why: viewer.kind === 'resident' ? 'own-record' : 'support',
  })
