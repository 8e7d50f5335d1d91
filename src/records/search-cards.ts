import { type RawBuilder, sql } from 'kysely'
import type { AccessFeature, CostBand, Delivery, HoursPattern, Kind, Level } from '../domain/facets.ts'
import { geodesicMetres } from '../domain/geodesy.ts'
import { localScale } from '../domain/local-distance.ts'
import { startOfLondonDay } from '../domain/london-time.ts'
import type { LocalDate, PayUnit } from '../domain/opportunity.ts'
import type { Card, Near } from '../domain/search.ts'

/** A card as the statement sends it, in JSON. */
export type CardRow = {
  readonly id: number
  readonly kind: Kind
  readonly title: string
  readonly summary: string
  readonly organization_id: number
  readonly organization_name: string
  readonly pay_words: string | null
  readonly pay_minimum: number | null
  readonly pay_maximum: number | null
  readonly pay_unit: PayUnit | null
  readonly hourly_minimum: number | null
  readonly hourly_maximum: number | null
  readonly hours: readonly HoursPattern[]
  readonly hours_words: string | null
  readonly cost_words: string | null
  readonly cost_band: CostBand | null
  readonly cost_pounds: number | null
  readonly delivery: readonly Delivery[]
  readonly starts_on: string | null
  readonly closes_at: string | null
  readonly posted_on: string | null
  readonly level: Level | null
  readonly access: readonly AccessFeature[]
  readonly sample: boolean
  readonly location_count: number
  readonly location: {
    readonly name: string | null
    readonly town: string | null
    readonly postcode: string | null
    readonly lat: number | null
    readonly lng: number | null
  } | null
  readonly intake: { readonly starts_on: string; readonly spaces_left: number | null } | null
  readonly occurrence: { readonly starts_at: string; readonly all_day: boolean } | null
}

/** Returns the cards of ids, in their order, as one JSON value; each with the place nearest to the centre. */
export function cardsOf(ids: RawBuilder<unknown>, near: Near | null, now: Date, today: LocalDate): RawBuilder<unknown> {
  const point = near?.point ?? { lat: null, lng: null }
  const scale = near && localScale(near.point)
  const ratio = scale && (scale.east / scale.north) ** 2
  return sql`opportunity_cards(${ids}, ${point.lat}, ${point.lng}, ${ratio}, ${today}, ${now})`
}

/**
 * Returns the card; its metres are those of the geodesic. They are left out where no place is within the distance asked
 * for: the listing is there because it is reached from anywhere.
 */
export function cardFrom(row: CardRow, near: Near | null, isWithin: boolean): Card {
  const { location } = row
  const point =
    location && location.lat !== null && location.lng !== null ? { lat: location.lat, lng: location.lng } : null
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    summary: row.summary,
    organizationId: row.organization_id,
    organizationName: row.organization_name,
    pay: row.pay_words === null ? null : payOf(row, row.pay_words),
    hours: row.hours,
    hoursWords: row.hours_words,
    cost: row.cost_words === null ? null : { words: row.cost_words, band: row.cost_band, pounds: row.cost_pounds },
    delivery: row.delivery,
    startsOn: row.starts_on,
    closesAt: row.closes_at === null ? null : new Date(row.closes_at),
    postedOn: row.posted_on,
    level: row.level,
    access: row.access,
    sample: row.sample,
    location: location && { name: location.name, town: location.town, postcode: location.postcode, point },
    locationCount: row.location_count,
    metres: near && point && isWithin ? geodesicMetres(near.point, point) : null,
    nextStart: nextStartOf(row),
    spacesLeft: row.intake?.spaces_left ?? null,
  }
}

function payOf(row: CardRow, words: string): Card['pay'] {
  return {
    words,
    minimum: row.pay_minimum,
    maximum: row.pay_maximum,
    unit: row.pay_unit,
    hourlyMinimum: row.hourly_minimum,
    hourlyMaximum: row.hourly_maximum,
  }
}

function nextStartOf({ intake, occurrence }: CardRow): Card['nextStart'] {
  if (occurrence) return { at: new Date(occurrence.starts_at), allDay: occurrence.all_day }
  return intake ? { at: startOfLondonDay(intake.starts_on), allDay: true } : null
}
