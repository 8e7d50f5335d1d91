import { damaged } from './refusal.ts'

type Page = { readonly flags: number; readonly head: Buffer; readonly lacing: Buffer; readonly data: Buffer }

/**
 * Returns a voice message (Opus in Ogg, RFC 7845) written anew without its tags: which program on which telephone made it,
 * and sometimes where. Throws FileRefused where it is not well-formed or holds more than one sound.
 */
export function bareOgg(bytes: Buffer): Buffer {
  const pages = pagesOf(bytes)
  const [first, ...others] = pages
  if (first?.data.toString('latin1', 0, 8) !== 'OpusHead' || first.flags !== 2) throw damaged('not Opus')
  const serial = first.head.readUInt32LE(14)
  if (pages.some(({ head }) => head.readUInt32LE(14) !== serial)) throw damaged('more than one sound')
  if (others[0]?.data.toString('latin1', 0, 8) !== 'OpusTags') throw damaged('no tags')
  // The tags end with a piece of less than 255 bytes, and the page with them.
  const last = others.findIndex(({ lacing }) => lacing.some((length) => length < 255))
  if (
    last < 0 ||
    last === others.length - 1 ||
    others[last]!.lacing.findIndex((l) => l < 255) !== others[last]!.lacing.length - 1
  ) {
    throw damaged('nothing behind its tags')
  }
  const tags = Buffer.concat([Buffer.from('OpusTags'), Buffer.alloc(8)])
  const noTags: Page = { flags: 0, head: Buffer.from(first.head), lacing: Buffer.from([tags.length]), data: tags }
  return Buffer.concat([first, noTags, ...others.slice(last + 1)].map(written))
}

function pagesOf(bytes: Buffer): readonly Page[] {
  const pages: Page[] = []
  for (let at = 0; at < bytes.length && bytes.toString('latin1', at, at + 4) === 'OggS'; ) {
    if (at + 27 > bytes.length || bytes[at + 4] !== 0) throw damaged('cut off')
    const from = at + 27 + bytes[at + 26]!
    const lacing = bytes.subarray(at + 27, from)
    const to = from + lacing.reduce((sum, length) => sum + length, 0)
    if (to > bytes.length) throw damaged('cut off')
    const head = Buffer.from(bytes.subarray(at, at + 27))
    const sum = head.readUInt32LE(22)
    head.writeUInt32LE(0, 22)
    if (checksum([head, bytes.subarray(at + 27, to)]) !== sum) throw damaged('a broken page')
    pages.push({ flags: head[5]!, head, lacing, data: bytes.subarray(from, to) })
    at = to
  }
  return pages
}

/** A page with its number in the new row of them. */
function written({ flags, head, lacing, data }: Page, number: number): Buffer {
  const begin = Buffer.from(head)
  begin[5] = flags
  begin[26] = lacing.length
  begin.writeUInt32LE(number, 18)
  begin.writeUInt32LE(0, 22)
  begin.writeUInt32LE(checksum([begin, lacing, data]), 22)
  return Buffer.concat([begin, lacing, data])
}

/** RFC 3533, 6: the polynomial 0x04c11db7, from the highest bit, beginning with nothing. */
const TABLE = Uint32Array.from({ length: 256 }, (_, i) => {
  let sum = i << 24
  for (let bit = 0; bit < 8; bit++) sum = (sum << 1) ^ (sum < 0 ? 0x04c11db7 : 0)
  return sum
})

function checksum(parts: readonly Buffer[]): number {
  let sum = 0
  for (const part of parts) for (const byte of part) sum = (sum << 8) ^ TABLE[((sum >>> 24) ^ byte) & 0xff]!
  return sum >>> 0
}
