import { NotFound } from '../kit/errors.ts'
import { type Answer, data } from '../kit/http.ts'
import type { StoredFile } from '../records/stored-file.ts'
import type { Ask } from './ask.ts'

/** A file from somebody else is only ever saved, never opened as a page of ours: no script, no frame, no guessing. */
const ONLY_TO_SAVE = {
  'content-security-policy': "sandbox; default-src 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** Hands out a kept file to whoever was found to be allowed it; NotFound unless it was checked and is safe. */
export async function fileAnswer({ fileStore }: Ask, file: StoredFile | null, name = file?.shownName): Promise<Answer> {
  const bytes = file?.state === 'safe' ? await fileStore.read(file.uuid) : null
  if (!file || !bytes) throw new NotFound()
  const disposition = `attachment; filename="${(name ?? 'file').replace(/[^\w.-]+/g, '-')}"`
  const inParts = file.mediaType.startsWith('audio/') && { 'accept-ranges': 'bytes' }
  return data(file.mediaType, bytes, 200, { ...ONLY_TO_SAVE, ...inParts, 'content-disposition': disposition })
}

/** Returns a kept file in words: "PDF, 120 KB". */
export const fileWords = ({ shownName, size }: Pick<StoredFile, 'shownName' | 'size'>): string =>
  `${shownName}, ${size < 1000 ? '1' : Math.round(size / 1000)} KB`
