/** How well records were linked, against who they truly are: of pairs, and of records (B-cubed, after Bagga and Baldwin). */
export type LinkageScore = {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly bcubed: BCubed
}
export type BCubed = { readonly precision: number; readonly recall: number; readonly f1: number }

/** Returns the score of a linkage: `linked` and `truth` each give the records of one person one and the same value. */
export function linkageScore<A, B>(linked: ArrayLike<A>, truth: ArrayLike<B>): LinkageScore {
  const found = sizes(linked)
  const real = sizes(truth)
  const overlaps = new Map<A, Map<B, number>>()
  for (let record = 0; record < truth.length; record++) {
    const within = overlaps.get(linked[record]!) ?? new Map<B, number>()
    within.set(truth[record]!, (within.get(truth[record]!) ?? 0) + 1)
    overlaps.set(linked[record]!, within)
  }
  let right = 0
  let precision = 0
  let recall = 0
  for (const [cluster, within] of overlaps)
    for (const [person, size] of within) {
      right += pairs(size)
      precision += size ** 2 / found.get(cluster)!
      recall += size ** 2 / real.get(person)!
    }
  const byPair = score(share(right, sum(found, pairs)), share(right, sum(real, pairs)))
  return { ...byPair, bcubed: score(share(precision, truth.length), share(recall, truth.length)) }
}

const pairs = (size: number) => (size * (size - 1)) / 2
const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)

function score(precision: number, recall: number): BCubed {
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

function sizes<T>(labels: ArrayLike<T>): Map<T, number> {
  const counts = new Map<T, number>()
  for (let i = 0; i < labels.length; i++) counts.set(labels[i]!, (counts.get(labels[i]!) ?? 0) + 1)
  return counts
}

function sum<T>(counts: Map<T, number>, of: (count: number) => number): number {
  let all = 0
  for (const count of counts.values()) all += of(count)
  return all
}
