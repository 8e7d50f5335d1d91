import type { Box } from './geodesy.ts'
import type { Point } from './place.ts'

/** Longitude first, as in GeoJSON (RFC 7946). */
export type Position = readonly [lng: number, lat: number]
/** A closed line: the last position repeats the first. */
export type Ring = readonly Position[]
/** A land and its lakes: the outer ring, then the holes. */
export type Polygon = readonly Ring[]
/** All the lands of one area: the coordinates of a GeoJSON MultiPolygon. */
export type Outline = readonly Polygon[]

/** Returns whether the point lies in the area: in one of its lands and in none of that land's holes. */
export function contains(outline: Outline, point: Point): boolean {
  return outline.some(([outer, ...holes]) => {
    return outer !== undefined && within(outer, point) && !holes.some((hole) => within(hole, point))
  })
}

/** Counts how often a ray to the east crosses the ring (Shimrat 1962): an odd number is inside. */
function within(ring: Ring, { lng, lat }: Point): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x1, y1] = ring[i]!
    const [x2, y2] = ring[j]!
    if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}

/** Returns the smallest box around the outlines; null where they have no position at all. */
export function boundsOf(outlines: Iterable<Outline>): Box | null {
  let [south, west, north, east] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const outline of outlines) {
    for (const [lng, lat] of outline.flat(2)) {
      south = Math.min(south, lat)
      north = Math.max(north, lat)
      west = Math.min(west, lng)
      east = Math.max(east, lng)
    }
  }
  return south <= north ? { south, west, north, east } : null
}

/** Returns whether the point lies in the box or on its edge. */
export function inBox(box: Box, { lat, lng }: Point): boolean {
  return lat >= box.south && lat <= box.north && lng >= box.west && lng <= box.east
}

/**
 * Returns a point inside the area, near its middle: the centre of gravity of its largest land, or, where that falls
 * outside (a crescent), the middle of the widest stretch at the same latitude. Null for an area without land.
 */
export function pointInside(outline: Outline): Point | null {
  const largest = [...outline].sort((a, b) => Math.abs(doubleArea(b[0] ?? [])) - Math.abs(doubleArea(a[0] ?? [])))[0]
  const ring = largest?.[0]
  if (!largest || !ring || ring.length < 3) return null

  const centre = centreOfGravity(ring)
  if (contains([largest], centre)) return centre
  return widestStretch(largest, centre.lat) ?? { lng: ring[0]![0], lat: ring[0]![1] }
}

function centreOfGravity(ring: Ring): Point {
  const [x0, y0] = ring[0]!
  let [x, y, area] = [0, 0, 0]
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = [ring[j]![0] - x0, ring[j]![1] - y0]
    const [bx, by] = [ring[i]![0] - x0, ring[i]![1] - y0]
    const cross = ax * by - bx * ay
    x += (ax + bx) * cross
    y += (ay + by) * cross
    area += cross
  }
  return area === 0 ? { lng: x0, lat: y0 } : { lng: x0 + x / (3 * area), lat: y0 + y / (3 * area) }
}

function widestStretch(polygon: Polygon, lat: number): Point | null {
  const crossings: number[] = []
  for (const ring of polygon) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [x1, y1] = ring[i]!
      const [x2, y2] = ring[j]!
      if (y1 > lat !== y2 > lat) crossings.push(((x2 - x1) * (lat - y1)) / (y2 - y1) + x1)
    }
  }
  crossings.sort((a, b) => a - b)
  let best: { lng: number; width: number } | null = null
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const width = crossings[i + 1]! - crossings[i]!
    if (!best || width > best.width) best = { lng: crossings[i]! + width / 2, width }
  }
  return best && { lng: best.lng, lat }
}

function doubleArea(ring: Ring): number {
  let area = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    area += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1]
  }
  return area
}
