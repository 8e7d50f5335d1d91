import { sql } from 'kysely'
import { ACCESS, CONTRACTS, ELIGIBLE_GROUPS, HELPS, HOURS, LANGUAGES, LEVELS } from '../src/domain/facets.ts'
import { columnList, rowsAs } from '../src/records/bulk.ts'
import type { Db, Schema } from '../src/records/schema.ts'
import {
  AREAS,
  CLOSINGS,
  KIND_TITLES,
  NEEDS,
  OPENINGS,
  ORGANIZATION_FIRST,
  ORGANIZATION_LAST,
  SECTOR_WORDS,
  TOPICS,
} from './listing-words.ts'
import { Chance } from './random.ts'

/** The day on which all generated listings are looked at. */
export const BENCH_NOW = new Date('2026-11-21T12:00:00Z')
const DAY = 86_400_000
const BATCH = 4000
const words = (text: string) => text.split('|')
const values = (options: readonly { readonly value: string }[]) => options.map((option) => option.value)

const KINDS = [
  ['job', 62],
  ['apprenticeship', 5],
  ['course', 11],
  ['event', 4],
  ['volunteering', 6],
  ['placement', 2],
  ['support', 7],
  ['drop-in', 3],
] as const

/**
 * Fills an empty migrated database with listings, the same for the same seed and size. `db` is the owner's. Places
 * are London's with its skew; one listing in twelve has several places, one in thirty none but the telephone.
 */
export async function generateListings(db: Db, size: number, seed = 20261121): Promise<void> {
  const chance = new Chance(seed)
  const organizations = Math.max(20, Math.round(size / 40))
  const locations = Math.max(50, Math.round(size / 5))
  await insert(db, 'organization', organizations, (i) => organizationRow(chance, i))
  await insert(db, 'location', locations, (i) => locationRow(chance, i))
  const places: { opportunity_id: number; location_id: number }[] = []
  await insert(db, 'opportunity', size, (i) => {
    const { row, locationCount } = opportunityRow(chance, i, organizations)
    const of = new Set(Array.from({ length: locationCount }, () => 1 + chance.below(locations)))
    for (const location_id of of) places.push({ opportunity_id: i, location_id })
    return row
  })
  for (let at = 0; at < places.length; at += 20_000) {
    const rows = places.slice(at, at + 20_000)
    await sql`insert into opportunity_location (opportunity_id, location_id)
      select opportunity_id, location_id from ${rowsAs('opportunity_location', rows)}`.execute(db)
  }
  await sql`analyze`.execute(db)
}

async function insert(db: Db, table: keyof Schema, count: number, rowOf: (i: number) => Record<string, unknown>) {
  for (let from = 1; from <= count; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - from + 1) }, (_, i) => rowOf(from + i))
    const columns = columnList(Object.keys(rows[0]!))
    await sql`insert into ${sql.table(table)} (${columns}) overriding system value
      select ${columns} from ${rowsAs(table, rows)}`.execute(db)
  }
}

function organizationRow(chance: Chance, id: number) {
  const name = `${chance.pick(words(ORGANIZATION_FIRST))} ${chance.pick(words(ORGANIZATION_LAST))} ${id}`
  return { id, name, name_key: name.toLowerCase(), ...source(id), sample: true, ...times(BENCH_NOW), uuid: uuid(id, 1) }
}

function locationRow(chance: Chance, id: number) {
  const [area, lat, lng] = chance.weighted(AREAS, ([, , , weight]) => weight)
  return {
    id,
    uuid: uuid(id, 2),
    ...source(id),
    name: `${area} site ${id}`,
    town: 'London',
    postcode: null,
    lat: Number((lat + chance.around() * 0.018).toFixed(6)),
    lng: Number((lng + chance.around() * 0.028).toFixed(6)),
    point_from: 'source',
    access: chance.some(values(ACCESS), 0.1),
  }
}

function opportunityRow(chance: Chance, id: number, organizations: number) {
  const [kind] = chance.weighted(KINDS, ([, weight]) => weight)
  const sector = chance.weighted(SECTOR_WORDS, ({ weight }) => weight)
  const [area] = chance.weighted(AREAS, ([, , , weight]) => weight)
  const paid = kind === 'job' || kind === 'apprenticeship' || kind === 'placement'
  const hourly = paid && chance.is(0.75) ? Math.round((11 + 14 * chance.next() ** 2) * 20) / 20 : null
  const posted = new Date(BENCH_NOW.getTime() - Math.floor(chance.next() ** 2 * 60) * DAY)
  const ends = paid || kind === 'event' || kind === 'course' ? (1 + chance.below(45)) * DAY : null
  const online = chance.is(0.03)
  const title = titleOf(chance, kind, sector.roles)
  const description = descriptionOf(chance, sector.tasks, area)
  const closes = ends && kind !== 'event' ? new Date(BENCH_NOW.getTime() + ends) : null
  const row = {
    id,
    uuid: uuid(id, 3),
    ...source(id),
    kind,
    title,
    slug: 'listing',
    summary: description.slice(0, 150),
    description_html: `<p>${description}</p>`,
    organization_id: 1 + chance.skewedBelow(organizations),
    delivery: online ? ['online'] : ['in-person'],
    hours: chance.some(values(HOURS), 0.22),
    contract: kind === 'job' ? chance.pick(values(CONTRACTS)) : null,
    sector: sector.sector,
    pay_words: hourly ? `£${hourly.toFixed(2)} an hour` : null,
    pay_minimum: hourly,
    pay_maximum: hourly,
    pay_unit: hourly ? 'hour' : null,
    hourly_minimum: hourly,
    hourly_maximum: hourly,
    cost_words: kind === 'course' ? 'Free' : null,
    cost_band: kind === 'course' || kind === 'event' ? chance.pick(['free', 'free', 'help', 'paid']) : null,
    level: chance.is(0.5) ? chance.pick(values(LEVELS)) : null,
    minimum_age: chance.is(0.3) ? chance.pick([14, 16, 18, 25, 50]) : null,
    maximum_age: null,
    eligible_groups: chance.some(values(ELIGIBLE_GROUPS), 0.03),
    helps: paid ? [] : chance.some(values(HELPS), 0.1),
    access: chance.some(values(ACCESS), 0.08),
    languages: chance.some(values(LANGUAGES), 0.01),
    requirements: [],
    good_work: {},
    posted_on: posted.toISOString().slice(0, 10),
    starts_on: ends && chance.is(0.5) ? new Date(BENCH_NOW.getTime() + 2 * ends).toISOString().slice(0, 10) : null,
    closes_at: closes,
    expires_at: ends ? new Date(BENCH_NOW.getTime() + ends) : null,
    content_hash: String(id),
    sample: true,
    ...times(posted),
  }
  return { row, locationCount: online ? 0 : chance.is(0.08) ? 2 + chance.below(3) : 1 }
}

function titleOf(chance: Chance, kind: string, roles: string): string {
  const pattern = chance.pick(words(KIND_TITLES[kind] ?? '{role}|{role}|Senior {role}|{role} (part time)'))
  return pattern
    .replace('{role}', chance.pick(words(roles)))
    .replace('{topic}', chance.pick(words(TOPICS)))
    .replace('{need}', chance.pick(words(NEEDS)))
}

function descriptionOf(chance: Chance, tasks: string, area: string): string {
  const others = chance.pick(SECTOR_WORDS).tasks
  const does = [...chance.some(words(tasks), 0.5), ...chance.some(words(others), 0.1)].join(', ')
  const closings = chance.some(words(CLOSINGS), 0.35).join(' ')
  return `${chance.pick(words(OPENINGS)).replace('{area}', area)} You will be ${does || chance.pick(words(tasks))}. ${closings}`
}

const source = (id: number) => ({ source: 'bench', source_id: String(id) })
const times = (at: Date) => ({ created_at: at, updated_at: at })
const uuid = (id: number, kind: number) =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(id).padStart(12, '0')}`
