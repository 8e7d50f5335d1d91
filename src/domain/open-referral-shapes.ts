/** What one field must hold. Lists and objects name the shape of what is inside. */
export type Rule =
  | {
      readonly is: 'text' | 'uuid' | 'number' | 'whole' | 'uri' | 'web' | 'email' | 'moment' | 'yes-no'
      readonly required?: true
    }
  | { readonly is: 'choice'; readonly of: readonly (string | null)[]; readonly required?: true }
  | { readonly is: 'list' | 'object'; readonly shape: ShapeName; readonly required?: true }

export type Shape = Readonly<Record<string, Rule>>

const text = { is: 'text' } as const
const uuid = { is: 'uuid' } as const
const number = { is: 'number' } as const
const uri = { is: 'uri' } as const
const email = { is: 'email' } as const
const id = { is: 'uuid', required: true } as const
const words = { is: 'text', required: true } as const
const listOf = (shape: ShapeName) => ({ is: 'list', shape }) as const
const one = (shape: ShapeName) => ({ is: 'object', shape }) as const

const STATUSES = ['active', 'inactive', 'defunct', 'temporarily closed'] as const
const PLACES = ['physical', 'postal', 'virtual'] as const

export type ShapeName =
  | 'api'
  | 'page'
  | 'service'
  | 'organization'
  | 'organization_identifier'
  | 'schedule'
  | 'service_area'
  | 'service_at_location'
  | 'location'
  | 'address'
  | 'accessibility'
  | 'language'
  | 'funding'
  | 'cost_option'
  | 'contact'
  | 'attribute'
  | 'taxonomy_term'
  | 'taxonomy'
  | 'service_1'
  | 'organization_1'
  | 'page_1'

/**
 * The Open Referral UK profile as rules: 3.0, as its validator holds feeds to it (March 2026), and what of 1.0 (names
 * ending in `_1`) differs for a service. Fields that no rule names are allowed.
 */
export const SHAPES: Readonly<Record<ShapeName, Shape>> = {
  api: { version: words, profile: { is: 'uri', required: true }, openapi_url: { is: 'uri', required: true } },
  page: {
    total_items: { is: 'whole' },
    total_pages: { is: 'whole' },
    page_number: { is: 'whole' },
    size: { is: 'whole' },
    first_page: { is: 'yes-no' },
    last_page: { is: 'yes-no' },
    empty: { is: 'yes-no' },
  },
  service: {
    id,
    organization_id: uuid,
    name: words,
    description: text,
    url: uri,
    email,
    status: { is: 'choice', of: STATUSES, required: true },
    fees: text,
    accreditations: text,
    minimum_age: number,
    maximum_age: number,
    assured_date: text,
    assurer_email: email,
    alert: text,
    last_modified: { is: 'moment' },
    schedules: listOf('schedule'),
    service_areas: listOf('service_area'),
    service_at_locations: listOf('service_at_location'),
    languages: listOf('language'),
    organization: one('organization'),
    funding: listOf('funding'),
    cost_options: listOf('cost_option'),
    contacts: listOf('contact'),
    attributes: listOf('attribute'),
  },
  organization: {
    id,
    name: words,
    description: words,
    email,
    website: uri,
    logo: text,
    uri,
    parent_organization_id: uuid,
    organization_identifiers: listOf('organization_identifier'),
    attributes: listOf('attribute'),
  },
  organization_identifier: {
    id,
    organization_id: uuid,
    identifier_scheme: text,
    identifier_type: words,
    identifier: words,
    attributes: listOf('attribute'),
  },
  schedule: {
    id,
    service_id: uuid,
    service_at_location_id: uuid,
    valid_from: text,
    valid_to: text,
    dtstart: text,
    freq: { is: 'choice', of: ['WEEKLY', 'MONTHLY'] },
    interval: number,
    byday: text,
    bymonthday: text,
    description: text,
    opens_at: text,
    closes_at: text,
    schedule_link: uri,
    attending_type: text,
    notes: text,
  },
  service_area: { id, service_id: uuid, name: text, extent: text, extent_type: text, uri: text, service_area: text },
  service_at_location: {
    id,
    service_id: uuid,
    location_id: uuid,
    location: one('location'),
    service: one('service'),
    schedules: listOf('schedule'),
  },
  location: {
    id,
    location_type: { is: 'choice', of: PLACES, required: true },
    name: text,
    description: text,
    latitude: number,
    longitude: number,
    external_identifier: text,
    external_identifier_type: text,
    addresses: listOf('address'),
    accessibility: listOf('accessibility'),
    attributes: listOf('attribute'),
  },
  address: {
    id,
    location_id: uuid,
    attention: text,
    address_1: words,
    city: words,
    region: text,
    state_province: words,
    postal_code: words,
    country: words,
    address_type: { is: 'choice', of: PLACES, required: true },
    attributes: listOf('attribute'),
  },
  accessibility: {
    id,
    location_id: uuid,
    description: text,
    details: text,
    url: uri,
    accessibility: text,
    attributes: listOf('attribute'),
  },
  language: { id, service_id: uuid, phone_id: uuid },
  funding: { id, service_id: uuid, source: text },
  cost_option: {
    id,
    service_id: uuid,
    valid_from: text,
    valid_to: text,
    option: text,
    amount: number,
    amount_description: text,
  },
  contact: { id, service_id: uuid, name: text, title: text, attributes: listOf('attribute') },
  attribute: { id, link_id: uuid, taxonomy_term_id: uuid, link_type: text, taxonomy_term: one('taxonomy_term') },
  taxonomy_term: {
    id,
    name: words,
    description: words,
    parent_id: uuid,
    taxonomy: text,
    taxonomy_id: uuid,
    term_uri: uri,
    term: text,
  },
  taxonomy: { id, name: words, description: words, uri, version: text, taxonomy_terms: listOf('taxonomy_term') },
  page_1: {
    totalElements: { is: 'whole' },
    totalPages: { is: 'whole' },
    number: { is: 'whole' },
    size: { is: 'whole' },
    first: { is: 'yes-no' },
    last: { is: 'yes-no' },
    empty: { is: 'yes-no' },
  },
  service_1: {
    id: words,
    organization: { is: 'object', shape: 'organization_1', required: true },
    name: words,
    description: text,
    url: { is: 'web' },
    email,
    status: { is: 'choice', of: STATUSES },
    fees: text,
    deliverable_type: {
      is: 'choice',
      of: [
        'Advice',
        'Assessment',
        'Counselling',
        'Equipment',
        'Financial Support',
        'Information',
        'Permission',
        'Training',
        null,
      ],
    },
    assured_date: text,
    attending_type: { is: 'choice', of: ['phone', 'online', 'venue', 'home visit', null] },
    attending_access: { is: 'choice', of: ['referral', 'appointment', 'membership', 'drop-in', null] },
  },
  organization_1: { id, name: words, description: words, email, url: { is: 'web' } },
}
