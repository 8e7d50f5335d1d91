import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Cv } from '../domain/cv.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import type { Viewer } from '../domain/permission.ts'
import type { DocumentKind } from '../domain/person-document.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { mayChangeParticipant } from './participant.ts'
import { changesDocument, readsDocument } from './reach-of-messages.ts'
import type { Db } from './schema.ts'
import { findStoredFile, type StoredFile } from './stored-file.ts'

/** A document as those who may see it see it. */
export type PersonDocument = {
  readonly id: string
  readonly participantId: string
  readonly organizationId: number
  /** Whose it is where another organisation passed it on. */
  readonly organization: string
  /** The versions of one thing. */
  readonly chainId: string
  readonly number: number
  readonly inUse: boolean
  readonly kind: DocumentKind
  readonly name: string
  readonly health: boolean
  readonly changedWords: string | null
  readonly fileId: number | null
  /** How far checking its file has come; null where it was written here. */
  readonly fileState: StoredFile['state'] | null
  readonly fileSize: number | null
  readonly fileType: string | null
  readonly fromMessageId: string | null
  readonly cv: Cv | null
  readonly forPerson: boolean
  readonly madeAt: Date
  readonly madeSide: 'person' | 'adviser'
  readonly madeBy: string | null
  readonly validUntil: LocalDate | null
  readonly removedAt: Date | null
  readonly version: number
}

/** Returns the documents of these records of one person, the newest first; what was removed is left out. */
export async function documentsOf(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  now: Date,
): Promise<readonly PersonDocument[]> {
  const rows = await read(db, viewer, now)
    .where('person_document.participant_id', 'in', participantIds)
    .where('removed_at', 'is', null)
    .orderBy('person_document.made_at', 'desc')
    .orderBy('person_document.number', 'desc')
    .execute()
  return rows.map(documentOf)
}

/** Returns a document that this viewer may open; null for everybody else, and once it was removed. */
export async function findDocument(db: Db, viewer: Viewer, id: string, now: Date): Promise<PersonDocument | null> {
  const row = await read(db, viewer, now)
    .where('person_document.id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row ? documentOf(row) : null
}

/** Returns what a document's file is kept as; null where it was written here. */
export const fileOf = async (db: Db, { fileId }: PersonDocument): Promise<StoredFile | null> =>
  fileId === null ? null : findStoredFile(db, fileId)

/** A document that comes to a person's record: a file, or a CV that was written here. */
export type AddingDocument = {
  /** Made where it is to be known before. */
  readonly id?: string
  /** The message that it came with: then it is read by whoever reads that. */
  readonly fromMessageId?: string
  readonly participantId: string
  readonly organizationId: number
  readonly caseId?: string | null
  /** What it is a new version of. */
  readonly after?: Pick<PersonDocument, 'chainId'> | null
  readonly kind: DocumentKind
  readonly name: string
  readonly health: boolean
  readonly changedWords: string | null
  readonly fileId: number | null
  readonly cv: Cv | null
  readonly forPerson: boolean
  readonly validUntil: LocalDate | null
}

/**
 * Keeps a document, in the caller's transaction; a new version takes the place of the one in use. What the person adds
 * themself they always see. Returns its id. Throws NotFound where the viewer may not change them, Conflict where somebody
 * else added a version at the same time.
 */
export async function addDocument(db: Db, viewer: Viewer, adding: AddingDocument, now: Date): Promise<string> {
  const id = adding.id ?? randomUUID()
  const chainId = adding.after?.chainId ?? id
  const byPerson = viewer.kind === 'resident'
  if (!(await mayChangeParticipant(db, viewer, adding.participantId, now))) throw new NotFound()
  await db
    .updateTable('person_document')
    .set({ in_use: false })
    .where('chain_id', '=', chainId)
    .where('in_use', '=', true)
    .where(changesDocument(viewer, now))
    .execute()
  const { number } = await db
    .selectFrom('person_document')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('number'))
    .where('chain_id', '=', chainId)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('person_document')
    .values({
      id,
      participant_id: adding.participantId,
      organization_id: adding.organizationId,
      case_id: adding.caseId ?? null,
      chain_id: chainId,
      number,
      in_use: true,
      kind: adding.kind,
      name: adding.name,
      health: adding.health,
      changed_words: adding.changedWords,
      file_id: adding.fileId,
      from_message_id: adding.fromMessageId ?? null,
      cv: adding.cv ? JSON.stringify(adding.cv) : null,
      for_person: byPerson || adding.forPerson,
      made_at: now,
      made_side: byPerson ? 'person' : 'adviser',
      made_by: viewer.kind === 'member' ? viewer.accountId : null,
      valid_until: adding.validUntil,
      removed_at: null,
      removed_by: null,
      removed_words: null,
    })
    .execute()
    .catch(asConflict)
  await written(db, viewer, 'document.added', { ...adding, id }, { kind: adding.kind, number }, now)
  return id
}

/** Makes an earlier version the one in use again. Throws Conflict where somebody else was first. */
export async function useVersion(db: Db, viewer: Viewer, document: PersonDocument, now: Date): Promise<void> {
  await db
    .updateTable('person_document')
    .set({ in_use: false })
    .where('chain_id', '=', document.chainId)
    .where('in_use', '=', true)
    .where(changesDocument(viewer, now))
    .execute()
  await change(db, viewer, document, { in_use: true }, now)
  await written(db, viewer, 'document.changed', document, { inUse: true }, now)
}

/** Shows a document to the person on their own pages, or no more. */
export async function showToPerson(
  db: Db,
  viewer: Viewer,
  document: PersonDocument,
  forPerson: boolean,
  now: Date,
): Promise<void> {
  await change(db, viewer, document, { for_person: forPerson }, now)
  await written(db, viewer, 'document.changed', document, { forPerson }, now)
}

/** Writes what a document is called, and whether it tells of health. */
export async function nameDocument(
  db: Db,
  viewer: Viewer,
  document: PersonDocument,
  { name, health }: Pick<PersonDocument, 'name' | 'health'>,
  now: Date,
): Promise<void> {
  await written(db, viewer, 'document.changed', document, { named: true, health }, now)
  await change(db, viewer, document, { name, health }, now)
}

/** Takes a document out of the record, with the reason. Where it was in use, the latest version before it is. */
export async function removeDocument(
  db: Db,
  viewer: Viewer & { readonly kind: 'member' },
  document: PersonDocument,
  words: string,
  now: Date,
): Promise<void> {
  const removed = { removed_at: now, removed_by: viewer.accountId, removed_words: words, in_use: false }
  await change(db, viewer, document, removed, now)
  if (document.inUse) {
    await db
      .updateTable('person_document')
      .set({ in_use: true })
      .where('id', '=', (query) =>
        query
          .selectFrom('person_document as d')
          .select('d.id')
          .where('d.chain_id', '=', document.chainId)
          .where('d.removed_at', 'is', null)
          .orderBy('d.number', 'desc')
          .limit(1),
      )
      .where(changesDocument(viewer, now))
      .execute()
  }
  await written(db, viewer, 'document.removed', document, { kind: document.kind }, now)
}

async function change(
  db: Db,
  viewer: Viewer,
  document: Pick<PersonDocument, 'id' | 'version'>,
  columns: {
    name?: string
    health?: boolean
    in_use?: boolean
    for_person?: boolean
    removed_at?: Date
    removed_by?: number
    removed_words?: string
  },
  now: Date,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('person_document')
    .set({ ...columns, version: document.version + 1 })
    .where('id', '=', document.id)
    .where('version', '=', document.version)
    .where('removed_at', 'is', null)
    .where(changesDocument(viewer, now))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
}

/** Two versions at the same moment: the second is told, and looks at the first. */
function asConflict(error: unknown): never {
  throw (error as { code?: string }).code === '23505' ? new Conflict('moved-by-someone-else') : error
}

const written = (
  db: Db,
  viewer: Viewer,
  verb: string,
  { id, participantId }: Pick<PersonDocument, 'id' | 'participantId'>,
  details: Readonly<Record<string, string | number | boolean>>,
  now: Date,
) =>
  writeHistory(db, viewer, verb, `document:${id}`, details, now, {
    participantId,
    why: viewer.kind === 'resident' ? 'own-record' : 'support',
  })

const read = (db: Db, viewer: Viewer, now: Date) =>
  db
    .selectFrom('person_document')
    .innerJoin('organization', 'organization.id', 'person_document.organization_id')
    .leftJoin('account', 'account.id', 'person_document.made_by')
    .leftJoin('stored_file', 'stored_file.id', 'person_document.file_id')
    .selectAll('person_document')
    .select(['organization.name as organization', 'account.name as maker'])
    .select(['stored_file.state as file_state', 'stored_file.size as file_size', 'stored_file.media_type as file_type'])
    .where(readsDocument(viewer, now))

type Row = Awaited<ReturnType<ReturnType<typeof read>['execute']>>[number]

const documentOf = (row: Row): PersonDocument => ({
  id: row.id,
  participantId: row.participant_id,
  organizationId: row.organization_id,
  organization: row.organization,
  chainId: row.chain_id,
  number: row.number,
  inUse: row.in_use,
  kind: row.kind as DocumentKind,
  name: row.name,
  health: row.health,
  changedWords: row.changed_words,
  fileId: row.file_id,
  fileState: row.file_state,
  fileSize: row.file_size,
  fileType: row.file_type,
  fromMessageId: row.from_message_id,
  cv: row.cv,
  forPerson: row.for_person,
  madeAt: row.made_at,
  madeSide: row.made_side,
  madeBy: row.maker,
  validUntil: row.valid_until,
  removedAt: row.removed_at,
  version: row.version,
})
