import { openIntakes } from '../domain/card.ts'
import { CONTRACTS, COSTS, DELIVERIES, ELIGIBLE_GROUPS, HOURS, LEVELS, SECTORS } from '../domain/facets.ts'
import { LEVEL_MEANINGS } from '../domain/level-words.ts'
import type { Opportunity } from '../domain/listing.ts'
import { londonDate } from '../domain/london-time.ts'
import { hourlyWords, monthlyWords, pounds, weeklyHoursWords } from '../domain/pay-words.ts'
import { londonLivingWage } from '../domain/wage-rates.ts'
import { type CardFact, spacesWords } from './card.ts'
import { capital, closingWords, dateWords, occurrenceWords, timesWords, weekdaysWords } from './dates.ts'
import { standingWords } from './hub-line.ts'
import { countOf, languagesText, optionText, optionTexts } from './option-words.ts'

/** A fact with one or more lines, the most telling first. */
export type Fact = { readonly key: string; readonly lines: readonly string[]; readonly picture?: CardFact['picture'] }

type Words = string | null | false | undefined

/** Returns the facts by which people choose, in the order in which they weigh them. Unknown ones are left out. */
export function keyFacts(opportunity: Opportunity, now: Date): Fact[] {
  return [
    fact('Pay', payLines(opportunity, now), 'pay'),
    fact('Cost', costLines(opportunity), 'cost'),
    fact('Hours', hoursLines(opportunity), 'hours'),
    fact('When', whenLines(opportunity, now), 'start'),
    fact('Where', [whereLine(opportunity)], 'place'),
    fact('Contract', [opportunity.contract && optionText(CONTRACTS, opportunity.contract)]),
    fact('Type of work', [opportunity.sector && optionText(SECTORS, opportunity.sector)]),
    fact('Level', levelLines(opportunity)),
    fact('Spaces', [spacesLine(opportunity, now)], 'spaces'),
    fact('Apply by', [opportunity.closesAt && closingWords(opportunity.closesAt, now).words]),
    fact('Languages', [languagesText(opportunity.languages)]),
  ].filter((fact) => fact.lines.length > 0)
}

/** Returns who can apply, a line for each thing said; empty where it is open to everybody. */
export function whoCanApply({ minimumAge, maximumAge, eligibilityWords, eligibleGroups }: Opportunity): string[] {
  const groups = optionTexts(ELIGIBLE_GROUPS, eligibleGroups)
  return lines([ageWords(minimumAge, maximumAge), groups && `It is meant for: ${groups}.`, eligibilityWords])
}

/** Returns an age range in words: "You need to be 16 to 24.", "You need to be 18 or over." */
function ageWords(minimum: number | null, maximum: number | null): string | null {
  if (minimum !== null && maximum !== null) return `You need to be ${minimum} to ${maximum}.`
  if (minimum !== null) return `You need to be ${minimum} or over.`
  return maximum === null ? null : `You need to be ${maximum} or under.`
}

function payLines({ pay, ...opportunity }: Opportunity, now: Date): Words[] {
  if (!pay) return []
  const hourly = hourlyWords(pay)
  const floor = londonLivingWage(londonDate(now))
  return [
    hourly,
    monthlyWords(pay, { minimum: opportunity.hoursPerWeekMinimum, maximum: opportunity.hoursPerWeekMaximum }),
    pay.hourlyMinimum !== null &&
      pay.hourlyMinimum >= floor &&
      `At or above the London Living Wage (${pounds(floor)} an hour)`,
    hourly ? !sameWords(pay.words, hourly) && `In the advert’s words: ${pay.words}` : pay.words,
  ]
}

function costLines({ cost }: Opportunity): Words[] {
  if (!cost) return []
  const band = cost.band && optionText(COSTS, cost.band)
  const price = cost.pounds !== null && cost.pounds > 0 ? pounds(cost.pounds) : null
  return [price ?? band, cost.words !== band && cost.words !== price && cost.words]
}

function hoursLines(opportunity: Opportunity): Words[] {
  const week = weeklyHoursWords({
    minimum: opportunity.hoursPerWeekMinimum,
    maximum: opportunity.hoursPerWeekMaximum,
  })
  const patterns = optionTexts(HOURS, opportunity.hours)
  return [week ?? patterns, opportunity.hoursWords ?? patterns]
}

function whenLines(opportunity: Opportunity, now: Date): Words[] {
  const today = londonDate(now)
  const next = opportunity.occurrences.find(({ startsAt, endsAt }) => (endsAt ?? startsAt) >= now)
  if (next) return [occurrenceWords(next, now)]
  const intake = openIntakes(opportunity.intakes, now)[0]
  if (intake) return [`Starts ${dateWords(intake.startsOn, today)}`]
  if (opportunity.schedules.length > 0) return openLines(opportunity, now)
  const { startsOn, endsOn } = opportunity
  return [
    startsOn && startsOn >= today && `Starts ${dateWords(startsOn, today)}`,
    endsOn && endsOn >= today && `Ends ${dateWords(endsOn, today)}`,
  ]
}

/** A service: whether it is open, then its days. More than three are left to the table further down. */
function openLines({ schedules }: Opportunity, now: Date): Words[] {
  const days = schedules.map(({ weekdays, opensAt, closesAt }) =>
    [capital(weekdaysWords(weekdays)), timesWords(opensAt, closesAt)].filter(Boolean).join(', '),
  )
  return [standingWords(schedules, now).words, ...(days.length <= 3 ? days : [])]
}

function whereLine({ locations, delivery, organizationName }: Opportunity): string | null {
  const ways = optionTexts(DELIVERIES, delivery)
  const first = locations[0]
  if (!first) return ways || null
  const building = first.name === organizationName ? first.address : (first.name ?? first.address)
  const name = [building, first.town, first.postcode].filter(Boolean).join(', ')
  const more = locations.length > 1 ? ` and ${countOf(locations.length - 1, 'other place', 'other places')}` : ''
  return name ? name + more : ways
}

const levelLines = ({ level }: Opportunity): Words[] =>
  level ? [optionText(LEVELS, level), LEVEL_MEANINGS[level]] : []

function spacesLine({ kind, intakes, occurrences, vacancies }: Opportunity, now: Date): string | null {
  const known = openIntakes(intakes, now).filter(({ spacesLeft }) => spacesLeft !== null)
  if (known.length > 0) return spacesWords(known.reduce((sum, { spacesLeft }) => sum + (spacesLeft ?? 0), 0))
  if (kind === 'event' && vacancies !== null) {
    return countOf(vacancies, 'place', 'places') + (occurrences.length > 1 ? ' each time' : '')
  }
  return vacancies !== null && vacancies > 1 ? `${vacancies} people wanted` : null
}

/** Whether two wordings say the same, but for spaces, capitals and the small words around the figures. */
const sameWords = (one: string, other: string): boolean => bare(one) === bare(other) || one === ''

const bare = (words: string): string => words.toLowerCase().replace(/\b(an|a|per)\b|[\s/]|\.00\b/g, '')

const fact = (key: string, given: readonly Words[], picture?: CardFact['picture']): Fact => ({
  key,
  lines: lines(given),
  ...(picture && { picture }),
})
const lines = (given: readonly Words[]): string[] => [...new Set(given.filter((line): line is string => Boolean(line)))]
