import { KINDS, type Kind } from '../../domain/facets.ts'
import type { MapPoint } from '../../domain/search.ts'
import { type Html, html } from '../../kit/html.ts'
import { type Frame, isSeen } from './projection.ts'

/** A shape for each kind, so that nobody has to tell colours apart; drawn around 0, 0, about 18 units wide. */
const SHAPES: Readonly<Record<Kind, string>> = {
  job: 'M-8 0a8 8 0 1 0 16 0a8 8 0 1 0-16 0z',
  apprenticeship: 'M0-10l10 17h-20z',
  course: 'M-7-7h14v14h-14z',
  event: 'M0-11l11 11-11 11-11-11z',
  volunteering: 'M0 9c-15-10-8-20 0-13 8-7 15 3 0 13z',
  placement: 'M-5-9h10l5 9-5 9h-10l-5-9z',
  support: 'M-3-9h6v6h6v6h-6v6h-6v-6h-6v-6h6z',
  'drop-in': 'M-10-7h20l-10 17z',
}

/** One mark of the map: a listing, or several that would cover one another. */
export type Mark = { readonly x: number; readonly y: number; readonly points: readonly MapPoint[] }

/**
 * Returns the marks of the points that are seen, none of which stands nearer to another than this many units. A point
 * joins the nearest mark that is too near for one of its own; the first to come gives the mark its place.
 */
export function marksOf(points: readonly MapPoint[], frame: Frame, apart: number): Mark[] {
  const marks: { x: number; y: number; points: MapPoint[] }[] = []
  for (const point of points) {
    if (!isSeen(frame, point.point)) continue
    const [x, y] = [frame.x(point.point.lng), frame.y(point.point.lat)]
    const away = (mark: { x: number; y: number }) => Math.hypot(mark.x - x, mark.y - y)
    const near = marks.filter((mark) => away(mark) < apart).sort((a, b) => away(a) - away(b))[0]
    if (near) near.points.push(point)
    else marks.push({ x, y, points: [point] })
  }
  return marks
}

/** Returns how many of the points are of each kind that occurs, in the order of kinds. */
export function kindsOf(points: readonly MapPoint[]): { kind: Kind; text: string; count: number }[] {
  return KINDS.map(({ value, text }) => ({
    kind: value,
    text,
    count: points.filter((point) => point.kind === value).length,
  })).filter(({ count }) => count > 0)
}

/** Returns the shapes of these kinds, to be used by name; each with an unseen circle around it that a finger can hit. */
export const shapesOf = (kinds: readonly Kind[]): Html =>
  html`<defs>${kinds.map(
    (kind) =>
      html`<g id="gw-map-${kind}" class="gw-map__mark gw-map__mark--${kind}"><circle class="gw-map__touch" r="15"/><path d="${SHAPES[kind]}"/></g>`,
  )}</defs>`

/** Where a mark leads: to the listing, or to a search around several; null for a mark that only shows. */
export type MarkLinks = {
  readonly listing: (point: MapPoint) => string
  readonly around?: (points: readonly MapPoint[]) => string
}

/** Returns one mark, as a link where `links` has an address for it. */
export function markView({ x, y, points }: Mark, links: MarkLinks | null): Html {
  const [only, ...others] = points
  if (only && others.length === 0) {
    const shape = html`<use href="#gw-map-${only.kind}" x="${x}" y="${y}"/>`
    const name = `${only.title}, ${kindText(only.kind)}`
    return links ? html`<a href="${links.listing(only)}" aria-label="${name}">${shape}</a>` : shape
  }
  const radius = Math.min(24, 12 + Math.round(Math.sqrt(points.length) * 2))
  const disc = html`<g class="gw-map__many"><circle cx="${x}" cy="${y}" r="${radius}"/><text x="${x}" y="${y + 5}">${points.length}</text></g>`
  const kinds = kindsOf(points).map(({ text, count }) => `${text} ${count}`)
  const href = links?.around?.(points)
  return href
    ? html`<a href="${href}" aria-label="${points.length} listings here: ${kinds.join(', ')}">${disc}</a>`
    : disc
}

const kindText = (kind: Kind): string => KINDS.find(({ value }) => value === kind)!.text
