import { normalisePostcode } from '../../../domain/postcode.ts'
import { isUuid } from '../../../kit/uuid.ts'
import type { ServiceFilter } from '../../../records/service.ts'
import type { Mistake } from '../../../web/open-data.ts'
import { TAXONOMIES, TAXONOMY_TERMS } from '../../../web/taxonomies.ts'

/** What a list was asked for. The postcode becomes a point in the handler, which has the database. */
export type ListAsk = {
  readonly page: number
  readonly perPage: number
  readonly format: 'json' | 'ndjson'
  readonly full: boolean
  readonly minimal: boolean
  readonly postcode: string | null
  readonly metres: number
  readonly filter: ServiceFilter
  /** True where a term or taxonomy was asked for that nothing here can have. */
  readonly nothing: boolean
}

export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] }

const MOST_PER_PAGE = 1000
/** About five miles: what "covers this postcode" means where no proximity is given. */
const DEFAULT_METRES = 8000

/** What one parameter adds to the ask; null where it cannot be read. */
type Reading = { readonly ask?: Partial<ListAsk>; readonly filter?: Partial<ServiceFilter> } | null

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** Each parameter: what it should look like, and what it adds. */
const PARAMETERS: Record<string, { readonly shape: string; readonly read: (text: string) => Reading }> = {
  page: { shape: 'a whole number from 1', read: (text) => whole(text, 1, 1e6, (page) => ({ ask: { page } })) },
  per_page: {
    shape: `a whole number from 1 to ${MOST_PER_PAGE}`,
    read: (text) => whole(text, 1, MOST_PER_PAGE, (perPage) => ({ ask: { perPage } })),
  },
  format: {
    shape: 'json or ndjson',
    read: (text) => (text === 'json' || text === 'ndjson' ? { ask: { format: text } } : null),
  },
  full: { shape: 'true or false', read: (text) => truth(text, (full) => ({ ask: { full } })) },
  full_service: { shape: 'true or false', read: (text) => truth(text, (full) => ({ ask: { full } })) },
  minimal: { shape: 'true or false', read: (text) => truth(text, (minimal) => ({ ask: { minimal } })) },
  search: { shape: 'words', read: (text) => ({ filter: { words: text.slice(0, 200) } }) },
  organization_id: {
    shape: 'the UUID of an organisation',
    read: (text) => (isUuid(text) ? { filter: { organizationIds: [text.toLowerCase()] } } : null),
  },
  taxonomy_term_id: { shape: 'the UUID of a taxonomy term', read: readTerm },
  taxonomy_id: { shape: 'the UUID of a taxonomy', read: readTaxonomy },
  modified_after: { shape: 'a date and time such as 2026-11-21T09:00:00Z', read: readMoment },
  minimum_age: {
    shape: 'an age in years',
    read: (text) => whole(text, 0, 130, (minimumAge) => ({ filter: { minimumAge } })),
  },
  maximum_age: {
    shape: 'an age in years',
    read: (text) => whole(text, 0, 130, (maximumAge) => ({ filter: { maximumAge } })),
  },
  day: { shape: `a day of the week: ${DAYS.join(', ')}`, read: readDay },
  start_time: { shape: 'a time such as 09:30', read: (text) => time(text, (startTime) => ({ filter: { startTime } })) },
  end_time: { shape: 'a time such as 17:00', read: (text) => time(text, (endTime) => ({ filter: { endTime } })) },
  postcode: { shape: 'a UK postcode such as NW5 2AA', read: readPostcode },
  proximity: {
    shape: 'metres from 1 to 200000',
    read: (text) => whole(text, 1, 200_000, (metres) => ({ ask: { metres } })),
  },
}

const DEFAULTS = {
  page: 1,
  perPage: 50,
  format: 'json',
  full: false,
  minimal: false,
  postcode: null,
  metres: DEFAULT_METRES,
  nothing: false,
} as const

/** Reads the parameters of a list; unknown ones are left alone, empty ones do not narrow. */
export function readListAsk(query: URLSearchParams): Read<ListAsk> {
  let value: ListAsk = { ...DEFAULTS, filter: {} }
  const mistakes: Mistake[] = []
  for (const [name, text] of query) {
    const parameter = PARAMETERS[name]
    if (!parameter || text.trim() === '') continue

    const reading = parameter.read(text.trim())
    if (!reading) mistakes.push({ parameter: name, message: `${name} must be ${parameter.shape}.` })
    else value = { ...value, ...reading.ask, filter: { ...value.filter, ...reading.filter } }
  }
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, value }
}

function readTerm(text: string): Reading {
  if (!isUuid(text)) return null
  const term = TAXONOMY_TERMS.find(({ id }) => id === text.toLowerCase())
  return term ? { filter: { term: { column: term.taxonomy.column, value: term.value } } } : { ask: { nothing: true } }
}

function readTaxonomy(text: string): Reading {
  if (!isUuid(text)) return null
  const taxonomy = TAXONOMIES.find(({ id }) => id === text.toLowerCase())
  return taxonomy ? { filter: { taxonomy: taxonomy.column } } : { ask: { nothing: true } }
}

function readMoment(text: string): Reading {
  const moment = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(moment) ? null : { filter: { modifiedAfter: new Date(moment) } }
}

function readDay(text: string): Reading {
  const day = DAYS.indexOf(text.slice(0, 2).toUpperCase()) + 1
  return day > 0 ? { filter: { day } } : null
}

function readPostcode(text: string): Reading {
  const postcode = normalisePostcode(text)
  return postcode && { ask: { postcode: postcode.postcode } }
}

function whole(text: string, least: number, most: number, add: (value: number) => Reading): Reading {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= most ? add(value) : null
}

const truth = (text: string, add: (value: boolean) => Reading): Reading =>
  /^(true|false|1|0)$/i.test(text) ? add(/^(true|1)$/i.test(text)) : null

const time = (text: string, add: (value: string) => Reading): Reading =>
  /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text) ? add(text) : null
