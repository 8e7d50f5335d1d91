/** What we write about ourselves. Never a person, an address of a person, a search, a postcode or a query string. */
export type Log = {
  info(facts: LogFacts, message: string): void
  warn(facts: LogFacts, message: string): void
  error(facts: LogFacts, message: string): void
}

export type LogFacts = {
  /** The pattern of a route, `/opportunities/:id/:slug`, never the path that was asked. */
  readonly route?: string
  readonly method?: string
  readonly status?: number
  readonly milliseconds?: number
  readonly job?: string
  readonly count?: number
  readonly error?: string
}

/**
 * Returns what may be written of an error: its kind, its code and where in our code it arose. The message stays out,
 * for a database or a parser repeats in it the very words that somebody typed.
 */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = (error as { code?: unknown }).code
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at .*\/(src|demo|migrations)\//.test(line))
  return [error.name, typeof code === 'string' ? code : '', ...places.slice(0, 6).map((line) => line.trim())]
    .filter(Boolean)
    .join(' | ')
}
