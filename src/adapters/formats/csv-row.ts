import { createHash } from 'node:crypto'
import { blankDraft } from '../../domain/draft.ts'
import * as facets from '../../domain/facets.ts'
import { readHours, readWeeklyHours } from '../../domain/hours.ts'
import { addDays, londonDate, londonMoment, startOfLondonDay } from '../../domain/london-time.ts'
import type { Cost, LocationDraft, OpportunityDraft } from '../../domain/opportunity.ts'
import { readPay } from '../../domain/pay.ts'
import { normalisePostcode } from '../../domain/postcode.ts'
import { plainText, sanitiseHtml, summarise } from '../text/sanitise.ts'
import { Cells } from './csv-cells.ts'
import type { CsvColumn } from './csv-columns.ts'

/** Everyday names of kinds that people write instead of ours. */
const KIND_NAMES: Readonly<Record<string, facets.Kind>> = {
  vacancy: 'job',
  jobs: 'job',
  training: 'course',
  class: 'course',
  workshop: 'event',
  'jobs fair': 'event',
  volunteer: 'volunteering',
  'volunteering role': 'volunteering',
  'work experience': 'placement',
  'work placement': 'placement',
  service: 'support',
  advice: 'drop-in',
  'drop in': 'drop-in',
}
const DELIVERY_NAMES: Readonly<Record<string, facets.Delivery>> = {
  yes: 'online',
  remote: 'online',
  phone: 'online',
  no: 'in-person',
  'face to face': 'in-person',
  'at home': 'mobile',
}

export type ReadRow =
  | { readonly id: string; readonly draft: OpportunityDraft }
  | { readonly id: string | null; readonly refused: string }

/** Returns one row as an opportunity, or everything that is wrong with it: each column, and how to mend it. */
export function readRow(row: ReadonlyMap<CsvColumn, string>, now: Date): ReadRow {
  const cells = new Cells(row)
  const title = cells.line('title')
  const kind = cells.one('kind', facets.KINDS, KIND_NAMES)
  if (title === null) cells.problem('title', 'is empty; say what it is called')
  if (cells.line('kind') === null)
    cells.problem('kind', `is empty; write one of: ${facets.KINDS.map((each) => each.value).join(', ')}`)
  const draft = whole(cells, kind ?? 'job', title ?? '', now)
  if (cells.problems.length > 0) return { id: cells.line('id'), refused: [...new Set(cells.problems)].join(' ') }
  return { id: draft.sourceId, draft }
}

function whole(cells: Cells, kind: facets.Kind, title: string, now: Date): OpportunityDraft {
  const descriptionHtml = sanitiseHtml(cells.text('description') ?? '')
  const organization = cells.line('organisation') ?? ''
  const location = locationOf(cells)
  const hoursWords = cells.line('hours')
  const weekly = readWeeklyHours(hoursWords ?? '')
  const dates = datesOf(cells, kind)
  const payWords = cells.line('pay')
  const id = cells.line('id') ?? `row ${digest([title, organization, location?.postcode, cells.line('starts')])}`
  const delivery = cells.several('delivery', facets.DELIVERIES, DELIVERY_NAMES)
  const contact = { name: cells.line('contact name'), email: cells.email('email'), phone: cells.line('phone') }
  return {
    ...blankDraft(id, kind, title.slice(0, 300)),
    summary: summarise(plainText(descriptionHtml)),
    descriptionHtml,
    organization: { ...blankDraft('', kind, '').organization, name: organization.slice(0, 200) },
    delivery: delivery.length > 0 ? delivery : ['in-person'],
    locations: location ? [location] : [],
    hours: hoursWords === null ? [] : readHours(hoursWords),
    hoursWords,
    hoursPerWeekMinimum: weekly?.minimum ?? null,
    hoursPerWeekMaximum: weekly?.maximum ?? null,
    contract: cells.one('contract', facets.CONTRACTS),
    sector: cells.one('sector', facets.SECTORS),
    pay:
      payWords === null
        ? null
        : readPay(
            payWords,
            { hoursPerWeek: weekly && weekly.minimum === weekly.maximum ? weekly.minimum : null },
            londonDate(now),
          ),
    cost: costOf(cells),
    level: cells.one('level', facets.LEVELS),
    ...agesOf(cells),
    eligibilityWords: cells.text('who it is for'),
    eligibleGroups: cells.several('groups', facets.ELIGIBLE_GROUPS),
    helps: cells.several('helps', facets.HELPS),
    access: cells.several('access', facets.ACCESS),
    languages: cells.several('languages', facets.LANGUAGES),
    requirements: cells.list('requirements', /[;|\n]/).map((words) => ({ words, essential: true, bridge: null })),
    postedOn: cells.date('posted'),
    lastCheckedOn: cells.date('checked'),
    closesAt: cells.closing('closes'),
    vacancies: cells.whole('places', 0, 100_000),
    url: cells.web('link'),
    applyUrl: cells.web('apply link'),
    howToApply: cells.text('how to apply'),
    contact: contact.name || contact.email || contact.phone ? contact : null,
    replyWithinDays: cells.whole('reply days', 0, 365),
    ...dates,
  }
}

function locationOf(cells: Cells): LocationDraft | null {
  const text = cells.line('postcode')
  const postcode = text === null ? null : (normalisePostcode(text)?.postcode ?? null)
  if (text !== null && postcode === null)
    cells.problem('postcode', `“${text}” is not a UK postcode; write it as NW5 2AA`)
  const [name, address, town] = [cells.line('place'), cells.line('address'), cells.line('town')]
  if (!name && !address && !town && !postcode) return null
  return { sourceId: null, name, address, town, postcode, point: null, access: [], accessWords: null, transport: null }
}

type Dates = Pick<OpportunityDraft, 'startsOn' | 'endsOn' | 'intakes' | 'occurrences' | 'schedules'>

/** What dates and times mean depends on the kind: an event happens, a course takes people in, a service is open. */
function datesOf(cells: Cells, kind: facets.Kind): Dates {
  const [startsOn, endsOn] = [cells.date('starts'), cells.date('ends')]
  const [startTime, endTime] = [cells.time('start time'), cells.time('end time')]
  const weekdays = cells.weekdays('days')
  if (startsOn && endsOn && endsOn < startsOn) cells.problem('ends', 'is before it starts')
  const dates: Dates = { startsOn, endsOn, intakes: [], occurrences: [], schedules: [] }

  if (kind === 'event') {
    if (!startsOn) cells.problem('starts', 'is empty; an event needs its date')
    else return { ...dates, occurrences: [happening(startsOn, endsOn, startTime, endTime)] }
  }
  if (kind === 'course' && startsOn) {
    const applyBy = cells.closing('closes')
    const places = cells.whole('places', 0, 100_000)
    const intake = { startsOn, endsOn, weekdays, startTime, endTime, capacity: null, spacesLeft: places }
    return { ...dates, intakes: [{ ...intake, applyBy: applyBy ? londonDate(applyBy) : null }] }
  }
  if ((kind === 'support' || kind === 'drop-in') && (weekdays.length > 0 || startTime)) {
    const opening = { weekdays, opensAt: startTime, closesAt: endTime, validFrom: startsOn, validTo: endsOn }
    return { ...dates, schedules: [{ ...opening, description: null }] }
  }
  return dates
}

function happening(day: string, lastDay: string | null, from: string | null, to: string | null) {
  if (from === null)
    return { startsAt: startOfLondonDay(day), endsAt: startOfLondonDay(addDays(lastDay ?? day, 1)), allDay: true }
  const endsAt = to === null ? null : londonMoment(lastDay ?? day, to)
  return { startsAt: londonMoment(day, from), endsAt, allDay: false }
}

function agesOf(cells: Cells): Pick<OpportunityDraft, 'minimumAge' | 'maximumAge'> {
  const [minimumAge, maximumAge] = [cells.whole('minimum age', 0, 120), cells.whole('maximum age', 0, 120)]
  if (minimumAge !== null && maximumAge !== null && maximumAge < minimumAge) {
    cells.problem('maximum age', 'is below the minimum age')
  }
  return { minimumAge, maximumAge }
}

/** "Free", "£20", "£20, or free if you get benefits". */
function costOf(cells: Cells): Cost | null {
  const words = cells.line('cost')
  if (words === null) return null
  const prices = [...words.matchAll(/£\s?(\d+(?:\.\d{2})?)/g)].map(([, pounds]) => Number(pounds))
  const isFree = /\bfree\b/i.test(words) || /^(?:£\s?)?0(?:\.00)?$/.test(words)
  const bare = /^\d+(?:\.\d{2})?$/.test(words) ? Number(words) : null
  const price = prices.length === 1 ? prices[0]! : bare
  if (isFree && prices.every((pounds) => pounds === 0)) return { words, band: 'free', pounds: 0 }
  if (isFree || /\b(?:bursar|discount|concession|help with|subsid|fund)/i.test(words))
    return { words, band: 'help', pounds: null }
  return { words, band: prices.length > 0 || bare !== null ? 'paid' : null, pounds: price }
}

const digest = (parts: readonly unknown[]): string =>
  createHash('sha1').update(parts.join('|').toLowerCase()).digest('hex').slice(0, 16)
