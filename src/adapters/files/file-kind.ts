import { fileTypeFromBuffer } from 'file-type'

/** The kinds of file that are taken as a CV, and how each is handed out again. */
export const FILE_KINDS = {
  pdf: { name: 'PDF', mediaType: 'application/pdf' },
  docx: { name: 'Word', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  odt: { name: 'OpenDocument', mediaType: 'application/vnd.oasis.opendocument.text' },
  rtf: { name: 'Rich Text', mediaType: 'application/rtf' },
  txt: { name: 'plain text', mediaType: 'text/plain; charset=utf-8' },
} as const
export type FileKind = keyof typeof FILE_KINDS

/** What a browser or a picture viewer would run or draw, whatever the file is called. */
const MARKUP = /<\s*(?:svg|script|html|body|iframe|object|embed|img|\?xml|!doctype|math|link|meta|style)\b|<\?/i

/** Returns what a file is by what it holds; null where it is none of what is taken. Its name and its sender are not asked. */
export async function fileKind(bytes: Uint8Array): Promise<FileKind | null> {
  const known = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (known) {
    // The word "%PDF" a little later also makes a PDF for some readers, and something else for others.
    const kind = known.ext as FileKind
    return Object.hasOwn(FILE_KINDS, kind) && beginsAs(kind, bytes) ? kind : null
  }
  return plainText(bytes) === null ? null : 'txt'
}

function beginsAs(kind: FileKind, bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 5)).toString('latin1')
  if (kind === 'pdf') return start === '%PDF-'
  return kind === 'rtf' ? start === '{\\rtf' : start.startsWith('PK\x03\x04')
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
