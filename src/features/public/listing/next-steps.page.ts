import type { Kind } from '../../../domain/facets.ts'
import type { Opportunity, Organization } from '../../../domain/listing.ts'
import type { ApplicationTerms, ReplyRate } from '../../../records/application-terms.ts'
import { replyRateWords } from '../../../web/reply-rate-words.ts'

export type NextSteps = {
  readonly heading: string
  /** `here`: it leads to a page of ours. */
  readonly button: { readonly text: string; readonly href: string; readonly here: boolean } | null
  readonly howToApply: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly contactName: string | null
  readonly afterwards: readonly string[]
}

/** What one does about each kind of thing: the heading, the button, and what comes after. */
const STEPS: Readonly<Record<Kind, { heading: string; button: string; after: (who: string) => string }>> = {
  job: { heading: 'How to apply', button: 'Apply', after: (who) => `You send your application to ${who}.` },
  apprenticeship: { heading: 'How to apply', button: 'Apply', after: (who) => `You send your application to ${who}.` },
  placement: { heading: 'How to apply', button: 'Apply', after: (who) => `You send your application to ${who}.` },
  volunteering: { heading: 'How to join', button: 'Offer to help', after: (who) => `${who} will talk with you first.` },
  course: {
    heading: 'How to join',
    button: 'Go to the course',
    after: (who) => `${who} will check that it suits you.`,
  },
  event: { heading: 'How to come along', button: 'See the event', after: (who) => `${who} runs this event.` },
  support: {
    heading: 'How to get this help',
    button: 'Go to the website',
    after: (who) => `${who} will ask what you need.`,
  },
  'drop-in': {
    heading: 'How to drop in',
    button: 'Go to the website',
    after: (who) => `You will see somebody from ${who}.`,
  },
}

/** Kinds for which one waits for an answer. */
const ANSWERED: ReadonlySet<Kind> = new Set<Kind>(['job', 'apprenticeship', 'placement', 'volunteering', 'course'])

/** Returns how to apply and what happens then, with the promise of an answer where one was made. */
export function nextSteps(
  opportunity: Opportunity,
  organization: Organization | null,
  terms: ApplicationTerms | null,
  rate: ReplyRate | null,
): NextSteps {
  const { kind, contact, organizationName, replyWithinDays } = opportunity
  if (terms) return applyHere(opportunity, organization, terms, rate)
  const steps = STEPS[kind]
  const href = opportunity.applyUrl ?? opportunity.url ?? organization?.website ?? null
  return {
    heading: steps.heading,
    button: href ? { text: steps.button, href, here: false } : null,
    howToApply: opportunity.howToApply,
    phone: contact?.phone ?? organization?.phone ?? null,
    email: contact?.email ?? organization?.email ?? null,
    contactName: contact?.name ?? null,
    afterwards: [
      steps.after(organizationName),
      ...(ANSWERED.has(kind) ? [promise(organizationName, replyWithinDays)] : []),
      ...(kind === 'drop-in' ? ['You do not need an appointment.'] : []),
    ],
  }
}

/** Where one applies here, this is the way: the person is told at every step. */
function applyHere(
  { id, kind, organizationName, contact, replyWithinDays }: Opportunity,
  organization: Organization | null,
  { replyDays }: ApplicationTerms,
  rate: ReplyRate | null,
): NextSteps {
  const { heading, button } = STEPS[kind]
  return {
    heading,
    button: { text: button, href: `/apply/${id}`, here: true },
    howToApply: 'Apply here in three short steps. You do not need a CV or an account.',
    phone: contact?.phone ?? organization?.phone ?? null,
    email: contact?.email ?? organization?.email ?? null,
    contactName: contact?.name ?? null,
    afterwards: [
      replyWithinDays === null
        ? `${organizationName} is asked to answer within ${replyDays} working days.`
        : promise(organizationName, replyWithinDays),
      'We tell you at every step, and we remind them if no answer comes.',
      ...(rate ? [`${replyRateWords(rate)}.`] : []),
    ],
  }
}

function promise(who: string, days: number | null): string {
  if (days !== null) {
    return `${who} promises to answer within ${days} working ${days === 1 ? 'day' : 'days'}, whatever the answer is.`
  }
  return `${who} has not said how soon they answer. If you hear nothing for two weeks, ask an adviser to chase it.`
}
