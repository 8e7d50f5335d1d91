import { randomUUID } from 'node:crypto'
import { tellOwner } from '../../../records/case-news.ts'
import type { OwnCaseLine } from '../../../records/own-cases.ts'
import { writeFromOwnPage } from '../../../records/person-message-send.ts'
import type { Db } from '../../../records/schema.ts'
import type { Own } from './own-record.queries.ts'

const LONGEST = 2000

/** Returns what was typed, with its spaces tidied; empty where nothing was. */
export const wordsOf = (form: URLSearchParams, name: string): string =>
  (form.get(name) ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim().slice(0, LONGEST)

/** Writes to whoever has a case, in the caller's transaction: it stands in their day, with a date to answer by. */
export async function sayToCase(db: Db, { viewer }: Own, kept: OwnCaseLine, words: string, now: Date): Promise<void> {
  const { id: caseId, participantId, organizationId, ownerAccountId } = kept
  if (ownerAccountId === null) return
  const id = randomUUID()
  await writeFromOwnPage(db, viewer, { id, participantId, organizationId, caseId, ownerAccountId, words }, now)
  await tellOwner(db, kept, `message:${id}`, now)
}
