import { createHash } from 'node:crypto'
import type { ArrivedFile } from '../../domain/message-arrival.ts'
import { arrivedMedia, type SentMedia } from '../../domain/sent-media.ts'
import { namedUuid } from '../../kit/uuid.ts'
import { TAKEN } from '../files/file-kind.ts'
import { type Loose, listOf } from '../formats/loose.ts'
import { arrivedWords } from '../text/arrived-words.ts'

/** More are no letter. */
const MOST_FILES = 10
/** Signatures have logos and lines as pictures within their words: none is as large as the smallest photo. */
const LARGEST_LOGO = 20_000

export type Attachments = { readonly media: readonly SentMedia[]; readonly files: readonly ArrivedFile[] }

/**
 * Returns the files of an e-mail in the shape of mailparser: `filename`, `contentType`, `related`, and `content` in base64
 * or as Node writes a Buffer in JSON. Each has a name made of the letter and what it holds: the same twice is one.
 */
export function attachmentsIn(mail: Loose, letter: string): Attachments {
  const all = listOf(mail, 'attachments').flatMap((one) => {
    const type = arrivedWords(one.contentType, 100) || null
    const bytes = bytesIn(one.content)
    if (one.related === true && type?.startsWith('image/') && bytes && bytes.length < LARGEST_LOGO) return []
    return [{ kind: kindOf(type), type, bytes }]
  })
  const media: SentMedia[] = []
  const files: ArrivedFile[] = []
  for (const [i, { kind, type, bytes }] of all.entries()) {
    if (i >= MOST_FILES) media.push({ kind, type, id: null, refused: 'too-many', waits: true })
    else if (!bytes) media.push(arrivedMedia(kind, type, null))
    else if (bytes.length > TAKEN.messages.most) media.push({ kind, type, id: null, refused: 'too-large', waits: true })
    else {
      const id = namedUuid(`file ${i} of ${letter}: ${createHash('sha256').update(bytes).digest('hex')}`)
      const arrived = arrivedMedia(kind, type, id)
      media.push(arrived)
      if (arrived.id !== null) files.push({ id, bytes })
    }
  }
  return { media: media.slice(0, MOST_FILES + 1), files }
}

function kindOf(type: string | null): string {
  const [major] = (type ?? '').toLowerCase().split('/')
  return major === 'image' || major === 'audio' || major === 'video' ? major : 'document'
}

function bytesIn(content: unknown): Buffer | null {
  if (typeof content === 'string') return /^[\w+/=\s-]*$/.test(content) ? Buffer.from(content, 'base64') : null
  const data = typeof content === 'object' && content !== null && 'data' in content ? content.data : null
  return Array.isArray(data) ? Buffer.from(data.map((byte) => (typeof byte === 'number' ? byte : 0))) : null
}
