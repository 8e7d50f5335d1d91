import { sql } from 'kysely'
import { textAnswer } from '../domain/message-answers.ts'
import type { MessageWay } from '../domain/person-message.ts'
import { type MediaRefusal, MOST_FILES_A_DAY, nextTry, type SentMedia } from '../domain/sent-media.ts'
import { freeUntil } from '../domain/whatsapp-window.ts'
import { queueMessage } from './message.ts'
import type { Db } from './schema.ts'

/** A file that came with somebody's message and is neither kept nor refused yet. */
export type WaitingMedia = {
  readonly messageId: string
  /** Which of the files of the message. */
  readonly place: number
  readonly media: SentMedia
  readonly participantId: string
  readonly organizationId: number
  readonly caseId: string | null
  readonly way: MessageWay
  readonly from: string
  /** In which whoever sent it is answered. */
  readonly language: string
  /** Whether nobody wrote it, and nobody is answered. */
  readonly automatic: boolean
  /** Whether it can be taken back that it is theirs: then it is fetched again for somebody else. */
  readonly matchedByHand: boolean
  readonly at: Date
}

/** Meta keeps what came by webhook for about a week, and so do we with what came by e-mail. */
export const DAYS_HELD = 8

/**
 * Takes the next file to fetch, in a short transaction of the caller's: it is not taken again before its pause is over,
 * whatever becomes of the fetching. Null where none is due. Only once it is known whose it is.
 */
export async function takeMedia(db: Db, now: Date): Promise<WaitingMedia | null> {
  const row = await db
    .selectFrom('person_message')
    .innerJoin('participant', 'participant.id', 'person_message.participant_id')
    .selectAll('person_message')
    .select('participant.language as speaks')
    .where('direction', '=', 'in')
    .where('at', '>', new Date(now.getTime() - DAYS_HELD * 86_400_000))
    .where(sql<boolean>`media @? '$[*] ? (@.waits == true)'`)
    .where(sql<boolean>`jsonb_path_exists(media, '$[*] ? (@.waits == true && !(@.after > $now))',
      jsonb_build_object('now', ${now.toISOString()}::text))`)
    .orderBy('at')
    .limit(1)
    .forUpdate('person_message')
    .skipLocked()
    .executeTakeFirst()
  if (!row?.participant_id || !row.media || !row.address || row.channel === 'page') return null
  const due = (one: SentMedia) => one.waits === true && (one.after ?? '') <= now.toISOString()
  const place = row.media.findIndex(due)
  const tries = (row.media[place]!.tries ?? 0) + 1
  const media: SentMedia = { ...row.media[place]!, tries, after: (nextTry(tries, now) ?? now).toISOString() }
  await put(db, row.id, row.media.with(place, media))
  return {
    ...{ messageId: row.id, place, media, participantId: row.participant_id, organizationId: row.organization_id },
    ...{ caseId: row.case_id, way: row.channel, from: row.address, language: row.speaks, at: row.at },
    ...{ automatic: row.answered_how === 'automatic', matchedByHand: row.matched_by !== null },
  }
}

/**
 * Writes what became of a file, in the caller's transaction: the paper that it became, or why it is not kept. False where
 * it is not theirs any more, or somebody else has settled it: then nothing is written, and nothing is to be kept.
 */
export async function settleMedia(
  db: Db,
  { messageId, place, participantId }: WaitingMedia,
  became: { readonly documentId: string } | { readonly refused: MediaRefusal; readonly told?: true },
): Promise<boolean> {
  const row = await db
    .selectFrom('person_message')
    .select('media')
    .where('id', '=', messageId)
    .where('participant_id', '=', participantId)
    .forUpdate()
    .executeTakeFirst()
  const media = row?.media?.[place]
  if (!row?.media || media?.waits !== true) return false
  const { kind, type, id } = media
  await put(db, messageId, row.media.with(place, { kind, type, id, ...became }))
  return true
}

/**
 * Writes why a file is not kept, in the caller's transaction, and tells whoever sent it what to do: by the same way, once for
 * a message. Not where a machine sent it, nor on WhatsApp a day later: there no more than a fixed notice goes out by then,
 * which says nothing of a file. False as for `settleMedia`.
 */
export async function refuseMedia(db: Db, waiting: WaitingMedia, refused: MediaRefusal, now: Date): Promise<boolean> {
  const { way, from, messageId, language, automatic, at } = waiting
  const until = way === 'whatsapp' ? freeUntil(at) : null
  const tells = !automatic && !(until && until <= now)
  const settled = await settleMedia(db, waiting, { refused, ...(tells && { told: true }) })
  if (!settled || !tells) return settled
  await queueMessage(
    db,
    {
      to: way === 'email' ? { kind: 'email', value: from } : { kind: 'phone', value: from },
      ...(way === 'whatsapp' && { via: way, freeUntil: until }),
      ...{ key: `file-not-kept:${messageId}`, kind: 'text.answer', language, waitsForMorning: false },
      ...textAnswer('no-file'),
    },
    now,
  )
  return true
}

/** Returns whether more files came with messages of this person since yesterday than anybody sends. */
export async function tooManySent(db: Db, participantId: string, now: Date): Promise<boolean> {
  const { count } = await db
    .selectFrom('person_document')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('participant_id', '=', participantId)
    .where('from_message_id', 'is not', null)
    .where('made_at', '>', new Date(now.getTime() - 86_400_000))
    .executeTakeFirstOrThrow()
  return count >= MOST_FILES_A_DAY
}

const put = (db: Db, messageId: string, media: readonly SentMedia[]) =>
  db
    .updateTable('person_message')
    .set({ media: JSON.stringify(media) })
    .where('id', '=', messageId)
    .execute()
