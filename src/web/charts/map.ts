import type { Area } from '../../domain/area.ts'
import { boxAround } from '../../domain/geodesy.ts'
import { boundsOf, type Outline } from '../../domain/polygon.ts'
import type { MapPoint, Near } from '../../domain/search.ts'
import { type Html, html } from '../../kit/html.ts'
import { kindsOf, type MarkLinks, marksOf, markView, shapesOf } from './map-marks.ts'
import { type Frame, frameAround, isSeen, outlinePaths } from './projection.ts'

export type MapWard = Pick<Area, 'code' | 'name' | 'outline' | 'point' | 'boundaryYear'>

export type MapPage = {
  /** What the map is of, said in a few words: "42 results near NW5 2AA on a map". */
  readonly title: string
  readonly wards: readonly MapWard[]
  readonly points: readonly MapPoint[]
  /** The centre of the search with its circle, in metres; null shows the whole place. */
  readonly near: (Pick<Near, 'label' | 'point'> & { readonly metres: number }) | null
  readonly links: MarkLinks
  /** Makes every neighbourhood a link. */
  readonly wardHref?: (ward: MapWard) => string
}

const WIDTH = 720
/** Marks nearer than this become one with a number: closer together neither finger nor eye can tell them apart. */
const APART = { few: 28, many: 58 }
/** More links than this would be a long way by keyboard; the list has them all. */
const MOST_LINKS = 60

/**
 * Returns a map drawn from outlines and points, without anything from outside: neighbourhoods, the circle of the
 * search, a mark for each result, and a legend. Null where there is nothing to draw it from. Everything that it shows
 * is in the list beside it too; listings outside the drawing are counted in its description.
 */
export function mapView(page: MapPage): Html | null {
  const frame = frameOf(page)
  if (!frame) return null

  const seen = page.points.filter(({ point }) => isSeen(frame, point))
  const kinds = kindsOf(seen)
  const marks = marksOf(seen, frame, seen.length <= MOST_LINKS ? APART.few : APART.many)
  const links = marks.length <= MOST_LINKS ? page.links : null
  return html`<figure class="gw-map">
<svg class="gw-map__drawing" viewBox="0 0 ${frame.width} ${frame.height}" role="group" aria-labelledby="gw-map-title">
<title id="gw-map-title">${page.title}</title>
${shapesOf(kinds.map(({ kind }) => kind))}
<g role="img" aria-labelledby="gw-map-title gw-map-description"><desc id="gw-map-description">${described(page, seen)}</desc>
${page.wardHref ? null : groundView(page, frame)}
${circleView(page, frame)}</g>
${page.wardHref ? groundView(page, frame) : null}
<g class="gw-map__marks">${marks.map((mark) => markView(mark, links))}</g>
</svg>
${legendView(page, kinds)}
</figure>`
}

/** The circle of the search, else the place, else where the points are. */
function frameOf({ near, wards, points }: MapPage): Frame | null {
  const box = near
    ? boxAround(near.point, near.metres)
    : (boundsOf(wards.map((ward) => ward.outline ?? [])) ??
      boundsOf([[[points.map(({ point }) => [point.lng, point.lat] as const)]]]))
  return box && frameAround(box, WIDTH)
}

function described({ near, wards, points }: MapPage, seen: readonly MapPoint[]): string {
  const outside = points.length - seen.length
  return [
    wards.length > 0 && `A drawing of ${wards.length} neighbourhoods.`,
    near && `The circle is the area searched around ${near.label}.`,
    ...kindsOf(seen).map(({ text, count }) => `${text}: ${count}.`),
    outside > 0 && `${outside} more lie outside this drawing.`,
    'Everything marked is also in the list.',
  ]
    .filter(Boolean)
    .join(' ')
}

function groundView({ wards, wardHref }: MapPage, frame: Frame): Html {
  const outlined = wards.filter((ward): ward is MapWard & { outline: Outline } => ward.outline !== null)
  const paths = outlinePaths(
    outlined.map((ward) => ward.outline),
    frame,
  )
  const drawn = outlined.flatMap((ward, i) => (paths[i] ? [{ ward, path: html`<path d="${paths[i]}"/>` }] : []))
  const names = drawn.map(({ ward }) => nameView(ward, frame))
  return html`<g class="gw-map__wards">${drawn.map(({ ward, path }) =>
    wardHref ? html`<a href="${wardHref(ward)}" aria-label="${ward.name}">${path}</a>` : path,
  )}</g>
<g class="gw-map__names" aria-hidden="true">${names}</g>`
}

/** A letter of a name is about this wide; a name wider than its neighbourhood is broken in two, or left out. */
const LETTER = 6.2

function nameView({ name, outline, point }: MapWard, frame: Frame): Html | null {
  const box = boundsOf([outline ?? []])
  if (!point || !box || !isSeen(frame, point)) return null
  const room = (frame.x(box.east) - frame.x(box.west)) / LETTER
  const lines = name.length <= room ? [name] : halves(name)
  if (lines.some((line) => line.length > room)) return null
  const [x, y] = [frame.x(point.lng), frame.y(point.lat)]
  return html`${lines.map((line, i) => html`<text x="${x}" y="${y + 5 + 14 * i - 7 * (lines.length - 1)}">${line}</text>`)}`
}

/** Returns a name in two lines, broken at the space nearest its middle. */
function halves(name: string): string[] {
  const spaces = [...name].flatMap((letter, i) => (letter === ' ' ? [i] : []))
  const middle = spaces.sort((a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2))[0]
  return middle === undefined ? [name] : [name.slice(0, middle), name.slice(middle + 1)]
}

function circleView({ near }: MapPage, frame: Frame): Html | null {
  if (!near) return null
  const [x, y] = [frame.x(near.point.lng), frame.y(near.point.lat)]
  return html`<circle class="gw-map__within" cx="${x}" cy="${y}" r="${Math.round(near.metres * frame.unitsPerMetre)}"/>
${centreView(x, y)}`
}

const centreView = (x: number, y: number): Html =>
  html`<g class="gw-map__centre"><circle cx="${x}" cy="${y}" r="9"/><circle cx="${x}" cy="${y}" r="2"/></g>`

function legendView({ near, wards }: MapPage, kinds: ReturnType<typeof kindsOf>): Html {
  return html`<figcaption><ul class="gw-map__legend">${kinds.map(
    ({ kind, text, count }) =>
      html`<li><svg class="gw-map__key" viewBox="-12 -12 24 24" aria-hidden="true" focusable="false"><use href="#gw-map-${kind}"/></svg> ${text} (${count})</li>`,
  )}${near && html`<li><svg class="gw-map__key" viewBox="-12 -12 24 24" aria-hidden="true" focusable="false">${centreView(0, 0)}</svg> ${near.label}</li>`}</ul>
${sourceView(wards)}</figcaption>`
}

/** The licence of the outlines asks to be named wherever they are shown (Open Government Licence 3.0). */
function sourceView(wards: readonly MapWard[]): Html | null {
  const years = wards.filter(({ code }) => !code.startsWith('X')).map(({ boundaryYear }) => boundaryYear ?? 0)
  if (years.length === 0) return null
  const year = Math.max(...years) || ''
  return html`<p class="gw-map__source">Boundaries: Office for National Statistics, Open Government Licence v3.0. Contains OS data © Crown copyright and database right ${year}.</p>`
}
