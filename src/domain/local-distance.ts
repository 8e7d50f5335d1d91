import type { Point } from './place.ts'

/** WGS84: semi-major axis in metres, and squared eccentricity. */
const A = 6378137
const E2 = 0.00669437999014

/**
 * How to measure around one point with a few multiplications, as the database does for every row: metres are
 * `sqrt((dLat·north)² + (dLng·(east − shrink·dLat))²)`, degrees counted from the point. The radii of curvature are
 * those of the ellipsoid at the point, and `shrink` takes the parallel half-way, so that within 20 miles in Britain the
 * result is within 0.05% of the geodesic.
 */
export type LocalScale = { readonly north: number; readonly east: number; readonly shrink: number }

export function localScale(point: Point): LocalScale {
  const radians = Math.PI / 180
  const [sin, cos] = [Math.sin(point.lat * radians), Math.cos(point.lat * radians)]
  const w = Math.sqrt(1 - E2 * sin * sin)
  const normal = A / w
  return {
    north: ((A * (1 - E2)) / w ** 3) * radians,
    east: normal * cos * radians,
    shrink: (normal * sin * radians * radians) / 2,
  }
}

/** Returns metres from the point whose scale this is. The very sum that the database does, in the same order. */
export function localMetres(from: Point, scale: LocalScale, lat: number, lng: number): number {
  const up = lat - from.lat
  const across = (lng - from.lng) * (scale.east - scale.shrink * up)
  return Math.sqrt(up * scale.north * (up * scale.north) + across * across)
}
