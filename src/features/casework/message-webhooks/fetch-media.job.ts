import type { FileStore } from '../../../adapters/files/file-store.ts'
import type { MediaSource } from '../../../adapters/whatsapp/media.ts'
import type { Clock } from '../../../kit/clock.ts'
import { describeError, type Log } from '../../../kit/log.ts'
import { mediaSettled, nextMedia, type WaitingMedia } from '../../../records/message-media.ts'
import { addDocument } from '../../../records/person-document.ts'
import type { Db } from '../../../records/schema.ts'
import { addStoredFile } from '../../../records/stored-file.ts'

export type Fetching = {
  readonly db: Db
  readonly clock: Clock
  readonly log: Pick<Log, 'warn'>
  /** Absent where WhatsApp is not set up: then nothing is fetched. */
  readonly media?: MediaSource | null
  readonly fileStore?: FileStore
}

/** As many as are done between two looks at what is to be sent. */
const MOST_AT_ONCE = 5

/**
 * Fetches files that people sent with their messages: each is taken by what it holds, scanned and sealed like one from a
 * form, and stands among their papers. What cannot be reached is tried again the next time. Returns how many were settled.
 */
export async function fetchMedia({ db, clock, log, media, fileStore }: Fetching): Promise<number> {
  if (!media || !fileStore) return 0
  for (let settled = 0; settled < MOST_AT_ONCE; settled++) {
    try {
      const done = await db.transaction().execute(async (db) => {
        const waiting = await nextMedia(db, clock())
        if (!waiting) return false
        await mediaSettled(db, waiting, await keep(db, waiting, { media, fileStore }, clock()))
        return true
      })
      if (!done) return settled
    } catch (error) {
      log.warn({ job: 'fetch-media', error: describeError(error) }, 'a file could not be fetched')
      return settled
    }
  }
  return MOST_AT_ONCE
}

/** Returns the id of the paper it became; null where it is gone, or is nothing that we take. */
async function keep(
  db: Db,
  waiting: WaitingMedia,
  { media, fileStore }: { readonly media: MediaSource; readonly fileStore: FileStore },
  now: Date,
): Promise<string | null> {
  const { participantId, organizationId, caseId } = waiting
  const fetched = await media(waiting.media.id)
  const received = fetched && (await fileStore.receive(fetched))
  if (!received?.ok) return null
  const { kind: ending, ...file } = received.file
  const fileId = await addStoredFile(db, { ...file, shownName: `From WhatsApp.${ending}` }, now)
  // As if they had added it themselves: they sent it, and they see it.
  const viewer = { kind: 'resident', address: { kind: 'phone', value: '' }, participantId } as const
  const paper = { kind: 'other', name: 'Sent by WhatsApp', health: false, changedWords: null, cv: null } as const
  const whose = { participantId, organizationId, caseId, fileId, forPerson: true, validUntil: null }
  return addDocument(db, viewer, { ...paper, ...whose }, now)
}
