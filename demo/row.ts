import type {
  AccessFeature,
  Contract,
  Delivery,
  EligibleGroup,
  Help,
  HoursPattern,
  Kind,
  Language,
  Level,
  Sector,
} from '../src/domain/facets.ts'
import { EMPLOYERS } from './employers.ts'
import type { SampleOrganization, WorkPromise } from './organization.ts'
import { PARTNERS } from './partners.ts'

export const ORGANIZATIONS = { ...EMPLOYERS, ...PARTNERS } satisfies Record<string, SampleOrganization>
export type OrganizationKey = keyof typeof ORGANIZATIONS

/** One line of a table of sample listings. What it does not say comes from its organisation, or is not known. */
export type Row = {
  readonly title: string
  readonly by: OrganizationKey
  /** What it is like, in paragraphs; the first sentences are the summary. */
  readonly says: string
  /** Addresses on the made-up streets, where it is not at the organisation's own. */
  readonly at?: readonly string[]
  readonly delivery?: readonly Delivery[]
  readonly hours?: readonly HoursPattern[]
  /** The hours in words. */
  readonly when?: string
  /** Hours a week, or from and to. */
  readonly week?: number | readonly [number, number]
  readonly pay?: string
  readonly contract?: Contract
  readonly sector?: Sector | null
  /** 'Kind and patient', 'Helpful: a driving licence', 'English for work → english'. */
  readonly needs?: readonly string[]
  readonly level?: Level
  readonly cost?: string
  readonly helps?: readonly Help[]
  readonly for?: readonly EligibleGroup[]
  readonly who?: string
  readonly age?: readonly [number, number | null]
  readonly languages?: readonly Language[]
  readonly access?: readonly AccessFeature[]
  readonly promises?: readonly WorkPromise[]
  readonly vacancies?: number
  readonly reply?: number
  /** Days from today; the rest is spread out by itself. */
  readonly posted?: number
  readonly closes?: number
  readonly starts?: number
  readonly ends?: number
  /** Written as in dates.ts. */
  readonly runs?: readonly string[]
  readonly dates?: readonly string[]
  readonly open?: readonly string[]
  readonly howToApply?: string
}

export type Table = { readonly kind: Kind; readonly rows: readonly Row[] }
