import { orientationIn, turned } from './exif.ts'
import { checkSize } from './picture.ts'
import { damaged } from './refusal.ts'

/** Marks of the extended header (RFC 9649, 2.7). */
const [ALPHA, HAS_EXIF, MOVES] = [0x10, 0x08, 0x02]

/**
 * Returns a still WebP written anew from what draws it: without EXIF, XMP, profiles and whatever stands behind its end.
 * Only how it is turned stays. Throws FileRefused where it is not well-formed, and where it moves.
 */
export function bareWebp(bytes: Buffer): Buffer {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') {
    throw damaged('does not begin as a WebP')
  }
  const parts = partsOf(bytes)
  const dots = parts.get('VP8 ') ?? parts.get('VP8L')
  if (!dots || (parts.has('VP8 ') && parts.has('VP8L'))) throw damaged('no picture')
  const { width, height } = parts.has('VP8 ') ? sizeOfLossy(dots) : sizeOfLossless(dots)
  checkSize(width, height)
  const drawn = part(parts.has('VP8 ') ? 'VP8 ' : 'VP8L', dots)
  const extended = parts.get('VP8X')
  if (!extended) return riff([drawn])

  if (extended.length !== 10 || extended[0]! & MOVES) throw damaged('not a still picture')
  if (extended.readUIntLE(4, 3) + 1 !== width || extended.readUIntLE(7, 3) + 1 !== height) throw damaged('two sizes')
  const tiff = parts.get('EXIF')
  const exif = tiff ? turned(orientationIn(withoutName(tiff))) : null
  const alpha = parts.has('VP8 ') ? parts.get('ALPH') : undefined
  const header = Buffer.alloc(10)
  header[0] = (extended[0]! & ALPHA) | (exif ? HAS_EXIF : 0)
  extended.copy(header, 4, 4)
  return riff([
    part('VP8X', header),
    ...(alpha ? [part('ALPH', alpha)] : []),
    drawn,
    ...(exif ? [part('EXIF', exif)] : []),
  ])
}

/** Some cameras write the name of JPEG's segment in front. */
const withoutName = (tiff: Buffer): Buffer => (tiff.toString('latin1', 0, 6) === 'Exif\0\0' ? tiff.subarray(6) : tiff)

/** The first of each: readers take no others of a still picture. */
function partsOf(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const end = 8 + bytes.readUInt32LE(4)
  if (end > bytes.length) throw damaged('cut off')
  const parts = new Map<string, Buffer>()
  for (let at = 12; at + 8 <= end; ) {
    const name = bytes.toString('latin1', at, at + 4)
    const length = bytes.readUInt32LE(at + 4)
    if (at + 8 + length > end) throw damaged('cut off')
    if (!parts.has(name)) parts.set(name, bytes.subarray(at + 8, at + 8 + length))
    at += 8 + length + (length % 2)
  }
  return parts
}

/** RFC 6386, 9.1: a key frame, its mark, and two sides of 14 bits each. */
function sizeOfLossy(data: Buffer) {
  if (data.length < 10 || (data[0]! & 1) !== 0 || data.readUIntBE(3, 3) !== 0x9d012a) throw damaged('no frame')
  return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff }
}

/** RFC 9649, 3.4: its mark, and two sides less one of 14 bits each. */
function sizeOfLossless(data: Buffer) {
  if (data.length < 5 || data[0] !== 0x2f) throw damaged('no frame')
  const sides = data.readUInt32LE(1)
  return { width: (sides & 0x3fff) + 1, height: ((sides >>> 14) & 0x3fff) + 1 }
}

function part(name: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}

function riff(parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP'), ...parts])
  const head = Buffer.alloc(8)
  head.write('RIFF', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}
