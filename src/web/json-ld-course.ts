import { LEVELS } from '../domain/facets.ts'
import type { Opportunity } from '../domain/listing.ts'
import { londonDate } from '../domain/london-time.ts'
import type { Intake, Weekday } from '../domain/opportunity.ts'
import { audienceNode, deliveredAs, type Node, offerNode, organizationNode, whereNodes } from './json-ld-parts.ts'
import { optionText } from './option-words.ts'

/** Returns a Course with a CourseInstance for each run that is still to come, or one that says only how it is given. */
export function courseNode(opportunity: Opportunity, address: string, origin: string, now: Date): readonly Node[] {
  const { title, level, cost, requirements, intakes } = opportunity
  const coming = intakes.filter(({ startsOn }) => startsOn >= londonDate(now))
  const common = instanceOf(opportunity, address)
  return [
    {
      '@type': 'Course',
      name: title,
      description: opportunity.summary || title,
      url: address,
      identifier: opportunity.uuid,
      provider: organizationNode(opportunity, origin),
      educationalLevel: level && level !== 'none' ? optionText(LEVELS, level) : null,
      coursePrerequisites: requirements.filter(({ essential }) => essential).map(({ words }) => words),
      isAccessibleForFree: cost?.band === 'free' || null,
      offers: courseOffer(opportunity, address),
      audience: audienceNode(opportunity),
      hasCourseInstance: coming.length > 0 ? coming.map((intake) => ({ ...common, ...runOf(intake) })) : common,
    },
  ]
}

function instanceOf(opportunity: Opportunity, address: string): Node {
  const { hoursWords, startsOn, endsOn } = opportunity
  return {
    '@type': 'CourseInstance',
    courseMode: deliveredAs(opportunity, { present: 'Onsite', online: 'Online', mixed: 'Blended' }),
    courseWorkload: workloadOf(opportunity),
    description: hoursWords,
    location: whereNodes(opportunity, address),
    startDate: startsOn,
    endDate: endsOn,
  }
}

function runOf({ startsOn, endsOn, weekdays, startTime, endTime, capacity, spacesLeft }: Intake): Node {
  return {
    startDate: startsOn,
    endDate: endsOn,
    maximumAttendeeCapacity: capacity,
    remainingAttendeeCapacity: spacesLeft,
    courseSchedule: {
      '@type': 'Schedule',
      startDate: startsOn,
      endDate: endsOn,
      repeatFrequency: 'P1W',
      byDay: weekdays.map((day) => DAYS[day]),
      startTime,
      endTime,
      scheduleTimezone: 'Europe/London',
    },
  }
}

/** Days of the week as schema.org names them. */
export const DAYS: Readonly<Record<Weekday, string>> = {
  1: 'https://schema.org/Monday',
  2: 'https://schema.org/Tuesday',
  3: 'https://schema.org/Wednesday',
  4: 'https://schema.org/Thursday',
  5: 'https://schema.org/Friday',
  6: 'https://schema.org/Saturday',
  7: 'https://schema.org/Sunday',
}

/** Hours a week as an ISO 8601 duration: `PT7H30M`. */
function workloadOf({ hoursPerWeekMaximum: hours }: Opportunity): string | null {
  if (hours === null || hours <= 0) return null
  const minutes = Math.round(hours * 60)
  return `PT${Math.floor(minutes / 60)}H${minutes % 60 > 0 ? `${minutes % 60}M` : ''}`
}

const CATEGORIES = { free: 'Free', help: 'Partially Free', paid: 'Paid' } as const

function courseOffer(opportunity: Opportunity, address: string): Node | null {
  const band = opportunity.cost?.band
  return band ? { ...offerNode(opportunity, address), category: CATEGORIES[band] } : offerNode(opportunity, address)
}
