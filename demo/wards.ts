import type { Point } from '../src/domain/place.ts'
import type { Ring } from '../src/domain/polygon.ts'

/** Code of our own for a borough that does not exist; no GSS code starts with X. */
export const FLEET_VALE_CODE = 'X09000001'
export const BOUNDARY_YEAR = 2024

/** The middle of the made-up borough; corners below are kilometres east and north of it. */
const CENTRE: Point = { lat: 51.55, lng: -0.14 }
const KM_PER_DEGREE_LAT = 111.26
const KM_PER_DEGREE_LNG = 69.3

/** Where three or more neighbourhoods, or two and the borough's edge, meet. */
const CORNERS: Record<string, readonly [east: number, north: number]> = {
  n0: [-2.62, 2.05],
  n1: [-1.34, 2.62],
  n2: [0.12, 2.38],
  n3: [1.52, 2.7],
  n4: [2.84, 2.12],
  a0: [-3.05, 0.84],
  a1: [-1.92, 1.06],
  a2: [-1.22, 0.72],
  a3: [-0.52, 1.08],
  a4: [0.16, 0.78],
  a5: [0.98, 1.04],
  a6: [1.66, 0.7],
  a7: [2.95, 0.92],
  b0: [-2.84, -0.92],
  b1: [-1.74, -0.7],
  b2: [-1.12, -1.02],
  b3: [-0.34, -0.66],
  b4: [0.36, -0.94],
  b5: [1.12, -0.58],
  b6: [1.74, -0.9],
  b7: [3.02, -0.66],
  s0: [-2.42, -2.42],
  s1: [-1.02, -2.2],
  s2: [0.42, -2.64],
  s3: [1.62, -2.28],
  s4: [2.74, -2.02],
}

/** Each neighbourhood by its corners, clockwise from the north-west. Neighbours share corners, so nothing gapes. */
const WARD_CORNERS = [
  { code: 'X05000001', name: 'Lantern Hill', corners: ['n0', 'n1', 'a2', 'a1', 'a0'] },
  { code: 'X05000002', name: 'Tilekiln', corners: ['n1', 'n2', 'a4', 'a3', 'a2'] },
  { code: 'X05000003', name: 'Larkmead', corners: ['n2', 'n3', 'a6', 'a5', 'a4'] },
  { code: 'X05000004', name: 'Heron Fields', corners: ['n3', 'n4', 'a7', 'a6'] },
  { code: 'X05000005', name: 'Osier Bank', corners: ['a0', 'a1', 'b1', 'b0'] },
  { code: 'X05000006', name: 'Old Dairy', corners: ['a1', 'a2', 'a3', 'b3', 'b2', 'b1'] },
  { code: 'X05000007', name: 'Cobblers Green', corners: ['a3', 'a4', 'a5', 'b5', 'b4', 'b3'] },
  { code: 'X05000008', name: 'Copper Yard', corners: ['a5', 'a6', 'a7', 'b7', 'b6', 'b5'] },
  { code: 'X05000009', name: 'Ropewalk', corners: ['b0', 'b1', 'b2', 's1', 's0'] },
  { code: 'X05000010', name: 'Bellfounders', corners: ['b2', 'b3', 'b4', 's2', 's1'] },
  { code: 'X05000011', name: 'Kingfisher Cross', corners: ['b4', 'b5', 'b6', 's3', 's2'] },
  { code: 'X05000012', name: 'St Orrin', corners: ['b6', 'b7', 's4', 's3'] },
] as const

const BOROUGH_CORNERS = ['n0', 'n1', 'n2', 'n3', 'n4', 'a7', 'b7', 's4', 's3', 's2', 's1', 's0', 'b0', 'a0']

export type Ward = { readonly code: string; readonly name: string; readonly centre: Point; readonly ring: Ring }

export const WARDS: readonly Ward[] = WARD_CORNERS.map(({ code, name, corners }) => {
  const ring = ringThrough(corners)
  return { code, name, centre: middleOf(ring), ring }
})

export const BOROUGH_RING: Ring = ringThrough(BOROUGH_CORNERS)

/** Returns the closed ring through the corners; each side bends at two points, the same from both its sides. */
function ringThrough(corners: readonly string[]): Ring {
  const ring = corners.flatMap((corner, i) => sideFrom(corner, corners[(i + 1) % corners.length]!))
  return [...ring, ring[0]!].map(([east, north]) => degrees(east, north))
}

type Km = readonly [east: number, north: number]

function sideFrom(from: string, to: string): Km[] {
  const [first, last] = from < to ? [from, to] : [to, from]
  const bends = [bend(first, last, 0.33), bend(first, last, 0.68)]
  return [CORNERS[from]!, ...(first === from ? bends : bends.reverse())]
}

/** Streets and streams are never straight: a point along a side, pushed off it by up to a fourteenth of its length. */
function bend(first: string, last: string, along: number): Km {
  const [x1, y1] = CORNERS[first]!
  const [x2, y2] = CORNERS[last]!
  let mixed = Math.round(along * 100)
  for (const character of first + last) mixed = (mixed * 31 + character.charCodeAt(0)) % 997
  const push = (mixed / 997 - 0.5) / 7
  return [x1 + (x2 - x1) * along - (y2 - y1) * push, y1 + (y2 - y1) * along + (x2 - x1) * push]
}

function degrees(east: number, north: number): [number, number] {
  const lng = CENTRE.lng + east / KM_PER_DEGREE_LNG
  const lat = CENTRE.lat + north / KM_PER_DEGREE_LAT
  return [Number(lng.toFixed(5)), Number(lat.toFixed(5))]
}

function middleOf(ring: Ring): Point {
  const points = ring.slice(1)
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length
  return { lat: Number(mean(1).toFixed(5)), lng: Number(mean(0).toFixed(5)) }
}
