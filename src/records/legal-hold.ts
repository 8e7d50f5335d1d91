import { randomUUID } from 'node:crypto'
import type { LocalDate } from '../domain/opportunity.ts'
import type { Member } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { keptByLead } from './reach-of-data-protection.ts'
import type { Db } from './schema.ts'

export type LegalHold = {
  readonly id: string
  readonly participantId: string
  readonly number: string
  readonly reason: string
  readonly placedAt: Date
  readonly placedBy: string
  readonly reviewOn: LocalDate
}

/** Lays a hold: nothing of this person is erased until it is lifted, also where another record was made one with it. */
export async function placeHold(
  db: Db,
  viewer: Member,
  hold: { readonly participantId: string; readonly reason: string; readonly reviewOn: LocalDate },
  now: Date,
): Promise<void> {
  const id = randomUUID()
  const { participantId, reason, reviewOn } = hold
  await db
    .insertInto('legal_hold')
    .values({
      ...{ id, participant_id: participantId, organization_id: viewer.membership.organizationId, reason },
      ...{ placed_at: now, placed_by: viewer.accountId, review_on: reviewOn },
      ...{ lifted_at: null, lifted_by: null, lifted_words: null },
    })
    .execute()
  const about = { participantId, why: 'privacy' as const }
  await writeHistory(db, viewer, 'hold.placed', `legal-hold:${id}`, { reviewOn }, now, about)
}

/** Lifts a hold, with the reason. Refuses what is lifted or not theirs. */
export async function liftHold(db: Db, viewer: Member, id: string, words: string, now: Date): Promise<void> {
  const participantId = await change(db, viewer, id, {
    lifted_at: now,
    lifted_by: viewer.accountId,
    lifted_words: words,
  })
  await writeHistory(db, viewer, 'hold.lifted', `legal-hold:${id}`, {}, now, { participantId, why: 'privacy' })
}

/** Keeps a hold on, to be looked at again on another day. */
export async function reviewHold(db: Db, viewer: Member, id: string, reviewOn: LocalDate, now: Date): Promise<void> {
  const participantId = await change(db, viewer, id, { review_on: reviewOn })
  await writeHistory(db, viewer, 'hold.reviewed', `legal-hold:${id}`, { reviewOn }, now, {
    participantId,
    why: 'privacy',
  })
}

async function change(
  db: Db,
  viewer: Member,
  id: string,
  set: Partial<{ lifted_at: Date; lifted_by: number; lifted_words: string; review_on: LocalDate }>,
): Promise<string> {
  const hold = await db
    .selectFrom('legal_hold')
    .where('id', '=', id)
    .where(keptByLead(viewer, 'legal_hold'))
    .where('lifted_at', 'is', null)
    .select('participant_id')
    .executeTakeFirst()
  if (!hold) throw new Conflict('not-there')
  await db.updateTable('legal_hold').set(set).where('id', '=', id).execute()
  return hold.participant_id
}

/** Returns the holds that this organisation keeps, those to be looked at first. */
export async function holdsOf(db: Db, viewer: Member, participantId?: string): Promise<readonly LegalHold[]> {
  const rows = await db
    .selectFrom('legal_hold')
    .innerJoin('participant as p', 'p.id', 'legal_hold.participant_id')
    .leftJoin('account as a', 'a.id', 'legal_hold.placed_by')
    .where(keptByLead(viewer, 'legal_hold'))
    .where('legal_hold.lifted_at', 'is', null)
    .$if(participantId !== undefined, (query) => query.where('legal_hold.participant_id', '=', participantId!))
    .select(['legal_hold.id', 'participant_id', 'p.number', 'reason', 'placed_at', 'review_on', 'a.name'])
    .orderBy('review_on')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, participantId: row.participant_id, number: row.number, reason: row.reason },
    ...{ placedAt: row.placed_at, placedBy: row.name ?? 'Somebody', reviewOn: row.review_on },
  }))
}
