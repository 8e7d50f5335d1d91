import type { Option } from './facets.ts'
import { addDays, daysBetween, endOfLondonDay, londonDate, startOfLondonDay } from './london-time.ts'

/**
 * What an adviser's day is made of, and how much it weighs where two things are due together: a person who waits at
 * the door before a person who waits for a call, that before paper. The order of this table is that order.
 */
export const TODAY_KINDS = [
  { value: 'concern', text: 'Somebody at risk' },
  { value: 'appointment', text: 'Appointment' },
  { value: 'message', text: 'Message' },
  { value: 'help-request', text: 'Request for help' },
  { value: 'referral', text: 'Referral' },
  { value: 'quiet', text: 'Not heard from' },
  { value: 'case', text: 'Next step' },
  { value: 'absence', text: 'Missed a group' },
  { value: 'step', text: 'Step of the plan' },
  { value: 'job-check', text: 'Still in work?' },
  { value: 'fund', text: 'Support fund' },
  { value: 'review', text: 'Review' },
  { value: 'date', text: 'Date that matters' },
  { value: 'panel', text: 'Panel' },
  { value: 'agreement', text: 'Agreement' },
] as const satisfies readonly Option[]

export type TodayKind = (typeof TODAY_KINDS)[number]['value']

/** One thing that waits: about whom, what, by when; where it opens, and what can be done without leaving the list. */
export type TodayEntry = {
  /** The same for the same thing, whenever the list is read. */
  readonly key: string
  readonly kind: TodayKind
  /** Null where the name is not shown to whoever looks. */
  readonly who: string | null
  readonly participantId: string | null
  readonly what: string
  readonly dueAt: Date
  /** Whether the hour counts, and not the day alone. */
  readonly timed: boolean
  readonly urgent: boolean
  readonly href: string
  /** What it is about, where two parts of the work may wait for one thing: the next step of a case, a step of its plan. */
  readonly thing?: string
  /** What one press does: each a form of one button. */
  readonly acts?: readonly TodayAct[]
}

export type TodayAct = {
  readonly path: string
  readonly text: string
  readonly fields: Readonly<Record<string, string>>
}

export const TODAY_GROUPS = [
  { value: 'late', text: 'Late' },
  { value: 'today', text: 'Today' },
  { value: 'week', text: 'This week' },
] as const satisfies readonly Option[]

export type TodayGroup = (typeof TODAY_GROUPS)[number]['value']

/** The list looks a week ahead: what is due later is on the record and in the calendar. */
export const TODAY_LOOKS_AHEAD = 7
/** Agreements are renewed face to face, so they show two weeks before they run out. */
export const AGREEMENT_LOOKS_AHEAD = 14

/** Days without a contact that went both ways after which somebody is quiet (domain rules, 5: our own default). */
export const QUIET_DAYS = [
  { days: 28, urgent: true },
  { days: 14, urgent: false },
] as const

/** Returns how long nobody has heard from somebody, in words. */
export const quietWords = (since: Date, now: Date): string =>
  `Not heard from for ${daysBetween(londonDate(since), londonDate(now))} days`

/** Returns how quiet somebody has been since they were heard last, or since the case began; null where they are not. */
export function quietness(since: Date, now: Date): (typeof QUIET_DAYS)[number] | null {
  return QUIET_DAYS.find(({ days }) => since <= quietSince(days, now)) ?? null
}

/** Returns the moment before which a last contact makes somebody quiet for so many days. */
export const quietSince = (days: number, now: Date): Date => new Date(now.getTime() - days * 86_400_000)

/** Returns by when somebody who is quiet is to be spoken to: by the day on which the next line of the table begins. */
export function quietDue(since: Date, now: Date): Date {
  const day = londonDate(since)
  const hard = endOfLondonDay(addDays(day, QUIET_DAYS[0].days))
  return hard < now ? hard : endOfLondonDay(londonDate(now))
}

/** Returns the end of the last day that the list shows. */
export const todayEnds = (now: Date, days: number = TODAY_LOOKS_AHEAD): Date =>
  endOfLondonDay(addDays(londonDate(now), days))

/** Returns in which part of the list something stands. */
export function groupOf({ dueAt }: Pick<TodayEntry, 'dueAt'>, now: Date): TodayGroup {
  if (dueAt < now) return 'late'
  return dueAt < startOfLondonDay(addDays(londonDate(now), 1)) ? 'today' : 'week'
}

/**
 * Returns entries in the order in which they are done: late before today before the week; urgent first of what is late
 * and of today; then by time, where the hour counts before the end of the day; then by kind. Urgent things later in the
 * week keep their day: nobody is called early because it matters.
 */
export function inTodayOrder(entries: readonly TodayEntry[], now: Date): readonly TodayEntry[] {
  return entries.toSorted((a, b) => {
    const [one, other] = [rankOf(a, now), rankOf(b, now)]
    const at = one.findIndex((value, i) => value !== other[i])
    return at === -1 ? a.key.localeCompare(b.key) : one[at]! - other[at]!
  })
}

const GROUP_ORDER = TODAY_GROUPS.map(({ value }) => value) as readonly TodayGroup[]
const KIND_ORDER = TODAY_KINDS.map(({ value }) => value) as readonly TodayKind[]

function rankOf(entry: TodayEntry, now: Date): readonly number[] {
  const group = groupOf(entry, now)
  return [
    GROUP_ORDER.indexOf(group),
    group === 'week' || !entry.urgent ? 1 : 0,
    entry.dueAt.getTime(),
    KIND_ORDER.indexOf(entry.kind),
  ]
}

/** What a case and a step of its plan have in common where the case waits for that very step: in these words. */
export const nextThing = (caseId: string, words: string): string =>
  `${caseId} ${words
    .trim()
    .replace(/[.\s]+$/, '')
    .toLowerCase()}`

/**
 * Returns entries as they are shown, one line for a person and a thing: the next step of a case that is a step of the
 * plan, or a meeting, is on the list as that; and who is quiet while something is to be done with them is there once,
 * with both. A meeting keeps its own line: it has an hour.
 */
export function withoutRepeats(entries: readonly TodayEntry[]): readonly TodayEntry[] {
  const shown = new Map<string, TodayEntry>()
  for (const one of entries) if (one.kind !== 'case' && one.thing) shown.set(one.thing, one)
  const sameAs = ({ thing }: TodayEntry) => (thing === undefined ? undefined : shown.get(thing))
  const next = entries
    .filter(({ kind }) => kind === 'case')
    .map((one) => sameAs(one) ?? one)
    .filter(({ timed }) => !timed)
  const firstOf = new Map(next.toReversed().map((one) => [one.participantId, one]))
  return entries.flatMap((entry) => {
    if (entry.kind === 'quiet' && firstOf.has(entry.participantId)) return []
    if (entry.kind === 'case' && sameAs(entry)) return []
    if (firstOf.get(entry.participantId) !== entry) return [entry]
    const quiet = entries.find((one) => one.kind === 'quiet' && one.participantId === entry.participantId)
    return [quiet ? withQuiet(entry, quiet) : entry]
  })
}

/** What is to be done next with somebody who is quiet: by the earlier date, and being in touch is one press away. */
const withQuiet = (entry: TodayEntry, quiet: TodayEntry): TodayEntry => ({
  ...entry,
  what: `${entry.what}. ${quiet.what}`,
  urgent: quiet.urgent,
  dueAt: quiet.dueAt < entry.dueAt ? quiet.dueAt : entry.dueAt,
  ...(entry.kind === 'step' && { acts: [...(entry.acts ?? []), ...(quiet.acts ?? [])] }),
})

export type TodayList = {
  readonly groups: readonly { readonly group: TodayGroup; readonly entries: readonly TodayEntry[] }[]
  /** How many there are besides those that are shown; of a source that was cut short, at least. */
  readonly more: number
}

/** Returns the list as it is shown: no more than `most`, in groups; a group without anything is left out. */
export function todayList(entries: readonly TodayEntry[], now: Date, most: number): TodayList {
  const all = inTodayOrder(withoutRepeats(entries), now)
  const shown = all.slice(0, most)
  return {
    groups: GROUP_ORDER.map((group) => ({
      group,
      entries: shown.filter((entry) => groupOf(entry, now) === group),
    })).filter((one) => one.entries.length > 0),
    more: all.length - shown.length,
  }
}
