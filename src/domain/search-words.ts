import { isKnownToSynonyms, LONGEST_TERM, synonymsOf, termWord } from './other-words.ts'
import { isFiller, isStopWord, plainText, plainWords } from './plain-words.ts'
import { isUsed, mend, type Speller, splitWord, wordsStartingWith } from './spelling.ts'

/**
 * What somebody typed, as PostgreSQL's to_tsquery reads it. All words must be there; "quoted words" in that order;
 * `or` between two wishes; `-word` must not be there. `wide` also takes other words for the same thing, `own` only the
 * words typed, which rank higher. Null where nothing to look for is left.
 */
export type Understood = {
  readonly wide: string
  readonly own: string
  readonly readAs: { readonly typed: string; readonly understood: string } | null
}

type Piece = {
  readonly words: readonly string[]
  readonly kind: 'word' | 'joined' | 'quoted' | 'or'
  readonly not: boolean
}
type Wish = { readonly wide: string; readonly own: string }

/** More than anybody types; each costs time in the database. */
const MOST_PIECES = 16
const MOST_ENDINGS = 8

/**
 * Reads what was typed. Words that no listing uses are taken for the beginning of a word (from 4 letters), else for a
 * slip, else for two words without a space; a word that exists is never changed, and quoted ones are left alone.
 */
export function readWords(typed: string, speller: Speller): Understood | null {
  const mended = mendPieces(piecesOf(typed), speller)
  const pieces = withoutEmptyWords(mended.pieces)
  const not = pieces.filter((piece) => piece.not).map((piece) => `!${phrase(piece.words)}`)
  const alternatives = splitAtOr(pieces.filter((piece) => !piece.not)).map((run) => wishes(run, speller))
  const wanted = alternatives.filter((run) => run.length > 0)
  if (wanted.length === 0 && not.length === 0) return null

  const write = (side: keyof Wish) => {
    const runs = wanted.map((run) => run.map((wish) => wish[side]).join(' & '))
    const either = runs.length > 1 ? [`(${runs.map((run) => `(${run})`).join(' | ')})`] : runs
    return [...either, ...not].join(' & ')
  }
  const readAs = mended.changed ? { typed, understood: mended.pieces.map(spoken).join(' ') } : null
  return { wide: write('wide'), own: write('own'), readAs }
}

function piecesOf(typed: string): Piece[] {
  const pieces: Piece[] = []
  for (const match of plainText(typed).matchAll(/(?:(?<=^|\s)(-))?(?:"([^"]*)"?|([\p{L}\p{N}][\p{L}\p{N}-]*))/gu)) {
    const [, minus, quoted, bare] = match
    const words = plainWords(quoted ?? bare ?? '')
    if (words.length === 0) continue
    if (bare === 'or') pieces.push({ words, kind: 'or', not: false })
    else
      pieces.push({
        words,
        kind: quoted !== undefined ? 'quoted' : words.length > 1 ? 'joined' : 'word',
        not: minus === '-',
      })
  }
  return pieces.slice(0, MOST_PIECES)
}

function mendPieces(pieces: readonly Piece[], speller: Speller): { pieces: readonly Piece[]; changed: boolean } {
  let changed = false
  const mended = pieces.flatMap((piece): Piece[] => {
    const [word] = piece.words
    if (piece.kind !== 'word' || piece.not || !word || isKnown(word, speller)) return [piece]
    if (wordsStartingWith(speller, word, 1).length > 0) return [piece]
    const meant = mend(speller, word) ?? splitWord(speller, word)
    if (meant === null) return [piece]
    changed = true
    return [meant].flat().map((meant) => ({ ...piece, words: [meant] }))
  })
  return { pieces: mended, changed }
}

function isKnown(word: string, speller: Speller): boolean {
  return (
    !/^[a-z]{4,24}$/.test(word) ||
    isStopWord(word) ||
    isFiller(word) ||
    isKnownToSynonyms(word) ||
    isUsed(speller, word)
  )
}

/** "it" is a stop word of English and a trade; who types it here means the trade. */
const isEmpty = (word: string): boolean => isStopWord(word) && word !== 'it'

/** Leaves stop words in where they belong to an entry ("no experience"); those left over go when wishes are made. */
function withoutEmptyWords(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.filter(({ kind, words, not }) => {
    if (kind === 'or') return true
    return kind === 'word' ? !isFiller(words[0]!) && !(not && isEmpty(words[0]!)) : !words.every(isEmpty)
  })
}

function splitAtOr(pieces: readonly Piece[]): Piece[][] {
  const runs: Piece[][] = [[]]
  for (const piece of pieces) {
    if (piece.kind === 'or') runs.push([])
    else runs.at(-1)!.push(piece)
  }
  return runs
}

/** Longest entry first: "care assistant" before "care". */
function wishes(run: readonly Piece[], speller: Speller): Wish[] {
  const made: Wish[] = []
  for (let at = 0; at < run.length; ) {
    const term = longestTerm(run, at)
    if (term) made.push(term.wish)
    else made.push(...wishOf(run[at]!, speller))
    at += term?.pieces ?? 1
  }
  return made
}

function longestTerm(run: readonly Piece[], at: number): { wish: Wish; pieces: number } | null {
  for (let pieces = Math.min(LONGEST_TERM, run.length - at); pieces > 0; pieces--) {
    const taken = run.slice(at, at + pieces)
    if (taken.some((piece) => piece.kind === 'quoted')) continue
    const words = taken.flatMap((piece) => piece.words)
    const known = synonymsOf(words)
    if (!known) continue
    const also = known.also.map((term) => phrase([termWord(plainWords(term))]))
    const full = words.filter((word) => !isEmpty(word))
    const own = known.instead || full.length === 0 ? null : allOf(taken)
    const wide = [...new Set([...(own ? [own] : []), ...also])]
    return { wish: { own: own ?? either(also), wide: either(wide) }, pieces }
  }
  return null
}

function wishOf(piece: Piece, speller: Speller): Wish[] {
  if (piece.words.every(isEmpty)) return []
  const [word] = piece.words
  if (piece.kind === 'word' && word && !isKnown(word, speller)) {
    const begun = wordsStartingWith(speller, word, MOST_ENDINGS)
    if (begun.length > 0) return [both(either(begun.map((word) => phrase([word]))))]
  }
  return [both(phrase(piece.words))]
}

const both = (query: string): Wish => ({ wide: query, own: query })

const allOf = (pieces: readonly Piece[]): string => {
  const parts = pieces.filter((piece) => !piece.words.every(isEmpty)).map((piece) => phrase([termWord(piece.words)]))
  return parts.length > 1 ? `(${parts.join(' & ')})` : parts[0]!
}

const either = (queries: readonly string[]): string => (queries.length > 1 ? `(${queries.join(' | ')})` : queries[0]!)

/** Words are letters and digits only, so quotes are all that an operand needs. */
const phrase = (words: readonly string[]): string => (words.join(' ') === 'it' ? IT_WORK : `'${words.join(' ')}'`)

/** What the index gives to listings that say IT in capitals, or are digital work. */
const IT_WORK = `'itwork'`

const spoken = (piece: Piece): string => {
  const words = piece.words.join(' ')
  return `${piece.not ? '-' : ''}${piece.kind === 'quoted' ? `"${words}"` : words}`
}
