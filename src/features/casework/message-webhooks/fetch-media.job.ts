import { randomUUID } from 'node:crypto'
import type { FileStore } from '../../../adapters/files/file-store.ts'
import type { FetchedMedia, MediaSource } from '../../../adapters/whatsapp/media.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { type MediaRefusal, nameOfSent, nextTry } from '../../../domain/sent-media.ts'
import type { Clock } from '../../../kit/clock.ts'
import { describeError, type Log } from '../../../kit/log.ts'
import { refuseMedia, settleMedia, takeMedia, tooManySent, type WaitingMedia } from '../../../records/message-media.ts'
import { addDocument } from '../../../records/person-document.ts'
import type { Db } from '../../../records/schema.ts'
import { addStoredFile } from '../../../records/stored-file.ts'
import { fullDate } from '../../../web/dates.ts'

export type Fetching = {
  readonly db: Db
  readonly clock: Clock
  readonly log: Pick<Log, 'warn'>
  /** Absent where WhatsApp is not set up: then nothing is fetched from there. */
  readonly media?: MediaSource | null
  readonly fileStore?: FileStore
}

type Kept = Extract<Awaited<ReturnType<FileStore['receive']>>, { ok: true }>['file']
type Store = Fetching & { readonly fileStore: FileStore }

/** As many as are done between two looks at what is to be sent. */
const MOST_AT_ONCE = 5

/**
 * Fetches files that people sent with their messages: each is taken by what it holds, scanned and sealed like one from a
 * form, and stands among their papers. What cannot be reached is tried again later and holds up no other; what is not
 * kept is said to whoever sent it. Returns how many were settled.
 */
export async function fetchMedia({ fileStore, ...fetching }: Fetching): Promise<number> {
  if (!fileStore) return 0
  let settled = 0
  for (let i = 0; i < MOST_AT_ONCE; i++) {
    const now = fetching.clock()
    const waiting = await fetching.db.transaction().execute((db) => takeMedia(db, now))
    if (!waiting) break
    try {
      if (await settle(waiting, { ...fetching, fileStore }, now)) settled += 1
    } catch (error) {
      const facts = { job: 'fetch-media', error: describeError(error) }
      fetching.log.warn(facts, 'a file could not be kept')
    }
  }
  return settled
}

async function settle(waiting: WaitingMedia, store: Store, now: Date): Promise<boolean> {
  const fetched = await fetchOne(waiting, store, now)
  if (fetched === 'later') return false
  const taken = typeof fetched === 'string' ? fetched : await takeIn(fetched, store.fileStore)
  const settled =
    typeof taken === 'string' ? await refuse(waiting, taken, store, now) : await keep(waiting, taken, store, now)
  const { id } = waiting.media
  // One that may turn out to be somebody else's is held until its days are over.
  if (settled && waiting.way === 'email' && id && !waiting.matchedByHand) await store.fileStore.held.letGo(id)
  return settled
}

/** Returns what a file holds, why there is nothing to hold, or that it is to be tried again later. */
async function fetchOne(
  { media, way }: WaitingMedia,
  { media: whatsApp, fileStore, log }: Store,
  now: Date,
): Promise<FetchedMedia | MediaRefusal | 'later'> {
  if (media.refused) return media.refused
  if (media.id === null) return 'gone'
  const unreached = nextTry(media.tries ?? 1, now) === null ? 'gone' : 'later'
  try {
    if (way === 'email') {
      const bytes = await fileStore.held.read(media.id)
      return bytes ? { bytes, tooLarge: false } : 'gone'
    }
    return whatsApp ? ((await whatsApp(media.id)) ?? 'gone') : unreached
  } catch (error) {
    log.warn({ job: 'fetch-media', error: describeError(error) }, 'a file could not be fetched')
    return unreached
  }
}

async function takeIn(fetched: FetchedMedia, fileStore: FileStore): Promise<Kept | MediaRefusal> {
  const received = await fileStore.receive(fetched, 'messages')
  return received.ok ? received.file : received.why
}

const refuse = (waiting: WaitingMedia, why: MediaRefusal, { db }: Store, now: Date): Promise<boolean> =>
  db.transaction().execute((db) => refuseMedia(db, waiting, why, now))

/** Keeps a file, the paper that it is, and what the message says of it: all of it or none. */
async function keep(
  waiting: WaitingMedia,
  kept: Kept,
  { db, fileStore, ...store }: Store,
  now: Date,
): Promise<boolean> {
  const became = await db
    .transaction()
    .execute((db) => addPaper(db, waiting, kept, now))
    .catch(async (error: unknown) => {
      await fileStore.remove(kept.uuid)
      throw error
    })
  if (became === 'kept') return true
  await fileStore.remove(kept.uuid)
  return became === 'too-many' && refuse(waiting, 'too-many', { db, fileStore, ...store }, now)
}

async function addPaper(
  db: Db,
  waiting: WaitingMedia,
  kept: Kept,
  now: Date,
): Promise<'kept' | 'too-many' | 'not-theirs'> {
  const { participantId, organizationId, caseId, messageId: fromMessageId, media, way, at } = waiting
  const { kind: ending, ...file } = kept
  if (await tooManySent(db, participantId, now)) return 'too-many'
  const id = randomUUID()
  // While it was fetched, it may have turned out to be somebody else's.
  if (!(await settleMedia(db, waiting, { documentId: id }))) return 'not-theirs'
  const name = nameOfSent(media.kind, way === 'email' ? 'by email' : 'by WhatsApp', fullDate(londonDate(at)))
  const fileId = await addStoredFile(db, { ...file, shownName: `${name}.${ending}` }, now)
  // As if they had added it themselves: they sent it, and they see it.
  const viewer = { kind: 'resident', address: { kind: 'phone', value: '' }, participantId } as const
  const paper = { kind: 'other', name, health: false, changedWords: null, cv: null, forPerson: true } as const
  const whose = { id, participantId, organizationId, caseId, fileId, fromMessageId, validUntil: null }
  await addDocument(db, viewer, { ...paper, ...whose }, now)
  return 'kept'
}
