import { crc32, deflateSync } from 'node:zlib'

const base64 = (text: string) => Buffer.from(text, 'base64')

/** A red and blue picture of 4 by 8 dots, as a camera program writes it: at once, and in steps. */
export const JPEG = base64(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAIAAQDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAWEAEBAQAAAAAAAAAAAAAAAAAAFGH/xAAVAQEBAAAAAAAAAAAAAAAAAAAEBf/EABcRAAMBAAAAAAAAAAAAAAAAAAADFFH/2gAMAwEAAhEDEQA/AINGgL0CMEWu0//Z',
)
export const PROGRESSIVE = base64(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wgARCAAIAAQDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAVAQEBAAAAAAAAAAAAAAAAAAADBP/aAAwDAQACEAMQAAABgF6f/8QAFRABAQAAAAAAAAAAAAAAAAAAABL/2gAIAQEAAQUCp//EABYRAAMAAAAAAAAAAAAAAAAAAAACE//aAAgBAwEBPwGzn//EABYRAAMAAAAAAAAAAAAAAAAAAAACE//aAAgBAgEBPwGCH//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEABj8Cf//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAT8hP//aAAwDAQACAAMAAAAQA//EABURAQEAAAAAAAAAAAAAAAAAAABh/9oACAEDAQE/ELP/xAAVEQEBAAAAAAAAAAAAAAAAAAAAYf/aAAgBAgEBPxCb/8QAFRABAQAAAAAAAAAAAAAAAAAAAHH/2gAIAQEAAT8Qp//Z',
)
export const WEBP = base64(
  'UklGRj4AAABXRUJQVlA4IDIAAAAwAgCdASoEAAgABABoJagCdGuA/gAFu1l4WAD+2cJ23n6ov90qv/on0g/a3P1NrMgAAA==',
)
export const WEBP_WITH_ALPHA = base64(
  'UklGRngAAABXRUJQVlA4WAoAAAAQAAAAAwAABwAAQUxQSCEAAAABPyAQSOEwHRGRbSAIgExbsGDBggULFkT0P/6tTWyJBAAAVlA4IDAAAADQAQCdASoEAAgAAgA0JaACdLoB+AADsAD+8MQL/yC5YXXI1/8gP+QH/ID/+PIAAAA=',
)

/** How a photo says where it was taken, and how it is turned: a small EXIF with a place in words. */
export function exifOf(orientation: number): Buffer {
  const place = Buffer.from('GPS 51.5432 -0.1417 Canary Street\0')
  const tiff = Buffer.alloc(38 + place.length)
  tiff.write('MM\0*', 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(2, 8)
  for (const [i, [tag, type, count]] of [
    [0x0112, 3, 1],
    [0x010e, 2, place.length],
  ].entries()) {
    tiff.writeUInt16BE(tag!, 10 + i * 12)
    tiff.writeUInt16BE(type!, 12 + i * 12)
    tiff.writeUInt32BE(count!, 14 + i * 12)
  }
  tiff.writeUInt16BE(orientation, 18)
  tiff.writeUInt32BE(38, 30)
  place.copy(tiff, 38)
  return tiff
}

const jpegPart = (code: number, data: Buffer) =>
  Buffer.concat([Buffer.from([0xff, code, (data.length + 2) >> 8, (data.length + 2) & 255]), data])

/** A photo as a telephone keeps it: with its place, a small picture, a comment, and the whole one behind its end. */
export const photoWithPlace = (orientation = 6): Buffer =>
  Buffer.concat([
    JPEG.subarray(0, 2),
    jpegPart(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exifOf(orientation)])),
    jpegPart(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Canary Street</x:xmpmeta>')),
    jpegPart(0xe2, Buffer.from('ICC_PROFILE\0Canary camera')),
    JPEG.subarray(2, -2),
    jpegPart(0xfe, Buffer.from('taken in Canary Street')),
    JPEG.subarray(-2),
    Buffer.from('the whole picture of Canary Street'),
  ])

export function pngPart(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

export function pngHeader(width: number, height: number, rest = [8, 2, 0, 0, 0]): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  Buffer.from(rest).copy(header, 8)
  return pngPart('IHDR', header)
}

/** A picture in one colour; `beside` stands before its dots. */
export const png = (width = 4, height = 8, ...beside: readonly Buffer[]): Buffer =>
  Buffer.concat([
    SIGNATURE,
    pngHeader(width, height),
    ...beside,
    pngPart(
      'IDAT',
      deflateSync(Buffer.alloc(height * (1 + width * 3), 0x40).map((byte, i) => (i % (1 + width * 3) ? byte : 0))),
    ),
    pngPart('IEND', Buffer.alloc(0)),
  ])

/** A screenshot with what programs write beside it, and what a crop tool left behind its end. */
export const pngWithWords = (): Buffer =>
  Buffer.concat([
    png(
      4,
      8,
      pngPart('tEXt', Buffer.from('Comment\0Canary Street')),
      pngPart('iTXt', Buffer.from('XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta>Canary</x:xmpmeta>')),
      pngPart('tIME', Buffer.from('07ea0b17093000', 'hex')),
      pngPart('eXIf', exifOf(3)),
      pngPart('gAMA', Buffer.from('0000b18f', 'hex')),
    ),
    Buffer.from('what was cut off: Canary Street'),
  ])

/** A picture with EXIF and XMP in the extended form. */
export function webpWithPlace(): Buffer {
  const part = (name: string, data: Buffer) => {
    const head = Buffer.alloc(8)
    head.write(name, 'latin1')
    head.writeUInt32LE(data.length, 4)
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
  }
  const parts = Buffer.concat([
    WEBP_WITH_ALPHA.subarray(12),
    part('EXIF', Buffer.concat([Buffer.from('Exif\0\0'), exifOf(8)])),
    part('XMP ', Buffer.from('<x:xmpmeta>Canary Street</x:xmpmeta>')),
  ])
  const head = Buffer.from(WEBP_WITH_ALPHA.subarray(0, 12))
  head.writeUInt32LE(parts.length + 4, 4)
  return Buffer.concat([head, parts])
}

/** How a photo of an iPhone begins that was not made a JPEG. */
export const HEIC = Buffer.concat([Buffer.from('0000001c66747970686569630000000068656963', 'hex'), Buffer.alloc(200)])
