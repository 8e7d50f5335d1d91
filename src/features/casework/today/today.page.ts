import { daysBetween, londonDate, londonDateAndTime, weekdayOf } from '../../../domain/london-time.ts'
import {
  TODAY_GROUPS,
  TODAY_KINDS,
  type TodayAct,
  type TodayEntry,
  type TodayGroup,
  todayList,
} from '../../../domain/today.ts'
import type { ListPlace } from '../../../records/referral-list.ts'
import type { LateCase, TeamCounts } from '../../../records/today-team.ts'
import { capital, dateWords, timeWords, WEEKDAYS } from '../../../web/dates.ts'
import { placePath } from '../../../web/list-place.ts'
import { optionText } from '../../../web/option-words.ts'
import { programText } from '../../../web/referral-due.ts'

/** As many as somebody reads in the morning; the rest is on the caseload. */
export const MOST_SHOWN = 50

export type TodayRow = {
  readonly key: string
  readonly kind: string
  readonly who: string
  readonly what: string
  readonly due: string
  readonly late: boolean
  readonly urgent: boolean
  readonly href: string
  readonly acts: readonly TodayAct[]
}

export type TodayPage = {
  readonly title: string
  /** How much there is, in words for the head of the page. */
  readonly sum: string
  readonly groups: readonly { readonly title: string; readonly late: boolean; readonly rows: readonly TodayRow[] }[]
  readonly more: number
}

/** Returns the list of today as it is read. */
export function todayPage(entries: readonly TodayEntry[], name: string, now: Date): TodayPage {
  const { groups, more } = todayList(entries, now, MOST_SHOWN)
  const count = (group: TodayGroup) => groups.find((one) => one.group === group)?.entries.length ?? 0
  const parts = [
    count('late') > 0 && `${count('late')} late`,
    count('today') > 0 && `${count('today')} for today`,
    count('week') > 0 && `${count('week')} this week`,
  ].filter((part) => part !== false)
  return {
    title: `${capital(dateWords(londonDate(now), londonDate(now)))}`,
    sum: parts.length > 0 ? parts.join(', ') : `Nothing waits for you, ${name.split(' ')[0]}.`,
    groups: groups.map(({ group, entries: shown }) => ({
      title: optionText(TODAY_GROUPS, group),
      late: group === 'late',
      rows: shown.map((entry) => rowOf(entry, group, now)),
    })),
    more,
  }
}

const SAYS_HOW_QUIET: ReadonlySet<TodayEntry['kind']> = new Set(['quiet', 'case', 'step'])

const rowOf = (entry: TodayEntry, group: TodayGroup, now: Date): TodayRow => ({
  key: entry.key,
  kind: entry.kind === 'quiet' ? '' : optionText(TODAY_KINDS, entry.kind),
  // Nobody knows yet who wrote.
  who: entry.who ?? (entry.kind === 'message' ? 'Somebody' : 'Name not shown'),
  what: entry.what,
  due: dueOf(entry, group, now),
  late: group === 'late',
  // Whoever was not heard from says so in words.
  urgent: entry.urgent && !SAYS_HOW_QUIET.has(entry.kind),
  href: entry.href,
  acts: entry.acts ?? [],
})

function dueOf({ dueAt, timed }: TodayEntry, group: TodayGroup, now: Date): string {
  const { date, time } = londonDateAndTime(dueAt)
  const today = londonDate(now)
  const at = timed ? `, ${timeWords(time)}` : ''
  if (group === 'late') return `${lateWords(date, today)}${at}`
  if (group === 'today') return timed ? timeWords(time) : 'Today'
  return `${weekWords(date, today)}${at}`
}

/** Within the week the weekday says which day it is. */
function weekWords(date: string, today: string): string {
  const days = daysBetween(today, date)
  if (days === 1) return 'Tomorrow'
  return days < 7 ? WEEKDAYS[weekdayOf(date) - 1]! : capital(dateWords(date, today))
}

function lateWords(date: string, today: string): string {
  const days = daysBetween(date, today)
  if (days === 0) return 'Today'
  return days === 1 ? 'Yesterday' : `${days} days ago`
}

export type TeamPage = {
  readonly cases: readonly {
    readonly name: string
    readonly href: string
    readonly about: string
    readonly due: string
  }[]
  readonly counts: readonly {
    readonly text: string
    readonly count: string
    readonly href: string
    readonly none: boolean
  }[]
  readonly next: string | null
}

/** Returns what is late in a team, and what nobody has, as a manager reads it. */
export function teamPage(
  late: { readonly cases: readonly LateCase[]; readonly next: ListPlace | null },
  counts: TeamCounts,
  hasRequests: boolean,
  now: Date,
): TeamPage {
  const today = londonDate(now)
  const shown = (count: number) => (count >= 100 ? '99+' : String(count))
  const line = (text: string, count: number, href: string) => ({ text, count: shown(count), href, none: count === 0 })
  return {
    cases: late.cases.map(({ participantId, name, owner, program, nextStep, dueAt }) => ({
      ...{ name, href: `/desk/people/${participantId}/cases` },
      about: `${nextStep}. ${programText(program)}, with ${owner}`,
      due: lateWords(londonDate(dueAt), today),
    })),
    counts: [
      line('People whose next step is late', counts.lateCases, '/desk/today/team'),
      line('Late referrals', counts.lateReferrals, '/desk/referrals/late'),
      line('Referrals that nobody has', counts.unownedReferrals, '/desk/referrals/unassigned'),
      ...(hasRequests
        ? [
            line('Late requests for help', counts.lateRequests, '/desk/help-requests?show=late'),
            line('Requests that nobody has', counts.unownedRequests, '/desk/help-requests?show=untaken'),
          ]
        : []),
    ],
    next: placePath('/desk/today/team?', late.next),
  }
}
