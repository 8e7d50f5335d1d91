/** Why a file is not taken, whichever way it comes. */
export type FileRefusal = 'empty' | 'too-large' | 'kind' | 'heic' | 'too-many-dots' | 'unsafe' | 'damaged'

/** Why a file that came with a message is not kept; `gone`: nobody has it any more. */
export type MediaRefusal = FileRefusal | 'gone' | 'too-many'

/** A file that came with words, as a provider calls it. */
export type SentMedia = {
  /** `image`, `audio`, `document`, `video` and others. */
  readonly kind: string
  readonly type: string | null
  /** By which it can be fetched. */
  readonly id: string | null
  /** The paper that it became. */
  readonly documentId?: string
  readonly refused?: MediaRefusal
  /** Whether they were told that it is not kept. */
  readonly told?: true
  /** Whether it is still to be fetched, or still to be said that it is not kept. */
  readonly waits?: true
  /** How often that was tried, and when again. */
  readonly tries?: number
  readonly after?: string
}

/** What is fetched. Films, stickers, places and contacts stay where they are. */
const FETCHED: readonly string[] = ['image', 'audio', 'document']
/** What somebody sent as a file, and hears of where it is not kept. */
const MEANT_AS_FILE: readonly string[] = [...FETCHED, 'video']

/** Returns what came, with what is to be done about it. */
export function arrivedMedia(kind: string, type: string | null, id: string | null): SentMedia {
  if (FETCHED.includes(kind) && id !== null) return { kind, type, id, waits: true }
  if (!MEANT_AS_FILE.includes(kind)) return { kind, type, id: null }
  return { kind, type, id: null, refused: kind === 'video' ? 'kind' : 'gone', waits: true }
}

const MINUTE = 60_000
/** When a file is asked for again that could not be reached: soon, then less and less often, for about a week. */
const PAUSES = [1, 5, 15, 60, 180, 360, 720, 1440, 1440, 1440, 1440].map((minutes) => minutes * MINUTE)

/** Returns when to try once more after so many tries; null where that was the last. */
export const nextTry = (tries: number, now: Date): Date | null => {
  const pause = PAUSES[tries - 1]
  return pause === undefined ? null : new Date(now.getTime() + pause)
}

/** Returns what a file is that somebody sent on their own page, by what it holds. */
export const mediaKindOf = (mediaType: string): string =>
  mediaType.startsWith('image/') ? 'image' : mediaType.startsWith('audio/') ? 'audio' : 'document'

/** More in a day is a mistake of a telephone, or somebody who wants to fill ours. */
export const MOST_FILES_A_DAY = 40

const NAMES: Readonly<Record<string, string>> = { image: 'Photo', audio: 'Voice message', document: 'File' }

/** Returns what a file is called that has no name which says anything: what, by which way, and when. */
export const nameOfSent = (kind: string, way: string, day: string): string => `${NAMES[kind] ?? 'File'} ${way}, ${day}`
