import { boxAround, milesToMetres } from './geodesy.ts'
import { localMetres, localScale } from './local-distance.ts'
import type { Point } from './place.ts'

/**
 * For each distance that is offered, the country is cut into tiles, and a listing carries every tile from anywhere in
 * which it is within that distance. So a search needs one tile, the one it stands in, however wide it looks: an index
 * that has to merge a list for each of thirty cells spends most of its time merging (measured: docs/decisions/0005).
 * The tiles are half as wide as the distance: smaller ones find fewer things that are too far, and make more keys.
 */
const REACHES = [
  { miles: 1, tilesAcross: 2 },
  { miles: 2, tilesAcross: 2 },
  { miles: 3, tilesAcross: 2 },
  { miles: 5, tilesAcross: 2 },
  { miles: 10, tilesAcross: 1 },
  { miles: 20, tilesAcross: 1 },
].map(({ miles, tilesAcross }, number) => {
  const metres = milesToMetres(miles)
  // Degrees of a tile, from metres of latitude and of longitude at 51.5° north; elsewhere tiles are wider or narrower.
  return { number, metres, height: metres / tilesAcross / 111_250, width: metres / tilesAcross / 69_440 }
})

/** Changes whenever listings would get other tiles. */
export const TILE_LAYOUT = JSON.stringify(REACHES)

/** The tile of what can be reached from anywhere. */
export const ANYWHERE = -1

/** Returns every tile from which a point can be within reach; about twenty for each of the nearer distances. */
export function tilesReaching(point: Point): number[] {
  const scale = localScale(point)
  return REACHES.flatMap(({ number, metres, height, width }) => {
    const box = boxAround(point, metres)
    const tiles: number[] = []
    for (let row = Math.floor((box.south + 90) / height); row * height <= box.north + 90; row++) {
      const lat = clamp(point.lat, row * height - 90, (row + 1) * height - 90)
      for (let column = Math.floor((box.west + 180) / width); column * width <= box.east + 180; column++) {
        const lng = clamp(point.lng, column * width - 180, (column + 1) * width - 180)
        if (localMetres(point, scale, lat, lng) <= metres * 1.002) tiles.push(tile(number, row, column))
      }
    }
    return tiles
  })
}

/** Returns the tile a search stands in; null where it looks further than any distance offered. */
export function tileAt(point: Point, metres: number): number | null {
  const reach = REACHES.find((reach) => metres <= reach.metres)
  if (!reach) return null
  return tile(reach.number, Math.floor((point.lat + 90) / reach.height), Math.floor((point.lng + 180) / reach.width))
}

/** Three bits, fourteen bits and fifteen bits, as the database's integer. */
const tile = (reach: number, row: number, column: number): number => (reach << 29) | (row << 15) | column | 0

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))
