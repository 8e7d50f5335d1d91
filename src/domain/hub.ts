import type { AccessFeature, Language } from './facets.ts'
import type { Location } from './listing.ts'
import type { LocationDraft, Schedule } from './opportunity.ts'

/** A neighbourhood job hub: a room with people in it who help, its hours, languages and access. */
export type Hub = {
  readonly id: number
  readonly placeSlug: string
  readonly slug: string
  readonly name: string
  /** One or two plain sentences for lists. */
  readonly summary: string
  readonly descriptionHtml: string
  readonly location: Location
  readonly phone: string | null
  readonly email: string | null
  readonly languages: readonly Language[]
  readonly access: readonly AccessFeature[]
  /** How dropping in works here: "Come in any Tuesday, no need to book." */
  readonly dropInWords: string | null
  readonly schedules: readonly Schedule[]
  readonly sample: boolean
}

/** A hub as a configuration or an importer hands it over, before it has ids of ours. */
export type HubDraft = Omit<Hub, 'id' | 'location'> & { readonly location: LocationDraft; readonly source: string }
