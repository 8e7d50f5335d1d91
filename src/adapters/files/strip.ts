import { type FileKind, plainText } from './file-kind.ts'
import { bareJpeg } from './jpeg.ts'
import { bareM4a } from './m4a.ts'
import { bareOgg } from './ogg.ts'
import { stripPdf } from './pdf.ts'
import { barePng } from './png.ts'
import { bareWebp } from './webp.ts'
import { readZip, writeZip, type ZipEntry } from './zip.ts'

export type Stripped = { readonly bytes: Buffer; readonly stripped: boolean }

/**
 * Returns a file without what says who made it, when, where and with what; written anew wherever that can be. Throws
 * FileRefused or ZipRefused where it is not what it says.
 */
export function strip(kind: FileKind, bytes: Buffer): Stripped {
  return STRIPPERS[kind](bytes)
}

const STRIPPERS: Readonly<Record<FileKind, (bytes: Buffer) => Stripped>> = {
  pdf: stripPdf,
  docx: (bytes) => ({ bytes: writeZip(readZip(bytes).filter(isWanted).map(withoutMakers)), stripped: true }),
  odt: (bytes) => ({
    bytes: writeZip(mimetypeFirst(readZip(bytes).filter(isWanted).map(withoutMakers))),
    stripped: true,
  }),
  rtf: (bytes) => ({ bytes: Buffer.from(withoutInfo(bytes.toString('latin1')), 'latin1'), stripped: true }),
  txt: (bytes) => ({ bytes: Buffer.from(plainText(bytes) ?? '', 'utf8'), stripped: true }),
  jpg: (bytes) => ({ bytes: bareJpeg(bytes), stripped: true }),
  png: (bytes) => ({ bytes: barePng(bytes), stripped: true }),
  webp: (bytes) => ({ bytes: bareWebp(bytes), stripped: true }),
  ogg: (bytes) => ({ bytes: bareOgg(bytes), stripped: true }),
  m4a: (bytes) => ({ bytes: bareM4a(bytes), stripped: true }),
}

/** Small pictures of the first page, and parts that other programs leave behind. */
const isWanted = ({ name }: ZipEntry): boolean => !/^(?:docProps\/thumbnail|customXml\/|Thumbnails\/)/i.test(name)

const EMPTY_PARTS: Readonly<Record<string, string>> = {
  'docProps/core.xml':
    '<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
  'docProps/app.xml':
    '<?xml version="1.0" encoding="UTF-8"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
  'docProps/custom.xml':
    '<?xml version="1.0" encoding="UTF-8"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
  'meta.xml':
    '<?xml version="1.0" encoding="UTF-8"?><office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"><office:meta/></office:document-meta>',
}

/** Who wrote a comment or a change, and when, stands in the text of a document too. */
const MAKERS = /\b(w:(?:author|initials|date)|w15:(?:author|userId))="[^"]*"/g
const ODF_MAKERS = /<(dc:creator|dc:date|meta:creator-initials)>[^<]*<\/\1>/g
/** Relationships to parts that were left out. */
const LEFT_OUT = /<Relationship\b[^>]*Target="(?:\/?docProps\/thumbnail[^"]*|(?:\.\.\/)*customXml\/[^"]*)"[^>]*\/>/g

function withoutMakers(entry: ZipEntry): ZipEntry {
  const empty = EMPTY_PARTS[entry.name]
  if (empty !== undefined) return { name: entry.name, bytes: Buffer.from(empty) }
  if (!/\.(?:xml|rels)$/i.test(entry.name)) return entry
  const text = entry.bytes.toString('utf8')
  const bare = text.replace(MAKERS, '$1=""').replace(ODF_MAKERS, '<$1></$1>').replace(LEFT_OUT, '')
  return bare === text ? entry : { name: entry.name, bytes: Buffer.from(bare) }
}

const mimetypeFirst = (entries: readonly ZipEntry[]): readonly ZipEntry[] =>
  entries.toSorted((a, b) => Number(b.name === 'mimetype') - Number(a.name === 'mimetype'))

/** The information group of rich text: its braces are counted to its end. */
function withoutInfo(text: string): string {
  const from = text.search(/\{\\info\b/)
  if (from < 0) return text
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '{') depth += 1
    else if (text[at] === '}') depth -= 1
    if (depth === 0) return text.slice(0, from) + withoutInfo(text.slice(at + 1))
  }
  return text.slice(0, from)
}
