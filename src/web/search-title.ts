import { FACETS } from '../domain/facets.ts'
import type { Search } from '../domain/search.ts'

/** Returns a search in words: "care assistant, Part time, within 2 miles of NW5". */
export function searchTitle({ words, near, within, ticked, organizations }: Search): string {
  const texts = FACETS.flatMap(({ name, options }) =>
    options.filter(({ value }) => ticked[name]?.includes(value)).map(({ text }) => text),
  )
  const parts = [
    words && `“${words}”`,
    ...texts,
    organizations.length > 0 && 'from organisations you chose',
    near &&
      `within ${within === 0.5 ? 'half a mile' : `${within} ${within === 1 ? 'mile' : 'miles'}`} of ${near.label}`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : 'everything new'
}
