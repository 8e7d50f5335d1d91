import { STATE_WORDS } from '../../../domain/job-application.ts'
import { daysBetween, londonDate } from '../../../domain/london-time.ts'
import type { ReplyRate } from '../../../records/application-terms.ts'
import type { JobApplication, Queue } from '../../../records/job-application.ts'
import { dateWords } from '../../../web/dates.ts'

/** The parts of the queue, in the order in which one would look at them. */
const PARTS = [
  { value: 'waiting', text: 'Waiting for you', holds: (one: JobApplication) => one.nextOwner === 'organization' },
  { value: 'new', text: 'New', holds: (one: JobApplication) => one.state === 'submitted' },
  { value: 'theirs', text: 'Waiting for them', holds: (one: JobApplication) => one.nextOwner === 'applicant' },
  { value: 'closed', text: 'At an end', holds: (one: JobApplication) => one.nextOwner === null },
] as const
export type Part = (typeof PARTS)[number]['value']

export type QueueLine = {
  readonly path: string
  readonly name: string
  readonly title: string
  readonly reference: string
  readonly state: string
  readonly late: boolean
  /** "Answer by Friday 4 December", "Waited 6 days". */
  readonly next: string
  readonly since: string
}

export type QueuePage = {
  readonly part: Part
  readonly parts: readonly { readonly value: Part; readonly text: string; readonly count: number }[]
  readonly listings: readonly { readonly id: number; readonly title: string; readonly count: number }[]
  readonly listing: number | null
  readonly lines: readonly QueueLine[]
  readonly rate: ReplyRate | null
}

export const applicationPath = ({ id }: { readonly id: number }): string => `/desk/applications/${id}`

export function queuePage(
  { open, closed }: Queue,
  asked: { readonly show: string | null; readonly listing: number | null },
  rate: ReplyRate | null,
  now: Date,
): QueuePage {
  const part = PARTS.find(({ value }) => value === asked.show) ?? PARTS[0]
  const all = [...open, ...closed]
  const ofListing = all.filter(({ opportunityId }) => asked.listing === null || opportunityId === asked.listing)
  return {
    part: part.value,
    parts: PARTS.map(({ value, text, holds }) => ({ value, text, count: ofListing.filter(holds).length })),
    listings: listingsOf(open),
    listing: asked.listing,
    lines: ofListing.filter(part.holds).map((one) => queueLine(one, now)),
    rate,
  }
}

function listingsOf(open: readonly JobApplication[]): QueuePage['listings'] {
  const ids = [...new Set(open.map(({ opportunityId }) => opportunityId))]
  return ids.map((id) => {
    const those = open.filter(({ opportunityId }) => opportunityId === id)
    return { id, title: those[0]!.title, count: those.length }
  })
}

function queueLine(one: JobApplication, now: Date): QueueLine {
  const today = londonDate(now)
  const days = daysBetween(londonDate(one.sentAt), today)
  const by = one.dueAt ? dateWords(londonDate(one.dueAt), today) : ''
  return {
    path: applicationPath(one),
    name: one.name,
    title: one.title,
    reference: one.reference,
    state: STATE_WORDS[one.state].organization,
    late: one.nextOwner === 'organization' && one.dueAt !== null && one.dueAt < now,
    next: one.nextOwner === null ? '' : one.nextOwner === 'organization' ? `Answer by ${by}` : `They answer by ${by}`,
    since: days === 0 ? 'Sent today' : days === 1 ? 'Sent yesterday' : `Sent ${days} days ago`,
  }
}
