import { sql } from 'kysely'
import type { Viewer } from '../domain/permission.ts'
import type { AnsweredHow, PersonMessage } from '../domain/person-message.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { mayChangeParticipant } from './participant.ts'
import { changesMessage, readsMessage } from './reach-of-messages.ts'
import type { Db } from './schema.ts'

/** Returns the messages with these records of one person, the oldest first: at most so many of the latest. */
export async function messagesWith(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  now: Date,
  most = 200,
): Promise<readonly PersonMessage[]> {
  const rows = await read(db, viewer, now)
    .where('person_message.participant_id', 'in', participantIds)
    .orderBy('person_message.at', 'desc')
    .orderBy('person_message.id')
    .limit(most)
    .execute()
  return rows.map(messageOf).reverse()
}

/** A message that waits for an answer, and who wrote it where that is known. */
export type WaitingMessage = PersonMessage & { readonly person: string | null; readonly number: string | null }

/**
 * Returns messages that wait for an answer, the longest due first: `mine`, those I answer; `team`, all that this viewer
 * sees; `nobody`, those of which nobody knows whose they are.
 */
export async function waitingMessages(
  db: Db,
  viewer: Viewer,
  which: 'mine' | 'team' | 'nobody',
  now: Date,
  most = 100,
): Promise<readonly WaitingMessage[]> {
  const accountId = viewer.kind === 'member' ? viewer.accountId : 0
  const rows = await read(db, viewer, now, which === 'nobody' ? 'nobody' : 'people')
    .leftJoin('participant as p', 'p.id', 'person_message.participant_id')
    .select(['p.given_name', 'p.family_name', 'p.number'])
    .where('direction', '=', sql.lit('in'))
    .where('answered_at', 'is', null)
    .where('person_message.participant_id', which === 'nobody' ? 'is' : 'is not', null)
    .$if(which === 'mine', (query) => query.where('owner_account_id', '=', accountId))
    .orderBy('due_at')
    .orderBy('person_message.id')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    ...messageOf(row),
    person: row.given_name === null ? null : `${row.given_name} ${row.family_name}`.trim(),
    number: row.number,
  }))
}

/** Returns a message that this viewer reads; null for everybody else. */
export async function findMessage(db: Db, viewer: Viewer, id: string, now: Date): Promise<PersonMessage | null> {
  const row = await read(db, viewer, now).where('person_message.id', '=', id).executeTakeFirst()
  return row ? messageOf(row) : null
}

/** Writes that the team has read what these records of one person wrote. Only who works with them counts. */
export async function markRead(
  db: Db,
  viewer: Viewer & { readonly kind: 'member' },
  participantIds: readonly string[],
  now: Date,
): Promise<void> {
  await db
    .updateTable('person_message')
    .set({ read_by_us_at: now, read_by: viewer.accountId })
    .where('participant_id', 'in', participantIds)
    .where('direction', '=', 'in')
    .where('read_by_us_at', 'is', null)
    .where(changesMessage(viewer, now))
    .execute()
}

/** Writes how a message was dealt with. Throws Conflict where it was already, or is not this viewer's to say. */
export async function markAnswered(
  db: Db,
  viewer: Viewer & { readonly kind: 'member' },
  message: PersonMessage,
  { how, words }: { readonly how: AnsweredHow; readonly words: string | null },
  now: Date,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('person_message')
    .set({ answered_at: now, answered_by: viewer.accountId, answered_how: how, answered_words: words })
    .set({ version: message.version + 1 })
    .where('id', '=', message.id)
    .where('version', '=', message.version)
    .where('direction', '=', 'in')
    .where('answered_at', 'is', null)
    .where(changesMessage(viewer, now))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
  await written(db, viewer, 'message.answered', message, { how }, now)
}

/**
 * Writes whose a message is, and why somebody is sure. Throws NotFound where the viewer may not change that person,
 * Conflict where another was first.
 */
export async function matchByHand(
  db: Db,
  viewer: Viewer & { readonly kind: 'member' },
  message: PersonMessage,
  matched: { readonly participantId: string; readonly caseId: string | null; readonly words: string },
  now: Date,
): Promise<void> {
  if (!(await mayChangeParticipant(db, viewer, matched.participantId, now))) throw new NotFound()
  const { numUpdatedRows } = await db
    .updateTable('person_message')
    .set({
      participant_id: matched.participantId,
      case_id: matched.caseId,
      matched_at: now,
      matched_by: viewer.accountId,
      matched_words: matched.words,
      owner_account_id: sql<number>`coalesce((select owner_account_id from support_case where id = ${matched.caseId}),
        owner_account_id)`,
      version: message.version + 1,
    })
    .where('id', '=', message.id)
    .where('version', '=', message.version)
    .where('participant_id', 'is', null)
    .where(changesMessage(viewer, now))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
  await written(db, viewer, 'message.matched', { ...message, participantId: matched.participantId }, {}, now)
}

/** Takes back that a message is somebody's: it waits again for whoever finds out. */
export async function takeBackMatch(
  db: Db,
  viewer: Viewer & { readonly kind: 'member' },
  message: PersonMessage,
  now: Date,
): Promise<void> {
  await written(db, viewer, 'message.unmatched', message, {}, now)
  const { numUpdatedRows } = await db
    .updateTable('person_message')
    .set({ participant_id: null, case_id: null, matched_at: null, matched_by: null, matched_words: null })
    .set({ answered_at: null, answered_by: null, answered_how: null, version: message.version + 1 })
    .set({ owner_account_id: viewer.accountId })
    .where('id', '=', message.id)
    .where('version', '=', message.version)
    .where('matched_by', 'is not', null)
    .where(changesMessage(viewer, now))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
}

/** Writes that the person has read what we wrote to them, on their own page. */
export async function readByPerson(db: Db, viewer: Viewer, now: Date): Promise<void> {
  await db
    .updateTable('person_message')
    .set({ status: 'read', status_at: now })
    .where('direction', '=', 'out')
    .where('status', 'in', ['sent', 'delivered'])
    .where(changesMessage(viewer, now))
    .execute()
}

const written = (
  db: Db,
  viewer: Viewer,
  verb: string,
  message: Pick<PersonMessage, 'id' | 'by' | 'participantId'>,
  details: Readonly<Record<string, string>>,
  now: Date,
) =>
  writeHistory(db, viewer, verb, `message:${message.id}`, { way: message.by, ...details }, now, {
    ...(message.participantId && { participantId: message.participantId }),
    why: 'support',
  })

const read = (db: Db, viewer: Viewer, now: Date, whose?: 'people' | 'nobody') =>
  db
    .selectFrom('person_message')
    .leftJoin('account as writer', 'writer.id', 'person_message.account_id')
    .leftJoin('account as owner', 'owner.id', 'person_message.owner_account_id')
    .selectAll('person_message')
    .select(['writer.name as writer_name', 'owner.name as owner_name'])
    .where(readsMessage(viewer, now, whose))

type Row = Awaited<ReturnType<ReturnType<typeof read>['execute']>>[number]

const messageOf = (row: Row): PersonMessage => ({
  id: row.id,
  participantId: row.participant_id,
  organizationId: row.organization_id,
  direction: row.direction,
  by: row.channel,
  address: row.address,
  subject: row.subject,
  words: row.words,
  media: row.media,
  language: row.language,
  wentAs: row.went_as,
  at: row.at,
  accountId: row.account_id,
  accountName: row.writer_name,
  status: row.status,
  statusAt: row.status_at,
  failure: row.failure,
  repliedTo: row.replied_to,
  ownerAccountId: row.owner_account_id,
  ownerName: row.owner_name,
  dueAt: row.due_at,
  readByUsAt: row.read_by_us_at,
  answeredAt: row.answered_at,
  answeredHow: row.answered_how,
  answeredWords: row.answered_words,
  matchedWords: row.matched_words,
  version: row.version,
})
