import type { Selectable } from 'kysely'
import type { Member } from '../domain/permission.ts'
import {
  DRAFT_DAYS,
  type DraftAnswers,
  type DraftFields,
  type DraftPage,
  EMPTY_DRAFT,
  keepPage,
  type Writing,
} from '../domain/referral-draft.ts'
import { NotFound } from '../kit/errors.ts'
import { draftsPerson, writesDraft } from './reach.ts'
import type { Db } from './schema.ts'
import type { ReferralDraftTable } from './schema-referrals.ts'

/** A referral that is being written. Nobody but its writer ever sees it. */
export type ReferralDraft = {
  readonly id: string
  /** Whose record it begins from; null: a record is made when it is sent. */
  readonly participantId: string | null
  readonly answers: DraftAnswers
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** More than anybody writes at once. */
const MOST = 50

/** Returns what this viewer has begun for the team they act for, the newest first. */
export async function draftsOf(db: Db, viewer: Member, now: Date): Promise<readonly ReferralDraft[]> {
  const rows = await db
    .selectFrom('referral_draft')
    .selectAll()
    .where(writesDraft(viewer))
    .where(draftsPerson(viewer, now))
    .orderBy('updated_at', 'desc')
    .limit(MOST)
    .execute()
  return rows.map(draftOf)
}

/** Returns a draft of this viewer; null for everybody else's, and for what was never there. */
export async function findReferralDraft(db: Db, viewer: Member, id: string, now: Date): Promise<ReferralDraft | null> {
  const row = await db
    .selectFrom('referral_draft')
    .selectAll()
    .where('id', '=', id)
    .where(writesDraft(viewer))
    .where(draftsPerson(viewer, now))
    .executeTakeFirst()
  return row ? draftOf(row) : null
}

export type PageWriting = Writing & { readonly page: DraftPage; readonly typed: DraftFields }

/** What a draft begins with, and whose record it begins from. */
export type Beginning = { readonly fields: DraftFields; readonly participantId: string | null }

export type DraftKept =
  | { readonly ok: true; readonly draft: ReferralDraft }
  | { readonly ok: false; readonly draft: ReferralDraft; readonly changed: readonly string[] }

/**
 * Keeps one page of a draft, in the caller's transaction; makes the draft where it is not there yet, from this beginning.
 * Nothing that another window wrote is lost: see `keepPage`. NotFound where the draft is somebody else's, or begins from
 * somebody whom this viewer may not change.
 */
export async function keepDraftPage(
  db: Db,
  viewer: Member,
  id: string,
  writing: PageWriting,
  beginning: Beginning,
  now: Date,
): Promise<DraftKept> {
  await db
    .insertInto('referral_draft')
    .values({
      id,
      organization_id: viewer.membership.organizationId,
      account_id: viewer.accountId,
      participant_id: beginning.participantId,
      answers: JSON.stringify({ ...EMPTY_DRAFT, fields: beginning.fields }),
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  const row = await db
    .selectFrom('referral_draft')
    .selectAll()
    .where('id', '=', id)
    .where(writesDraft(viewer))
    .where(draftsPerson(viewer, now))
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFound()

  const draft = draftOf(row)
  const kept = keepPage(draft.answers, draft.version, writing.page, writing.typed, writing)
  if (!kept.ok) return { ok: false, draft, changed: kept.changed }
  const after = { ...draft, answers: kept.answers, version: draft.version + 1, updatedAt: now }
  await db
    .updateTable('referral_draft')
    .set({ answers: JSON.stringify(after.answers), version: after.version, updated_at: now })
    .where('id', '=', id)
    .where(writesDraft(viewer))
    .execute()
  return { ok: true, draft: after }
}

/** Throws a draft of this viewer away, with its files; NotFound where it is not theirs. */
export async function removeReferralDraft(db: Db, viewer: Member, id: string): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('referral_draft')
    .where('id', '=', id)
    .where(writesDraft(viewer))
    .executeTakeFirst()
  if (numDeletedRows !== 1n) throw new NotFound()
}

/** Throws away every draft that nobody came back to; returns how many. */
export async function removeOldReferralDrafts(jobs: Db, now: Date): Promise<number> {
  const { numDeletedRows } = await jobs
    .deleteFrom('referral_draft')
    .where('updated_at', '<', new Date(now.getTime() - DRAFT_DAYS * 86_400_000))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

const draftOf = (row: Selectable<ReferralDraftTable>): ReferralDraft => ({
  id: row.id,
  participantId: row.participant_id,
  answers: row.answers as DraftAnswers,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})
