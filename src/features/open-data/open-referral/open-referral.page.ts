import { plainText } from '../../../adapters/text/sanitise.ts'
import { ACCESS, DELIVERIES, LANGUAGES, type Option } from '../../../domain/facets.ts'
import { namedUuid } from '../../../kit/uuid.ts'
import type {
  LocationRecord,
  OrganizationRecord,
  ScheduleRecord,
  ServiceAtLocation,
  ServiceRecord,
} from '../../../records/service.ts'
import { type TaxonomyColumn, type TaxonomyTerm, termOf } from '../../../web/taxonomies.ts'

/** A JSON object as it is published: nothing empty in it, for the profile says to omit, never null or "". */
export type Published = { readonly [name: string]: unknown }

/** Returns the organisation as HSDS has it. A description is required there, so the name stands in for a missing one. */
export const organizationEntry = (organization: OrganizationRecord): Published =>
  present({
    id: organization.id,
    name: organization.name,
    description: organization.description ?? organization.name,
    website: link(organization.website),
    email: address(organization.email),
  })

/** Returns the service as a list has it. `origin` makes the address of its own page. */
export const serviceEntry = (service: ServiceRecord, origin: string): Published =>
  present({
    id: service.id,
    name: service.title,
    description: plainText(service.descriptionHtml),
    url: link(service.url) ?? `${origin}/opportunities/${service.rowId}/${service.slug}`,
    email: address(service.contact?.email),
    status: 'active',
    fees: service.costWords,
    fees_description: service.costWords,
    application_process: service.howToApply,
    eligibility_description: service.eligibilityWords,
    minimum_age: service.minimumAge,
    maximum_age: service.maximumAge,
    assured_date: service.lastCheckedOn,
    last_modified: service.updatedAt,
    organization_id: service.organization.id,
    organization: organizationEntry(service.organization),
  })

/** Returns the service with all that hangs on it: the answer of `/services/{id}`. */
export const serviceWhole = (service: ServiceRecord, origin: string): Published =>
  present({
    ...serviceEntry(service, origin),
    schedules: schedules(service),
    service_at_locations: service.locations.map((location) =>
      present({
        id: location.atId,
        service_id: service.id,
        location_id: location.id,
        location: locationWhole(location),
      }),
    ),
    languages: named(service.languages, LANGUAGES, `${service.id}:language`, (text, code) => ({ name: text, code })),
    cost_options: costOptions(service),
    contacts: contacts(service),
    phones: phones(service),
    attributes: attributes(service),
  })

/** Returns a service at one of its locations; `whole` nests everything, as `full=true` and a single one ask. */
export const serviceAtLocationEntry = (
  { service, location }: ServiceAtLocation,
  origin: string,
  whole: boolean,
): Published =>
  present({
    id: location.atId,
    service_id: service.id,
    location_id: location.id,
    location: whole ? locationWhole(location) : locationEntry(location),
    service: whole ? serviceWhole(service, origin) : serviceEntry(service, origin),
  })

const locationEntry = (location: LocationRecord): Published =>
  present({
    id: location.id,
    location_type: 'physical',
    name: location.name ?? location.address,
    transportation: location.transport,
    latitude: location.lat,
    longitude: location.lng,
  })

const locationWhole = (location: LocationRecord): Published =>
  present({
    ...locationEntry(location),
    addresses: location.address || location.postcode ? [postalAddress(location)] : [],
    accessibility: named(location.access, ACCESS, `${location.id}:access`, (text) => ({
      description: text,
      ...(location.accessWords ? { details: location.accessWords } : {}),
    })),
  })

/** The profile demands every part of an address; what a source left out is written as the place's town or London. */
const postalAddress = (location: LocationRecord): Published => ({
  id: namedUuid(`${location.id}:address`),
  location_id: location.id,
  address_1: location.address ?? location.name ?? location.postcode,
  city: location.town ?? 'London',
  state_province: location.town ?? 'London',
  postal_code: location.postcode ?? '',
  country: 'GB',
  address_type: 'physical',
})

const BYDAY = ['', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** Weekly opening, and the runs of a course, which have a first day and a last. */
function schedules(service: ServiceRecord): readonly Published[] {
  const weekly = service.schedules.map((one, at) => schedule(one, `${service.id}:schedule:${at}`))
  const runs = service.intakes.map((one, at) => ({
    ...schedule(one, `${service.id}:intake:${at}`),
    ...present({ dtstart: one.validFrom }),
  }))
  const ways = service.delivery.map((way) => DELIVERIES.find(({ value }) => value === way)?.text).filter(Boolean)
  return [...weekly, ...runs].map((one) => present({ ...one, service_id: service.id, attending_type: ways.join(', ') }))
}

const schedule = (one: ScheduleRecord, name: string): Published =>
  present({
    id: namedUuid(name),
    freq: one.weekdays.length > 0 ? 'WEEKLY' : null,
    interval: one.weekdays.length > 0 ? 1 : null,
    byday: one.weekdays.map((day) => BYDAY[day]).join(','),
    opens_at: one.opensAt,
    closes_at: one.closesAt,
    valid_from: one.validFrom,
    valid_to: one.validTo,
    description: one.description,
  })

function costOptions(service: ServiceRecord): readonly Published[] {
  if (service.costBand === null) return []
  const amount = service.costBand === 'free' ? 0 : service.costPounds
  const option = present({
    id: namedUuid(`${service.id}:cost`),
    service_id: service.id,
    option: service.costWords,
    amount,
    currency: amount === null ? null : 'GBP',
  })
  return [option]
}

const contacts = (service: ServiceRecord): readonly Published[] =>
  service.contact?.name
    ? [{ id: namedUuid(`${service.id}:contact`), service_id: service.id, name: service.contact.name }]
    : []

function phones(service: ServiceRecord): readonly Published[] {
  const number = service.contact?.phone ?? service.organization.phone
  return number ? [{ id: namedUuid(`${service.id}:phone`), service_id: service.id, number }] : []
}

function attributes(service: ServiceRecord): readonly Published[] {
  const held: readonly (readonly [TaxonomyColumn, readonly (string | null)[]])[] = [
    ['kind', [service.kind]],
    ['helps', service.helps],
    ['eligible_groups', service.eligibleGroups],
    ['sector', [service.sector]],
    ['level', [service.level]],
  ]
  return held.flatMap(([column, values]) =>
    values
      .map((value) => (value === null ? undefined : termOf(column, value)))
      .filter((term) => term !== undefined)
      .map((term) => ({
        id: namedUuid(`${service.id}:${term.id}`),
        link_id: service.id,
        taxonomy_term_id: term.id,
        link_type: 'service',
        taxonomy_term: termReference(term),
      })),
  )
}

const termReference = (term: TaxonomyTerm): Published => ({
  id: term.id,
  name: term.name,
  description: term.name,
  taxonomy: term.taxonomy.name,
  taxonomy_id: term.taxonomy.id,
})

function named(
  values: readonly string[],
  options: readonly Option[],
  prefix: string,
  entry: (text: string, value: string) => Published,
): readonly Published[] {
  return values.map((value) => ({
    id: namedUuid(`${prefix}:${value}`),
    ...entry(options.find((option) => option.value === value)?.text ?? value, value),
  }))
}

/** Leaves out what is null, empty text or an empty list. */
function present(entry: Published): Published {
  return Object.fromEntries(
    Object.entries(entry).filter(
      ([, value]) =>
        value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  )
}

const link = (text: string | null | undefined) =>
  text && /^https?:\/\//.test(text) && URL.canParse(text) ? new URL(text).href : null
const address = (text: string | null | undefined) => (text && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? text : null)
