import { orientationIn, turned } from './exif.ts'
import { checkSize } from './picture.ts'
import { damaged } from './refusal.ts'

/** Markers of ITU-T T.81, table B.1. */
const [SOI, EOI, SOS, DQT, DHT, DRI, DNL] = [0xd8, 0xd9, 0xda, 0xdb, 0xc4, 0xdd, 0xdc]
const [APP0, APP1, APP14, COM] = [0xe0, 0xe1, 0xee, 0xfe]
/** Baseline, extended and progressive: what browsers draw. */
const FRAMES = [0xc0, 0xc1, 0xc2]
/** Progressive pictures come in about ten; thousands of them make a small file take minutes to draw. */
const MOST_SCANS = 100

const EXIF = 'Exif\0\0'
const PLAIN_JFIF = Buffer.from('4a46494600010100000100010000', 'hex')

type Kept = { jfif: boolean; colours: number | null; orientation: number | null; parts: Buffer[] }

/**
 * Returns a JPEG written anew from the parts that draw it: without EXIF and its place, XMP, comments, small pictures, and
 * whatever stands behind its end, where crop tools have left the whole picture. Only how it is turned stays. Throws
 * FileRefused where it is not well-formed.
 */
export function bareJpeg(bytes: Buffer): Buffer {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) throw damaged('does not begin as a JPEG')
  const kept: Kept = { jfif: false, colours: null, orientation: null, parts: [] }
  let [at, frames, scans] = [2, 0, 0]
  for (;;) {
    const [code, from] = markerAt(bytes, at)
    if (code === EOI) break
    const to = segmentEnd(bytes, from)
    const data = bytes.subarray(from + 2, to)
    at = to
    if (FRAMES.includes(code)) {
      frames += 1
      checkFrame(data)
      kept.parts.push(segment(code, data))
    } else if (code === SOS) {
      if (frames !== 1 || ++scans > MOST_SCANS) throw damaged('scans without a frame')
      if (data.length !== 4 + 2 * (data[0] ?? 0)) throw damaged('a broken scan')
      at = scanEnd(bytes, to)
      kept.parts.push(segment(code, data), bytes.subarray(to, at))
    } else if (code in TABLES) {
      if (!TABLES[code]!(data)) throw damaged('a broken table')
      kept.parts.push(segment(code, data))
    } else if ((code >= APP0 && code <= 0xef) || code === COM || code === DNL) {
      readAside(code, data, kept)
    } else throw damaged(`marker ${code.toString(16)}`)
  }
  if (frames !== 1 || scans === 0) throw damaged('no picture')
  return Buffer.concat([Buffer.from([0xff, SOI]), ...begin(kept), ...kept.parts, Buffer.from([0xff, EOI])])
}

/** What is written in front: how colours are to be read, and how it is turned. */
function begin({ jfif, colours, orientation }: Kept): Buffer[] {
  const exif = turned(orientation ?? 1)
  return [
    ...(jfif ? [segment(APP0, PLAIN_JFIF)] : []),
    ...(exif ? [segment(APP1, Buffer.concat([Buffer.from(EXIF, 'latin1'), exif]))] : []),
    ...(colours === null ? [] : [segment(APP14, Buffer.from([...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, colours]))]),
  ]
}

function readAside(code: number, data: Buffer, kept: Kept): void {
  const named = (name: string) => data.toString('latin1', 0, name.length) === name
  if (code === APP0 && named('JFIF\0')) kept.jfif = true
  // Whether colours are turned into light and two differences: without it a picture from Photoshop is drawn green.
  if (code === APP14 && named('Adobe') && data.length >= 12 && data[11]! <= 2) kept.colours = data[11]!
  if (code === APP1 && named(EXIF)) kept.orientation ??= orientationIn(data.subarray(EXIF.length))
}

/** Returns the marker that stands here, and where what belongs to it begins. */
function markerAt(bytes: Buffer, at: number): readonly [code: number, from: number] {
  if (bytes[at] !== 0xff) throw damaged('something between its parts')
  let next = at + 1
  while (bytes[next] === 0xff) next += 1
  const code = bytes[next]
  if (code === undefined || code < 0xc0) throw damaged('cut off')
  return [code, next + 1]
}

function segmentEnd(bytes: Buffer, from: number): number {
  const length = from + 2 <= bytes.length ? bytes.readUInt16BE(from) : 0
  if (length < 2 || from + length > bytes.length) throw damaged('cut off')
  return from + length
}

function checkFrame(data: Buffer): void {
  const components = data[5] ?? 0
  if (![1, 3, 4].includes(components) || data.length !== 6 + 3 * components || data[0] !== 8) throw damaged('a frame')
  for (let at = 7; at < data.length; at += 3) {
    const [across, down] = [data[at]! >> 4, data[at]! & 15]
    if (across < 1 || across > 4 || down < 1 || down > 4) throw damaged('a broken frame')
  }
  checkSize(data.readUInt16BE(3), data.readUInt16BE(1))
}

/** What each table is as long as, by what it says itself: nothing hides behind it. */
const TABLES: Readonly<Record<number, (data: Buffer) => boolean>> = {
  [DRI]: (data) => data.length === 2,
  [DQT]: (data) => filledBy(data, (at) => 1 + 64 * (1 + (data[at]! >> 4))),
  [DHT]: (data) => filledBy(data, (at) => 17 + data.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0)),
}

function filledBy(data: Buffer, lengthAt: (at: number) => number): boolean {
  let at = 0
  while (at < data.length) at += lengthAt(at)
  return at === data.length && at > 0
}

/** Where the coded dots end: at the next marker that is neither a stuffed byte nor one to begin again at. */
function scanEnd(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next !== undefined && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  throw damaged('cut off')
}

function segment(code: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, code, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}
