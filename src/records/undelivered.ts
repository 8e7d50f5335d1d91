import { sql } from 'kysely'
import type { MessageChannel } from '../domain/message.ts'
import { type Member, may, type Viewer } from '../domain/permission.ts'
import { NotFound } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { TOO_LATE } from './message-sending.ts'
import type { Db } from './schema.ts'
import { inTransaction } from './transaction.ts'

/** A message that nobody could be given. Its words stay unread: who looks here mends the way, not the letter. */
export type UndeliveredMessage = {
  readonly id: number
  readonly kind: string
  readonly channel: MessageChannel
  readonly address: string
  readonly writtenAt: Date
  readonly givenUpAt: Date
  readonly attempts: number
  readonly why: string
}

export type Undelivered = {
  /** The newest first, of the last 30 days. */
  readonly messages: readonly UndeliveredMessage[]
  /** How many wait to go out now, and since when the first of them. */
  readonly waiting: number
  readonly waitingSince: Date | null
  /** How many of the last 30 days came too late to be of use. */
  readonly tooLate: number
}

const DAYS = 30
const MOST = 200

/** Returns what could not be delivered; refuses everybody who may not look. */
export async function undelivered(db: Db, viewer: Viewer, now: Date): Promise<Undelivered> {
  inspecting(viewer)
  const since = new Date(now.getTime() - DAYS * 86_400_000)
  const rows = await db
    .selectFrom('message')
    .select(['id', 'kind', 'channel', 'address', 'created_at', 'failed_at', 'attempts', 'last_error'])
    .where('failed_at', '>', since)
    .where('last_error', '<>', TOO_LATE)
    .orderBy('failed_at', 'desc')
    .limit(MOST)
    .execute()
  const { rows: figures } = await sql<{ waiting: number; since: Date | null }>`
    select waiting, since from messages_waiting(${now})`.execute(db)
  const late = await db
    .selectFrom('message')
    .select((select) => select.fn.countAll().as('count'))
    .where('failed_at', '>', since)
    .where('last_error', '=', TOO_LATE)
    .executeTakeFirstOrThrow()
  return {
    messages: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      channel: row.channel,
      address: row.address,
      writtenAt: row.created_at,
      givenUpAt: row.failed_at!,
      attempts: row.attempts,
      why: row.last_error ?? '',
    })),
    waiting: figures[0]!.waiting,
    waitingSince: figures[0]!.since,
    tooLate: Number(late.count),
  }
}

/** Sends undelivered messages again, the one with this id or all of them; returns how many. */
export async function sendAgain(db: Db, viewer: Viewer, id: number | 'all', now: Date): Promise<number> {
  const member = inspecting(viewer)
  return inTransaction(db, async (db) => {
    const since = new Date(now.getTime() - DAYS * 86_400_000)
    const { rows } = await sql<{ count: number }>`
      select send_messages_again(${id === 'all' ? null : id}, ${since}, ${now}) as count`.execute(db)
    const { count } = rows[0]!
    if (count > 0) await writeHistory(db, member, 'message.sent-again', `message:${id}`, { count }, now)
    return count
  })
}

function inspecting(viewer: Viewer): Member {
  if (viewer.kind !== 'member' || !may(viewer, 'messages.inspect')) throw new NotFound()
  return viewer
}
