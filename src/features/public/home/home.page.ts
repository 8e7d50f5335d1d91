import type { Announcement, Article } from '../../../domain/article.ts'
import { HELPS, KINDS, type Kind } from '../../../domain/facets.ts'
import type { Hub } from '../../../domain/hub.ts'
import type { Card, FacetCount, SearchAnswer } from '../../../domain/search.ts'
import type { Ask } from '../../../web/ask.ts'
import { type HubLine, hubLine } from '../../../web/hub-line.ts'
import { KIND_PLURALS } from '../../../web/option-words.ts'
import { articlePath } from '../../../web/paths.ts'

export type HomePage = {
  readonly title: string
  readonly welcome: string
  readonly total: number
  readonly announcements: readonly Announcement[]
  readonly kinds: readonly {
    readonly kind: Kind
    readonly text: string
    readonly path: string
    readonly count: number
  }[]
  readonly helps: readonly { readonly text: string; readonly path: string; readonly count: number }[]
  readonly hubs: readonly HubLine[]
  readonly closing: readonly Card[]
  readonly events: readonly Card[]
  readonly eventsPath: string
  readonly articles: readonly { readonly title: string; readonly summary: string; readonly path: string }[]
  readonly otherPlaces: readonly PlaceLink[]
}

const MOST = { hubs: 3, events: 3, articles: 3 } as const

export type HomeParts = {
  readonly closing: SearchAnswer
  readonly events: SearchAnswer
  readonly hubs: readonly Hub[]
  readonly announcements: readonly Announcement[]
  readonly articles: readonly Article[]
}

/** Returns what the front door shows today. Hubs that are open now come first. */
export function homePage({ closing, events, hubs, announcements, articles }: HomeParts, ask: Ask): HomePage {
  const { place, now } = ask
  return {
    title: place.words.title,
    welcome: place.words.welcome,
    total: closing.total,
    announcements,
    kinds: KINDS.map(({ value }) => ({
      kind: value,
      text: KIND_PLURALS[value],
      path: `/browse/${value}`,
      count: countOf(closing.facets.kind, value),
    })),
    helps: HELPS.map(({ value, text }) => ({
      text,
      path: `/browse/${value}`,
      count: countOf(closing.facets.help, value),
    })).filter(({ count }) => count > 0),
    hubs: hubs
      .map((hub) => hubLine(hub, null, now))
      .toSorted((a, b) => Number(b.standing.open) - Number(a.standing.open))
      .slice(0, MOST.hubs),
    closing: closing.cards.filter(({ closesAt }) => closesAt !== null),
    events: events.cards.toSorted((a, b) => startOf(a) - startOf(b)).slice(0, MOST.events),
    eventsPath: '/opportunities?kind=event&starts=7-days',
    articles: articles.slice(0, MOST.articles).map((article) => ({
      title: article.title,
      summary: article.summary,
      path: articlePath(article),
    })),
    otherPlaces: placesPage(ask).filter(({ current }) => !current),
  }
}

export type PlaceLink = {
  readonly name: string
  readonly council: string
  /** Null where this deployment has no name for it. */
  readonly href: string | null
  readonly current: boolean
}

/** Returns the places of this deployment, each with the address of its own front door. */
export function placesPage({ places, place, origin }: Pick<Ask, 'places' | 'place' | 'origin'>): readonly PlaceLink[] {
  const { protocol, port } = new URL(origin)
  return places.map(({ slug, name, council, hosts }) => ({
    name,
    council,
    href: hosts[0] ? `${protocol}//${hosts[0]}${port && `:${port}`}/` : slug === place.slug ? '/' : null,
    current: slug === place.slug,
  }))
}

const countOf = (counts: readonly FacetCount[], value: string): number =>
  counts.find((count) => count.value === value)?.count ?? 0

const startOf = ({ nextStart }: Card): number => nextStart?.at.getTime() ?? Number.POSITIVE_INFINITY
