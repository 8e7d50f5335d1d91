import type { Area } from '../../../domain/area.ts'
import { cardOf, metresTo } from '../../../domain/card.ts'
import type { Kind } from '../../../domain/facets.ts'
import type { Location, Opportunity, Organization } from '../../../domain/listing.ts'
import type { Point } from '../../../domain/place.ts'
import type { Card, Near } from '../../../domain/search.ts'
import { milesWords, travelWords } from '../../../domain/travel.ts'
import type { ApplicationTerms, ReplyRate } from '../../../records/application-terms.ts'
import type { EnrolmentWay } from '../../../records/enrolment-start.ts'
import type { Ask } from '../../../web/ask.ts'
import { fullDate } from '../../../web/dates.ts'
import { type Fact, keyFacts, whoCanApply } from '../../../web/facts.ts'
import { addressWords } from '../../../web/hub-line.ts'
import { accessText, KIND_PLURALS, kindText } from '../../../web/option-words.ts'
import { opportunityPath, organizationPath } from '../../../web/paths.ts'
import { type Need, needs } from './bridge.page.ts'
import { enrolmentSteps } from './enrolment-steps.page.ts'
import { type GoodWork, goodWork } from './good-work.page.ts'
import { type NextSteps, nextSteps } from './next-steps.page.ts'
import { type Times, times } from './times.page.ts'

export type ListedPlace = {
  readonly address: string
  /** "0.6 miles from NW5 2AA. About 15 minutes’ walk"; null where we do not know from where. */
  readonly way: string | null
  readonly access: string
  readonly accessWords: string | null
  readonly transport: string | null
}

export type ListingPage = {
  readonly opportunity: Opportunity
  readonly kind: string
  readonly title: string
  readonly description: string
  readonly path: string
  readonly address: string
  readonly organizationPath: string
  readonly kindPath: string
  readonly kindPlural: string
  readonly facts: readonly Fact[]
  readonly who: readonly string[]
  readonly whoHeading: string
  readonly needs: readonly Need[]
  readonly goodWork: GoodWork | null
  readonly times: Times
  readonly places: readonly ListedPlace[]
  readonly map: {
    readonly name: string
    readonly point: Point
    readonly ward: Area
    readonly around: readonly Area[]
  } | null
  readonly access: string
  readonly next: NextSteps
  readonly similar: readonly Card[]
  readonly source: string
  readonly reportPath: string
  readonly share: { readonly sms: string; readonly email: string; readonly poster: string }
}

/** Kinds that one applies for, rather than comes to. */
const APPLIED_FOR: ReadonlySet<Kind> = new Set<Kind>(['job', 'apprenticeship', 'course', 'volunteering', 'placement'])

/** Places shown one by one; a service with more says how many. */
const MOST_PLACES = 10

/** Returns what the page of a listing shows, seen from the place that was searched near, where one was. */
export function listingPage(
  opportunity: Opportunity,
  { organization, similar, near, wards, terms, rate, enrolment }: Around,
  { origin, now }: Pick<Ask, 'origin' | 'now'>,
): ListingPage {
  const { id, kind, title, organizationName } = opportunity
  const path = opportunityPath(opportunity)
  const address = origin + path
  const message = `${title} – ${organizationName}. ${address}`
  const from = near?.point ?? null
  const atPlaces = new Set(opportunity.locations.flatMap((location) => location.access))

  const places = nearestOf(opportunity.locations, from)
    .slice(0, MOST_PLACES)
    .map((location) => listedPlace(location, near))

  return {
    opportunity,
    kind: kindText(kind),
    title: `${title} – ${organizationName}`,
    description: opportunity.summary || `${kindText(kind)} with ${organizationName}.`,
    path,
    address,
    organizationPath: organizationPath(opportunity.organizationId, organizationName),
    kindPath: `/browse/${kind}`,
    kindPlural: KIND_PLURALS[kind],
    facts: withWay(keyFacts(opportunity, now), places[0]?.way ?? null),
    who: whoCanApply(opportunity),
    whoHeading: APPLIED_FOR.has(kind) ? 'Who can apply' : 'Who it is for',
    needs: needs(opportunity.requirements, near?.typed ?? null),
    goodWork: kind === 'job' || kind === 'apprenticeship' ? goodWork(opportunity.goodWork) : null,
    times: times(opportunity, now),
    places,
    map: mapOf(opportunity, wards),
    access: accessText(opportunity.access.filter((feature) => !atPlaces.has(feature))),
    next: enrolment
      ? enrolmentSteps(opportunity, organization, enrolment)
      : nextSteps(opportunity, organization, terms ?? null, rate ?? null),
    similar: similar.map((other) => cardOf(other, now, from ?? opportunity.locations[0]?.point ?? null)),
    source: sourceWords(opportunity),
    reportPath: `/opportunities/${id}/report`,
    share: {
      sms: `sms:?&body=${encodeURIComponent(message)}`,
      email: mailto('', title, message),
      poster: `${path}/poster`,
    },
  }
}

export type Around = {
  /** The neighbourhoods of this place, to draw it among. */
  readonly wards: readonly Area[]
  readonly organization: Organization | null
  /** On what terms one applies for it here; absent where one does not. */
  readonly terms?: ApplicationTerms | null
  /** How one enrols on it here; absent where one does not. */
  readonly enrolment?: EnrolmentWay | null
  readonly rate?: ReplyRate | null
  readonly similar: readonly Opportunity[]
  readonly near: Near | null
}

function mapOf({ locations, organizationName }: Opportunity, around: readonly Area[]): ListingPage['map'] {
  const first = locations[0]
  const ward = around.find(({ code }) => code === first?.wardCode)
  return ward && first?.point ? { name: first.name ?? organizationName, point: first.point, ward, around } : null
}

/** How far it is belongs to where it is. */
const withWay = (facts: readonly Fact[], way: string | null): readonly Fact[] =>
  way === null ? facts : facts.map((fact) => (fact.key === 'Where' ? { ...fact, lines: [...fact.lines, way] } : fact))

function listedPlace(location: Location, near: Near | null): ListedPlace {
  const metres = metresTo(location, near?.point ?? null)
  const way = metres === null ? null : [`${milesWords(metres)} from ${near?.label}`, travelWords(metres)]
  return {
    address: addressWords(location),
    way: way?.filter(Boolean).join('. ') ?? null,
    access: accessText(location.access),
    accessWords: location.accessWords,
    transport: location.transport,
  }
}

const nearestOf = (locations: readonly Location[], from: Near['point'] | null): readonly Location[] =>
  from ? locations.toSorted((a, b) => (metresTo(a, from) ?? 1e9) - (metresTo(b, from) ?? 1e9)) : locations

/** Where the listing comes from, and when somebody last made sure of it. */
function sourceWords({ source, organizationName, lastCheckedOn, postedOn, sample }: Opportunity): string {
  const from = sample
    ? 'This is sample data, made up to show how the site works.'
    : `This listing comes from ${source.startsWith('partner:') ? organizationName : source}.`
  const posted = postedOn ? ` It was posted on ${fullDate(postedOn)}.` : ''
  const checked = lastCheckedOn ? ` It was last checked on ${fullDate(lastCheckedOn)}.` : ''
  return from + posted + checked
}

const mailto = (to: string, subject: string, body: string): string =>
  `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
