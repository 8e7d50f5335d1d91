/** Longer than any name we compare; what is longer is cut. */
const MOST = 64

const used = new Uint8Array(MOST)
const foundLeft = new Uint16Array(MOST)
let before = new Uint8Array(MOST + 1)
let previous = new Uint8Array(MOST + 1)
let row = new Uint8Array(MOST + 1)

/**
 * Returns how many slips turn one text into the other, a slip being a letter too many, missing, wrong or swapped with
 * its neighbour (optimal string alignment); `most + 1` where there are more than that.
 */
export function slips(left: string, right: string, most: number): number {
  if (most === 1) return oneSlip(left, right)
  const m = Math.min(left.length, MOST)
  const n = Math.min(right.length, MOST)
  if (Math.abs(m - n) > most) return most + 1
  for (let j = 0; j <= n; j++) previous[j] = j
  for (let i = 1; i <= m; i++) {
    row[0] = i
    let least = i
    const letter = left.charCodeAt(i - 1)
    for (let j = 1; j <= n; j++) {
      const other = right.charCodeAt(j - 1)
      let cost = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (letter === other ? 0 : 1))
      if (i > 1 && j > 1 && letter === right.charCodeAt(j - 2) && left.charCodeAt(i - 2) === other)
        cost = Math.min(cost, before[j - 2]! + 1)
      row[j] = cost
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    ;[before, previous, row] = [previous, row, before]
  }
  return Math.min(previous[n]!, most + 1)
}

/** The same for one slip at most, by what is left between a common beginning and a common end. */
function oneSlip(left: string, right: string): number {
  let m = left.length
  let n = right.length
  if (Math.abs(m - n) > 1) return 2
  let start = 0
  while (start < m && start < n && left.charCodeAt(start) === right.charCodeAt(start)) start++
  while (m > start && n > start && left.charCodeAt(m - 1) === right.charCodeAt(n - 1)) {
    m--
    n--
  }
  const apart = Math.max(m, n) - start
  if (apart <= 1) return apart
  const swapped = apart === 2 && m === n && left[start] === right[start + 1] && left[start + 1] === right[start]
  return swapped ? 1 : 2
}

/** Returns how alike two texts are from 0 to 1, after Jaro and Winkler: their common letters, a common beginning counting more. */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1
  // Letters are matched greedily from one side, which is not the same from both.
  const [left, right] = one < other ? [one, other] : [other, one]
  const m = Math.min(left.length, MOST)
  const n = Math.min(right.length, MOST)
  if (m === 0 || n === 0) return 0
  const reach = Math.max(0, (Math.max(m, n) >> 1) - 1)
  used.fill(0, 0, n)
  let matches = 0
  for (let i = 0; i < m; i++) {
    const letter = left.charCodeAt(i)
    const end = Math.min(n, i + reach + 1)
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if (used[j] || right.charCodeAt(j) !== letter) continue
      used[j] = 1
      foundLeft[matches++] = letter
      break
    }
  }
  if (matches === 0) return 0
  let outOfOrder = 0
  for (let j = 0, at = 0; j < n; j++) if (used[j] && right.charCodeAt(j) !== foundLeft[at++]) outOfOrder++
  const jaro = (matches / m + matches / n + (matches - outOfOrder / 2) / matches) / 3
  let start = 0
  while (start < 4 && start < m && start < n && left.charCodeAt(start) === right.charCodeAt(start)) start++
  return jaro + start * 0.1 * (1 - jaro)
}

/** Returns a mask of the letters in a text, so that two that share few of them are told apart without looking further. */
export function letterMask(text: string): number {
  let mask = 0
  for (let i = 0; i < text.length; i++) mask |= 1 << (text.charCodeAt(i) % 31)
  return mask
}

export function bitCount(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
