import { londonDate, londonDateAndTime } from '../domain/london-time.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import type { Slot } from '../domain/slot.ts'
import { type Html, html, raw } from '../kit/html.ts'
import { capital, dateWords, nearDateWords, timeWords } from './dates.ts'

export type DayOfTimes = {
  readonly date: LocalDate
  readonly day: string
  readonly times: readonly { readonly words: string; readonly about: string; readonly path: string }[]
}

/** Returns free times day by day, each leading to the page that asks for it. */
export function slotDays(slots: readonly Slot[], now: Date, path: (slot: Slot) => string): DayOfTimes[] {
  const today = londonDate(now)
  const days = Map.groupBy(slots, ({ startsAt }) => londonDate(startsAt))
  return [...days].map(([date, times]) => ({
    date,
    day: date === today || nearDateWords(date, today) === 'tomorrow' ? bothWords(date, today) : dateWords(date, today),
    times: times.map((slot) => ({
      words: timeWords(londonDateAndTime(slot.startsAt).time),
      about: `on ${dateWords(date, today)} with ${slot.adviserName}`,
      path: path(slot),
    })),
  }))
}

const bothWords = (date: string, today: string): string =>
  `${capital(nearDateWords(date, today))}, ${dateWords(date, today)}`

/** Returns the days with their times as links. */
export const slotDaysView = (days: readonly DayOfTimes[], level: 2 | 3 = 3): Html =>
  html`${days.map(
    ({ day, times }) => html`<section class="gw-day">
<${raw(`h${level}`)} class="govuk-heading-s gw-day__name">${day}</${raw(`h${level}`)}>
<ul class="gw-times">${times.map(({ words, about, path }) => html`<li><a class="gw-time" href="${path}">${words}<span class="govuk-visually-hidden"> ${about}</span></a></li>`)}</ul>
</section>`,
  )}`
