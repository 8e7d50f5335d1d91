/** What a typed text is compared with: a name, and other ways to say it in full. */
export type Named = { readonly name: string; readonly alias?: string }

/** What a name is about is left out when people say it: "Kentish Town" for "Kentish Town ward". */
const GENERIC =
  /\b(ward|neighbourhood|borough|hub|job hub|jobs hub|centre|london borough of|royal borough of|city of|council)\b/g

/** Returns a name as it is compared: lower case, no accents or punctuation, "&" and "St." written one way. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/['’‘`.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\bsaint\b/g, 'st')
    .trim()
    .replace(/ +/g, ' ')
}

const core = (key: string) => key.replace(GENERIC, ' ').trim().replace(/ +/g, ' ') || key

const beginsLike = (typed: string, key: string) => {
  const words = key.split(' ')
  return typed.split(' ').every((word) => words.some((other) => other.startsWith(word)))
}

const called = (candidate: Named) => [candidate.name, candidate.alias ?? candidate.name].map(nameKey)

/** From the surest reading to the least sure; the first that fits any name decides. */
const READINGS: readonly ((typed: string, key: string) => boolean)[] = [
  (typed, key) => typed === key,
  (typed, key) => core(typed) === core(key),
  (typed, key) => core(typed).length >= 3 && beginsLike(core(typed), key),
  (typed, key) => core(typed).length >= 4 && core(typed)[0] === key[0] && differBy(core(typed), core(key)) <= 1,
  (typed, key) => core(typed).length >= 7 && core(typed)[0] === key[0] && differBy(core(typed), core(key)) <= 2,
]

/**
 * Returns the names that a typed text most likely means: those that are the same, else the same but for words such as
 * "ward", else those whose words begin so, else those one slip of the finger away (two in a long name). Several where
 * it could be any of them, none where nothing is like it.
 */
export function matchNames<T extends Named>(typed: string, candidates: readonly T[]): T[] {
  const key = nameKey(typed)
  if (!key) return []
  for (const reading of READINGS) {
    const fitting = candidates.filter((candidate) => called(candidate).some((name) => reading(key, name)))
    if (fitting.length > 0) return fitting
  }
  return []
}

/** Returns how many letters must be added, dropped, changed or swapped with their neighbour (Damerau 1964). */
function differBy(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let [beforeLast, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, beforeLast[j - 2]! + 1)
      row.push(least)
    }
    ;[beforeLast, last] = [last, row]
  }
  return last[b.length]!
}
