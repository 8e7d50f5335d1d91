import type { Instrument } from './instruments.ts'
import type { ProgramKeepingSet, RetentionSubject } from './retention.ts'

/** A point on the WGS84 ellipsoid, in degrees. */
export type Point = { readonly lat: number; readonly lng: number }

/**
 * A borough as its configuration describes it. Neighbourhoods (wards) and their outlines are imported, hubs are
 * kept in the database; everything a council would want to word or colour for itself is here.
 */
export type Place = {
  /** Short name in addresses: `fleet-vale`. */
  readonly slug: string
  /** As residents say it: "Fleet Vale". */
  readonly name: string
  /** Who runs this deployment: "Fleet Vale Council". */
  readonly council: string
  /** GSS code of the local authority; null for a fictional place. */
  readonly gssCode: string | null
  /** Host names that open this place's front door; empty for the first or only place. */
  readonly hosts: readonly string[]
  /** Where the map opens and where a search without a place is centred. */
  readonly centre: Point
  /** Languages residents are served in, first the default; BCP 47 codes. */
  readonly languages: readonly string[]
  /** Two colours of the place; checked at start for contrast against white and each other's text. */
  readonly colours: { readonly brand: string; readonly accent: string }
  /** Words a council may choose for itself. */
  readonly words: {
    readonly title: string
    readonly welcome: string
    readonly neighbourhood: string
    readonly hub: string
  }
  readonly contact: { readonly email: string; readonly phone: string }
  /** Within how many working days somebody who asks for help hears from a person. */
  readonly replyWorkingDays: number
  /** Days after its end until something is erased, where this borough differs from `retention.ts`. */
  readonly keepDays?: Readonly<Partial<Record<RetentionSubject, number>>>
  /** How long people are kept after a programme, where this borough differs from `person-retention.ts`. */
  readonly keepPrograms?: ProgramKeepingSet
  /** Instruments that the council registered for with their owners, in the wording it was given. */
  readonly instruments?: readonly Instrument[]
  /** True for a place made up to show the product; every page says so. */
  readonly sample: boolean
}
