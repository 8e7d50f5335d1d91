import { readCost } from '../../domain/cost.ts'
import { blankDraft } from '../../domain/draft.ts'
import type { Delivery, Kind } from '../../domain/facets.ts'
import { londonDate, readDate } from '../../domain/london-time.ts'
import type { ContactPoint, Cost, LocalDate, OpportunityDraft, OrganizationDraft } from '../../domain/opportunity.ts'
import { pounds } from '../../domain/pay-words.ts'
import { readRequirements } from '../../domain/requirements.ts'
import {
  languagesNamed,
  readAges,
  readDelivery,
  readEligibleGroups,
  readHelps,
  readLanguages,
  readLevel,
} from '../../domain/words-to-facets.ts'
import { isUuid } from '../../kit/uuid.ts'
import { tidyEmail, tidyWebAddress } from '../text/link.ts'
import { textOf } from '../text/plain.ts'
import { plainText, sanitiseHtml, summarise } from '../text/sanitise.ts'
import type { FormatItem } from './format.ts'
import { ageOf, isLoose, type Loose, lineOf, linesOf, listOf, markupOf, numberOf } from './loose.ts'
import { readLocations } from './open-referral-location.ts'
import { readSchedules } from './open-referral-schedule.ts'

/**
 * Returns one Open Referral UK service, of version 1.0 or 3.0, as a row. Empty texts are absent (a third of real
 * services have some); a bad address or e-mail is left out. A service without id or name is put aside; one that is
 * inactive, defunct or closed is over. Where no organisation is named, the service stands under its own name.
 */
export function readService(row: number, value: unknown, now: Date): FormatItem {
  if (!isLoose(value)) return { row, id: null, refused: 'It is not an object.' }
  const id = lineOf(value, 'id', 'service_id')
  if (!id) return { row, id: null, refused: 'It has no id.' }
  const name = lineOf(value, 'name', 'alternate_name')
  if (!name) return { row, id, refused: 'It has no name.' }
  const status = lineOf(value, 'status')?.toLowerCase()
  if (status && ['inactive', 'defunct', 'temporarily closed', 'closed', 'deleted'].includes(status)) {
    return { row, id, refused: `Its status is “${status}”.`, over: true }
  }
  return { row, id, draft: draftOf(value, id, name.slice(0, 300), now) }
}

function draftOf(service: Loose, id: string, name: string, now: Date): OpportunityDraft {
  const descriptionHtml = sanitiseHtml(markupOf(service, 'description'))
  const words = textOf(descriptionHtml)
  const terms = termsOf(service)
  const eligibilityWords = eligibilityOf(service)
  const { locations, virtual } = readLocations(service)
  const schedules = readSchedules(service, ...listOf(service, 'service_at_locations', 'service_at_location'))
  const kind = kindOf(name, service)
  const ages = agesOf(service, words)
  const spoken = listOf(service, 'languages').flatMap((one) => [lineOf(one, 'code'), lineOf(one, 'language', 'name')])
  return {
    ...blankDraft(id, kind, name),
    summary: summarise(words),
    descriptionHtml,
    organization: organizationOf(service, name),
    delivery: deliveryOf(service, words, locations.length > 0, virtual),
    locations,
    cost: costOf(service, londonDate(now)),
    level: kind === 'course' ? readLevel(`${name}. ${words.slice(0, 600)}`) : null,
    minimumAge: ages.minimum,
    maximumAge: ages.maximum,
    eligibilityWords,
    eligibleGroups: readEligibleGroups(`${name}. ${eligibilityWords ?? ''}. ${terms}`),
    helps: readHelps(`${name}. ${terms}. ${words.slice(0, 800)}`),
    access: [...new Set(locations.flatMap((location) => location.access))],
    languages: [
      ...new Set([...languagesNamed(spoken.filter((one) => one !== null).join(', ')), ...readLanguages(words)]),
    ],
    requirements: readRequirements(descriptionHtml),
    schedules,
    url: webAddress(lineOf(service, 'url')),
    howToApply: howToApplyOf(service),
    contact: contactOf(service),
    lastCheckedOn: checkedOn(service, londonDate(now)),
    uuid: isUuid(id) ? id.toLowerCase() : null,
  }
}

/** Support, unless the name or the kind of deliverable plainly says otherwise. */
function kindOf(name: string, service: Loose): Kind {
  const deliverable = lineOf(service, 'deliverable_type') ?? ''
  if (/volunteering opportunit/i.test(deliverable)) return 'volunteering'
  if (
    /^volunteer(?:ing|s)?\b(?! (?:centre|center|bureau|driver scheme|transport|hub|service))|\bvolunteers? (?:wanted|needed|roles?|opportunit)/i.test(
      name,
    )
  ) {
    return 'volunteering'
  }
  if (
    /(?<!golf |race|assault |crash )\bcourses?\b(?! (?:fishing|records))|\bESOL\b|\bworkshops?$|\b(?:adult|evening|computer|language) (?:learning )?classes\b/i.test(
      name,
    )
  ) {
    return 'course'
  }
  const dropIn = /\bdrop[\s-]?ins?\b/i
  return dropIn.test(name) ? 'drop-in' : 'support'
}

function organizationOf(service: Loose, serviceName: string): OrganizationDraft {
  const source = listOf(service, 'organization', 'organizations')[0] ?? {}
  const name = lineOf(source, 'name')
  return {
    name: (name ?? serviceName).slice(0, 300),
    sourceId: name ? lineOf(source, 'id') : null,
    description: plainText(markupOf(source, 'description')) || null,
    website: webAddress(lineOf(source, 'website', 'url')),
    email: email(lineOf(source, 'email')),
    phone: lineOf(listOf(source, 'phones')[0] ?? {}, 'number'),
    logoUrl: webAddress(lineOf(source, 'logo')),
  }
}

function deliveryOf(service: Loose, words: string, somewhere: boolean, virtual: boolean): Delivery[] {
  const types = [lineOf(service, 'attending_type'), ...linesOf(service, 'attending_types')]
    .concat(listOf(service, 'schedules').map((schedule) => lineOf(schedule, 'attending_type')))
    .filter((type) => type !== null)
  const said = new Set(types.flatMap((type) => readDelivery(type)))
  if (somewhere) said.add('in-person')
  if (virtual) said.add('online')
  return said.size > 0 ? [...said] : readDelivery(words)
}

function costOf(service: Loose, today: LocalDate): Cost | null {
  const fees = lineOf(service, 'fees_description', 'fees')
  if (fees) return readCost(fees)
  const options = listOf(service, 'cost_options').filter((option) => {
    const until = readDate(lineOf(option, 'valid_to') ?? '')
    return until === null || until >= today
  })
  const lines = options.map((option) => {
    const amount = numberOf(option, 'amount')
    const sum = amount === null ? null : amount === 0 ? 'Free' : pounds(amount)
    const about = lineOf(option, 'amount_description')
    const whom = lineOf(option, 'option')
    return [sum, about].filter((part) => part !== null).join(' ') + (whom ? ` (${whom})` : '')
  })
  return readCost([...new Set(lines)].join('; '))
}

function agesOf(service: Loose, words: string): { minimum: number | null; maximum: number | null } {
  const sources = [service, ...listOf(service, 'eligibilitys', 'eligibility', 'eligibilities')]
  const minimums = sources.map((source) => ageOf(numberOf(source, 'minimum_age'))).filter((age) => age !== null)
  const maximums = sources.map((source) => ageOf(numberOf(source, 'maximum_age'))).filter((age) => age !== null)
  if (minimums.length + maximums.length === 0) {
    const read = readAges(words)
    return { minimum: ageOf(read?.minimum ?? null), maximum: ageOf(read?.maximum ?? null) }
  }
  const minimum = minimums.length > 0 ? Math.min(...minimums) : null
  const maximum = maximums.length > 0 ? Math.max(...maximums) : null
  return minimum !== null && maximum !== null && minimum > maximum
    ? { minimum: null, maximum: null }
    : { minimum, maximum }
}

function eligibilityOf(service: Loose): string | null {
  const groups = listOf(service, 'pc_targetAudience').map((one) => lineOf(one, 'audienceType')?.replace('>', ': '))
  const rules = listOf(service, 'eligibilitys', 'eligibilities').map((one) => lineOf(one, 'eligibility'))
  const lines = [lineOf(service, 'eligibility_description'), ...rules, ...groups].filter(
    (line) => typeof line === 'string',
  )
  return lines.length > 0 ? [...new Set(lines)].join(', ') : null
}

/** The names of the taxonomy terms on a service: `attributes` (3.0) and `service_taxonomys` (1.0). */
function termsOf(service: Loose): string {
  const terms = [
    ...listOf(service, 'attributes').flatMap((one) => listOf(one, 'taxonomy_term')),
    ...listOf(service, 'service_taxonomys', 'service_taxonomies').flatMap((one) =>
      listOf(one, 'taxonomy', 'taxonomy_term'),
    ),
  ]
  return terms.flatMap((term) => lineOf(term, 'name', 'term') ?? []).join(', ')
}

const ACCESS_WORDS: Readonly<Record<string, string>> = {
  referral: 'A professional refers you.',
  'professional referral': 'A professional refers you.',
  'self referral': 'You can refer yourself.',
  appointment: 'Book an appointment.',
  membership: 'It is for members.',
  'drop-in': 'Drop in. You do not need an appointment.',
  assessment: 'You have an assessment first.',
}

function howToApplyOf(service: Loose): string | null {
  const access = lineOf(service, 'attending_access')
  const lines = [
    lineOf(service, 'application_process'),
    access && (ACCESS_WORDS[access.toLowerCase()] ?? access),
    lineOf(service, 'pc_attendingAccess_additionalInfo'),
  ].filter((line) => line !== null)
  return lines.length > 0 ? lines.join(' ') : null
}

function contactOf(service: Loose): ContactPoint | null {
  const person = listOf(service, 'contacts')[0] ?? {}
  const phones = [...listOf(service, 'phones'), ...listOf(person, 'phones')]
  const contact = {
    name: lineOf(person, 'name'),
    email: email(lineOf(service, 'email') ?? lineOf(person, 'email')),
    phone: phones.map((phone) => lineOf(phone, 'number')).find((number) => number !== null) ?? null,
  }
  return (contact.name ?? contact.email ?? contact.phone) ? contact : null
}

function checkedOn(service: Loose, today: LocalDate): LocalDate | null {
  const about = isLoose(service.pc_metadata) ? service.pc_metadata : {}
  const date = readDate(lineOf(service, 'assured_date') ?? lineOf(about, 'date_assured') ?? '')
  return date !== null && date <= today ? date : null
}

const webAddress = (text: string | null): string | null => (text === null ? null : tidyWebAddress(text))
const email = (text: string | null): string | null => (text === null ? null : tidyEmail(text))
