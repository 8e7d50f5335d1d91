import type { Help } from './facets.ts'
import type { LocalDate } from './opportunity.ts'

/** An advice article in one language. The same slug in another language is its translation. */
export type Article = {
  readonly slug: string
  /** BCP 47 code. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly title: string
  readonly summary: string
  /** Sanitised HTML, headings from h2. */
  readonly bodyHtml: string
  readonly helps: readonly Help[]
  /** The day on which somebody must read it again and say that it is still true. */
  readonly reviewOn: LocalDate | null
  readonly sample: boolean
  readonly updatedAt: Date
}

export type ArticleDraft = Omit<Article, 'updatedAt'> & {
  /** As it was written; null where it came ready made. */
  readonly markdown: string | null
}

/** A line of news at the top of the front door: a hub that is closed today, a fair next week. */
export type Announcement = {
  /** The place it concerns; null for every place of this deployment. */
  readonly placeSlug: string | null
  readonly title: string
  readonly body: string
  readonly startsAt: Date
  readonly endsAt: Date | null
}
