/** Absent, or not yours: the two are told apart to nobody. Answered with 404. */
export class NotFound extends Error {
  override name = 'NotFound'
}

/** Was here and has gone: answered with 410. `subject` says what went, for the page that suggests what is similar. */
export class Gone extends Error {
  override name = 'Gone'
  readonly subject: string
  constructor(subject: string) {
    super(`gone: ${subject}`)
    this.subject = subject
  }
}

/** A rule refuses, or somebody else was first. Answered with 409. */
export class Conflict extends Error {
  override name = 'Conflict'
}

/** Returns the value, or throws NotFound where there is none. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new NotFound()
  return value
}
