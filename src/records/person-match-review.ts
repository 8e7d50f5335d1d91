import { type Selectable, sql } from 'kysely'
import type { Likeness } from '../domain/linkage/compare-people.ts'
import type { Participant } from '../domain/participant.ts'
import type { Member, Viewer } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { participantOf } from './participant.ts'
import { comparedOf, likenessesOf } from './person-match.ts'
import { seesParticipant } from './reach.ts'
import type { Db } from './schema.ts'
import type { ParticipantTable } from './schema-people.ts'

/** Two records side by side. */
export type Pair = { readonly one: Participant; readonly other: Participant }
export type FoundPair = Pair & { readonly bits: number; readonly foundAt: Date }

/** More likely than not, for who is looking through a queue. */
const FOR_THE_QUEUE = 0

/** Keeps that two people may be one. What was decided about them stays decided. */
export async function keepMatch(db: Db, a: string, b: string, bits: number, now: Date): Promise<void> {
  await db
    .insertInto('person_match')
    .values({ ...inOrder(a, b), bits, found_at: now, ...UNDECIDED })
    .onConflict((conflict) => conflict.columns(['one', 'other']).doNothing())
    .execute()
}

const UNDECIDED = { verdict: null, decided_at: null, decided_by: null, organization_id: null }
const inOrder = (a: string, b: string) => (a < b ? { one: a, other: b } : { one: b, other: a })

/** Returns pairs that nobody has decided about and of whom this viewer sees both, the likeliest first. */
export async function matchQueue(db: Db, viewer: Viewer, now: Date, most = 50): Promise<readonly FoundPair[]> {
  const rows = await db
    .selectFrom('person_match')
    .select(['one', 'other', 'bits', 'found_at'])
    .where('verdict', 'is', null)
    .where('bits', '>=', FOR_THE_QUEUE)
    .where(({ exists }) => exists(openRecord('person_match.one', viewer, now)))
    .where(({ exists }) => exists(openRecord('person_match.other', viewer, now)))
    .orderBy('bits', 'desc')
    .orderBy('one')
    .limit(most)
    .execute()
  const people = await openPeople(
    db,
    viewer,
    rows.flatMap(({ one, other }) => [one, other]),
    now,
  )
  return rows.flatMap(({ one, other, bits, found_at }) => {
    const [left, right] = [people.get(one), people.get(other)]
    return left && right ? [{ one: participantOf(left), other: participantOf(right), bits, foundAt: found_at }] : []
  })
}

/** Returns two records with what speaks for their being one person; null where the viewer does not see both. */
export async function comparePair(
  db: Db,
  viewer: Viewer,
  a: string,
  b: string,
  now: Date,
): Promise<(Pair & { readonly likeness: Likeness }) | null> {
  const { one, other } = inOrder(a, b)
  const people = await openPeople(db, viewer, [one, other], now)
  const [left, right] = [people.get(one), people.get(other)]
  if (one === other || !left || !right) return null
  const [likeness] = await likenessesOf(db, comparedOf(left), [comparedOf(right)])
  for (const participantId of [one, other])
    await writeHistory(db, viewer, 'participant.compared', `participant:${participantId}`, {}, now, {
      participantId,
      why: 'duplicates',
    })
  return { one: participantOf(left), other: participantOf(right), likeness: likeness! }
}

/** Remembers what was decided about two records; refuses with Conflict where somebody else was first. */
export async function decideMatch(
  db: Db,
  viewer: Member,
  { one: a, other: b, bits, verdict }: Pick<FoundPair, 'bits'> & { one: string; other: string; verdict: Verdict },
  now: Date,
): Promise<void> {
  const pair = inOrder(a, b)
  await keepMatch(db, a, b, bits, now)
  const { numUpdatedRows } = await db
    .updateTable('person_match')
    .set({
      verdict,
      decided_at: now,
      decided_by: viewer.accountId,
      organization_id: viewer.membership.organizationId,
    })
    .where('one', '=', pair.one)
    .where('other', '=', pair.other)
    .where('verdict', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('decided-by-someone-else')
  if (verdict === 'same') return
  for (const participantId of [pair.one, pair.other])
    await writeHistory(db, viewer, 'participant.not-same', `participant:${participantId}`, {}, now, {
      participantId,
      why: 'duplicates',
    })
}

export type Verdict = 'same' | 'not-same'

/** Opens again what was decided about two records: when a merge is taken back, or "not the same" was a mistake. */
export async function reopenMatch(db: Db, viewer: Member, a: string, b: string): Promise<void> {
  const decided = { decided_by: viewer.accountId, organization_id: viewer.membership.organizationId }
  await db
    .updateTable('person_match')
    .set({ verdict: null, decided_at: null, ...decided })
    .where('one', '=', inOrder(a, b).one)
    .where('other', '=', inOrder(a, b).other)
    .execute()
}

/** Returns whom somebody was decided not to be, or is part of. */
export async function decidedAbout(db: Db, id: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('person_match')
    .select(['one', 'other'])
    .where('verdict', 'is not', null)
    .where((eb) => eb.or([eb('one', '=', id), eb('other', '=', id)]))
    .execute()
  return rows.map(({ one, other }) => (one === id ? other : one))
}

/** Unfolded, seen, and not at risk: duplicates of people at risk are for nobody's queue. */
const isOpen = (viewer: Viewer, now: Date) => sql<boolean>`(participant.merged_into is null
  and ${seesParticipant(viewer, now)}
  and not exists (select from restriction s where s.participant_id = participant.id and s.lifted_at is null))`

const openRecord = (column: string, viewer: Viewer, now: Date) =>
  sql`(select from participant where participant.id = ${sql.ref(column)} and ${isOpen(viewer, now)})`

async function openPeople(
  db: Db,
  viewer: Viewer,
  ids: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Selectable<ParticipantTable>>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('participant')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .where(isOpen(viewer, now))
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
