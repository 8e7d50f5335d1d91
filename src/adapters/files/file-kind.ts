import { fileTypeFromBuffer } from 'file-type'

/** The kinds of file that are taken, and how each is handed out again. */
export const FILE_KINDS = {
  pdf: { name: 'PDF', mediaType: 'application/pdf' },
  docx: { name: 'Word', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  odt: { name: 'OpenDocument', mediaType: 'application/vnd.oasis.opendocument.text' },
  rtf: { name: 'Rich Text', mediaType: 'application/rtf' },
  txt: { name: 'plain text', mediaType: 'text/plain; charset=utf-8' },
  jpg: { name: 'photo', mediaType: 'image/jpeg' },
  png: { name: 'picture', mediaType: 'image/png' },
  webp: { name: 'picture', mediaType: 'image/webp' },
  ogg: { name: 'voice message', mediaType: 'audio/ogg' },
  m4a: { name: 'voice message', mediaType: 'audio/mp4' },
} as const
export type FileKind = keyof typeof FILE_KINDS

const DOCUMENTS: readonly FileKind[] = ['pdf', 'docx', 'odt', 'rtf', 'txt']
const PAPERS: readonly FileKind[] = [...DOCUMENTS, 'jpg', 'png', 'webp']

/**
 * What is taken where, and how many bytes of it: a CV is a document; receipts and letters are photos as well, of which
 * those of newer telephones have up to 8 megabytes; with messages come voices too.
 */
export const TAKEN = {
  documents: { kinds: DOCUMENTS, most: 5_000_000 },
  papers: { kinds: PAPERS, most: 10_000_000 },
  messages: { kinds: [...PAPERS, 'ogg', 'm4a'] as readonly FileKind[], most: 10_000_000 },
} as const
export type Taken = keyof typeof TAKEN

/** What a kind is called by those who look at bytes, where that is not our name for it. */
const ALSO: Readonly<Record<string, FileKind | 'heic'>> = {
  apng: 'png',
  opus: 'ogg',
  mp4: 'm4a',
  heic: 'heic',
  heif: 'heic',
  avif: 'heic',
}

/** What a browser or a picture viewer would run or draw, whatever the file is called. */
const MARKUP = /<\s*(?:svg|script|html|body|iframe|object|embed|img|\?xml|!doctype|math|link|meta|style)\b|<\?/i

/**
 * Returns what a file is by what it holds; null where it is none of what is taken anywhere. Its name and its sender are not
 * asked. `heic`: a photo that few programs can open, for which there is an answer of its own.
 */
export async function fileKind(bytes: Uint8Array): Promise<FileKind | 'heic' | null> {
  const known = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (known) {
    // The word "%PDF" a little later also makes a PDF for some readers, and something else for others.
    const kind = ALSO[known.ext] ?? (known.ext as FileKind)
    if (kind === 'heic') return kind
    return Object.hasOwn(FILE_KINDS, kind) && beginsAs(kind, bytes) ? kind : null
  }
  return plainText(bytes) === null ? null : 'txt'
}

const ZIP = [0, 'PK\x03\x04'] as const
/** What each begins with, and where. */
const BEGINS: Readonly<Record<FileKind, readonly [at: number, letters: string]>> = {
  pdf: [0, '%PDF-'],
  docx: ZIP,
  odt: ZIP,
  rtf: [0, '{\\rtf'],
  txt: [0, ''],
  jpg: [0, '\xff\xd8\xff'],
  png: [0, '\x89PNG\r\n\x1a\n'],
  webp: [8, 'WEBP'],
  ogg: [0, 'OggS'],
  m4a: [4, 'ftyp'],
}

function beginsAs(kind: FileKind, bytes: Uint8Array): boolean {
  const [at, letters] = BEGINS[kind]
  return Buffer.from(bytes.subarray(at, at + letters.length)).toString('latin1') === letters
}

/** Returns the text of a plain text file; null where it is not one, or where it holds markup. */
export function plainText(bytes: Uint8Array): string | null {
  const text = decoded(bytes)
  // Tab, line feed, form feed and carriage return are all that a text needs of the control characters.
  const controls = text?.match(/[^\P{Cc}\t\n\f\r]/u)
  return text === null || controls || MARKUP.test(text) || /%PDF-|\{\\rtf/.test(text) ? null : text
}

function decoded(bytes: Uint8Array): string | null {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  for (const encoding of utf16 ? ['utf-16le'] : ['utf-8', 'windows-1252']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {}
  }
  return null
}
