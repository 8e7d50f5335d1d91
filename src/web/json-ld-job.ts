import { type Contract, type HoursPattern, type Kind, type Level, SECTORS } from '../domain/facets.ts'
import type { Opportunity } from '../domain/listing.ts'
import { londonDate } from '../domain/london-time.ts'
import { escapeHtml } from '../kit/html.ts'
import { londonIso, type Node, organizationNode, placeNode, SOMEWHERE } from './json-ld-parts.ts'
import { optionText } from './option-words.ts'

/**
 * Returns a JobPosting, with what Google for Jobs asks for: title, description, date posted, employer and place, or the
 * country from which a job done online may be done.
 */
export function jobPostingNode(opportunity: Opportunity, address: string, origin: string): readonly Node[] {
  const { title, postedOn, createdAt, closesAt, sector, hoursWords, startsOn, vacancies, contact } = opportunity
  const needed = opportunity.requirements.filter(({ essential }) => essential).map(({ words }) => words)
  return [
    {
      '@type': 'JobPosting',
      title,
      description: descriptionOf(opportunity),
      identifier: { '@type': 'PropertyValue', name: opportunity.organizationName, value: opportunity.uuid },
      url: address,
      datePosted: postedOn ?? londonDate(createdAt),
      validThrough: closesAt && londonIso(closesAt),
      hiringOrganization: organizationNode(opportunity, origin),
      ...placesOf(opportunity),
      employmentType: employmentTypes(opportunity),
      workHours: hoursWords,
      baseSalary: salaryOf(opportunity),
      industry: sector && optionText(SECTORS, sector),
      qualifications: needed.join('. '),
      educationRequirements: educationOf(opportunity),
      jobStartDate: startsOn,
      totalJobOpenings: vacancies,
      directApply: false,
      applicationContact: contact && {
        '@type': 'ContactPoint',
        name: contact.name,
        email: contact.email,
        telephone: contact.phone,
      },
    },
  ]
}

/** The whole description as HTML; its summary, or at least its name, where there is none. */
const descriptionOf = ({ descriptionHtml, summary, title }: Opportunity): string =>
  descriptionHtml || `<p>${escapeHtml(summary || title)}</p>`

function placesOf({ locations, delivery }: Opportunity): Node {
  const online = delivery.includes('online')
  return {
    jobLocation: locations.length > 0 ? locations.map(placeNode) : online ? null : SOMEWHERE,
    jobLocationType: online ? 'TELECOMMUTE' : null,
    applicantLocationRequirements: online ? { '@type': 'Country', name: 'United Kingdom' } : null,
  }
}

const BY_KIND: Readonly<Partial<Record<Kind, string>>> = { volunteering: 'VOLUNTEER', placement: 'INTERN' }
const BY_HOURS: Readonly<Partial<Record<HoursPattern, string>>> = {
  'full-time': 'FULL_TIME',
  'part-time': 'PART_TIME',
}
const BY_CONTRACT: Readonly<Partial<Record<Contract, string>>> = {
  temporary: 'TEMPORARY',
  'self-employed': 'CONTRACTOR',
}

/** Google's words for it; nothing where none of them fits. */
function employmentTypes({ kind, hours, contract }: Opportunity): string[] {
  const types = [BY_KIND[kind], ...hours.map((pattern) => BY_HOURS[pattern]), contract && BY_CONTRACT[contract]]
  return types.filter((type): type is string => Boolean(type))
}

/** Pay in the unit that the advert uses; nothing where its words give no certain number. */
function salaryOf({ pay }: Opportunity): Node | null {
  if (!pay?.unit || (pay.minimum === null && pay.maximum === null)) return null
  const range = pay.minimum === pay.maximum ? { value: pay.minimum } : { minValue: pay.minimum, maxValue: pay.maximum }
  return {
    '@type': 'MonetaryAmount',
    currency: 'GBP',
    value: { '@type': 'QuantitativeValue', ...range, unitText: pay.unit.toUpperCase() },
  }
}

/** Google's four credentials, and its phrase for none. */
const CREDENTIALS: Readonly<Partial<Record<Level, string>>> = {
  '2': 'high school',
  '4-5': 'associate degree',
  '6-7': 'bachelor degree',
}

/** The level of an apprenticeship is what one comes out with, not what one needs. */
function educationOf({ kind, level }: Opportunity): Node | string | null {
  if (level === null || kind === 'apprenticeship') return null
  if (level === 'none') return 'no requirements'
  const credential = CREDENTIALS[level]
  return credential ? { '@type': 'EducationalOccupationalCredential', credentialCategory: credential } : null
}
