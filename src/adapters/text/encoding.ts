const UTF8 = new TextDecoder('utf-8', { fatal: true })
const WINDOWS = new TextDecoder('windows-1252')

/** Returns the text of these bytes: by byte order mark, else UTF-8, else Windows-1252, which refuses nothing. */
export function decodeBytes(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return UTF8.decode(bytes)
  } catch {
    return WINDOWS.decode(bytes)
  }
}

/** Returns the text of a stream of bytes, piece by piece, each piece decoded as `decodeBytes` would. */
export async function* decodeStream(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let carried: Uint8Array = new Uint8Array(0)
  let wide: InstanceType<typeof TextDecoder> | null = null
  let begun = false
  for await (const chunk of body) {
    const bytes = carried.length > 0 ? Buffer.concat([carried, chunk]) : chunk
    if (!begun && bytes.length >= 2) {
      begun = true
      if (bytes[0] === 0xff && bytes[1] === 0xfe) wide = new TextDecoder('utf-16le')
      if (bytes[0] === 0xfe && bytes[1] === 0xff) wide = new TextDecoder('utf-16be')
    }
    if (wide) {
      yield wide.decode(bytes, { stream: true })
      carried = new Uint8Array(0)
      continue
    }
    const whole = begun ? bytes.length - unfinished(bytes) : 0
    carried = bytes.slice(whole)
    if (whole > 0) yield decodeBytes(bytes.subarray(0, whole))
  }
  if (carried.length > 0) yield decodeBytes(carried)
}

/** How many bytes at the end begin a UTF-8 character without finishing it. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}

/** The Windows-1252 characters of bytes 80 to 9F, in order; five bytes have none and stand for themselves. */
const WINDOWS_80_9F = [...WINDOWS.decode(Uint8Array.from({ length: 32 }, (_, i) => 0x80 + i))]
const BYTE_OF = new Map(WINDOWS_80_9F.map((character, i) => [character, 0x80 + i]))
for (let byte = 0x80; byte <= 0xff; byte++) {
  const character = String.fromCharCode(byte)
  if (!BYTE_OF.has(character)) BYTE_OF.set(character, byte)
}
const TRAIL = `[${[...BYTE_OF]
  .filter(([, byte]) => byte < 0xc0)
  .map(([character]) => character)
  .join('')}]`
const MOJIBAKE = new RegExp(`[\\u00c2-\\u00df]${TRAIL}|[\\u00e0-\\u00ef]${TRAIL}{2}|[\\u00f0-\\u00f4]${TRAIL}{3}`, 'g')

/**
 * Returns the text as it was meant: UTF-8 that was read as Windows-1252 is read again ("donâ€™t" becomes "don’t"), also
 * where that happened twice; odd spaces become spaces; invisible, control and direction-override characters go, except
 * the joiners that Persian and emoji need; composed form (NFC).
 */
export function repairEncoding(text: string): string {
  let repaired = text
  for (let round = 0; round < 2 && /[\u00c2-\u00f4]/.test(repaired); round++) {
    repaired = repaired.replace(MOJIBAKE, reread)
  }
  return repaired
    .replace(/[\u0080-\u009f]/g, (character) => WINDOWS_80_9F[character.charCodeAt(0) - 0x80]!)
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(INVISIBLE, '')
    .toWellFormed()
    .normalize('NFC')
}

const INVISIBLE = /(?![\n\t])\p{Cc}|[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu

function reread(characters: string): string {
  try {
    return UTF8.decode(Uint8Array.from(characters, (character) => BYTE_OF.get(character)!))
  } catch {
    return characters
  }
}
