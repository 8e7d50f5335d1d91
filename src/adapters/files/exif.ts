/** How a camera was held: 1 upright, to 8 (CIPA DC-008, Exif 2.32, tag 0x0112). */
const ORIENTATION = 0x0112
const SHORT = 3
const UPRIGHT = 1

/** Returns how a picture is turned, and nothing else of what a camera wrote beside it; upright where that cannot be read. */
export function orientationIn(tiff: Buffer): number {
  const order = tiff.toString('latin1', 0, 4)
  if (tiff.length < 8 || (order !== 'II*\0' && order !== 'MM\0*')) return UPRIGHT
  const little = order.startsWith('I')
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const from = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (from + 2 > tiff.length) return UPRIGHT
  const count = short(from)
  for (let at = from + 2; at < from + 2 + count * 12 && at + 12 <= tiff.length; at += 12) {
    if (short(at) !== ORIENTATION || short(at + 2) !== SHORT) continue
    const value = short(at + 8)
    return value >= 1 && value <= 8 ? value : UPRIGHT
  }
  return UPRIGHT
}

/** Returns the smallest EXIF that says how a picture is turned; null where it is upright and needs none. */
export function turned(orientation: number): Buffer | null {
  if (orientation === UPRIGHT) return null
  const tiff = Buffer.alloc(26)
  tiff.write('II*\0', 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8)
  tiff.writeUInt16LE(ORIENTATION, 10)
  tiff.writeUInt16LE(SHORT, 12)
  tiff.writeUInt32LE(1, 14)
  tiff.writeUInt16LE(orientation, 18)
  return tiff
}
