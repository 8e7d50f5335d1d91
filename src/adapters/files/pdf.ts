import { deflateSync, inflateSync } from 'node:zlib'
import { MOST_UNPACKED } from './zip.ts'

type Stream = { readonly from: number; readonly to: number; readonly dictionary: string }

/** Names that make a PDF do something by itself, carry another file, or hide what it holds. */
const HARMFUL = [
  ['JavaScript', 'script'],
  ['JS', 'script'],
  ['Launch', 'starts a program'],
  ['EmbeddedFile', 'another file within'],
  ['EmbeddedFiles', 'another file within'],
  ['RichMedia', 'another file within'],
  ['XFA', 'form with script'],
  ['Encrypt', 'password'],
] as const

/** Returns why a PDF is not taken, in a word or two; null where nothing speaks against it. */
export function pdfTrouble(bytes: Buffer): string | null {
  const text = bytes.toString('latin1')
  const end = text.lastIndexOf('%%EOF')
  if (end < 0 || /[^\s\0]/.test(text.slice(end + 5))) return 'something after its end'
  // A page for a browser, or an archive, that calls itself a PDF as well.
  const bare = withoutStreams(text)
  if (/<(?:script|html|svg|iframe)\b/i.test(bare)) return 'two kinds of file at once'
  if (text.slice(-65_557).includes('PK\x05\x06')) return 'two kinds of file at once'

  let room = MOST_UNPACKED
  let words = bare
  for (const stream of streamsOf(text)) {
    if (!/\/FlateDecode|\/Fl\b/.test(stream.dictionary)) continue
    const content = unpacked(bytes.subarray(stream.from, stream.to), room)
    if (content === 'bomb') return 'bomb'
    if (content === null) continue
    room -= content.length
    if (/\/ObjStm\b/.test(stream.dictionary)) words += content.toString('latin1')
  }
  const plain = words.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return HARMFUL.find(([name]) => new RegExp(`/${name}(?![A-Za-z0-9])`).test(plain))?.[1] ?? null
}

/**
 * Returns the PDF without what says who made it: the information dictionary and the XMP packet are overwritten in place,
 * so that nothing else moves. `stripped` is false where that could not be done for all of it.
 */
export function stripPdf(bytes: Buffer): { bytes: Buffer; stripped: boolean } {
  const out = Buffer.from(bytes)
  let stripped = true
  for (const [, number, generation] of out.toString('latin1').matchAll(/\/Info\s+(\d+)\s+(\d+)\s+R/g)) {
    if (!blankObject(out, number!, generation!) && !blankPackedObject(out, Number(number))) stripped = false
  }
  for (const { from, to, dictionary } of streamsOf(out.toString('latin1'))) {
    if (!/\/Subtype\s*\/XML\b|\/Type\s*\/Metadata\b/.test(dictionary)) continue
    if (!/\/Filter\b/.test(dictionary)) out.fill(' ', from, to)
    else if (!replaceStream(out, from, to, Buffer.from(' '))) stripped = false
  }
  return { bytes: out, stripped: stripped && !/<x:xmpmeta|<\?xpacket/.test(out.toString('latin1')) }
}

function blankObject(out: Buffer, number: string, generation: string): boolean {
  const text = out.toString('latin1')
  let done = false
  for (const match of text.matchAll(new RegExp(`(?<![0-9])${number}\\s+${generation}\\s+obj\\b`, 'g'))) {
    const from = match.index + match[0].length
    const to = text.indexOf('endobj', from)
    if (to < 0) return false
    out.write(blankStrings(text.slice(from, to)), from, 'latin1')
    done = true
  }
  return done
}

/** Objects may be packed together into one compressed stream; it is packed anew into the same room. */
function blankPackedObject(out: Buffer, number: number): boolean {
  for (const { from, to, dictionary } of streamsOf(out.toString('latin1'))) {
    if (!/\/ObjStm\b/.test(dictionary)) continue
    const content = unpacked(out.subarray(from, to), MOST_UNPACKED)
    const first = Number(/\/First\s+(\d+)/.exec(dictionary)?.[1])
    if (!(content instanceof Buffer) || !first) continue
    const text = content.toString('latin1')
    const numbers = text.slice(0, first).trim().split(/\s+/).map(Number)
    const at = numbers.findIndex((value, i) => i % 2 === 0 && value === number)
    if (at < 0) continue
    const start = first + numbers[at + 1]!
    const end = at + 3 < numbers.length ? first + numbers[at + 3]! : text.length
    const blanked = text.slice(0, start) + blankStrings(text.slice(start, end)) + text.slice(end)
    return replaceStream(out, from, to, Buffer.from(blanked, 'latin1'))
  }
  return false
}

/** Writes a stream packed anew where the old one was; readers stop at its end and ignore the blanks behind it. */
function replaceStream(out: Buffer, from: number, to: number, content: Buffer): boolean {
  const packed = deflateSync(content, { level: 9 })
  if (packed.length > to - from) return false
  out.fill('\n', from, to)
  packed.copy(out, from)
  return true
}

/** Returns the text with every string in it made of blanks, as long as it was. */
function blankStrings(text: string): string {
  let out = ''
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!
    if (depth > 0) {
      if (character === '\\') {
        out += '  '
        i += 1
        continue
      }
      if (character === '(') depth += 1
      if (character === ')') depth -= 1
      out += depth === 0 ? ')' : ' '
    } else {
      if (character === '(') depth = 1
      out += character
    }
  }
  return out.replace(/(?<!<)<([0-9a-f\s]*)>(?!>)/gi, (_, digits: string) => `<${blankDigits(digits.length)}>`)
}

const blankDigits = (length: number): string => '0020'.repeat(Math.ceil(length / 4)).slice(0, length)

function streamsOf(text: string): Stream[] {
  const streams: Stream[] = []
  const begins = /(?<!end)stream\r?\n/g
  for (let match = begins.exec(text); match; match = begins.exec(text)) {
    const from = match.index + match[0].length
    const to = text.indexOf('endstream', from)
    if (to < 0) break
    const object = text.lastIndexOf(' obj', match.index)
    streams.push({ from, to: withoutLineEnd(text, from, to), dictionary: text.slice(Math.max(0, object), match.index) })
    begins.lastIndex = to + 9
  }
  return streams
}

function withoutLineEnd(text: string, from: number, to: number): number {
  let end = to
  if (end > from && text[end - 1] === '\n') end -= 1
  if (end > from && text[end - 1] === '\r') end -= 1
  return end
}

function withoutStreams(text: string): string {
  let out = ''
  let at = 0
  for (const { from, to } of streamsOf(text)) {
    out += text.slice(at, from)
    at = to
  }
  return out + text.slice(at)
}

function unpacked(data: Buffer, room: number): Buffer | 'bomb' | null {
  try {
    return inflateSync(data, { maxOutputLength: Math.max(1, room) })
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'bomb' : null
  }
}
