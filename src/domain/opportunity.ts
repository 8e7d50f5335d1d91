import type {
  AccessFeature,
  AgeBand,
  Contract,
  CostBand,
  Delivery,
  EligibleGroup,
  Help,
  HoursPattern,
  Kind,
  Language,
  Level,
  Sector,
} from './facets.ts'
import type { Point } from './place.ts'

/** A calendar date in London, `2026-11-21`. */
export type LocalDate = string
/** A time of day in London, `09:30`. */
export type LocalTime = string
/** Monday is 1, Sunday is 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export type PayUnit = 'hour' | 'day' | 'week' | 'month' | 'year'

/** Pay as the advert words it, and as pounds an hour where the words allow that without guessing. */
export type Pay = {
  /** The advert's own words, always kept. */
  readonly words: string
  /** Pounds for each `unit`; null where the words give no certain number. */
  readonly minimum: number | null
  readonly maximum: number | null
  readonly unit: PayUnit | null
  /**
   * Pounds an hour, before tax; null where hours or period are unknown. Exact where `unit` is the hour; else worked
   * out from the weekly hours, or from 37.5 where the pay is known to be for full time, and so "about".
   */
  readonly hourlyMinimum: number | null
  readonly hourlyMaximum: number | null
}

export type Cost = {
  readonly words: string
  readonly band: CostBand | null
  /** Whole price in pounds; null where it is not a single known price. */
  readonly pounds: number | null
}

/** One thing an applicant needs, and what kind of opportunity would help somebody who has not got it yet. */
export type Requirement = { readonly words: string; readonly essential: boolean; readonly bridge: Help | null }

/** One run of a course: it has its own dates and its own places to fill. */
export type Intake = {
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate | null
  readonly weekdays: readonly Weekday[]
  readonly startTime: LocalTime | null
  readonly endTime: LocalTime | null
  readonly capacity: number | null
  readonly spacesLeft: number | null
  readonly applyBy: LocalDate | null
}

/** One happening of an event, recurrences already worked out. Moments in time, UTC. */
export type Occurrence = { readonly startsAt: Date; readonly endsAt: Date | null; readonly allDay: boolean }

/** Weekly opening of a service or drop-in (HSDS schedule, reduced to what is displayed and searched). */
export type Schedule = {
  readonly weekdays: readonly Weekday[]
  readonly opensAt: LocalTime | null
  readonly closesAt: LocalTime | null
  readonly validFrom: LocalDate | null
  readonly validTo: LocalDate | null
  readonly description: string | null
}

export type ContactPoint = {
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
}

/** An organisation as a source describes it, before it has an id of ours. */
export type OrganizationDraft = {
  readonly name: string
  /** The source's own id for it; null where the source has none and the name must do. */
  readonly sourceId: string | null
  readonly description: string | null
  readonly website: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly logoUrl: string | null
}

/** A place where something happens, as a source describes it. Point, ward and LSOA are filled in from the postcode. */
export type LocationDraft = {
  readonly sourceId: string | null
  readonly name: string | null
  /** Street lines without town, postcode or country. */
  readonly address: string | null
  readonly town: string | null
  readonly postcode: string | null
  readonly point: Point | null
  readonly access: readonly AccessFeature[]
  readonly accessWords: string | null
  readonly transport: string | null
}

/**
 * One opportunity of any kind, as an importer or a partner hands it over. Every source format becomes this and
 * nothing else; `records/opportunity-store.ts` is the only place that writes it.
 */
export type OpportunityDraft = {
  readonly sourceId: string
  readonly kind: Kind
  readonly title: string
  /** Plain text, at most 300 characters, for lists. */
  readonly summary: string
  /** Sanitised HTML: paragraphs, lists, emphasis, headings from h3, links; no images. */
  readonly descriptionHtml: string
  readonly organization: OrganizationDraft
  readonly delivery: readonly Delivery[]
  readonly locations: readonly LocationDraft[]
  readonly hours: readonly HoursPattern[]
  readonly hoursWords: string | null
  readonly hoursPerWeekMinimum: number | null
  readonly hoursPerWeekMaximum: number | null
  readonly contract: Contract | null
  readonly sector: Sector | null
  readonly pay: Pay | null
  readonly cost: Cost | null
  readonly level: Level | null
  readonly minimumAge: number | null
  readonly maximumAge: number | null
  readonly eligibilityWords: string | null
  readonly eligibleGroups: readonly EligibleGroup[]
  readonly helps: readonly Help[]
  readonly access: readonly AccessFeature[]
  readonly languages: readonly Language[]
  readonly requirements: readonly Requirement[]
  readonly goodWork: GoodWorkFacts
  readonly postedOn: LocalDate | null
  /** First day, where there is one: a job's start, an event's day, a course's next intake is worked out. */
  readonly startsOn: LocalDate | null
  readonly endsOn: LocalDate | null
  /** Last moment to apply; a bare date in a source means the end of that day in London. */
  readonly closesAt: Date | null
  readonly intakes: readonly Intake[]
  readonly occurrences: readonly Occurrence[]
  readonly schedules: readonly Schedule[]
  readonly vacancies: number | null
  /** Where to read more or apply at the source; https or http only. */
  readonly url: string | null
  readonly applyUrl: string | null
  readonly howToApply: string | null
  readonly contact: ContactPoint | null
  /** Working days in which the organisation promises an answer. */
  readonly replyWithinDays: number | null
  readonly lastCheckedOn: LocalDate | null
  /** The id the source gave it where that is a UUID; published again under the same one. */
  readonly uuid: string | null
}

/** Facts by which a job is judged good work. Null means that the advert does not say. Components only, no score. */
export type GoodWorkFacts = {
  readonly guaranteedHours: boolean | null
  readonly flexibleWorking: boolean | null
  readonly sickPay: boolean | null
  readonly training: boolean | null
  readonly disabilityConfident: boolean | null
  readonly livingWageEmployer: boolean | null
}

export const NO_GOOD_WORK_FACTS: GoodWorkFacts = {
  guaranteedHours: null,
  flexibleWorking: null,
  sickPay: null,
  training: null,
  disabilityConfident: null,
  livingWageEmployer: null,
}

/** Age bands that an age range touches; no limits means every band. */
export type { AgeBand }
