import { randomUUID } from 'node:crypto'
import type { Arrival } from '../domain/message-arrival.ts'
import type { MessageStatus, MessageWay } from '../domain/person-message.ts'
import type { SentMedia } from '../domain/sent-media.ts'
import { digest } from '../kit/secret.ts'
import type { Db } from './schema.ts'

/**
 * Keeps what a provider handed over, once: what it has handed over before changes nothing. Nobody is looking; whose it
 * is is found out by the background work, so that the provider has its answer at once.
 */
export async function keepArrivals(db: Db, placeSlug: string, arrivals: readonly Arrival[], now: Date): Promise<void> {
  if (arrivals.length === 0) return
  await db
    .insertInto('message_arrival')
    .values(
      arrivals.map((arrival) => {
        const words = arrival.what === 'words' ? arrival : null
        const told = arrival.what === 'status' ? arrival : null
        return {
          id: randomUUID(),
          channel: arrival.way,
          provider_id: told ? `${told.providerId}:${told.status}` : arrival.providerId,
          place_slug: placeSlug,
          status: told?.status ?? null,
          reference: told ? `${told.reference ?? ''} ${told.providerId}` : null,
          sender: words?.from ?? null,
          thread_hash: words?.thread ? digest(words.thread) : null,
          subject: words?.subject ?? null,
          words: words?.words ?? null,
          media: words && words.media.length > 0 ? JSON.stringify(words.media) : null,
          automatic: words?.automatic ?? false,
          error: told?.error ?? null,
          at: earlier(arrival.at, now),
          received_at: now,
          filed_at: null,
        }
      }),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A provider's clock that runs ahead of ours tells nothing. */
const earlier = (at: Date | null, now: Date): Date => (at && at < now ? at : now)

/** What was handed over and is to be filed: words, or what became of ours. */
export type Waiting = {
  readonly id: string
  readonly way: MessageWay
  readonly providerId: string
  readonly placeSlug: string
  readonly at: Date
  readonly receivedAt: Date
  /** How often it could not be filed. */
  readonly attempts: number
} & (
  | { readonly what: 'status'; readonly status: MessageStatus; readonly key: string; readonly error: string | null }
  | {
      readonly what: 'words'
      readonly from: string
      readonly threadHash: Buffer | null
      readonly subject: string | null
      readonly words: string
      readonly media: readonly SentMedia[] | null
      readonly automatic: boolean
    }
)

/** What cannot be filed so often is for us to mend: it stays, and the log says so. */
const MOST_ATTEMPTS = 20

/** Lets the others pass what could not be filed. */
export async function arrivalFailed(db: Db, id: string): Promise<void> {
  await db
    .updateTable('message_arrival')
    .set((set) => ({ attempts: set('attempts', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/**
 * Returns the next thing to file, held until the caller's transaction ends; null where nothing waits. Several processes may ask at once: none gets what another has.
 */
export async function nextArrival(db: Db): Promise<Waiting | null> {
  const row = await db
    .selectFrom('message_arrival')
    .selectAll()
    .where('filed_at', 'is', null)
    .where('attempts', '<', MOST_ATTEMPTS)
    .orderBy('attempts')
    .orderBy('received_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!row) return null
  const shared = {
    id: row.id,
    way: row.channel,
    placeSlug: row.place_slug,
    at: row.at,
    receivedAt: row.received_at,
    attempts: row.attempts,
  }
  if (row.status !== null) {
    const [key = '', ...providerId] = (row.reference ?? '').split(' ')
    return {
      ...{ ...shared, what: 'status', status: row.status, key, error: row.error },
      providerId: providerId.join(' '),
    }
  }
  return {
    ...shared,
    what: 'words',
    providerId: row.provider_id,
    from: row.sender ?? '',
    threadHash: row.thread_hash,
    subject: row.subject,
    words: row.words ?? '',
    media: row.media,
    automatic: row.automatic,
  }
}

/** Writes that something was filed. Its words stand with the message from now on, and nowhere else. */
export async function arrivalFiled(db: Db, id: string, now: Date): Promise<void> {
  await db
    .updateTable('message_arrival')
    .set({ filed_at: now, sender: null, thread_hash: null, subject: null, words: null, media: null, reference: null })
    .where('id', '=', id)
    .execute()
}

/** Providers try for a week to hand something over. Forgets what was filed so many days ago. Returns how many. */
export async function forgetArrivals(db: Db, days: number, now: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('message_arrival')
    .where('filed_at', '<', new Date(now.getTime() - days * 86_400_000))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
