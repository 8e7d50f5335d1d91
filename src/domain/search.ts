import type { FacetName, Kind, Sort } from './facets.ts'
import type { Opportunity } from './listing.ts'
import type { Point } from './place.ts'

/** Where a search is centred, as resolved from what was typed. */
export type Near = {
  /** As typed, tidied: "NW5 2AA". */
  readonly typed: string
  /** What it was understood as: "NW5 2AA", "NW5", "Kentish Town ward". */
  readonly label: string
  readonly point: Point
  readonly exactness: 'postcode' | 'outcode' | 'ward' | 'hub' | 'place' | 'point'
  readonly wardCode: string | null
}

/** A search, whole: everything that its address says, read and tidied. */
export type Search = {
  readonly words: string
  readonly near: Near | null
  /** Miles around `near`; ignored without it. */
  readonly within: number
  /** Values ticked, by facet group; a group that is absent or empty does not narrow. */
  readonly ticked: Readonly<Partial<Record<FacetName, readonly string[]>>>
  /** Ids of organisations ticked. */
  readonly organizations: readonly number[]
  readonly sort: Sort
  /** From 1. */
  readonly page: number
  readonly pageSize: number
}

/** One row of a result list: what a card shows. */
export type Card = Pick<
  Opportunity,
  | 'id'
  | 'kind'
  | 'title'
  | 'summary'
  | 'organizationId'
  | 'organizationName'
  | 'pay'
  | 'hours'
  | 'hoursWords'
  | 'cost'
  | 'delivery'
  | 'startsOn'
  | 'closesAt'
  | 'postedOn'
  | 'level'
  | 'access'
  | 'sample'
> & {
  /** The nearest of its places; null where it has none (online, or unknown). */
  readonly location: {
    readonly name: string | null
    readonly town: string | null
    readonly postcode: string | null
    readonly point: Point | null
  } | null
  readonly locationCount: number
  /** Geodesic metres from the centre of the search to the nearest of its places; null without either. */
  readonly metres: number | null
  readonly nextStart: { readonly at: Date; readonly allDay: boolean } | null
  readonly spacesLeft: number | null
}

export type FacetCount = { readonly value: string; readonly count: number }

/** The complete answer: one page of cards, how many there are in all, and every facet's counts. */
export type SearchAnswer = {
  readonly total: number
  readonly cards: readonly Card[]
  /** For each group, how many results each value would give with the other groups as they are. */
  readonly facets: Readonly<Record<FacetName, readonly FacetCount[]>>
  readonly organizations: readonly { readonly id: number; readonly name: string; readonly count: number }[]
  /** Set where words were read as something else: "warehose" → "warehouse". */
  readonly readAs: { readonly typed: string; readonly understood: string } | null
}

/** What to offer when nothing was found. */
export type Rescue = {
  readonly widerRadii: readonly { readonly miles: number; readonly total: number }[]
  readonly droppedFacets: readonly {
    readonly facet: FacetName | 'organisation' | 'words' | 'near'
    readonly total: number
  }[]
  readonly similarWords: readonly { readonly words: string; readonly total: number }[]
}

/** A point of the results map. */
export type MapPoint = { readonly id: number; readonly kind: Kind; readonly title: string; readonly point: Point }
