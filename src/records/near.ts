import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../domain/permission.ts'
import type { Place, Point } from '../domain/place.ts'
import { matchNames, nameKey } from '../domain/place-name.ts'
import { normalisePostcode, type Postcode, type PostcodeLookup, readOutcode } from '../domain/postcode.ts'
import type { Near } from '../domain/search.ts'
import { boroughCode, wardAt } from './area.ts'
import { locatePostcodes } from './postcode.ts'
import type { Db } from './schema.ts'

/**
 * Returns what a typed place means, in one query: a postcode (in use or not), an outcode, a neighbourhood, a hub, a
 * borough, or coordinates ("near me": `51.55,-0.14`, rounded to about a hundred metres before anything is kept). A
 * postcode that is not known stands for its outcode, and the label says so. A name that could be several gives them as
 * choices, each with a `typed` that means only itself. Null where nothing fits: the page then asks, and searches on.
 */
export async function resolveNear(
  db: Db,
  viewer: Viewer,
  typed: string,
  places: readonly Place[],
  lookUpPostcode?: PostcodeLookup | undefined,
): Promise<Near | { choices: Near[] } | null> {
  const text = typed.normalize('NFKC').replace(/\s+/g, ' ').trim().slice(0, 100)
  const coordinates = readCoordinates(text)
  if (coordinates) return nearPoint(db, viewer, coordinates)

  const postcode = normalisePostcode(text)
  if (postcode) return nearPostcode(db, postcode, lookUpPostcode)

  const outcode = readOutcode(text)
  return (outcode ? await nearOutcode(db, outcode) : null) ?? nearName(db, text, places)
}

/** Three decimals are about a hundred metres: near enough to search, too coarse to say which house. */
function readCoordinates(text: string): Point | null {
  const read = /^(-?\d{1,2}(?:\.\d+)?)(?:, ?| )(-?\d{1,2}(?:\.\d+)?)$/.exec(text)
  if (!read) return null
  const point = { lat: Math.round(Number(read[1]) * 1000) / 1000, lng: Math.round(Number(read[2]) * 1000) / 1000 }
  return point.lat > 49 && point.lat < 61 && point.lng > -9 && point.lng < 2.5 ? point : null
}

async function nearPoint(db: Db, viewer: Viewer, point: Point): Promise<Near> {
  const ward = await wardAt(db, viewer, point)
  return {
    typed: `${point.lat.toFixed(3)},${point.lng.toFixed(3)}`,
    label: ward ? `where you are, in ${ward.name}` : 'where you are',
    point,
    exactness: 'point',
    wardCode: ward?.code ?? null,
  }
}

async function nearPostcode(
  db: Db,
  { postcode, outcode }: Postcode,
  lookUpPostcode?: PostcodeLookup | undefined,
): Promise<Near | null> {
  const here = (await locatePostcodes(db, [postcode])).get(postcode)
  const located = here?.from === 'postcode' ? here : ((await lookUpPostcode?.(postcode)) ?? here)
  if (!located) return null
  return {
    typed: postcode,
    label: located.from === 'postcode' ? postcode : `${outcode} (we do not know ${postcode} yet)`,
    point: located.point,
    exactness: located.from,
    wardCode: located.wardCode,
  }
}

/** A figure too many (`NW52`) is the beginning of a postcode that somebody has not finished. */
async function nearOutcode(db: Db, typed: string): Promise<Near | null> {
  const begun = readOutcode(typed.slice(0, -1)) ?? typed
  const rows = await db.selectFrom('outcode').selectAll().where('outcode', 'in', [typed, begun]).execute()
  const row = rows.find((row) => row.outcode === typed) ?? rows[0]
  if (!row) return null
  const { outcode, lat, lng } = row
  return { typed: outcode, label: outcode, point: { lat, lng }, exactness: 'outcode', wardCode: null }
}

type Candidate = {
  readonly exactness: 'ward' | 'hub' | 'place'
  readonly name: string
  readonly alias: string
  readonly point: Point
  readonly wardCode: string | null
  readonly boroughCode: string | null
  readonly boroughName: string | null
  readonly configured: boolean
}

async function nearName(db: Db, text: string, places: readonly Place[]): Promise<Near | { choices: Near[] } | null> {
  const [name, ...rest] = text.split(',').map((part) => part.trim())
  if (!name) return null

  const candidates = [...boroughs(places), ...(await namesLike(db, name, places))]
  const boroughName = rest.at(-1)
  const known = matchNames(name, candidates)
  const there = boroughName
    ? known.filter((one) => matchNames(boroughName, [{ name: one.boroughName ?? '' }]).length)
    : []
  const meant = there.length > 0 ? there : known
  const ours = meant.filter((candidate) => candidate.configured)
  const fitting = withoutRepeats(ours.length > 0 ? ours : meant)
  if (fitting.length > 1) return { choices: fitting.slice(0, MOST_CHOICES).map((one) => near(one, true)) }
  return fitting[0] ? near(fitting[0], !fitting[0].configured) : null
}

/** More than a page can kindly ask about. */
const MOST_CHOICES = 8

function near(candidate: Candidate, sayWhere: boolean): Near {
  const where = sayWhere && candidate.boroughName && candidate.exactness === 'ward' ? `, ${candidate.boroughName}` : ''
  const label = candidate.exactness === 'ward' ? candidate.alias + where : candidate.name
  const { point, exactness, wardCode } = candidate
  return { typed: label, label, point, exactness, wardCode }
}

const boroughs = (places: readonly Place[]): Candidate[] =>
  places.map((place) => ({
    exactness: 'place',
    name: place.name,
    alias: `${place.name} borough`,
    point: place.centre,
    wardCode: null,
    boroughCode: boroughCode(place),
    boroughName: place.name,
    configured: true,
  }))

/** The same name twice in the same borough is the same place: the ward of an older year, or the borough's own outline. */
function withoutRepeats(candidates: readonly Candidate[]): Candidate[] {
  const id = ({ exactness, name, boroughCode }: Candidate) => [exactness, nameKey(name), boroughCode].join('|')
  return [...new Map(candidates.toReversed().map((candidate) => [id(candidate), candidate])).values()].reverse()
}

type NameRow = {
  readonly exactness: Candidate['exactness']
  readonly name: string
  readonly lat: number
  readonly lng: number
  readonly ward_code: string | null
  readonly borough_code: string | null
  readonly borough_name: string | null
}

/** Neighbourhoods, boroughs and hubs in whose name some word begins like some word typed; latest boundaries first. */
async function namesLike(db: Db, name: string, places: readonly Place[]): Promise<Candidate[]> {
  const beginnings = nameKey(name)
    .split(' ')
    .filter((word) => (word.length >= 3 && word !== 'and') || word === 'st')
    .map((word) => `%${word.slice(0, 3)}%`)
  if (beginnings.length === 0) return []

  const slugs = places.map((place) => place.slug)
  const { rows } = await sql<NameRow>`
    select case a.kind when 'ward' then 'ward' else 'place' end as exactness, a.name, a.lat, a.lng,
      case a.kind when 'ward' then a.code end as ward_code, coalesce(a.parent_code, a.code) as borough_code,
      coalesce(b.name, case a.kind when 'borough' then a.name end) as borough_name, a.boundary_year as year
    from area a left join area b on b.code = a.parent_code and a.kind = 'ward'
    where a.kind in ('ward', 'borough') and a.lat is not null and ${like('a.name', beginnings)}
    union all
    select 'hub', h.name, l.lat, l.lng, l.ward_code, l.borough_code, null, null
    from hub h join location l on l.id = h.location_id
    where h.place_slug = any(${slugs}) and l.lat is not null and ${like('h.name', beginnings)}
    order by year desc nulls last, name
    limit 2000`.execute(db)
  const configured = new Set(places.map(boroughCode))
  return rows.map((row) => ({
    exactness: row.exactness,
    name: row.name,
    alias: row.exactness === 'hub' ? row.name : `${row.name} ${row.exactness === 'ward' ? 'ward' : 'borough'}`,
    point: { lat: row.lat, lng: row.lng },
    wardCode: row.ward_code,
    boroughCode: row.borough_code,
    boroughName: row.borough_name,
    configured: row.exactness === 'hub' || configured.has(row.borough_code ?? ''),
  }))
}

/** Punctuation is no part of how a name is compared: St Orrin’s is found by "orrins". */
const like = (column: string, beginnings: readonly string[]): RawBuilder<boolean> =>
  sql`translate(lower(${sql.ref(column)}), '''’‘.-', '') like any(${beginnings})`
