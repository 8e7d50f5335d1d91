import { type ApplicationMove, type NextStep, refusalReason } from '../../../domain/job-application.ts'
import { londonDate } from '../../../domain/london-time.ts'
import type { MessageDraft, Worded } from '../../../domain/message.ts'
import type { JobApplication } from '../../../records/job-application.ts'
import { bridgeTo } from '../../../web/bridge.ts'
import { dateWords } from '../../../web/dates.ts'

type Told = {
  readonly move: ApplicationMove
  /** The organisation's own words. */
  readonly words: string
  readonly reason: string | null
  readonly next: NextStep | null
  readonly origin: string
  readonly now: Date
}

const SUBJECTS: Partial<Record<ApplicationMove, string>> = {
  shortlist: 'You are on the shortlist',
  invite: 'They want to meet you',
  offer: 'Good news: they offer it to you',
  refuse: 'Not this time',
  accept: 'You said yes',
  start: 'You have started',
}

/** Returns the message that tells an applicant how it goes on, with the organisation's words in the middle of it. */
export const answered = (application: JobApplication, told: Told): MessageDraft => ({
  to: application.address,
  key: `application:${application.reference}:${told.move}:${told.now.getTime()}`,
  kind: 'application.answered',
  language: application.language,
  ...(application.othersMaySee ? {} : { says: told.move }),
  slots: { reference: application.reference, title: application.title, link: `${told.origin}/requests` },
  words: application.othersMaySee ? guardedWords(application, told) : openWords(application, told),
  waitsForMorning: application.address.kind === 'phone',
})

function openWords({ reference, title, organizationName }: JobApplication, told: Told): Worded {
  const subject = SUBJECTS[told.move] ?? 'News about your application'
  const after = [helpWords(told), nextWords(organizationName, told)].filter(Boolean).join('\n\n')
  return {
    subject: `${subject}: ${title}`,
    body: `${organizationName} has answered your application ${reference}.

They wrote:

${told.words}

${after}

See it all here:
${told.origin}/requests

The page asks for this address and sends you a code.`,
    text: `${organizationName.slice(0, 50)} has answered your application ${reference}: ${subject.toLowerCase()}. Read it and see what comes next: ${told.origin}/requests`,
  }
}

/** A no is not the end of the road: it says what would help, and where that is. */
function helpWords({ reason, origin }: Told): string {
  const known = refusalReason(reason)
  if (!known) return ''
  const bridge = bridgeTo(known.help)
  return `What would help next:
- ${bridge.text}: ${origin}${bridge.path}
- Talk it over with an adviser, free: ${origin}/ask-for-help`
}

function nextWords(organizationName: string, { next, now }: Told): string {
  if (!next) return ''
  const by = dateWords(londonDate(next.dueAt), londonDate(now))
  return next.owner === 'applicant'
    ? `What happens next: tell them by ${by} whether you want it. You can do that on the page below.`
    : `What happens next: you hear from ${organizationName} by ${by}.`
}

/** Somebody else may read this: it does not say what it is about. */
const guardedWords = ({ reference }: JobApplication, { origin }: Told): Worded => ({
  subject: `News: ${reference}`,
  body: `There is news about what you sent us. Your reference is ${reference}.

Read it here:
${origin}/requests`,
  text: `There is news about ${reference}. Read it here: ${origin}/requests`,
})
