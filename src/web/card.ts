import { COSTS, HOURS, type Option } from '../domain/facets.ts'
import { londonDate } from '../domain/london-time.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import { hourlyWords } from '../domain/pay-words.ts'
import type { Card } from '../domain/search.ts'
import { milesWords } from '../domain/travel.ts'
import { type Html, html } from '../kit/html.ts'
import { closingWords, nearDateWords, occurrenceWords } from './dates.ts'
import { countOf, kindText } from './option-words.ts'
import { opportunityPath } from './paths.ts'

export type CardOptions = {
  readonly now: Date
  /** The day it is in London, where the caller knows it already. */
  readonly today?: LocalDate
  /** What was typed as the place, so that the listing can say how far it is. */
  readonly near?: string | null
  /** Ids on this visitor's shortlist; leave out for cards without a "Save" button. */
  readonly saved?: ReadonlySet<number> | undefined
  /** h3 in a list under a heading, h2 where the list stands alone. */
  readonly heading?: 'h2' | 'h3'
  /** What else stands in the card, above the button. */
  readonly extra?: (card: Card) => Html
  /** The words on the button, where they are not "Save" and "Saved". */
  readonly saveWords?: string
  /** In columns rather than one below the other. */
  readonly columns?: boolean
}

/** The id of the empty form that the "Save" buttons of a page's cards belong to: one form for the whole list. */
const SAVE_FORM = 'save'

/** Returns one result: what it is, who offers it, where, and the few facts by which people choose. */
function opportunityCard(card: Card, options: CardOptions): Html {
  const today = options.today ?? londonDate(options.now)
  const closing = card.closesAt && closingWords(card.closesAt, options.now, today)
  const title = html`<a class="govuk-link" href="${opportunityPath(card, options.near)}">${card.title}</a>`
  return html`<li class="gw-card">
<p class="gw-card__kind"><span class="gw-kind gw-kind--${card.kind}">${kindText(card.kind)}</span>${
    card.sample && html` <span class="gw-sample">Sample</span>`
  }</p>
${
  options.heading === 'h2'
    ? html`<h2 class="govuk-heading-s gw-card__title">${title}</h2>`
    : html`<h3 class="govuk-heading-s gw-card__title">${title}</h3>`
}
<p class="gw-card__organization">${card.organizationName}</p>
${factsView(card, options.now, today)}
${card.summary && html`<p class="gw-card__summary">${card.summary}</p>`}
${closing && html`<p class="gw-card__closing${closing.soon && ' gw-card__closing--soon'}">${closing.words}</p>`}
${options.extra?.(card)}
${options.saved && saveButton(card, options.saved.has(card.id), options.saveWords)}</li>`
}

/** Returns a list of cards; with a "Save" button on each where the options carry a shortlist. */
export function cardList(cards: readonly Card[], options: CardOptions): Html {
  const all = { ...options, today: londonDate(options.now) }
  return html`<ul class="gw-cards${options.columns && ' gw-cards--grid'}">${cards.map((card) => opportunityCard(card, all))}</ul>`
}

/** Returns the form that the "Save" buttons submit; `back` is the page to return to. Stands once, outside the list. */
export const saveForm = (back: string): Html =>
  html`<form method="post" action="/shortlist" id="${SAVE_FORM}" hidden><input type="hidden" name="back" value="${back}"></form>`

/** Returns a button that puts a listing on the shortlist or takes it off again; `words` instead of "Save" or "Saved". */
export const saveButton = ({ id, title }: Pick<Card, 'id' | 'title'>, saved: boolean, words?: string): Html =>
  html`<button class="gw-save${saved && ' gw-save--on'}" form="${SAVE_FORM}" formaction="/shortlist/${id}" name="do" value="${saved ? 'remove' : 'add'}">${
    words ?? (saved ? 'Saved' : 'Save')
  }<span class="govuk-visually-hidden">${saved && !words && ', take off my shortlist:'} ${title}</span></button>`

export type CardFact = {
  readonly picture: 'pay' | 'cost' | 'hours' | 'place' | 'start' | 'spaces'
  readonly text: string
}

/** Returns the facts of a card as a list, each with its picture. */
const factsView = (card: Card, now: Date, today?: LocalDate): Html =>
  html`<ul class="gw-card__facts">${cardFacts(card, now, today).map(
    ({ picture, text }) => html`<li class="gw-fact--${picture}">${text}</li>`,
  )}</ul>`

/** Returns the short facts of a card, in the order in which people weigh them: pay or cost, hours, place, start. */
export function cardFacts(card: Card, now: Date, today = londonDate(now)): CardFact[] {
  const facts = [
    { picture: 'pay', text: payFact(card) },
    { picture: 'cost', text: card.cost && (optionOf(COSTS, card.cost.band) ?? card.cost.words) },
    { picture: 'hours', text: card.hours.map((hours) => optionOf(HOURS, hours)).join(', ') },
    { picture: 'place', text: placeFact(card) },
    { picture: 'start', text: startFact(card, today, now) },
    { picture: 'spaces', text: card.spacesLeft !== null && spacesWords(card.spacesLeft) },
  ] as const
  return facts.filter((fact): fact is CardFact => Boolean(fact.text))
}

/** Returns how many places are left, in words. */
export const spacesWords = (left: number): string => (left <= 0 ? 'Full' : `${countOf(left, 'space', 'spaces')} left`)

function payFact({ pay }: Card): string | null {
  return hourlyWords(pay) ?? (pay && pay.words.length <= 60 ? pay.words : null)
}

/** Returns where it is: the name of the place and its outcode, how far, or that it is online. */
function placeFact({ location, metres, locationCount, delivery, organizationName }: Card): string | null {
  if (!location)
    return delivery.includes('online') ? 'Online or by phone' : delivery[0] === 'mobile' ? 'Comes to you' : null
  const outcode = location.postcode?.split(' ')[0]
  // The organisation's name stands just above; its town says less than its outcode.
  const name = location.name === organizationName ? (outcode ? null : location.town) : (location.name ?? location.town)
  const where = [name, outcode].filter(Boolean).join(', ')
  const far = metres === null ? '' : milesWords(metres)
  const more = locationCount > 1 ? ` and ${countOf(locationCount - 1, 'other place', 'other places')}` : ''
  return [where + more, far].filter(Boolean).join(', ') || null
}

function startFact({ kind, nextStart, startsOn }: Card, today: LocalDate, now: Date): string | null {
  if (kind === 'event' && nextStart) {
    return occurrenceWords({ startsAt: nextStart.at, endsAt: null, allDay: nextStart.allDay }, now, today)
  }
  const date = nextStart ? londonDate(nextStart.at) : startsOn
  return date && date >= today ? `Starts ${nearDateWords(date, today)}` : null
}

const optionOf = (options: readonly Option[], value: string | null): string | undefined =>
  options.find((option) => option.value === value)?.text
