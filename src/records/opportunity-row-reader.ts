import type { Selectable } from 'kysely'
import type { Location, Opportunity } from '../domain/listing.ts'
import type { Intake, LocalTime, Occurrence, Schedule, Weekday } from '../domain/opportunity.ts'
import { NO_GOOD_WORK_FACTS } from '../domain/opportunity.ts'
import type { OpportunityTable } from './schema-front-door.ts'

/** A row of `opportunity` with its organisation's name and all that hangs on it, as one query returns them. */
export type OpportunityRecord = Selectable<OpportunityTable> & {
  readonly organization_name: string
  readonly locations: readonly LocationJson[]
  readonly intakes: readonly IntakeJson[]
  readonly occurrences: readonly { starts_at: string; ends_at: string | null; all_day: boolean }[]
  readonly schedules: readonly ScheduleJson[]
}

type LocationJson = {
  readonly id: number
  readonly uuid: string
  readonly name: string | null
  readonly address: string | null
  readonly town: string | null
  readonly postcode: string | null
  readonly lat: number | null
  readonly lng: number | null
  readonly ward_code: string | null
  readonly lsoa_code: string | null
  readonly access: Location['access']
  readonly access_words: string | null
  readonly transport: string | null
}

type IntakeJson = {
  readonly starts_on: string
  readonly ends_on: string | null
  readonly weekdays: readonly Weekday[]
  readonly start_time: string | null
  readonly end_time: string | null
  readonly capacity: number | null
  readonly spaces_left: number | null
  readonly apply_by: string | null
}

type ScheduleJson = {
  readonly weekdays: readonly Weekday[]
  readonly opens_at: string | null
  readonly closes_at: string | null
  readonly valid_from: string | null
  readonly valid_to: string | null
  readonly description: string | null
}

/** Returns the domain value of a row. Closed vocabularies are trusted: only the store writes them, from drafts. */
export function toOpportunity(row: OpportunityRecord): Opportunity {
  return {
    id: row.id,
    uuid: row.uuid,
    source: row.source,
    sourceId: row.source_id,
    kind: row.kind as Opportunity['kind'],
    title: row.title,
    slug: row.slug,
    summary: row.summary,
    descriptionHtml: row.description_html,
    organizationId: row.organization_id,
    organizationName: row.organization_name,
    delivery: row.delivery as Opportunity['delivery'],
    locations: row.locations.map(toLocation),
    hours: row.hours as Opportunity['hours'],
    hoursWords: row.hours_words,
    hoursPerWeekMinimum: row.hours_per_week_minimum,
    hoursPerWeekMaximum: row.hours_per_week_maximum,
    contract: row.contract as Opportunity['contract'],
    sector: row.sector as Opportunity['sector'],
    pay: toPay(row),
    cost: toCost(row),
    level: row.level as Opportunity['level'],
    minimumAge: row.minimum_age,
    maximumAge: row.maximum_age,
    eligibilityWords: row.eligibility_words,
    eligibleGroups: row.eligible_groups as Opportunity['eligibleGroups'],
    helps: row.helps as Opportunity['helps'],
    access: row.access as Opportunity['access'],
    languages: row.languages as Opportunity['languages'],
    requirements: row.requirements as Opportunity['requirements'],
    goodWork: { ...NO_GOOD_WORK_FACTS, ...row.good_work },
    postedOn: row.posted_on,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    closesAt: row.closes_at,
    intakes: row.intakes.map(toIntake),
    occurrences: row.occurrences.map(toOccurrence),
    schedules: row.schedules.map(toSchedule),
    vacancies: row.vacancies,
    url: row.url,
    applyUrl: row.apply_url,
    howToApply: row.how_to_apply,
    contact: row.contact as Opportunity['contact'],
    replyWithinDays: row.reply_within_days,
    lastCheckedOn: row.last_checked_on,
    duplicateOf: row.duplicate_of,
    expiresAt: row.expires_at,
    withdrawnAt: row.withdrawn_at,
    sample: row.sample,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function toPay(row: OpportunityRecord): Opportunity['pay'] {
  if (row.pay_words === null) return null
  return {
    words: row.pay_words,
    minimum: toNumber(row.pay_minimum),
    maximum: toNumber(row.pay_maximum),
    unit: row.pay_unit as NonNullable<Opportunity['pay']>['unit'],
    hourlyMinimum: toNumber(row.hourly_minimum),
    hourlyMaximum: toNumber(row.hourly_maximum),
  }
}

function toCost(row: OpportunityRecord): Opportunity['cost'] {
  if (row.cost_words === null && row.cost_band === null) return null
  const band = row.cost_band as NonNullable<Opportunity['cost']>['band']
  return { words: row.cost_words ?? '', band, pounds: toNumber(row.cost_pounds) }
}

function toLocation(json: LocationJson): Location {
  const { lat, lng } = json
  return {
    id: json.id,
    uuid: json.uuid,
    name: json.name,
    address: json.address,
    town: json.town,
    postcode: json.postcode,
    point: lat === null || lng === null ? null : { lat, lng },
    wardCode: json.ward_code,
    lsoaCode: json.lsoa_code,
    access: json.access,
    accessWords: json.access_words,
    transport: json.transport,
  }
}

const toIntake = (json: IntakeJson): Intake => ({
  startsOn: json.starts_on,
  endsOn: json.ends_on,
  weekdays: json.weekdays,
  startTime: toTime(json.start_time),
  endTime: toTime(json.end_time),
  capacity: json.capacity,
  spacesLeft: json.spaces_left,
  applyBy: json.apply_by,
})

const toOccurrence = (json: OpportunityRecord['occurrences'][number]): Occurrence => ({
  startsAt: new Date(json.starts_at),
  endsAt: json.ends_at === null ? null : new Date(json.ends_at),
  allDay: json.all_day,
})

const toSchedule = (json: ScheduleJson): Schedule => ({
  weekdays: json.weekdays,
  opensAt: toTime(json.opens_at),
  closesAt: toTime(json.closes_at),
  validFrom: json.valid_from,
  validTo: json.valid_to,
  description: json.description,
})

const toTime = (text: string | null): LocalTime | null => text?.slice(0, 5) ?? null
const toNumber = (text: string | null): number | null => (text === null ? null : Number(text))
