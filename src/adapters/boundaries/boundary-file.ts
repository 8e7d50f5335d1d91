import { z } from 'zod'
import type { Area } from '../../domain/area.ts'
import { gridToPoint, isGridReference } from '../../domain/national-grid.ts'
import { type Outline, type Polygon, type Position, pointInside, type Ring } from '../../domain/polygon.ts'
import { SourceRefused } from '../formats/format.ts'
import type { ReferenceItem } from '../reference/reference-item.ts'
import { wholeText } from '../reference/whole-text.ts'
import { describeArea } from './area-properties.ts'
import { TOPOLOGY, topologyFeatures } from './topojson.ts'

/** An area with its outline; what the file does not say (a name, the borough, the year) is null. */
export type BoundaryRow = Omit<Area, 'name' | 'outline' | 'point'> & {
  readonly name: string | null
  readonly outline: Outline
  readonly point: Area['point']
}

/** All the wards of the country at full detail are larger; generalised ones are a tenth of this. */
const MOST_BYTES = 200_000_000

const position = z.array(z.number()).min(2)
const FEATURE = z.object({
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.discriminatedUnion('type', [
    z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(position)) }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(position))) }),
  ]),
})
const COLLECTION = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) })

type Feature = { readonly properties: Readonly<Record<string, unknown>>; readonly polygons: readonly Polygon[] }

/**
 * Reads a file of boundaries, GeoJSON or TopoJSON, area by area. Longitude and latitude are taken as they are;
 * eastings and northings of the National Grid are turned into them. Puts aside what is no area, has no code that we
 * know, or lies elsewhere. `fileName` gives the year where the properties do not.
 */
export async function* readBoundaryFile(
  body: AsyncIterable<Uint8Array>,
  fileName: string,
): AsyncGenerator<ReferenceItem<BoundaryRow>> {
  const value = parse(await wholeText(body, MOST_BYTES))
  const year = Number(/(?<!\d)20[0-4]\d(?!\d)/.exec(fileName.split(/[\\/]/).at(-1) ?? '')?.[0]) || null
  let row = 0
  for (const feature of features(value)) yield readFeature(++row, feature, year)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new SourceRefused('This is not JSON. Boundaries are read as GeoJSON or TopoJSON.')
  }
}

function* features(value: unknown): Generator<Feature | null> {
  const topology = TOPOLOGY.safeParse(value)
  if (topology.success) return yield* topologyFeatures(topology.data)

  const collection = COLLECTION.safeParse(value)
  if (!collection.success)
    throw new SourceRefused('This JSON is neither a GeoJSON FeatureCollection nor a TopoJSON Topology.')
  for (const one of collection.data.features) {
    const feature = FEATURE.safeParse(one)
    if (!feature.success) yield null
    else {
      const { geometry, properties } = feature.data
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
      yield { properties: properties ?? {}, polygons: polygons as unknown as readonly Polygon[] }
    }
  }
}

function readFeature(row: number, feature: Feature | null, year: number | null): ReferenceItem<BoundaryRow> {
  if (!feature) return { row, id: null, refused: 'this is not an area: only Polygon and MultiPolygon are' }
  const described = describeArea(feature.properties)
  if (!described) return { row, id: null, refused: 'no property gives a code that we know, such as WD25CD or LAD25CD' }

  const outline = readOutline(feature.polygons)
  if (typeof outline === 'string') return { row, id: described.code, refused: outline }
  const boundaryYear = described.boundaryYear ?? year
  return {
    row,
    id: described.code,
    draft: { ...described, boundaryYear, outline, point: rounded(pointInside(outline)) },
  }
}

const rounded = (point: Area['point']) => point && { lat: sixDecimals(point.lat), lng: sixDecimals(point.lng) }

/** Returns the outline in degrees to six decimals (a decimetre), or what is wrong with it. */
function readOutline(polygons: readonly Polygon[]): Outline | string {
  const degrees: Ring[][] = []
  for (const polygon of polygons) {
    const rings: Ring[] = []
    for (const ring of polygon) {
      const positions = ring.map(inDegrees)
      if (positions.some((position) => position === null)) return whereItLies(ring)
      const known = (positions as Position[]).filter((at, i) => i === 0 || String(at) !== String(positions[i - 1]))
      if (String(known[0]) !== String(known.at(-1))) return 'a ring of its outline is not closed'
      if (known.length >= 4) rings.push(known)
      else if (rings.length === 0) break
    }
    if (rings.length > 0) degrees.push(rings)
  }
  return degrees.length > 0 ? degrees : 'its outline is empty'
}

function inDegrees([x, y]: Position): Position | null {
  if (x > -9 && x < 2.5 && y > 49 && y < 61.5) return [sixDecimals(x), sixDecimals(y)]
  if (!isGridReference(x, y)) return null
  const { lng, lat } = gridToPoint(x, y)
  return [sixDecimals(lng), sixDecimals(lat)]
}

function whereItLies(ring: Ring): string {
  const [x, y] = ring.find((at) => inDegrees(at) === null)!
  if (y > -9 && y < 2.5 && x > 49 && x < 61) return 'its coordinates have latitude first; GeoJSON has longitude first'
  return `it lies at ${x}, ${y}: neither longitude and latitude nor National Grid metres in the United Kingdom`
}

const sixDecimals = (degrees: number) => Math.round(degrees * 1e6) / 1e6
