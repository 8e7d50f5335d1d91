/** A stream of chances that is the same for the same seed (mulberry32). */
export class Chance {
  private state: number
  constructor(seed: number) {
    this.state = seed >>> 0
  }

  /** From 0 up to 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  /** Small numbers come far more often than large ones: a few organisations have most listings. */
  skewedBelow(limit: number): number {
    return Math.floor(limit * this.next() ** 3)
  }

  is(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!
  }

  /** Each value with its own probability. */
  some<T>(from: readonly T[], probability: number): T[] {
    return from.filter(() => this.is(probability))
  }

  weighted<T>(from: readonly T[], weightOf: (value: T) => number): T {
    let left = this.next() * from.reduce((sum, value) => sum + weightOf(value), 0)
    for (const value of from) {
      left -= weightOf(value)
      if (left < 0) return value
    }
    return from.at(-1)!
  }

  /** Around 0, with a spread of 1 (Irwin–Hall of four). */
  around(): number {
    return (this.next() + this.next() + this.next() + this.next() - 2) * 1.732
  }
}
