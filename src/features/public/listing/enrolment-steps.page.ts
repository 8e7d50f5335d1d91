import type { Opportunity, Organization } from '../../../domain/listing.ts'
import type { EnrolmentWay } from '../../../records/enrolment-start.ts'
import type { NextSteps } from './next-steps.page.ts'

const BUTTONS: Readonly<Record<EnrolmentWay, readonly [course: string, event: string]>> = {
  places: ['Join the course', 'Sign up'],
  full: ['Join the waiting list', 'Join the waiting list'],
  'no-date': ['Tell me when there is a date', 'Tell me when there is a date'],
}

/** Returns how one enrols on a course or an event here: whoever signs up hears at once whether there is a place. */
export function enrolmentSteps(
  { id, kind, contact, howToApply }: Opportunity,
  organization: Organization | null,
  way: EnrolmentWay,
): NextSteps {
  const event = kind === 'event'
  return {
    heading: event ? 'How to come along' : 'How to join',
    button: { text: BUTTONS[way][event ? 1 : 0], href: `/enrol/${id}`, here: true },
    howToApply,
    phone: contact?.phone ?? organization?.phone ?? null,
    email: contact?.email ?? organization?.email ?? null,
    contactName: contact?.name ?? null,
    afterwards: [
      way === 'no-date'
        ? 'There is no date now. We write to you on the day that one is set.'
        : 'We tell you at once whether you have a place. You do not need an account.',
      ...(way === 'full' ? ['When a place comes free, we keep it for you for two working days.'] : []),
    ],
  }
}
