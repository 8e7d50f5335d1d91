const TABLE = Uint32Array.from({ length: 256 }, (_, i) => {
  let sum = i << 24
  for (let bit = 0; bit < 8; bit++) sum = (sum << 1) ^ (sum < 0 ? 0x04c11db7 : 0)
  return sum
})

/** One page of Ogg with these pieces of a packet. */
function page(flags: number, number: number, data: Buffer): Buffer {
  const lacing = Buffer.concat([Buffer.alloc(Math.floor(data.length / 255), 255), Buffer.from([data.length % 255])])
  const head = Buffer.alloc(27)
  head.write('OggS', 'latin1')
  head[5] = flags
  head.writeUInt32LE(4711, 14)
  head.writeUInt32LE(number, 18)
  head[26] = lacing.length
  const all = Buffer.concat([head, lacing, data])
  let sum = 0
  for (const byte of all) sum = (sum << 8) ^ TABLE[((sum >>> 24) ^ byte) & 255]!
  all.writeUInt32LE(sum >>> 0, 22)
  return all
}

/** A voice message as telephones send it, with tags that say where it was made. */
export const voiceMessage = (): Buffer =>
  Buffer.concat([
    page(2, 0, Buffer.from('4f707573486561640101000080bb0000000000', 'hex')),
    page(
      0,
      1,
      Buffer.from(
        `OpusTags\x0d\0\0\0Canary phone \x01\0\0\0\x16\0\0\0LOCATION=Canary Street${'.'.repeat(300)}`,
        'latin1',
      ),
    ),
    page(4, 2, Buffer.from('sound'.repeat(40))),
  ])

const box = (name: string, ...inside: readonly Buffer[]): Buffer => {
  const data = Buffer.concat(inside)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(data.length + 8)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, data])
}

/** A recording of an iPhone, with its place; `handler` says what it holds. */
export const recording = (handler = 'soun'): Buffer =>
  Buffer.concat([
    box('ftyp', Buffer.from('M4A \0\0\0\0M4A mp42isom')),
    box('mdat', Buffer.from('sound'.repeat(40))),
    box(
      'moov',
      box('mvhd', Buffer.alloc(4), Buffer.from('e1234567e1234567', 'hex'), Buffer.alloc(88)),
      box(
        'trak',
        box('tkhd', Buffer.from('01000001', 'hex'), Buffer.alloc(16, 0xe1), Buffer.alloc(68)),
        box(
          'mdia',
          box('mdhd', Buffer.alloc(4), Buffer.from('e1234567e1234567', 'hex'), Buffer.alloc(12)),
          box('hdlr', Buffer.alloc(8), Buffer.from(handler), Buffer.alloc(13)),
          box('minf'),
        ),
      ),
      box('udta', box('\xa9xyz', Buffer.from('+51.5432-000.1417/ Canary Street'))),
    ),
  ])
