import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

export type ZipEntry = { readonly name: string; readonly bytes: Buffer }

/** An archive that cannot be believed; `bomb` where it would unpack to far more than it is. */
export class ZipRefused extends Error {
  override name = 'ZipRefused'
  readonly bomb: boolean
  constructor(why: string, bomb = false) {
    super(why)
    this.bomb = bomb
  }
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const MOST_ENTRIES = 2000
/** All entries together; a long CV with pictures unpacks to a few megabytes. */
export const MOST_UNPACKED = 40_000_000

/**
 * Returns what an archive holds. It begins with its first entry and ends with its directory: with anything before or
 * after, or one entry over another, it could be two things at once and is refused. So are encryption and bombs.
 */
export function readZip(bytes: Buffer): ZipEntry[] {
  if (bytes.length < 22 || bytes.readUInt32LE(0) !== LOCAL) throw new ZipRefused('does not begin as an archive')
  const end = endOf(bytes)
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (count > MOST_ENTRIES) throw new ZipRefused('holds too many files', true)
  if (at + bytes.readUInt32LE(end + 12) !== end) throw new ZipRefused('has something between its parts')

  let room = MOST_UNPACKED
  let dataFrom = 0
  const entries: ZipEntry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL) throw new ZipRefused('has a broken directory')
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const { content, dataEnd } = unpack(bytes, at, room)
    room -= content.length
    dataFrom = Math.max(dataFrom, dataEnd)
    if (!name.endsWith('/')) entries.push({ name, bytes: content })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  if (new Set(entries.map(({ name }) => name)).size < entries.length) throw new ZipRefused('names a file twice')
  return entries
}

function endOf(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--) {
    if (bytes.readUInt32LE(at) === END && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return at
  }
  throw new ZipRefused('does not end as an archive')
}

function unpack(bytes: Buffer, central: number, room: number): { content: Buffer; dataEnd: number } {
  const flags = bytes.readUInt16LE(central + 8)
  const method = bytes.readUInt16LE(central + 10)
  const packed = bytes.readUInt32LE(central + 20)
  const unpacked = bytes.readUInt32LE(central + 24)
  const local = bytes.readUInt32LE(central + 42)
  if (flags & 1) throw new ZipRefused('is protected by a password')
  if (unpacked > room) throw new ZipRefused('unpacks to far more than it is', true)
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL) throw new ZipRefused('has a broken entry')

  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const data = bytes.subarray(from, from + packed)
  if (data.length < packed) throw new ZipRefused('is cut off')
  return { content: inflated(data, method, room), dataEnd: from + packed }
}

function inflated(data: Buffer, method: number, room: number): Buffer {
  if (method === 0) return data
  if (method !== 8) throw new ZipRefused('is packed in an unusual way')
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, room) })
  } catch (error) {
    const bomb = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
    throw new ZipRefused(bomb ? 'unpacks to far more than it is' : 'is damaged', bomb)
  }
}

/** Returns a new archive of these entries, without times, comments or anything else that says where it was made. */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [i, { name, bytes }] of entries.entries()) {
    // The first stays as it is: readers of OpenDocument look for "mimetype" there, unpacked.
    const stored = i === 0
    const data = stored ? bytes : deflateRawSync(bytes)
    const named = Buffer.from(name)
    const header = Buffer.alloc(26)
    header.writeUInt16LE(20, 0)
    header.writeUInt16LE(0x0800, 2)
    header.writeUInt16LE(stored ? 0 : 8, 4)
    header.writeUInt32LE(0x00210000, 6)
    header.writeUInt32LE(crc32(bytes), 10)
    header.writeUInt32LE(data.length, 14)
    header.writeUInt32LE(bytes.length, 18)
    header.writeUInt16LE(named.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(numbered(CENTRAL), Buffer.from([20, 0]), header, tail, named)
    parts.push(numbered(LOCAL), header, named, data)
    at += 30 + named.length + data.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...parts, listed, numbered(END), end])
}

function numbered(mark: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(mark)
  return bytes
}
