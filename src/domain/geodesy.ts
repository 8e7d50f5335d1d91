import type { Point } from './place.ts'

/** The international mile, exactly. */
const METRES_PER_MILE = 1609.344

/** WGS84: semi-major axis in metres, and flattening (NIMA TR8350.2). */
const A = 6378137
const F = 1 / 298.257223563
const B = A * (1 - F)
const MEAN_RADIUS = (2 * A + B) / 3

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Returns miles as metres. */
export const milesToMetres = (miles: number): number => miles * METRES_PER_MILE

/** Returns metres as miles. */
export const metresToMiles = (metres: number): number => metres / METRES_PER_MILE

/**
 * Returns the length in metres of the shortest way between two points on the WGS84 ellipsoid, by Vincenty's inverse
 * formula (Survey Review 23, 1975): true to a millimetre within the country. Nearly opposite points of the globe, where
 * the formula does not settle, are measured on the sphere instead (within 0.6%).
 */
export function geodesicMetres(from: Point, to: Point): number {
  if (from.lat === to.lat && from.lng === to.lng) return 0

  const L = radians(to.lng - from.lng)
  const u1 = Math.atan((1 - F) * Math.tan(radians(from.lat)))
  const u2 = Math.atan((1 - F) * Math.tan(radians(to.lat)))
  const [sin1, cos1, sin2, cos2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)]

  let lambda = L
  for (let turn = 0; turn < 100; turn++) {
    const [sinLambda, cosLambda] = [Math.sin(lambda), Math.cos(lambda)]
    const sinSigma = Math.hypot(cos2 * sinLambda, cos1 * sin2 - sin1 * cos2 * cosLambda)
    if (sinSigma === 0) return 0
    const cosSigma = sin1 * sin2 + cos1 * cos2 * cosLambda
    const sigma = Math.atan2(sinSigma, cosSigma)
    const sinAlpha = (cos1 * cos2 * sinLambda) / sinSigma
    const cosSquaredAlpha = 1 - sinAlpha * sinAlpha
    const cos2SigmaM = cosSquaredAlpha === 0 ? 0 : cosSigma - (2 * sin1 * sin2) / cosSquaredAlpha
    const C = (F / 16) * cosSquaredAlpha * (4 + F * (4 - 3 * cosSquaredAlpha))
    const before = lambda
    const along = cos2SigmaM + C * cosSigma * (2 * cos2SigmaM * cos2SigmaM - 1)
    lambda = L + (1 - C) * F * sinAlpha * (sigma + C * sinSigma * along)
    if (Math.abs(lambda) > Math.PI) break
    if (Math.abs(lambda - before) < 1e-12) return arcMetres(sigma, sinSigma, cosSigma, cosSquaredAlpha, cos2SigmaM)
  }
  return sphericalMetres(from, to)
}

function arcMetres(
  sigma: number,
  sinSigma: number,
  cosSigma: number,
  cosSquaredAlpha: number,
  cos2SigmaM: number,
): number {
  const uSquared = (cosSquaredAlpha * (A * A - B * B)) / (B * B)
  const K = 1 + (uSquared / 16384) * (4096 + uSquared * (-768 + uSquared * (320 - 175 * uSquared)))
  const M = (uSquared / 1024) * (256 + uSquared * (-128 + uSquared * (74 - 47 * uSquared)))
  const middle = 2 * cos2SigmaM * cos2SigmaM - 1
  const third = (M / 6) * cos2SigmaM * (4 * sinSigma * sinSigma - 3) * (4 * cos2SigmaM * cos2SigmaM - 3)
  return B * K * (sigma - M * sinSigma * (cos2SigmaM + (M / 4) * (cosSigma * middle - third)))
}

function sphericalMetres(from: Point, to: Point): number {
  const [lat1, lat2] = [radians(from.lat), radians(to.lat)]
  const h =
    Math.sin((lat2 - lat1) / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin(radians(to.lng - from.lng) / 2) ** 2
  return 2 * MEAN_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)))
}

export type Box = { readonly south: number; readonly west: number; readonly north: number; readonly east: number }

/**
 * Returns the degrees that a circle of this many metres certainly lies within: a little more than the circle, never
 * less. For the whole country; not for circles that touch a pole or the 180th meridian.
 */
export function boxAround(centre: Point, metres: number): Box {
  const lat = (metres / radius(centre.lat).meridian) * (180 / Math.PI) * 1.005
  const widest = Math.min(89, Math.abs(centre.lat) + lat)
  const lng = (metres / (radius(widest).normal * Math.cos(radians(widest)))) * (180 / Math.PI) * 1.005
  return { south: centre.lat - lat, west: centre.lng - lng, north: centre.lat + lat, east: centre.lng + lng }
}

function radius(lat: number): { meridian: number; normal: number } {
  const eSquared = F * (2 - F)
  const w = Math.sqrt(1 - eSquared * Math.sin(radians(lat)) ** 2)
  return { meridian: (A * (1 - eSquared)) / w ** 3, normal: A / w }
}
