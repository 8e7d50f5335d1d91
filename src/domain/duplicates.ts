import type { Kind } from './facets.ts'
import { londonDate, londonTime, weekdayOf } from './london-time.ts'
import type { OpportunityDraft } from './opportunity.ts'
import { plainLetters } from './slug.ts'

/** Words that an organisation's name may carry or not without being another organisation. */
const LEGAL_FORMS = /\b(?:the|ltd|limited|plc|llp|cic|cio|inc|uk|trust|charity|nhs|foundation)\b/g

/** Returns the name by which an organisation is matched: no case, accents, punctuation or legal form. */
export function organizationKey(name: string): string {
  const letters = words(name)
  return letters.replace(LEGAL_FORMS, ' ').replace(/\s+/g, ' ').trim() || letters
}

/** What a listing may be known by in another source. */
export type DuplicateKeys = {
  /** Its reference with the organisation's name; a UUID needs no name. Null where the id is not distinctive. */
  readonly reference: string | null
  /** Title, organisation, postcode, and for what happens on a day its date. Null where the title says nothing. */
  readonly facts: string | null
}

/** Jobs and apprenticeships are advertised as one another; nothing else is. */
const FAMILIES: Partial<Record<Kind, string>> = { job: 'work', apprenticeship: 'work', placement: 'work' }

/**
 * Returns the keys by which a listing is recognised in another source: first by reference, then by title,
 * organisation and postcode (and date, for events). Equal keys in different sources mean the same opportunity.
 */
export function duplicateKeys(draft: OpportunityDraft): DuplicateKeys {
  const family = FAMILIES[draft.kind] ?? draft.kind
  const organization = organizationKey(draft.organization.name)
  return {
    reference: referenceKey(draft, family, organization),
    facts: factsKey(draft, family, organization),
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Numbers that are only counted up ("17") mean something else in every source; a reference mixes letters and digits. */
function referenceKey(draft: OpportunityDraft, family: string, organization: string): string | null {
  const uuid = draft.uuid?.toLowerCase()
  if (uuid && UUID.test(uuid)) return `${family}|${uuid}`
  const reference = draft.sourceId.trim().toLowerCase()
  if (UUID.test(reference)) return `${family}|${reference}`
  const distinctive = reference.length >= 8 && /\d{3}/.test(reference) && /[a-z]/.test(reference)
  return distinctive && organization ? `${family}|${reference.replace(/\s+/g, '')}|${organization}` : null
}

function factsKey(draft: OpportunityDraft, family: string, organization: string): string | null {
  const title = words(draft.title)
  if (title.length < 4 || !organization) return null
  const postcodes = draft.locations.map((location) => location.postcode?.replace(/\s/g, '').toUpperCase() ?? '')
  const where = postcodes.filter(Boolean).toSorted()[0] ?? (draft.delivery.includes('in-person') ? '' : 'online')
  return [family, title, organization, where, happening(draft)].join('|')
}

/** One happening is known by its day; a repeated one by its weekday and time, as sources begin on different days. */
function happening(draft: OpportunityDraft): string {
  const [first, second] = draft.occurrences
  if (!first)
    return draft.kind === 'event' || draft.kind === 'course' ? (draft.startsOn ?? draft.intakes[0]?.startsOn ?? '') : ''
  if (!second) return londonDate(first.startsAt)
  return `${weekdayOf(londonDate(first.startsAt))} ${londonTime(first.startsAt)}`
}

function words(text: string): string {
  return plainLetters(text)
    .replace(/&/g, ' and ')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
