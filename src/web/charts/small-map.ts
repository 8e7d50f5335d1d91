import type { Point } from '../../domain/place.ts'
import { boundsOf } from '../../domain/polygon.ts'
import { type Html, html } from '../../kit/html.ts'
import type { MapWard } from './map.ts'
import { frameAround, isSeen, outlinePaths } from './projection.ts'

const WIDTH = 320

/**
 * Returns a small drawing of one point within its neighbourhood, with what lies around in outline; null where the
 * neighbourhood has no outline or the point is not in the drawing. `name` is what stands there.
 */
export function smallMap(name: string, point: Point, ward: MapWard, around: readonly MapWard[] = []): Html | null {
  const box = ward.outline && boundsOf([ward.outline])
  if (!box || !ward.outline) return null
  const frame = frameAround(box, WIDTH, 0.12)
  if (!isSeen(frame, point)) return null

  const others = around.flatMap(({ code, outline }) => (outline && code !== ward.code ? [outline] : []))
  const [own, ...rest] = outlinePaths([ward.outline, ...others], frame)
  const [x, y] = [frame.x(point.lng), frame.y(point.lat)]
  return html`<svg class="gw-map__drawing gw-map__drawing--small" viewBox="0 0 ${frame.width} ${frame.height}" role="img" aria-labelledby="gw-small-map-title">
<title id="gw-small-map-title">${name} on a drawing of ${ward.name}</title>
<g class="gw-map__wards">${rest.filter(Boolean).map((path) => html`<path d="${path}"/>`)}<path class="gw-map__own" d="${own}"/></g>
<path class="gw-map__pin" d="M${x} ${y}c-5-9-10-13-10-19a10 10 0 0 1 20 0c0 6-5 10-10 19z"/>
</svg>`
}
