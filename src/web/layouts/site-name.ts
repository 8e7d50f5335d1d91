import type { Place } from '../../domain/place.ts'

/** Returns what this front door calls itself in titles: "Good Work Fleet Vale". */
export const siteName = ({ name, words }: Pick<Place, 'name' | 'words'>): string =>
  words.title.includes(name) ? words.title : `${words.title} ${name}`

/** Returns the two lines of the wordmark: "Good Work" over "Fleet Vale", whichever way the title is worded. */
export function wordmark({ name, words }: Pick<Place, 'name' | 'words'>): {
  readonly first: string
  readonly second: string
} {
  const first = words.title
    .replace(name, '')
    .trim()
    .replace(/\s+(?:in|for|at|around)$/, '')
  return { first: first || 'Good Work', second: name }
}
