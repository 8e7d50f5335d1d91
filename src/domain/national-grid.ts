import type { Point } from './place.ts'

/** Airy 1830 and the National Grid's projection: Ordnance Survey, "A guide to coordinate systems in Great Britain". */
const A = 6377563.396
const B = 6356256.909
const F0 = 0.9996012717
const [LAT0, LNG0] = [(49 * Math.PI) / 180, (-2 * Math.PI) / 180]
const [N0, E0] = [-100000, 400000]
const E2 = (A * A - B * B) / (A * A)

/** OSGB36 → WGS84: metres, parts per million, seconds of arc. One set for the whole country, hence the five metres. */
const SHIFT = { x: 446.448, y: -125.157, z: 542.06, ppm: -20.4894, rx: 0.1502, ry: 0.247, rz: 0.8421 }

const WGS84 = { a: 6378137, f: 1 / 298.257223563 }

/** Returns whether the two numbers can be an easting and northing of Great Britain, in metres. */
export function isGridReference(easting: number, northing: number): boolean {
  return easting > 1000 && easting < 700_000 && northing > 1000 && northing < 1_300_000
}

/**
 * Returns where an easting and northing of the National Grid (metres) lie on WGS84, by inverse transverse Mercator and
 * a Helmert shift: within about five metres of Ordnance Survey's own grid shift, everywhere in Great Britain.
 */
export function gridToPoint(easting: number, northing: number): Point {
  const { lat, lng } = unproject(easting, northing)
  return shift(lat, lng)
}

function unproject(easting: number, northing: number): { lat: number; lng: number } {
  let lat = LAT0
  let arc = 0
  do {
    lat += (northing - N0 - arc) / (A * F0)
    arc = meridianArc(lat)
  } while (Math.abs(northing - N0 - arc) >= 1e-5)

  const sin2 = Math.sin(lat) ** 2
  const nu = (A * F0) / Math.sqrt(1 - E2 * sin2)
  const rho = (A * F0 * (1 - E2)) / (1 - E2 * sin2) ** 1.5
  const eta2 = nu / rho - 1
  const t = Math.tan(lat)
  const [t2, t4, t6] = [t ** 2, t ** 4, t ** 6]
  const sec = 1 / Math.cos(lat)
  const d = easting - E0

  const vii = t / (2 * rho * nu)
  const viii = (t / (24 * rho * nu ** 3)) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2)
  const ix = (t / (720 * rho * nu ** 5)) * (61 + 90 * t2 + 45 * t4)
  const x = sec / nu
  const xi = (sec / (6 * nu ** 3)) * (nu / rho + 2 * t2)
  const xii = (sec / (120 * nu ** 5)) * (5 + 28 * t2 + 24 * t4)
  const xiia = (sec / (5040 * nu ** 7)) * (61 + 662 * t2 + 1320 * t4 + 720 * t6)
  return {
    lat: lat - vii * d ** 2 + viii * d ** 4 - ix * d ** 6,
    lng: LNG0 + x * d - xi * d ** 3 + xii * d ** 5 - xiia * d ** 7,
  }
}

function meridianArc(lat: number): number {
  const n = (A - B) / (A + B)
  const [n2, n3] = [n * n, n * n * n]
  const [minus, plus] = [lat - LAT0, lat + LAT0]
  return (
    B *
    F0 *
    ((1 + n + (5 / 4) * n2 + (5 / 4) * n3) * minus -
      (3 * n + 3 * n2 + (21 / 8) * n3) * Math.sin(minus) * Math.cos(plus) +
      ((15 / 8) * n2 + (15 / 8) * n3) * Math.sin(2 * minus) * Math.cos(2 * plus) -
      (35 / 24) * n3 * Math.sin(3 * minus) * Math.cos(3 * plus))
  )
}

function shift(lat: number, lng: number): Point {
  const nu = A / Math.sqrt(1 - E2 * Math.sin(lat) ** 2)
  const x = nu * Math.cos(lat) * Math.cos(lng)
  const y = nu * Math.cos(lat) * Math.sin(lng)
  const z = nu * (1 - E2) * Math.sin(lat)

  const second = Math.PI / 180 / 3600
  const [rx, ry, rz] = [SHIFT.rx * second, SHIFT.ry * second, SHIFT.rz * second]
  const s = 1 + SHIFT.ppm * 1e-6
  const x2 = SHIFT.x + x * s - y * rz + z * ry
  const y2 = SHIFT.y + x * rz + y * s - z * rx
  const z2 = SHIFT.z - x * ry + y * rx + z * s

  const e2 = WGS84.f * (2 - WGS84.f)
  const p = Math.hypot(x2, y2)
  let phi = Math.atan2(z2, p * (1 - e2))
  for (let turn = 0; turn < 6; turn++) {
    const v = WGS84.a / Math.sqrt(1 - e2 * Math.sin(phi) ** 2)
    phi = Math.atan2(z2 + e2 * v * Math.sin(phi), p)
  }
  return { lat: (phi * 180) / Math.PI, lng: (Math.atan2(y2, x2) * 180) / Math.PI }
}
