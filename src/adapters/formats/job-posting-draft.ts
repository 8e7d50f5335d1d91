import { blankDraft } from '../../domain/draft.ts'
import type { Delivery, Level } from '../../domain/facets.ts'
import { readGoodWork } from '../../domain/good-work-words.ts'
import { londonDate, readClosing, readDate } from '../../domain/london-time.ts'
import type {
  ContactPoint,
  LocalDate,
  OpportunityDraft,
  OrganizationDraft,
  Pay,
  PayUnit,
} from '../../domain/opportunity.ts'
import { readRequirements } from '../../domain/requirements.ts'
import { readSector } from '../../domain/words-to-facets.ts'
import { namedUuid } from '../../kit/uuid.ts'
import { tidyEmail, tidyWebAddress } from '../text/link.ts'
import { textOf } from '../text/plain.ts'
import { plainText, sanitiseHtml, summarise } from '../text/sanitise.ts'
import type { FormatItem } from './format.ts'
import { type JobPlaces, readJobPlaces } from './job-posting-place.ts'
import { contractOfJob, hoursOfJob, type JobHours, kindOfJob, levelOfApprenticeship, payOfJob } from './job-words.ts'
import { isLoose, type Loose, lineOf, linesOf, listOf, markupOf, numberOf } from './loose.ts'

/**
 * Returns one schema.org JobPosting as a row. Put aside without what Google requires and a resident needs: title,
 * description, employer, place (or home working) and a date, or where the closing date cannot be read, since then nobody
 * could say when it is over. `page` is the address it was found on, where it was found on one.
 */
export function readPosting(row: number, posting: Loose, now: Date, page: string | null): FormatItem {
  const title = lineOf(posting, 'title', 'name')
  const organization = organizationOf(posting)
  const html = sanitiseHtml(markupOf(posting, 'description'))
  const places = readJobPlaces(posting)
  const url = addressOf(posting, page)
  const id = idOf(posting, url, [title, organization?.name, places.locations[0]?.postcode])
  const posted = readDate(lineOf(posting, 'datePosted') ?? '')
  const until = lineOf(posting, 'validThrough')
  const closesAt = until === null ? null : readClosing(until)

  const lacking: readonly (readonly [boolean, string])[] = [
    [title === null, 'It has no title.'],
    [html === '', 'It has no description.'],
    [organization === null, 'It does not say who the employer is.'],
    [until !== null && closesAt === null, `Its closing date “${until}” cannot be read.`],
    [until === null && posted === null, 'It has neither a date posted nor a closing date.'],
    [places.abroad, 'It is not in the United Kingdom.'],
    [places.locations.length === 0 && !places.remote, 'It does not say where the work is.'],
  ]
  const refused = lacking.find(([lacks]) => lacks)?.[1]
  if (refused !== undefined || title === null || organization === null)
    return { row, id, refused: refused ?? 'It has no title.' }

  const known = { id, title: title.slice(0, 300), organization, places, url, posted, closesAt }
  return { row, id, draft: draftOf(posting, html, known, londonDate(now)) }
}

type Known = {
  readonly id: string
  readonly title: string
  readonly organization: OrganizationDraft
  readonly places: JobPlaces
  readonly url: string | null
  readonly posted: LocalDate | null
  readonly closesAt: Date | null
}

function draftOf(posting: Loose, html: string, known: Known, today: LocalDate): OpportunityDraft {
  const { id, title, organization, places, url } = known
  const words = textOf(html)
  const types = [...linesOf(posting, 'employmentType'), lineOf(posting, 'employmentUnit') ?? ''].join(', ')
  const workHours = lineOf(posting, 'workHours')
  const hours = hoursOfJob([types, workHours ?? ''].join(', '), title, words)
  const kind = kindOfJob(title, types)
  const delivery: Delivery[] = [
    ...(places.locations.length > 0 ? ['in-person' as const] : []),
    ...(places.remote ? ['online' as const] : []),
  ]
  return {
    ...blankDraft(id, kind, title),
    summary: summarise(words),
    descriptionHtml: html,
    organization,
    delivery,
    locations: places.locations,
    hours: hours.patterns,
    hoursWords: workHours,
    hoursPerWeekMinimum: hours.week?.minimum ?? null,
    hoursPerWeekMaximum: hours.week?.maximum ?? null,
    contract: contractOfJob(types, title, words),
    sector:
      readSector(title) ??
      readSector(lineOf(posting, 'industry') ?? '') ??
      sectorOfIndustry(lineOf(posting, 'industry')),
    pay: kind === 'volunteering' ? null : payOf(posting, hours, today),
    level: kind === 'apprenticeship' ? levelOfApprenticeship(title, words) : educationOf(posting),
    helps: kind === 'placement' || kind === 'volunteering' ? ['experience'] : [],
    requirements: readRequirements(html),
    goodWork: readGoodWork(`${words}. ${lineOf(posting, 'jobBenefits') ?? ''}`),
    postedOn: known.posted,
    startsOn: readDate(lineOf(posting, 'jobStartDate') ?? ''),
    closesAt: known.closesAt,
    vacancies: positive(numberOf(posting, 'totalJobOpenings')),
    url,
    applyUrl: url,
    contact: contactOf(posting),
  }
}

function organizationOf(posting: Loose): OrganizationDraft | null {
  const given = Array.isArray(posting.hiringOrganization) ? posting.hiringOrganization[0] : posting.hiringOrganization
  const source: Loose = isLoose(given) ? given : { name: given }
  const name = lineOf(source, 'name', 'legalName')
  if (name === null) return null
  const logo = isLoose(source.logo) ? lineOf(source.logo, 'url', 'contentUrl') : lineOf(source, 'logo')
  return {
    name: name.slice(0, 300),
    sourceId: lineOf(source, '@id', 'identifier'),
    description: plainText(markupOf(source, 'description')) || null,
    website: webAddress(lineOf(source, 'sameAs', 'url')),
    email: null,
    phone: null,
    logoUrl: webAddress(logo),
  }
}

function addressOf(posting: Loose, page: string | null): string | null {
  const main = isLoose(posting.mainEntityOfPage)
    ? lineOf(posting.mainEntityOfPage, '@id', 'url')
    : lineOf(posting, 'mainEntityOfPage')
  return webAddress(lineOf(posting, 'url')) ?? webAddress(main) ?? webAddress(page)
}

/** Its identifier, else its address, else a name made from what tells it from others: the same at every reading. */
function idOf(posting: Loose, url: string | null, facts: readonly (string | null | undefined)[]): string {
  const identifier = isLoose(posting.identifier)
    ? lineOf(posting.identifier, 'value', '@id')
    : lineOf(posting, 'identifier')
  return (identifier ?? url ?? lineOf(posting, '@id') ?? namedUuid(facts.join('\n'))).slice(0, 500)
}

const UNITS: Readonly<Record<string, PayUnit>> = {
  HOUR: 'hour',
  HOURLY: 'hour',
  DAY: 'day',
  DAILY: 'day',
  WEEK: 'week',
  WEEKLY: 'week',
  MONTH: 'month',
  MONTHLY: 'month',
  YEAR: 'year',
  YEARLY: 'year',
  ANNUAL: 'year',
  ANNUM: 'year',
}

/**
 * Returns pay from `baseSalary`, which is a number, words, or a value inside a value. Its words come first: in real
 * feeds the numbers beside them are worked out by machine and the unit says YEAR of everything.
 */
function payOf(posting: Loose, hours: JobHours, today: LocalDate): Pay | null {
  const salary = listOf(posting, 'baseSalary')[0] ?? { value: posting.baseSalary }
  const value = listOf(salary, 'value')[0] ?? salary
  const text = lineOf(value, 'value') ?? lineOf(salary, 'value') ?? ''
  const currency = lineOf(salary, 'currency') ?? lineOf(value, 'currency') ?? lineOf(posting, 'salaryCurrency')
  if (currency && !/^(?:GBP|£)$/i.test(currency)) {
    const words = `${text || (lineOf(value, 'minValue') ?? '')} ${currency}`
    return { words, minimum: null, maximum: null, unit: null, hourlyMinimum: null, hourlyMaximum: null }
  }
  const unitText = (lineOf(value, 'unitText') ?? lineOf(salary, 'unitText') ?? '').toUpperCase().replace(/^PER /, '')
  const isNumber = /^\d+(?:\.\d+)?$/.test(text)
  const single = isNumber ? Number(text) : null
  const hints = {
    unit: UNITS[unitText] ?? null,
    minimum: numberOf(value, 'minValue') ?? single,
    maximum: numberOf(value, 'maxValue') ?? single,
  }
  if (!isNumber) return payOfJob(text, hints, hours, today)
  return payOfJob('', hints, hours, today) ?? payOfJob(`£${text}`, hints, hours, today)
}

function sectorOfIndustry(industry: string | null) {
  return industry && /health|social care/i.test(industry) ? ('health-and-care' as const) : null
}

const CREDENTIALS: readonly (readonly [RegExp, Level])[] = [
  [/no requirements/i, 'none'],
  [/high school/i, '2'],
  [/associate degree/i, '4-5'],
  [/bachelor|postgraduate/i, '6-7'],
]

function educationOf(posting: Loose): Level | null {
  const education = listOf(posting, 'educationRequirements')[0]
  const words = education ? lineOf(education, 'credentialCategory') : lineOf(posting, 'educationRequirements')
  return CREDENTIALS.find(([shape]) => shape.test(words ?? ''))?.[1] ?? null
}

function contactOf(posting: Loose): ContactPoint | null {
  const source = listOf(posting, 'applicationContact')[0]
  if (!source) return null
  const email = tidyEmail(lineOf(source, 'email') ?? '')
  const contact = { name: lineOf(source, 'name'), email, phone: lineOf(source, 'telephone') }
  return (contact.name ?? contact.email ?? contact.phone) ? contact : null
}

const positive = (number: number | null): number | null =>
  number !== null && number >= 1 && number < 100_000 ? Math.floor(number) : null
const webAddress = (text: string | null): string | null => (text === null ? null : tidyWebAddress(text))
