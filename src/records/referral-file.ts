import { randomUUID } from 'node:crypto'
import type { Member, Viewer } from '../domain/permission.ts'
import { opensPacket, writesDraft } from './reach.ts'
import type { Db } from './schema.ts'
import { findStoredFile, type StoredFile } from './stored-file.ts'

/** A file beside a draft, or of a packet: as its list names it. */
export type ReferralFile = { readonly id: string; readonly name: string; readonly bytes: number }

/** More than a referral needs; a receiver reads them all. */
export const MOST_FILES = 5

/** Returns the files beside a draft of this viewer, in the order in which they came. */
export async function filesOfDraft(db: Db, viewer: Member, draftId: string): Promise<readonly ReferralFile[]> {
  return db
    .selectFrom('referral_file')
    .innerJoin('stored_file', 'stored_file.id', 'referral_file.file_id')
    .where('draft_id', '=', draftId)
    .where(writesDraft(viewer, 'referral_file'))
    .orderBy('referral_file.created_at')
    .orderBy('referral_file.id')
    .select(['referral_file.id', 'name', 'size as bytes'])
    .execute()
}

/** Puts a kept file beside a draft of this viewer. */
export async function addReferralFile(
  db: Db,
  viewer: Member,
  file: { readonly draftId: string; readonly fileId: number; readonly name: string },
  now: Date,
): Promise<void> {
  await db
    .insertInto('referral_file')
    .values({
      id: randomUUID(),
      draft_id: file.draftId,
      referral_id: null,
      organization_id: viewer.membership.organizationId,
      account_id: viewer.accountId,
      file_id: file.fileId,
      name: file.name,
      created_at: now,
    })
    .execute()
}

/** Takes a file away from a draft of this viewer; one that is not theirs stays. What it held is erased by night. */
export async function removeReferralFile(db: Db, viewer: Member, draftId: string, id: string): Promise<void> {
  await db
    .deleteFrom('referral_file')
    .where('id', '=', id)
    .where('draft_id', '=', draftId)
    .where(writesDraft(viewer, 'referral_file'))
    .execute()
}

/** Makes these files of a draft part of the packet that was sealed; the others go with the draft. */
export async function sealFiles(
  db: Db,
  viewer: Member,
  draftId: string,
  sent: { readonly referralId: string; readonly files: readonly string[] },
): Promise<void> {
  if (sent.files.length === 0) return
  await db
    .updateTable('referral_file')
    .set({ draft_id: null, referral_id: sent.referralId })
    .where('draft_id', '=', draftId)
    .where('id', 'in', [...sent.files])
    .where(writesDraft(viewer, 'referral_file'))
    .execute()
}

/** A file that this viewer may open: beside their own draft, or of a packet that opens to them. */
export type OpenFile = {
  readonly stored: StoredFile
  readonly name: string
  /** Whose it is, once it was sent. */
  readonly of: { readonly referralId: string; readonly participantId: string } | null
}

/** Returns a file that this viewer may open; null for everybody else. */
export async function findReferralFile(db: Db, viewer: Viewer, id: string, now: Date): Promise<OpenFile | null> {
  const row = await db
    .selectFrom('referral_file')
    .leftJoin('referral_packet', 'referral_packet.referral_id', 'referral_file.referral_id')
    .where('referral_file.id', '=', id)
    .where((where) =>
      where.or([
        where.and([where('referral_file.draft_id', 'is not', null), writesDraft(viewer, 'referral_file')]),
        where.and([where('referral_packet.referral_id', 'is not', null), opensPacket(viewer, now)]),
      ]),
    )
    .select(['file_id', 'name', 'referral_file.referral_id', 'referral_packet.participant_id'])
    .executeTakeFirst()
  const stored = row ? await findStoredFile(db, row.file_id) : null
  if (!row || !stored) return null
  const of =
    row.referral_id && row.participant_id ? { referralId: row.referral_id, participantId: row.participant_id } : null
  return { stored, name: row.name, of }
}
