import type { Viewer } from '../domain/permission.ts'
import { may } from '../domain/permission.ts'
import type { PostingAnswers } from '../domain/posting-fields.ts'
import { NotFound } from '../kit/errors.ts'
import { storableJson } from './bulk.ts'
import { writeHistory } from './history.ts'
import type { Posting } from './posting.ts'
import type { Db } from './schema.ts'

/** Why an advert may choose by a protected characteristic, and whether a second person agreed. */
export type OccupationalRequirement = {
  readonly reason: string
  readonly givenBy: number
  readonly givenByName: string
  readonly agreedByName: string | null
}

/** Returns the reason that was written down for a posting which the caller found; null where there is none. */
export async function occupationalRequirement(
  db: Db,
  posting: Pick<Posting, 'id'>,
): Promise<OccupationalRequirement | null> {
  const row = await db
    .selectFrom('occupational_requirement as r')
    .innerJoin('account as giver', 'giver.id', 'r.given_by')
    .leftJoin('account as agreer', 'agreer.id', 'r.agreed_by')
    .select(['r.reason', 'r.given_by', 'giver.name as giver', 'agreer.name as agreer'])
    .where('posting_id', '=', posting.id)
    .executeTakeFirst()
  return row ? { reason: row.reason, givenBy: row.given_by, givenByName: row.giver, agreedByName: row.agreer } : null
}

/** Writes why an advert may choose; whatever had been agreed has to be agreed again. */
export async function giveRequirementReason(
  db: Db,
  viewer: Viewer,
  posting: Pick<Posting, 'id'>,
  reason: string,
  now: Date,
): Promise<void> {
  const given_by = accountOf(viewer)
  const values = { reason, given_at: now, given_by, agreed_at: null, agreed_by: null }
  await db
    .insertInto('occupational_requirement')
    .values({ posting_id: posting.id, ...values })
    .onConflict((conflict) => conflict.column('posting_id').doUpdateSet(values))
    .execute()
  await writeHistory(db, viewer, 'posting.requirement-given', `posting:${posting.id}`, {}, now)
}

/** A second person agrees with the reason. Returns false where it was their own, or where there is none to agree with. */
export async function agreeRequirement(
  db: Db,
  viewer: Viewer,
  posting: Pick<Posting, 'id'>,
  now: Date,
): Promise<boolean> {
  const row = await db
    .updateTable('occupational_requirement')
    .set({ agreed_at: now, agreed_by: accountOf(viewer) })
    .where('posting_id', '=', posting.id)
    .where('agreed_by', 'is', null)
    .where('given_by', '<>', accountOf(viewer))
    .returning('posting_id')
    .executeTakeFirst()
  if (row) await writeHistory(db, viewer, 'posting.requirement-agreed', `posting:${posting.id}`, {}, now)
  return row !== undefined
}

/** Keeps how a posting stands now, so that what is changed afterwards can be shown. */
export async function keepReading(db: Db, { id, working }: Posting, now: Date): Promise<void> {
  const values = { answers: storableJson(working), at: now }
  await db
    .insertInto('posting_reading')
    .values({ posting_id: id, ...values })
    .onConflict((conflict) => conflict.column('posting_id').doUpdateSet(values))
    .execute()
}

/** Returns what a moderator compares a posting with: what is live, else how it stood when a change was asked for. */
export async function readBefore(db: Db, posting: Posting): Promise<PostingAnswers | null> {
  if (posting.isListed) return posting.published
  const row = await db
    .selectFrom('posting_reading')
    .select('answers')
    .where('posting_id', '=', posting.id)
    .executeTakeFirst()
  return row?.answers ?? null
}

/** A posting that a trusted organisation published by itself, chosen for a look. */
export type Sampled = {
  readonly entryId: number
  readonly postingId: number
  readonly title: string
  readonly organizationName: string
  readonly at: Date
  readonly findings: number
}

/** Of so many published without a look, one is looked at afterwards; so is every one with a finding. */
const ONE_IN = 5

/** Returns what trusted organisations have published that somebody should look at, the oldest first. */
export async function sampledPostings(db: Db, viewer: Viewer): Promise<Sampled[]> {
  if (!may(viewer, 'postings.moderate')) return []
  const rows = await db
    .selectFrom('posting_entry as e')
    .innerJoin('posting as p', 'p.id', 'e.posting_id')
    .innerJoin('organization as g', 'g.id', 'p.organization_id')
    .leftJoin('posting_look as l', 'l.entry_id', 'e.id')
    .where('l.entry_id', 'is', null)
    .where('e.move', '=', 'publish')
    .where('p.state', '=', 'live')
    .select(['e.id', 'e.at', 'p.id as posting_id', 'p.working', 'p.findings', 'g.name'])
    .orderBy('e.id')
    .limit(500)
    .execute()
  return rows
    .map((row) => ({
      entryId: Number(row.id),
      postingId: row.posting_id,
      title: String(row.working.title ?? ''),
      organizationName: row.name,
      at: row.at,
      findings: row.findings.filter(({ severity }) => severity !== 'advise').length,
    }))
    .filter(({ entryId, findings }) => findings > 0 || entryId % ONE_IN === 0)
}

/** Writes that somebody has looked at what was published of this posting. */
export async function writeLook(db: Db, viewer: Viewer, posting: Pick<Posting, 'id'>, now: Date): Promise<void> {
  const entries = await db
    .selectFrom('posting_entry')
    .select('id')
    .where('posting_id', '=', posting.id)
    .where('move', '=', 'publish')
    .execute()
  for (const { id } of entries) {
    await db
      .insertInto('posting_look')
      .values({ entry_id: Number(id), at: now, account_id: accountOf(viewer) })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  await writeHistory(db, viewer, 'posting.looked-at', `posting:${posting.id}`, {}, now)
}

/** Returns whose account acts; nobody else's acts get here. */
export function accountOf(viewer: Viewer): number {
  if (viewer.kind !== 'member') throw new NotFound()
  return viewer.accountId
}
