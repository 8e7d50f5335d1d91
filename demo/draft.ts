import { blankDraft } from '../src/domain/draft.ts'
import type { Help, Kind } from '../src/domain/facets.ts'
import { addDays, endOfLondonDay, londonDate } from '../src/domain/london-time.ts'
import type { Cost, GoodWorkFacts, LocationDraft, OpportunityDraft, Requirement } from '../src/domain/opportunity.ts'
import { readPay } from '../src/domain/pay.ts'
import { slug } from '../src/domain/slug.ts'
import { escapeHtml } from '../src/kit/html.ts'
import { readIntake, readOccurrences, readSchedule } from './dates.ts'
import { STREETS } from './known-places.ts'
import type { SampleOrganization } from './organization.ts'
import { ORGANIZATIONS, type OrganizationKey, type Row } from './row.ts'

/** Kinds that are paid work or like it: somebody applies, and there is a last day to do so. */
const APPLIED_FOR: readonly Kind[] = ['job', 'apprenticeship', 'placement']

/** Returns a whole draft from one row of a table, with its dates counted from `now`. */
export function draftOf(kind: Kind, row: Row, now: Date): OpportunityDraft {
  const organization: SampleOrganization = ORGANIZATIONS[row.by]
  const today = londonDate(now)
  const sourceId = `${row.by}/${slug(row.title)}`
  const spread = spreadOf(sourceId)
  const address = `https://${row.by}.example/${slug(row.title)}`
  const closes = row.closes ?? (APPLIED_FOR.includes(kind) ? 5 + (spread % 36) : null)
  const [fewest, most] = typeof row.week === 'number' ? [row.week, row.week] : (row.week ?? [null, null])
  const occurrences = (row.dates ?? []).flatMap((words) => readOccurrences(words, today))

  return {
    ...blankDraft(sourceId, kind, row.title),
    summary: summaryOf(row.says),
    descriptionHtml: paragraphs(row.says),
    organization: organizationDraft(row.by),
    delivery: row.delivery ?? ['in-person'],
    locations: locationsOf(row, organization),
    hours: row.hours ?? [],
    hoursWords: row.when ?? null,
    hoursPerWeekMinimum: fewest,
    hoursPerWeekMaximum: most,
    contract: row.contract ?? (kind === 'job' ? 'permanent' : kind === 'apprenticeship' ? 'fixed-term' : null),
    sector: row.sector === undefined ? (APPLIED_FOR.includes(kind) ? organization.sector : null) : row.sector,
    pay: row.pay ? readPay(row.pay, { hoursPerWeek: fewest === most ? most : null }, today) : null,
    cost: row.cost ? costOf(row.cost) : null,
    level: row.level ?? null,
    minimumAge: row.age?.[0] ?? null,
    maximumAge: row.age?.[1] ?? null,
    eligibilityWords: row.who ?? null,
    eligibleGroups: row.for ?? [],
    helps: row.helps ?? [],
    access: row.access ?? (row.delivery?.includes('in-person') === false ? [] : organization.access),
    languages: row.languages ?? [],
    requirements: (row.needs ?? []).map(requirementOf),
    goodWork: goodWorkOf(kind, row, organization),
    postedOn: addDays(today, -(row.posted ?? 1 + (spread % 19))),
    startsOn: row.starts === undefined ? null : addDays(today, row.starts),
    endsOn: row.ends === undefined ? null : addDays(today, row.ends),
    closesAt: closes === null ? null : endOfLondonDay(addDays(today, closes)),
    intakes: (row.runs ?? []).map((words) => readIntake(words, today)),
    occurrences,
    schedules: (row.open ?? []).map(readSchedule),
    vacancies: row.vacancies ?? null,
    url: address,
    applyUrl: APPLIED_FOR.includes(kind) && APPLIED_TO_ELSEWHERE.has(row.by) ? `${address}/apply` : null,
    howToApply:
      row.howToApply ?? (APPLIED_TO_ELSEWHERE.has(row.by) ? ON_THEIR_WEBSITE[kind] : undefined) ?? HOW_TO_JOIN[kind],
    contact: { name: null, email: `hello@${row.by}.example`, phone: phoneOf(row.by) },
    replyWithinDays: row.reply ?? organization.reply,
    lastCheckedOn: addDays(today, -(spread % 8)),
  }
}

/** Larger employers with a website of their own to apply on. The others are applied to here. */
const APPLIED_TO_ELSEWHERE: ReadonlySet<OrganizationKey> = new Set<OrganizationKey>([
  'vale-community-health',
  'hotel-halcyon-cross',
  'grey-wing-stores',
  'nightlamp-security',
])

const ON_THEIR_WEBSITE: Partial<Record<Kind, string>> = {
  job: 'Apply on the website, or phone and we will fill in the form with you. You do not need a CV.',
  apprenticeship: 'Apply on the website. If you get stuck, phone and ask for the apprentice team.',
}

const HOW_TO_JOIN: Readonly<Record<Kind, string>> = {
  job: 'Apply here, or phone and we will fill it in with you. You do not need a CV.',
  apprenticeship: 'Apply here. If you get stuck, phone and ask for the apprentice team.',
  course: 'Book online, phone, or come in and ask. We will check that the course is right for you.',
  event: 'Come along. Booking helps us to plan, but you can just turn up.',
  volunteering: 'Send us a message or phone. We will ask you in for a chat and a cup of tea.',
  placement: 'Ask your adviser, or phone us. We will show you round before you decide.',
  support: 'Phone, send a message, or ask an adviser at any job hub to do it with you.',
  'drop-in': 'Just come in. You do not need to book.',
}

/** A number that is always the same for the same listing, so that dates are spread out and never jump about. */
export function spreadOf(words: string): number {
  let spread = 7
  for (const character of words) spread = (spread * 31 + character.codePointAt(0)!) % 100_003
  return spread
}

function organizationDraft(key: OrganizationKey): OpportunityDraft['organization'] {
  const { name, about } = ORGANIZATIONS[key]
  return {
    name,
    sourceId: key,
    description: about,
    website: `https://${key}.example`,
    email: `hello@${key}.example`,
    phone: phoneOf(key),
    logoUrl: null,
  }
}

/** Ofcom keeps 020 7946 0000 to 0999 for drama: they ring nowhere. */
const phoneOf = (key: OrganizationKey) => `020 7946 0${300 + Object.keys(ORGANIZATIONS).indexOf(key)}`

function locationsOf(row: Row, organization: SampleOrganization): LocationDraft[] {
  if (row.at) return row.at.map((address) => locationAt(address, occupierOf(address)))
  if (row.delivery && !row.delivery.includes('in-person')) return []
  return [locationAt(organization.address, organization)]
}

const occupierOf = (address: string): SampleOrganization | null =>
  Object.values<SampleOrganization>(ORGANIZATIONS).find((organization) => organization.address === address) ?? null

/** Returns a place on one of the made-up streets; its postcode is the street's. */
export function locationAt(
  address: string,
  occupier: Pick<SampleOrganization, 'name' | 'access'> | null,
): LocationDraft {
  const street = STREETS.find((known) => address.endsWith(known.street))
  if (!street) throw new Error(`No such street in Fleet Vale: ${address}`)
  return {
    sourceId: occupier ? `${slug(address)}/${occupier.name}` : slug(address),
    name: occupier?.name ?? null,
    address,
    town: 'London',
    postcode: street.postcode,
    point: null,
    access: occupier?.access ?? [],
    accessWords: null,
    transport: null,
  }
}

function goodWorkOf(kind: Kind, row: Row, organization: SampleOrganization): GoodWorkFacts {
  const promises = APPLIED_FOR.includes(kind) ? (row.promises ?? organization.promises) : []
  const promised = (fact: (typeof promises)[number]) => (promises.includes(fact) ? true : null)
  const hours = row.contract === 'zero-hours' ? false : row.week && kind === 'job' ? true : null
  return {
    guaranteedHours: hours,
    flexibleWorking: promised('flexibleWorking'),
    sickPay: promised('sickPay'),
    training: promised('training'),
    disabilityConfident: promised('disabilityConfident'),
    livingWageEmployer: promised('livingWageEmployer'),
  }
}

function requirementOf(words: string): Requirement {
  const [said, bridge] = words.split(' → ')
  const essential = !said!.startsWith('Helpful: ')
  const plain = said!.replace('Helpful: ', '')
  return {
    words: plain[0]!.toUpperCase() + plain.slice(1),
    essential,
    bridge: (bridge as Help | undefined) ?? null,
  }
}

function costOf(words: string): Cost {
  const price = /£(\d+)/.exec(words)
  if (!price) return { words, band: 'free', pounds: 0 }
  return { words, band: /free if|help with|reduced/i.test(words) ? 'help' : 'paid', pounds: Number(price[1]) }
}

function summaryOf(says: string): string {
  const [first] = says.split('\n')
  const sentences = first!.match(/[^.!?]+[.!?]+/g) ?? [first!]
  let summary = sentences[0]!.trim()
  for (const sentence of sentences.slice(1)) {
    if (summary.length + sentence.length > 180) break
    summary += ` ${sentence.trim()}`
  }
  return summary
}

function paragraphs(says: string): string {
  return says
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('')
}
