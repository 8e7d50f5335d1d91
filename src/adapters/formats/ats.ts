import { blankDraft } from '../../domain/draft.ts'
import { readGoodWork } from '../../domain/good-work-words.ts'
import { londonDate, readClosing, readDate } from '../../domain/london-time.ts'
import type { LocationDraft, OpportunityDraft } from '../../domain/opportunity.ts'
import { readRequirements } from '../../domain/requirements.ts'
import { readSector } from '../../domain/words-to-facets.ts'
import { namedUuid } from '../../kit/uuid.ts'
import { tidyWebAddress } from '../text/link.ts'
import { textOf, unescapeMarkup } from '../text/plain.ts'
import { plainLine, sanitiseHtml, summarise } from '../text/sanitise.ts'
import { type Fields, readVacancies } from './ats-fields.ts'
import { type FormatContext, type FormatItem, SourceRefused } from './format.ts'
import { contractOfJob, hoursOfJob, kindOfJob, levelOfApprenticeship, payOfJob } from './job-words.ts'
import { NOWHERE, postcodeOf } from './loose.ts'
import { startOf } from './start.ts'

/**
 * Reads the vacancies of an applicant tracking system, whichever of the four dialects that English schools import it is:
 * Broadbean XML, VacancyPoster RSS, Ventrus RSS, Fusion JSON. None names the employer; that is the feed's title where it
 * is a name, else the name that the source was given.
 */
export async function* readAts({ opened, now, sourceName }: FormatContext): AsyncGenerator<FormatItem> {
  const { start, body } = await startOf(opened.body)
  if (!/^[<[{]/.test(start)) throw new SourceRefused(`${opened.address} is neither XML nor JSON.`)
  let row = 0
  let known = 0
  for await (const { fields, feedTitle } of readVacancies({ ...opened, body }, start)) {
    row++
    const employer = fields ? (pick(fields, ...EMPLOYER) ?? nameIn(feedTitle) ?? sourceName ?? null) : null
    const item: FormatItem = fields
      ? readVacancy(row, fields, employer, now)
      : { row, id: null, refused: 'It is not an object.' }
    if (fields && pick(fields, ...TITLE)) known++
    yield item
  }
  if (known === 0) throw new SourceRefused(`${opened.address} has no vacancies in a known form.`)
}

const TITLE = ['jobtitle', 'vacancytitle', 'vtitle', 'title', 'position']
const EMPLOYER = [
  'organisationname',
  'organizationname',
  'organisation',
  'organization',
  'employer',
  'company',
  'schoolname',
  'trustname',
  'client',
]

/** Closed lists of the dialects (Teaching Vacancies, field reference). A word from none of them means a broken row. */
const PHASES = new Set(
  'nursery,primary,middle,middle_deemed_primary,middle_deemed_secondary,secondary,sixth_form_or_college,through,all_through,through_school,16-19'.split(
    ',',
  ),
)
const PATTERNS = new Set('full_time,part_time,flexible,job_share,term_time,casual'.split(','))
const CONTRACTS = new Set('permanent,fixed_term,parental_leave_cover,casual,temporary,maternity_cover'.split(','))

function readVacancy(row: number, fields: Fields, employer: string | null, now: Date): FormatItem {
  const title = line(fields, ...TITLE)
  const url = address(fields, 'adverturl', 'link', 'url')
  const id =
    pick(fields, 'reference', 'vacancyid', 'id', 'guid') ?? url ?? (title && namedUuid(`${title}\n${employer ?? ''}`))
  const until = pick(fields, 'expiresat', 'expirydate', 'closingdate')
  const closesAt = until === null ? null : readClosing(until)
  const html = sanitiseHtml(pick(fields, 'jobadvert', 'adverttext', 'description', 'content') ?? '')

  const lacking: readonly (readonly [boolean, string])[] = [
    [title === null, 'It has no title.'],
    [html === '', 'It has no description.'],
    [employer === null, 'It does not say who the employer is, and neither does the feed. Give the source a name.'],
    [until === null, 'It has no closing date.'],
    [closesAt === null, `Its closing date “${until}” cannot be read.`],
    ...outsiders(fields),
  ]
  const refused = lacking.find(([lacks]) => lacks)?.[1]
  if (refused !== undefined || !title || !employer || !id)
    return { row, id, refused: refused ?? 'It has no reference.' }
  return { row, id, draft: draftOf(fields, { id, title, url, closesAt, html, employer, now }) }
}

function outsiders(fields: Fields): (readonly [boolean, string])[] {
  const lists = [
    ['phase', PHASES, pick(fields, 'phase')],
    ['working pattern', PATTERNS, pick(fields, 'workingpatterns')],
    ['contract type', CONTRACTS, pick(fields, 'contracttype')],
  ] as const
  return lists.flatMap(([name, list, given]) =>
    (given ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .map(
        (one) =>
          [
            !list.has(one.toLowerCase().replace(/[\s-]/g, '_')) && !list.has(one),
            `Its ${name} “${one}” is not a known one.`,
          ] as const,
      ),
  )
}

type Known = {
  readonly id: string
  readonly title: string
  readonly url: string | null
  readonly closesAt: Date | null
  readonly html: string
  readonly employer: string
  readonly now: Date
}

function draftOf(fields: Fields, { id, title, url, closesAt, html, employer, now }: Known): OpportunityDraft {
  const words = textOf(html)
  const types = line(fields, 'contracttype', 'vcontracttype') ?? ''
  const patterns = line(fields, 'workingpatterns') ?? ''
  const hours = hoursOfJob([patterns, line(fields, 'workinghours', 'hours') ?? ''].join(', '), title, words)
  const kind = kindOfJob(title, '')
  const blank = blankDraft(id, kind, title.slice(0, 300))
  const isSchool = ['phase', 'schoolurns', 'urn', 'keystages', 'keystage'].some((name) => fields.has(name))
  return {
    ...blank,
    summary: summarise(words),
    descriptionHtml: html,
    organization: { ...blank.organization, name: plainLine(employer).slice(0, 300) },
    delivery: ['in-person'],
    locations: placesOf(fields),
    hours: hours.patterns,
    hoursPerWeekMinimum: hours.week?.minimum ?? null,
    hoursPerWeekMaximum: hours.week?.maximum ?? null,
    contract: contractOfJob(types, title, words),
    sector: isSchool ? 'education-and-childcare' : readSector(title),
    pay: payOfJob(line(fields, 'salary', 'pay') ?? '', {}, hours, londonDate(now)),
    level: kind === 'apprenticeship' ? levelOfApprenticeship(title, words) : null,
    requirements: readRequirements(html),
    goodWork: readGoodWork(words),
    postedOn: date(fields, 'publishon', 'updated', 'pubdate'),
    startsOn: date(fields, 'startdate'),
    closesAt,
    url,
    applyUrl: address(fields, 'applicationurl') ?? url,
  }
}

/** "Barnstaple,_Devon" is a town in a county; a postcode anywhere in the words is one. */
function placesOf(fields: Fields): LocationDraft[] {
  const words = line(fields, 'joblocation', 'location', 'address')?.replace(/_/g, ' ')
  const postcode = postcodeOf(line(fields, 'postcode') ?? words ?? null)
  const town = words?.split(/\s*,\s*/)[0] ?? null
  return words || postcode ? [{ ...NOWHERE, town, postcode }] : []
}

/** A feed's title with the words about feeds taken off; null where nothing of a name is left. */
function nameIn(feedTitle: string | null): string | null {
  const name = (feedTitle ?? '')
    .replace(/\b(?:RSS|ATS|XML|feed|vacancies|jobs|integration|current)\b/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return name === '' || /^[\W\d]*$/.test(name) ? null : name
}

function pick(fields: Fields, ...names: string[]): string | null {
  for (const name of names) {
    const found = fields.get(name)
    if (found !== undefined) return found
  }
  return null
}

function line(fields: Fields, ...names: string[]): string | null {
  const found = pick(fields, ...names)
  return found === null ? null : plainLine(found) || null
}

const date = (fields: Fields, ...names: string[]) => readDate(pick(fields, ...names) ?? '')

function address(fields: Fields, ...names: string[]): string | null {
  const found = pick(fields, ...names)
  return found === null ? null : tidyWebAddress(textOf(unescapeMarkup(found)))
}
