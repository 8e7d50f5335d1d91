import { crc32 } from 'node:zlib'
import { orientationIn, turned } from './exif.ts'
import { checkSize } from './picture.ts'
import { damaged } from './refusal.ts'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
/** What a picture is drawn with besides its dots, and how long each may be (W3C PNG, 11.3). All else stays behind. */
const BESIDE: Readonly<Record<string, number>> = { PLTE: 768, tRNS: 256, gAMA: 4, cHRM: 32, sRGB: 1 }
/** Which depths of colour there are, by kind of colour. */
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

/**
 * Returns a PNG written anew from what draws it: without words, times, profiles, EXIF, further pictures, and whatever
 * stands behind its end. Only how it is turned stays. Throws FileRefused where it is not well-formed.
 */
export function barePng(bytes: Buffer): Buffer {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) throw damaged('does not begin as a PNG')
  const parts: Buffer[] = []
  const seen = new Set<string>()
  let orientation = 1
  let dots: 'before' | 'within' | 'after' = 'before'
  for (let at = 8; ; ) {
    const { type, data, end } = chunkAt(bytes, at)
    at = end
    if (dots === 'within' && type !== 'IDAT') dots = 'after'
    if (type === 'IEND') break
    if ((type === 'IHDR') !== (seen.size === 0) || (type !== 'IDAT' && type in BESIDE && seen.has(type))) {
      throw damaged('its parts in no order')
    }
    if (type === 'IHDR') checkHeader(data)
    if (type === 'IDAT') dots = dots === 'after' ? wrongOrder() : 'within'
    if (type === 'eXIf' && !seen.has(type)) orientation = orientationIn(data)
    // A small first letter: a picture can be drawn without it (5.4).
    const isNeeded = type[0]! < 'a'
    if (isNeeded && !['IHDR', 'IDAT', 'PLTE'].includes(type)) throw damaged(`an unknown ${type}`)
    if (isNeeded || (BESIDE[type] ?? 0) >= data.length) parts.push(chunk(type, data))
    seen.add(type)
  }
  if (dots === 'before') throw damaged('no picture')
  if (bytes[25] === 3 && !seen.has('PLTE')) throw damaged('no colours')
  const exif = turned(orientation)
  const [header, ...others] = parts
  const all = [SIGNATURE, header!, ...(exif ? [chunk('eXIf', exif)] : []), ...others, chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat(all)
}

const wrongOrder = (): never => {
  throw damaged('its dots in two places')
}

function chunkAt(bytes: Buffer, at: number) {
  const length = at + 12 <= bytes.length ? bytes.readUInt32BE(at) : Number.POSITIVE_INFINITY
  const end = at + 12 + length
  if (end > bytes.length) throw damaged('cut off')
  const type = bytes.toString('latin1', at + 4, at + 8)
  if (!/^[A-Za-z]{4}$/.test(type)) throw damaged('a part without a name')
  if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) throw damaged(`a broken ${type}`)
  const data = bytes.subarray(at + 8, end - 4)
  if (type === 'PLTE' && (length === 0 || length > BESIDE.PLTE! || length % 3 !== 0)) throw damaged('broken colours')
  return { type, data, end }
}

function checkHeader(data: Buffer): void {
  const [depth, colour, packing, filter, order] = data.subarray(8)
  const isKnown = DEPTHS[colour ?? 9]?.includes(depth!) && packing === 0 && filter === 0 && (order === 0 || order === 1)
  if (data.length !== 13 || !isKnown) throw damaged('a broken header')
  checkSize(data.readUInt32BE(0), data.readUInt32BE(4))
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
