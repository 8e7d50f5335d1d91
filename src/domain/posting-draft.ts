import { blankDraft } from './draft.ts'
import type { Contract, CostBand, Delivery, Kind, Level, Sector } from './facets.ts'
import { patternOfWeek, readHours } from './hours.ts'
import type { Organization } from './listing.ts'
import { addDays, endOfLondonDay, londonDate, londonMoment, readDate, startOfLondonDay } from './london-time.ts'
import type { GoodWorkFacts, LocalDate, OpportunityDraft, Requirement, Weekday } from './opportunity.ts'
import { readPay } from './pay.ts'
import { normalisePostcode } from './postcode.ts'
import { GOOD_WORK_OPTIONS, type PostingAnswers } from './posting-fields.ts'
import { answer, type Row, readTime, readWeek, rowsOf, ticked, wholeNumber, withScheme } from './posting-mistakes.ts'
import { MORE } from './posting-sections.ts'
import { webAddress } from './web-address.ts'

/** What a posting is written into a listing from, besides its answers. */
export type Posted = {
  readonly id: number
  readonly kind: Kind
  readonly listedOn: LocalDate | null
  readonly checkedOn: LocalDate | null
}

/**
 * Returns the listing that these answers make. What is missing or wrong is left out, so that a half-finished posting
 * can be looked at too.
 */
export function postingDraft(
  posted: Posted,
  answers: PostingAnswers,
  organization: Pick<Organization, 'name' | 'website' | 'email' | 'phone'>,
  now: Date,
): OpportunityDraft {
  const { id, kind } = posted
  const said = (field: Parameters<typeof answer>[1]) => answer(answers, field) || null
  const number = (field: Parameters<typeof answer>[1]) => wholeNumber(answer(answers, field))
  const chosen = <T extends string>(field: Parameters<typeof answer>[1]) => ticked(answers, field) as readonly T[]
  const today = londonDate(now)
  const week = readWeek(answer(answers, 'week'))
  const about = answer(answers, 'about')
  const contact = { name: said('contactName'), email: said('contactEmail'), phone: said('contactPhone') }
  return {
    ...blankDraft(String(id), kind, answer(answers, 'title') || 'No title yet'),
    summary: summaryOf(about),
    descriptionHtml: paragraphsHtml(about),
    organization: { ...organization, sourceId: null, description: null, logoUrl: null },
    delivery: chosen<Delivery>('delivery'),
    locations: locationsOf(answers),
    hours: hoursOf(answers, week),
    hoursWords: said('shifts'),
    hoursPerWeekMinimum: week?.minimum ?? null,
    hoursPerWeekMaximum: week?.maximum ?? null,
    contract: said('contract') as Contract | null,
    sector: said('sector') as Sector | null,
    pay: payOf(answers, week, today),
    cost: costOf(answers),
    level: said('level') as Level | null,
    minimumAge: number('youngest'),
    maximumAge: number('oldest'),
    eligibilityWords: said('who'),
    eligibleGroups: chosen('groups'),
    helps: chosen('helps'),
    access: chosen('access'),
    languages: chosen('languages'),
    requirements: [
      ...requirementsOf(answer(answers, 'needs'), true),
      ...requirementsOf(answer(answers, 'extras'), false),
    ],
    goodWork: goodWorkOf(kind, ticked(answers, 'goodWork')),
    postedOn: posted.listedOn ?? today,
    lastCheckedOn: posted.checkedOn ?? today,
    closesAt: kind === 'course' ? null : closingOf(answers),
    vacancies: number('vacancies') ?? (kind === 'event' ? number('spaces') : null),
    applyUrl: webAddressOf(answers),
    howToApply: said('howTo'),
    contact: contact.name || contact.email || contact.phone ? contact : null,
    replyWithinDays: number('replyDays'),
    ...datesOf(kind, answers),
  }
}

function payOf(answers: PostingAnswers, week: ReturnType<typeof readWeek>, today: LocalDate): OpportunityDraft['pay'] {
  const words = answer(answers, 'pay') || answer(answers, 'expenses')
  if (words === '') return null
  const hoursPerWeek = week && week.minimum === week.maximum ? week.minimum : null
  return readPay(words, { hoursPerWeek }, today)
}

function hoursOf(answers: PostingAnswers, week: ReturnType<typeof readWeek>): OpportunityDraft['hours'] {
  const chosen = ticked(answers, 'hours') as OpportunityDraft['hours']
  if (chosen.length > 0) return chosen
  const pattern = patternOfWeek(week)
  return [...new Set([...(pattern ? [pattern] : []), ...readHours(answer(answers, 'shifts'))])]
}

function costOf(answers: PostingAnswers): OpportunityDraft['cost'] {
  const band = answer(answers, 'cost') as CostBand | ''
  if (band === '') return null
  const price = answer(answers, 'price')
  const pounds = /^£?\s?(\d+(?:\.\d{2})?)$/.exec(price)
  return {
    words: price || (band === 'free' ? 'Free' : ''),
    band,
    pounds: band === 'free' ? 0 : pounds ? Number(pounds[1]) : null,
  }
}

function locationsOf(answers: PostingAnswers): OpportunityDraft['locations'] {
  if (!ticked(answers, 'delivery').includes('in-person')) return []
  const first: Row = {
    morePostcode: answer(answers, 'postcode'),
    morePlace: answer(answers, 'place'),
    moreAddress: answer(answers, 'address'),
  }
  return [first, ...rowsOf(answers, MORE.places)].flatMap((row) => {
    const postcode = normalisePostcode(row.morePostcode ?? '')?.postcode ?? null
    const [name, address] = [row.morePlace || null, row.moreAddress || null]
    const nowhere = { town: null, point: null, access: [], accessWords: null, transport: null }
    return postcode || address ? [{ ...nowhere, sourceId: null, name, address, postcode }] : []
  })
}

function requirementsOf(text: string, essential: boolean): Requirement[] {
  return linesOf(text).map((words) => ({ words, essential, bridge: null }))
}

function goodWorkOf(kind: Kind, facts: readonly string[]): GoodWorkFacts {
  const asked = kind === 'job' || kind === 'apprenticeship'
  return Object.fromEntries(
    GOOD_WORK_OPTIONS.map(({ value }) => [value, asked && facts.includes(value) ? true : null]),
  ) as GoodWorkFacts
}

const closingOf = (answers: PostingAnswers): Date | null => {
  const date = readDate(answer(answers, 'closes'))
  return date ? endOfLondonDay(date) : null
}

type Dates = Pick<OpportunityDraft, 'startsOn' | 'endsOn' | 'intakes' | 'occurrences' | 'schedules'>

/** What dates and times mean depends on the kind: an event happens, a course takes people in, a service is open. */
function datesOf(kind: Kind, answers: PostingAnswers): Dates {
  const startsOn = readDate(answer(answers, 'starts'))
  const endsOn = readDate(answer(answers, 'ends'))
  const from = readTime(answer(answers, 'from'))
  const until = readTime(answer(answers, 'until'))
  const weekdays = ticked(answers, 'days').map(Number) as Weekday[]
  const dates: Dates = { startsOn, endsOn, intakes: [], occurrences: [], schedules: [] }

  if (kind === 'event') {
    const occurrences = happeningsOf(answers, from, until)
    const days = occurrences.map(({ startsAt }) => londonDate(startsAt))
    return days.length > 0 ? { ...dates, startsOn: days[0]!, endsOn: days.at(-1)!, occurrences } : dates
  }
  if (kind === 'course' && startsOn) {
    const intakes = intakesOf(answers, { weekdays, startTime: from, endTime: until })
    const ends = intakes.flatMap((intake) => intake.endsOn ?? []).toSorted()
    return { ...dates, startsOn: intakes[0]!.startsOn, endsOn: ends.at(-1) ?? null, intakes }
  }
  if ((kind === 'support' || kind === 'drop-in') && weekdays.length > 0) {
    const opening = {
      weekdays,
      opensAt: from,
      closesAt: until,
      validFrom: startsOn,
      validTo: endsOn,
      description: null,
    }
    return { ...dates, schedules: [opening] }
  }
  return dates
}

/** Every day on which it happens, the first one first. A day without times of its own has those of the first. */
function happeningsOf(answers: PostingAnswers, from: string | null, until: string | null) {
  const first = { day: readDate(answer(answers, 'day')), from, until }
  const again = rowsOf(answers, MORE.days).map((row) => {
    const day = readDate(row.moreDay ?? '')
    const own = { from: readTime(row.moreFrom ?? ''), until: readTime(row.moreUntil ?? '') }
    return own.from ? { day, ...own } : { day, from, until }
  })
  return [first, ...again]
    .flatMap(({ day, from, until }) => (day ? [happening(day, from, until)] : []))
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .filter(({ startsAt }, at, all) => startsAt.getTime() !== all[at - 1]?.startsAt.getTime())
}

type Times = Pick<OpportunityDraft['intakes'][number], 'weekdays' | 'startTime' | 'endTime'>

/** Every run of a course, the first one first; of two that start on one day the first counts. */
function intakesOf(answers: PostingAnswers, times: Times): OpportunityDraft['intakes'] {
  const first: Row = {
    moreStarts: answer(answers, 'starts'),
    moreEnds: answer(answers, 'ends'),
    moreCloses: answer(answers, 'closes'),
    moreSpaces: answer(answers, 'spaces'),
  }
  return [first, ...rowsOf(answers, MORE.starts)]
    .flatMap((row) => {
      const startsOn = readDate(row.moreStarts ?? '')
      const [endsOn, applyBy] = [readDate(row.moreEnds ?? ''), readDate(row.moreCloses ?? '')]
      const capacity = wholeNumber(row.moreSpaces ?? '')
      return startsOn ? [{ startsOn, endsOn, ...times, capacity, spacesLeft: capacity, applyBy }] : []
    })
    .toSorted((a, b) => a.startsOn.localeCompare(b.startsOn))
    .filter(({ startsOn }, at, all) => startsOn !== all[at - 1]?.startsOn)
}

function happening(day: LocalDate, from: string | null, until: string | null) {
  if (from === null) return { startsAt: startOfLondonDay(day), endsAt: startOfLondonDay(addDays(day, 1)), allDay: true }
  return { startsAt: londonMoment(day, from), endsAt: until ? londonMoment(day, until) : null, allDay: false }
}

const webAddressOf = (answers: PostingAnswers): string | null => {
  const typed = answer(answers, 'applyLink')
  return typed ? webAddress(withScheme(typed)) : null
}

/** The first sentences, as far as they fit into a list. */
function summaryOf(text: string): string {
  const first = text
    .split(/\n\s*\n/)[0]!
    .replace(/\s+/g, ' ')
    .trim()
  if (first.length <= 280) return first
  const cut = first.slice(0, 280)
  const end = cut.lastIndexOf('. ')
  return end > 80 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(' '))}…`
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character]!)

/** Plain text as paragraphs and lists; every other character stands for itself. */
function paragraphsHtml(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map((block) =>
      block.split('\n').every((line) => /^\s*[-*•]\s/.test(line))
        ? `<ul>${linesOf(block)
            .map((line) => `<li>${escaped(line)}</li>`)
            .join('')}</ul>`
        : `<p>${block
            .split('\n')
            .map((line) => escaped(line.trim()))
            .join('<br>')}</p>`,
    )
    .join('')
}

const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*[-*•]\s+/, '').trim())
    .filter((line) => line !== '')
