import { boxAround } from './geodesy.ts'
import { localMetres, localScale } from './local-distance.ts'
import type { Point } from './place.ts'

/**
 * The country is cut three times into cells of degrees, each four times as large: about 1.25, 5 and 20 km across in
 * London. A place carries its cell of every size; a circle is asked for by the largest cells that lie wholly inside
 * it and by smaller ones along its edge.
 */
const LAT_STEP = 0.01125
const LNG_STEP = 0.018
const LARGEST = 2
/** Radius in metres up to which the edge is drawn with cells of each size. */
const FINEST_TO = [6_500, 26_000]

/** The cell of what can be reached from anywhere. */
export const ANYWHERE = -1

/** Returns the cells of a point, one of each size. */
export function cellsOf(point: Point): number[] {
  const row = Math.floor((point.lat + 90) / LAT_STEP)
  const column = Math.floor((point.lng + 180) / LNG_STEP)
  return [0, 1, 2].map((size) => cell(size, row >> (2 * size), column >> (2 * size)))
}

/** Returns cells that together hold the whole circle; together they are a little larger. */
export function cellsAround(centre: Point, metres: number): number[] {
  const finest = FINEST_TO.findIndex((limit) => metres <= limit)
  const box = boxAround(centre, metres)
  const size = LARGEST
  const rows = range(box.south + 90, box.north + 90, LAT_STEP * 4 ** size)
  const columns = range(box.west + 180, box.east + 180, LNG_STEP * 4 ** size)
  const circle = { centre, metres, scale: localScale(centre), finest: finest < 0 ? LARGEST : finest }
  return rows.flatMap((row) => columns.flatMap((column) => cover(circle, size, row, column)))
}

type Circle = {
  readonly centre: Point
  readonly metres: number
  readonly scale: ReturnType<typeof localScale>
  readonly finest: number
}

function cover(circle: Circle, size: number, row: number, column: number): number[] {
  const [height, width] = [LAT_STEP * 4 ** size, LNG_STEP * 4 ** size]
  const [south, west] = [row * height - 90, column * width - 180]
  const { centre, metres, scale } = circle
  const far = (lat: number, lng: number) => localMetres(centre, scale, lat, lng)
  const nearest = far(clamp(centre.lat, south, south + height), clamp(centre.lng, west, west + width))
  if (nearest > metres * 1.002) return []

  const corners = [
    far(south, west),
    far(south + height, west),
    far(south, west + width),
    far(south + height, west + width),
  ]
  if (size === circle.finest || Math.max(...corners) < metres * 0.998) return [cell(size, row, column)]

  const quarter = [0, 1, 2, 3]
  return quarter.flatMap((up) =>
    quarter.flatMap((across) => cover(circle, size - 1, row * 4 + up, column * 4 + across)),
  )
}

const cell = (size: number, row: number, column: number) => size * 2 ** 29 + row * 2 ** 15 + column

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

function range(from: number, to: number, step: number): number[] {
  const first = Math.floor(from / step)
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, i) => first + i)
}
