/**
 * Returns what a table has under a name that came from outside. What every object has besides its own, such as
 * `constructor`, is not in it.
 */
export const entryOf = <T>(table: Readonly<Record<string, T>>, name: string | null | undefined): T | undefined =>
  name != null && Object.hasOwn(table, name) ? table[name] : undefined
