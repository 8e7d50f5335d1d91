import { damaged, FileRefused } from './refusal.ts'

/** Boxes that hold boxes (ISO/IEC 14496-12). */
const HOLDS = ['moov', 'trak', 'mdia']
/** Names, places, covers, and what a program keeps for itself. */
const ASIDE = ['udta', 'meta', 'uuid', 'free', 'skip', 'wide']
/** Boxes that say when they were made. */
const DATED = ['mvhd', 'tkhd', 'mdhd']
const TOP = ['ftyp', 'moov', 'mdat', 'moof', 'sidx', 'mfra', 'styp', ...ASIDE]

/**
 * Returns a sound in MP4 without what says where, when and with what it was made: that is overwritten in place, so that
 * nothing else moves. Throws FileRefused where it is not well-formed, and where it holds more than sound.
 */
export function bareM4a(bytes: Buffer): Buffer {
  const out = Buffer.from(bytes)
  const held = { sounds: 0 }
  clean(out, 0, out.length, null, held)
  if (held.sounds === 0) throw damaged('no sound')
  return out
}

function clean(out: Buffer, from: number, to: number, within: string | null, held: { sounds: number }): void {
  for (let at = from; at < to; ) {
    const { name, begin, end } = boxAt(out, at, to)
    if (within === null && !TOP.includes(name)) throw damaged(`an unknown ${name}`)
    if (ASIDE.includes(name)) {
      out.write('free', at + 4, 'latin1')
      out.fill(0, begin, end)
    } else if (HOLDS.includes(name)) clean(out, begin, end, name, held)
    else if (DATED.includes(name)) undate(out, begin, end)
    else if (name === 'hdlr' && within === 'mdia') {
      if (out.toString('latin1', begin + 8, begin + 12) !== 'soun') throw new FileRefused('kind', 'more than sound')
      held.sounds += 1
    }
    at = end
  }
}

function boxAt(out: Buffer, at: number, to: number) {
  if (at + 8 > to) throw damaged('cut off')
  const size = out.readUInt32BE(at)
  const long = size === 1
  if (long && at + 16 > to) throw damaged('cut off')
  const length = size === 0 ? to - at : long ? Number(out.readBigUInt64BE(at + 8)) : size
  const begin = at + (long ? 16 : 8)
  const end = at + length
  if (end > to || end < begin) throw damaged('cut off')
  return { name: out.toString('latin1', at + 4, at + 8), begin, end }
}

/** Two moments behind the version: of 4 bytes each, of 8 in version 1. */
function undate(out: Buffer, begin: number, end: number): void {
  const until = begin + 4 + (out[begin] === 1 ? 16 : 8)
  if (until > end) throw damaged('cut off')
  out.fill(0, begin + 4, until)
}
