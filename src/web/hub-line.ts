import { geodesicMetres } from '../domain/geodesy.ts'
import type { Hub } from '../domain/hub.ts'
import type { Location } from '../domain/listing.ts'
import { londonDate, londonTime } from '../domain/london-time.ts'
import { standingAt } from '../domain/opening.ts'
import type { Schedule } from '../domain/opportunity.ts'
import type { Point } from '../domain/place.ts'
import { milesWords, travelWords } from '../domain/travel.ts'
import { type Html, html } from '../kit/html.ts'
import { capital, nearDateWords, timeWords } from './dates.ts'
import { languagesText } from './option-words.ts'
import { hubPath } from './paths.ts'

/** A hub as a line in a list. */
export type HubLine = {
  readonly name: string
  readonly path: string
  readonly summary: string
  readonly address: string
  /** "0.6 miles. About 15 minutes’ walk"; null without a place to measure from. */
  readonly distance: string | null
  readonly standing: { readonly open: boolean; readonly words: string }
  readonly phone: string | null
  readonly languages: string
}

/** Returns what a list shows of a hub, as it stands at `now`, measured from this point where there is one. */
export function hubLine(hub: Hub, from: Point | null, now: Date): HubLine {
  const metres = metresTo(hub, from)
  const travel = metres === null ? null : travelWords(metres)
  return {
    name: hub.name,
    path: hubPath(hub),
    summary: hub.summary,
    address: addressWords({ ...hub.location, name: hub.location.name === hub.name ? null : hub.location.name }),
    distance: metres === null ? null : `${capital(milesWords(metres))}${travel ? `. ${travel}` : ''}`,
    standing: standingWords(hub.schedules, now),
    phone: hub.phone,
    languages: languagesText(hub.languages),
  }
}

/** Returns the hubs nearest first; in their own order without a point, those without a place last. */
export function nearestFirst(hubs: readonly Hub[], from: Point | null): Hub[] {
  return hubs.toSorted((a, b) => (metresTo(a, from) ?? 1e9) - (metresTo(b, from) ?? 1e9))
}

/** Returns whether it is open, in words: "Open now until 5pm", "Closed. Opens tomorrow at 10am". */
export function standingWords(schedules: readonly Schedule[], now: Date): { open: boolean; words: string } {
  if (schedules.length === 0) return { open: false, words: 'Call to ask when it is open' }
  const today = londonDate(now)
  const standing = standingAt(schedules, today, londonTime(now))
  if (standing.open) {
    return { open: true, words: standing.until ? `Open now until ${timeWords(standing.until)}` : 'Open today' }
  }
  if (!standing.next) return { open: false, words: 'Closed' }
  const { date, opensAt } = standing.next
  return {
    open: false,
    words: `Closed. Opens ${nearDateWords(date, today)}${opensAt ? ` at ${timeWords(opensAt)}` : ''}`,
  }
}

/** Returns the address in one line: "12 Mill Lane, Fleet Vale, NW5 2AA". */
export const addressWords = ({ name, address, town, postcode }: Omit<Location, 'id' | 'uuid'>): string =>
  [...new Set([name, ...(address?.split(/\s*\n\s*/) ?? []), town, postcode].filter(Boolean))].join(', ')

/** Returns a list of hubs, each with its standing, the way there and its phone. */
export const hubList = (hubs: readonly HubLine[], heading: 'h2' | 'h3' = 'h3', columns = false): Html =>
  html`<ul class="gw-cards${columns && ' gw-cards--grid'}">${hubs.map((hub) => hubItem(hub, heading))}</ul>`

/** Returns whether it is open, with a dot that says so too. */
export const standingView = ({ open, words }: HubLine['standing']): Html =>
  html`<span class="gw-open${!open && ' gw-open--shut'}">${words}</span>`

function hubItem(hub: HubLine, heading: 'h2' | 'h3'): Html {
  const link = html`<a class="govuk-link" href="${hub.path}">${hub.name}</a>`
  return html`<li class="gw-card">
${heading === 'h2' ? html`<h2 class="govuk-heading-s gw-card__title">${link}</h2>` : html`<h3 class="govuk-heading-s gw-card__title">${link}</h3>`}
<p>${standingView(hub.standing)}</p>
<p>${hub.address}</p>
${hub.distance && html`<p>${hub.distance}</p>`}
${hub.phone && html`<p>Call ${phoneLink(hub.phone)}</p>`}
${hub.languages && html`<p class="gw-quiet">Languages: ${hub.languages}</p>`}</li>`
}

/** Returns a phone number that a phone can ring. */
export const phoneLink = (phone: string): Html =>
  html`<a class="govuk-link" href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a>`

/** Returns an e-mail address that opens a letter. */
export const emailLink = (email: string): Html => html`<a class="govuk-link" href="mailto:${email}">${email}</a>`

function metresTo({ location }: Hub, from: Point | null): number | null {
  return from && location.point ? geodesicMetres(from, location.point) : null
}
