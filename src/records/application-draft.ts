import type { ApplicationAnswers } from '../domain/application-answers.ts'
import { may, type Viewer } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { helpsWithDraft } from './reach-of-requests.ts'
import { saying } from './said-secret.ts'
import type { Db } from './schema.ts'
import { findStoredFile, type StoredFile } from './stored-file.ts'
import { inTransaction } from './transaction.ts'

export type ApplicationDraft = {
  readonly id: number
  /** The digest that opens it to its browser; null for the adviser who was let in. */
  readonly browserHash: Buffer | null
  readonly opportunityId: number
  readonly answers: ApplicationAnswers
  readonly fileId: number | null
  readonly version: number
  readonly changedBy: 'applicant' | 'adviser'
  /** Who helps to fill it in, now; null where nobody does. */
  readonly helperName: string | null
  readonly updatedAt: Date
  readonly expiresAt: Date
  readonly sentReference: string | null
}

/** Drafts are kept this long after the last change. */
export const DRAFT_DAYS = 30
/** An adviser who was let in may help this long. */
export const HELPER_DAYS = 7
/** The code that lets an adviser in works this long. */
export const HELPER_CODE_HOURS = 24

const DAY = 86_400_000
const after = (now: Date, days: number) => new Date(now.getTime() + days * DAY)

/** Returns the draft for this opportunity that belongs to the browser with this secret's digest. */
export async function draftOfBrowser(
  db: Db,
  browserHash: Buffer,
  opportunityId: number,
  now: Date,
): Promise<ApplicationDraft | null> {
  const row = await saying(db, browserHash, (db) =>
    live(db, now)
      .where('browser_hash', '=', browserHash)
      .where('opportunity_id', '=', opportunityId)
      .executeTakeFirst(),
  )
  return row ? toDraft(row, now) : null
}

/** Returns the draft that this adviser was let into; null to everybody else, and once the time is over or it is sent. */
export async function draftOfHelper(db: Db, viewer: Viewer, id: number, now: Date): Promise<ApplicationDraft | null> {
  const row = await live(db, now)
    .where('id', '=', id)
    .where(helpsWithDraft(viewer, now))
    .where('sent_reference', 'is', null)
    .executeTakeFirst()
  return row ? { ...toDraft(row, now), browserHash: null } : null
}

/** Returns the drafts that this adviser helps with now. */
export async function draftsOfHelper(db: Db, viewer: Viewer, now: Date): Promise<readonly ApplicationDraft[]> {
  const rows = await live(db, now)
    .where(helpsWithDraft(viewer, now))
    .where('sent_reference', 'is', null)
    .orderBy('updated_at', 'desc')
    .execute()
  return rows.map((row) => ({ ...toDraft(row, now), browserHash: null }))
}

/** Starts a draft in this browser; what it had sent for the same opportunity before makes room. */
export async function startDraft(
  db: Db,
  browserHash: Buffer,
  opportunityId: number,
  answers: ApplicationAnswers,
  now: Date,
): Promise<void> {
  await letGo(db, browserHash, opportunityId)
  await saying(db, browserHash, (db) =>
    db
      .insertInto('application_draft')
      .values({
        opportunity_id: opportunityId,
        browser_hash: browserHash,
        resume_hash: null,
        helper_hash: null,
        helper_code_until: null,
        helper_id: null,
        helper_name: null,
        helper_until: null,
        answers: JSON.stringify(answers),
        file_id: null,
        changed_by: 'applicant',
        created_at: now,
        updated_at: now,
        expires_at: after(now, DRAFT_DAYS),
        sent_reference: null,
      })
      .execute(),
  )
}

/** Writes one step of a draft. Refuses where somebody else wrote since it was shown, so that nobody's words are lost. */
export async function changeDraft(
  db: Db,
  draft: ApplicationDraft,
  change: { readonly answers: ApplicationAnswers; readonly fileId?: number | null },
  by: 'applicant' | 'adviser',
  now: Date,
): Promise<void> {
  const { numUpdatedRows } = await opened(db, draft, (db) =>
    db
      .updateTable('application_draft')
      .set({
        answers: JSON.stringify({ ...draft.answers, ...change.answers }),
        ...(change.fileId === undefined ? {} : { file_id: change.fileId }),
        version: draft.version + 1,
        changed_by: by,
        updated_at: now,
        expires_at: after(now, DRAFT_DAYS),
      })
      .where('id', '=', draft.id)
      .where('version', '=', draft.version)
      .where('sent_reference', 'is', null)
      .executeTakeFirst(),
  )
  if (numUpdatedRows !== 1n) throw new Conflict('changed-by-someone-else')
}

export async function markDraftSent(db: Db, draft: ApplicationDraft, reference: string, now: Date): Promise<void> {
  const { numUpdatedRows } = await opened(db, draft, (db) =>
    db
      .updateTable('application_draft')
      .set({
        sent_reference: reference,
        // What was sent lies with the application now; the draft keeps only where it went.
        answers: '{}',
        file_id: null,
        resume_hash: null,
        helper_hash: null,
        helper_id: null,
        helper_name: null,
        helper_until: null,
        updated_at: now,
      })
      .where('id', '=', draft.id)
      .where('sent_reference', 'is', null)
      .executeTakeFirst(),
  )
  if (numUpdatedRows !== 1n) throw new Conflict('sent-already')
}

/** Gives a draft the code under which it can be opened elsewhere. An earlier code stops working. */
export async function setResumeCode(db: Db, draft: ApplicationDraft, hash: Buffer): Promise<void> {
  await opened(db, draft, (db) =>
    db.updateTable('application_draft').set({ resume_hash: hash }).where('id', '=', draft.id).execute(),
  )
}

/** Opens a saved draft in this browser, and there alone; returns what it is for. */
export async function resumeDraft(db: Db, hash: Buffer, browserHash: Buffer, now: Date): Promise<number | null> {
  const row = await saying(db, hash, (db) =>
    live(db, now).where('resume_hash', '=', hash).where('sent_reference', 'is', null).executeTakeFirst(),
  )
  if (!row) return null
  if (!row.browser_hash?.equals(browserHash)) {
    await inTransaction(db, async (db) => {
      await letGo(db, browserHash, row.opportunity_id)
      await saying(db, hash, (db) =>
        db.updateTable('application_draft').set({ browser_hash: browserHash }).where('id', '=', row.id).execute(),
      )
    })
  }
  return row.opportunity_id
}

/** Gives a draft the code that lets one adviser in. */
export async function setHelperCode(db: Db, draft: ApplicationDraft, hash: Buffer, now: Date): Promise<void> {
  const until = after(now, HELPER_CODE_HOURS / 24)
  await opened(db, draft, (db) =>
    db
      .updateTable('application_draft')
      .set({ helper_hash: hash, helper_code_until: until })
      .where('id', '=', draft.id)
      .execute(),
  )
}

/** Lets an adviser in by the code the resident gave them. It works once. Returns the draft's id. */
export async function joinDraft(db: Db, viewer: Viewer, hash: Buffer, now: Date): Promise<number | null> {
  if (viewer.kind !== 'member' || !may(viewer, 'drafts.join')) return null
  const row = await saying(db, hash, (db) =>
    db
      .updateTable('application_draft')
      .set({
        helper_hash: null,
        helper_code_until: null,
        helper_id: viewer.accountId,
        helper_name: viewer.name,
        helper_until: after(now, HELPER_DAYS),
      })
      .where('helper_hash', '=', hash)
      .where('helper_code_until', '>', now)
      .where('sent_reference', 'is', null)
      .returning('id')
      .executeTakeFirst(),
  )
  return row?.id ?? null
}

/** Ends the help: the adviser no longer sees the draft. */
export async function endHelp(db: Db, draft: ApplicationDraft): Promise<void> {
  const nobody = { helper_hash: null, helper_code_until: null, helper_id: null, helper_name: null, helper_until: null }
  await opened(db, draft, (db) => db.updateTable('application_draft').set(nobody).where('id', '=', draft.id).execute())
}

export async function removeDraft(db: Db, draft: ApplicationDraft): Promise<void> {
  await opened(db, draft, (db) => db.deleteFrom('application_draft').where('id', '=', draft.id).execute())
}

/** Removes drafts that nobody came back to; returns how many. */
export async function removeOldDrafts(db: Db, now: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('application_draft')
    .where('expires_at', '<=', now)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

async function letGo(db: Db, browserHash: Buffer, opportunityId: number): Promise<void> {
  await saying(db, browserHash, (db) =>
    db
      .updateTable('application_draft')
      .set({ browser_hash: null })
      .where('browser_hash', '=', browserHash)
      .where('opportunity_id', '=', opportunityId)
      .execute(),
  )
}

/** Returns the file beside a draft; null where there is none. */
export async function fileOfDraft(db: Db, draft: ApplicationDraft | null): Promise<StoredFile | null> {
  const { fileId } = draft ?? { fileId: null }
  return draft && fileId !== null ? opened(db, draft, (db) => findStoredFile(db, fileId)) : null
}

/** The browser says its secret; an adviser who was let in is known by who they are. */
const opened = <T>(db: Db, { browserHash }: ApplicationDraft, work: (db: Db) => Promise<T>): Promise<T> =>
  browserHash ? saying(db, browserHash, work) : work(db)

const live = (db: Db, now: Date) => db.selectFrom('application_draft').selectAll().where('expires_at', '>', now)

type Row = Awaited<ReturnType<ReturnType<typeof live>['execute']>>[number]

const toDraft = (row: Row, now: Date): ApplicationDraft => ({
  id: row.id,
  browserHash: row.browser_hash,
  opportunityId: row.opportunity_id,
  answers: row.answers as ApplicationAnswers,
  fileId: row.file_id,
  version: row.version,
  changedBy: row.changed_by,
  helperName: row.helper_until && row.helper_until > now ? row.helper_name : null,
  updatedAt: row.updated_at,
  expiresAt: row.expires_at,
  sentReference: row.sent_reference,
})
