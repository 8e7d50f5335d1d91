import { milesToMetres } from '../../../domain/geodesy.ts'
import type { MapPoint, Near, Search } from '../../../domain/search.ts'
import type { Html } from '../../../kit/html.ts'
import { type MapWard, mapView } from '../../../web/charts/map.ts'
import { opportunityPath } from '../../../web/paths.ts'
import { searchPath } from '../../../web/search-address.ts'

/** Returns the results on a map drawn from our own outlines; null where there is nothing to draw it from. */
export function resultsMap(
  heading: string,
  search: Search,
  points: readonly MapPoint[],
  wards: readonly MapWard[],
): Html | null {
  const { near, within } = search
  return mapView({
    title: `${heading} on a map`,
    wards,
    points,
    near: near && { label: near.label, point: near.point, metres: milesToMetres(within) },
    links: {
      listing: (point) => opportunityPath(point, near?.typed),
      around: (points) => searchPath(search, { near: middleOf(points), within: 0.5 }),
    },
  })
}

/** The middle of several points, as a place to search around. */
function middleOf(points: readonly MapPoint[]): Near {
  const middle = (coordinate: 'lat' | 'lng') =>
    points.reduce((sum, { point }) => sum + point[coordinate], 0) / points.length
  const point = { lat: middle('lat'), lng: middle('lng') }
  const typed = `${point.lat.toFixed(3)},${point.lng.toFixed(3)}`
  return { typed, label: typed, point, exactness: 'point', wardCode: null }
}
