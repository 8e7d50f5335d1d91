import type { Point } from './place.ts'

/** A postcode as it is written (`NW5 2AA`), as it is kept (`NW52AA`), and its first half (`NW5`). */
export type Postcode = { readonly postcode: string; readonly compact: string; readonly outcode: string }

/** Where a postcode lies, as far as it is known. */
export type Located = {
  readonly point: Point
  /** `outcode`: the postcode itself is unknown, the point is the middle of its outcode and the codes are null. */
  readonly from: 'postcode' | 'outcode'
  readonly wardCode: string | null
  readonly lsoaCode: string | null
  readonly boroughCode: string | null
}

/**
 * Asks somebody else where a postcode lies: for a postcode newer than the last import. Null where it is unknown there,
 * or where no sensible answer comes in time; it never throws, for a resident is never kept waiting by it.
 */
export type PostcodeLookup = (postcode: string) => Promise<Located | null>

type Shape = readonly string[]

/** Letters that Royal Mail never uses in the last two places, so that handwriting is not misread. */
const INWARD: Shape = ['0123456789', 'ABDEFGHJLNPQRSTUWXYZ', 'ABDEFGHJLNPQRSTUWXYZ']

const DIGIT = '0123456789'
const TENS = '123456789'
const FIRST = 'ABCDEFGHIJKLMNOPRSTUWYZ'
const SECOND = 'ABCDEFGHKLMNOPQRSTUVWXY'
const THIRD = 'ABCDEFGHJKPSTUW'
const FOURTH = 'ABEHMNPRVWXY'

/** The six shapes of an outcode (BS 7666); a two-figure district never begins with nought. */
const OUTCODES: readonly Shape[] = [
  [FIRST, DIGIT],
  [FIRST, TENS, DIGIT],
  [FIRST, SECOND, DIGIT],
  [FIRST, SECOND, TENS, DIGIT],
  [FIRST, TENS, THIRD],
  [FIRST, SECOND, TENS, FOURTH],
]

/** Characters that people and scanners take for one another. */
const LOOKALIKES: Record<string, string> = { O: '0', 0: 'O', I: '1', 1: 'I', L: '1' }

/** Returns the postcode in a text that holds nothing else, however it was spaced or typed; null where it is none. */
export function normalisePostcode(text: string): Postcode | null {
  const typed = compact(text)
  if (typed.length < 5 || typed.length > 7) return null

  const outcode = bestOutcode(typed.slice(0, -3))
  const inward = fit(typed.slice(-3), INWARD)
  if (!outcode || !inward) return null
  return { postcode: `${outcode} ${inward.text}`, compact: outcode + inward.text, outcode }
}

/**
 * Returns the outcode in a text that holds nothing else: `nw5` gives `NW5`. A postcode of which only the beginning
 * was typed after a space (`NW5 2`) gives its outcode too. Null for anything else, whole postcodes among them.
 */
export function readOutcode(text: string): string | null {
  const [first, second, ...more] = text.trim().split(/\s+/)
  const begun = second !== undefined && more.length === 0 && /^[0-9][A-Za-z]?$/.test(second)
  if (begun && /\d/.test(first!)) return bestOutcode(compact(first!))

  const typed = compact(text)
  return typed.length >= 2 && typed.length <= 4 && /\d/.test(typed) ? bestOutcode(typed) : null
}

/** Returns the last postcode in an address, where a postcode stands; null where the address has none. */
export function findPostcode(address: string): Postcode | null {
  const candidates = address
    .toUpperCase()
    .match(/(?<![A-Z0-9])[A-Z]{1,2}[0-9OI][A-Z0-9]?\s*[0-9OI][A-Z]{2}(?![A-Z0-9])/g)
  for (const candidate of candidates?.reverse() ?? []) {
    const postcode = normalisePostcode(candidate)
    if (postcode) return postcode
  }
  return null
}

function compact(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.,\-‐-―]+/g, '')
}

/** Of the shapes that the text can be read as, the one that changes fewest characters. */
function bestOutcode(typed: string): string | null {
  let best: { text: string; changes: number } | null = null
  for (const shape of OUTCODES) {
    const read = fit(typed, shape)
    if (read && (!best || read.changes < best.changes)) best = read
  }
  return best?.text ?? null
}

function fit(typed: string, shape: Shape): { text: string; changes: number } | null {
  if (typed.length !== shape.length) return null
  let text = ''
  let changes = 0
  for (let i = 0; i < shape.length; i++) {
    const character = typed[i]!
    const lookalike = LOOKALIKES[character]
    if (shape[i]!.includes(character)) text += character
    else if (lookalike && shape[i]!.includes(lookalike)) {
      text += lookalike
      changes++
    } else return null
  }
  return { text, changes }
}
