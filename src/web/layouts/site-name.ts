import type { Place } from '../../domain/place.ts'

/** Returns what this front door calls itself in titles: "Good Work Fleet Vale". */
export const siteName = ({ name, words }: Pick<Place, 'name' | 'words'>): string =>
  words.title.includes(name) ? words.title : `${words.title} ${name}`
