/** Tells the present moment. The only place that looks at the machine's clock; everything else is told. */
export type Clock = () => Date

/** Returns a clock that runs, or one that stands still at `frozen`. */
export function clock(frozen: Date | null = null): Clock {
  return frozen ? () => new Date(frozen) : () => new Date()
}
