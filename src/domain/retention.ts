/** What holds personal data and ends one day. */
export type RetentionSubject =
  | 'help-request'
  | 'booking'
  | 'job-application'
  | 'enrolment'
  | 'contact-message'
  | 'listing-report'
  | 'message'

export type RetentionRule = {
  readonly subject: RetentionSubject
  /** Days from its end until it is erased, where the borough says nothing else. */
  readonly days: number
  /** As people are told on the privacy page. */
  readonly words: string
  readonly endsWhen: string
  /** Where the default comes from. */
  readonly source: string
}

const NO_LONGER_THAN_NEEDED = 'UK GDPR Article 5(1)(e): no longer than needed; no law names a number.'
/** Local Government Act 1974, section 26B. */
const OMBUDSMAN = 'The Local Government and Social Care Ombudsman takes complaints for 12 months.'

/** Everything that is erased once it has ended long enough ago. What is not here is erased elsewhere, or is nobody’s. */
export const RETENTION: readonly RetentionRule[] = [
  {
    subject: 'help-request',
    days: 730,
    words: 'What you asked an adviser for',
    endsWhen: 'it was closed',
    source: `${NO_LONGER_THAN_NEEDED} Two years, so that somebody who comes back need not start again.`,
  },
  {
    subject: 'booking',
    days: 365,
    words: 'A time with an adviser',
    endsWhen: 'the time has passed, and what it was about is closed',
    source: `${NO_LONGER_THAN_NEEDED} ${OMBUDSMAN}`,
  },
  {
    subject: 'job-application',
    days: 365,
    words: 'An application',
    endsWhen: 'it was decided, stopped or closed',
    source:
      'Equality Act 2010 section 123: a claim about a refusal within three months, longer with conciliation or where a tribunal finds it just. Reply rates look back one year.',
  },
  {
    subject: 'enrolment',
    days: 365,
    words: 'Your place on a course or at an event',
    endsWhen: 'the course or event is over, or you gave up your place',
    source: `${NO_LONGER_THAN_NEEDED} ${OMBUDSMAN}`,
  },
  {
    subject: 'contact-message',
    days: 365,
    words: 'A message to us',
    endsWhen: 'it was answered',
    source: `${NO_LONGER_THAN_NEEDED} ${OMBUDSMAN}`,
  },
  {
    subject: 'listing-report',
    days: 365,
    words: 'A report about a page',
    endsWhen: 'it was decided',
    source: `${NO_LONGER_THAN_NEEDED} ${OMBUDSMAN}`,
  },
  {
    subject: 'message',
    days: 365,
    words: 'That we sent you an email or a text, without its words',
    endsWhen: 'it was sent, or given up',
    source: `${NO_LONGER_THAN_NEEDED} ${OMBUDSMAN} Its words go after 90 days.`,
  },
]

/** A borough may keep things for at least a month and at most ten years. */
export const LEAST_KEPT_DAYS = 30
export const MOST_KEPT_DAYS = 3650

/** What a borough says about it. */
export type Keeping = {
  readonly slug: string
  readonly keepDays?: Readonly<Partial<Record<RetentionSubject, number>>>
}

/** What a borough says of how long people are kept after a programme, by its id; dates as `2030-03-31`. */
export type ProgramKeepingSet = Readonly<
  Record<string, { readonly days?: number | undefined; readonly projectEndsOn?: string | undefined }>
>

const DAY = 86_400_000

/** Returns after how many days this borough erases what has ended. */
export const keptDays = ({ subject, days }: RetentionRule, place: Pick<Keeping, 'keepDays'>): number =>
  place.keepDays?.[subject] ?? days

/** Before which moment something must have ended to be erased: for each borough, and where none is known. */
export type ErasedBefore = { readonly byPlace: ReadonlyMap<string, Date>; readonly otherwise: Date }

/**
 * Returns before which moment this must have ended to be erased now. What belongs to no one borough is kept as long as
 * the borough that keeps it longest.
 */
export function erasedBefore(rule: RetentionRule, places: readonly Keeping[], now: Date): ErasedBefore {
  const before = (days: number) => new Date(now.getTime() - days * DAY)
  const days = places.map((place) => keptDays(rule, place))
  return {
    byPlace: new Map(places.map((place, at) => [place.slug, before(days[at]!)])),
    otherwise: before(days.length > 0 ? Math.max(...days) : rule.days),
  }
}

/** Returns days as people say them: "2 years", "1 year", "6 months", "45 days". */
export function keptWords(days: number): string {
  const many = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`
  if (days % 365 === 0) return many(days / 365, 'year')
  if (days % 30 === 0) return many(days / 30, 'month')
  return many(days, 'day')
}
