import { type Html, html } from '../kit/html.ts'
import { type PaginationItem, pagination } from './components/pagination.ts'

export type PageLinks = {
  readonly previous: string | null
  readonly next: string | null
  readonly items: readonly PaginationItem[]
}

/** Returns the links to the pages around this one, first and last always among them; null where there is one page. */
export function pageLinks(page: number, pages: number, path: (page: number) => string): PageLinks | null {
  if (pages < 2) return null
  const shown = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages)
  const numbers = [...new Set(shown)].sort((a, b) => a - b)
  const items = numbers.flatMap((number, i) => {
    const item = { number, href: path(number), current: number === page }
    return i > 0 && number > numbers[i - 1]! + 1 ? [{ ellipsis: true }, item] : [item]
  })
  return { previous: page > 1 ? path(page - 1) : null, next: page < pages ? path(page + 1) : null, items }
}

/** Returns the pagination of a list; nothing where it has one page. */
export function pagesNav(links: PageLinks | null): Html | null {
  if (!links) return null
  return html`${pagination({
    items: links.items,
    ...(links.previous && { previous: { href: links.previous } }),
    ...(links.next && { next: { href: links.next } }),
  })}`
}
