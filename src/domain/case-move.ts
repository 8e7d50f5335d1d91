import type { Option } from './facets.ts'
import { addDays, londonDate } from './london-time.ts'
import type { LocalDate } from './opportunity.ts'
import { findReferralProgram } from './referral-program.ts'
import { CASE_MOVES, type CaseMove, type CaseOutcome, type CasePath, type CaseStatus } from './support-case.ts'

/** How a move is called: on a button, and of what happened. `change-next` and `undo` change no status. */
export const CASE_MOVE_NAMES = [
  { value: 'begin', text: 'Begin', past: 'Began' },
  { value: 'start-work', text: 'They started work', past: 'Started work' },
  { value: 'leave-work', text: 'Their job ended', past: 'Job ended' },
  { value: 'pause', text: 'Pause', past: 'Paused' },
  { value: 'resume', text: 'Go on', past: 'Went on' },
  { value: 'hand-over', text: 'Hand over', past: 'Handed over' },
  { value: 'close', text: 'End support', past: 'Ended' },
  { value: 'reopen', text: 'Open again', past: 'Opened again' },
] as const satisfies readonly (Option & { value: CaseMove; past: string })[]

/** What a move asks for. Nothing here is a courtesy: without it the move is refused. */
export type CaseNeed = 'next' | 'pause-reason' | 'until' | 'words' | 'taker' | 'outcome'

export const CASE_MOVE_NEEDS: Readonly<Record<CaseMove, readonly CaseNeed[]>> = {
  begin: ['next'],
  'start-work': ['next'],
  'leave-work': ['words', 'next'],
  pause: ['pause-reason', 'until', 'words'],
  resume: ['next'],
  'hand-over': ['taker', 'words'],
  close: ['outcome', 'words'],
  reopen: ['words', 'next'],
}

/** Why support waits. Each has the longest that it may, in days: then somebody asks again. Our own numbers. */
export const PAUSE_REASONS = [
  { value: 'health', text: 'Their health', days: 92 },
  { value: 'caring', text: 'They care for somebody', days: 92 },
  { value: 'away', text: 'They are away', days: 62 },
  { value: 'waiting', text: 'Another service comes first', days: 92 },
  { value: 'asked', text: 'They asked for a break', days: 62 },
] as const satisfies readonly (Option & { days: number })[]

export type PauseReason = (typeof PAUSE_REASONS)[number]['value']

/**
 * Minutes in which whoever made a move may take it back. A hand-over is not taken back: whoever has it now may be acting
 * on it already, and hands it over again.
 */
export const CASE_UNDO_MINUTES: Readonly<Record<CaseMove, number>> = {
  begin: 30,
  'start-work': 30,
  'leave-work': 30,
  pause: 30,
  resume: 30,
  'hand-over': 0,
  close: 30,
  reopen: 30,
}

/** Days after its end in which a case can be opened again; later it is a new one. */
export const CASE_REOPEN_DAYS = 183

/** A move somebody wants to make, with all that comes along. */
export type CaseAsked = {
  readonly move: CaseMove
  readonly words: string | null
  readonly nextStep: string | null
  readonly dueOn: LocalDate | null
  readonly pauseReason: PauseReason | null
  readonly until: LocalDate | null
  readonly toAccountId: number | null
  readonly outcome: CaseOutcome | null
}

/** Why a move is refused, by the field that mends it. */
export const CASE_REFUSALS = {
  words: 'Write a sentence or two',
  next: 'Say what happens next',
  due: 'Choose the day by which it happens',
  'due-past': 'Choose a day from today on',
  'due-far': 'Choose a day within the next 90 days',
  'pause-reason': 'Choose why it pauses',
  until: 'Choose the last day of the pause',
  'until-past': 'Choose a day after today',
  'until-far': 'Choose an earlier day: somebody asks again then',
  taker: 'Choose who takes them on',
  outcome: 'Choose how it ended',
} as const

export type CaseRefusal = keyof typeof CASE_REFUSALS

/** The longest that somebody may be told to wait for a next step, in days. */
const LONGEST_STEP = 90

/** Returns everything that is missing for a move, in the order of the form; nothing where it can be made. */
export function caseRefusals(asked: CaseAsked, now: Date): readonly CaseRefusal[] {
  const today = londonDate(now)
  return CASE_MOVE_NEEDS[asked.move].flatMap((need) => NEEDS[need](asked, today))
}

const NEEDS: Readonly<Record<CaseNeed, (asked: CaseAsked, today: LocalDate) => readonly CaseRefusal[]>> = {
  words: ({ words }) => (words?.trim() ? [] : ['words']),
  next: ({ nextStep, dueOn }, today) => [...(nextStep?.trim() ? [] : (['next'] as const)), ...dueRefusal(dueOn, today)],
  'pause-reason': ({ pauseReason }) => (pauseReason ? [] : ['pause-reason']),
  until: ({ until, pauseReason }, today) => {
    if (!until) return ['until']
    if (until <= today) return ['until-past']
    const longest = PAUSE_REASONS.find(({ value }) => value === pauseReason)?.days
    return longest && until > addDays(today, longest) ? ['until-far'] : []
  },
  taker: ({ toAccountId }) => (toAccountId ? [] : ['taker']),
  outcome: ({ outcome }) => (outcome ? [] : ['outcome']),
}

/** Returns why a next step cannot be due on this day; nothing where it can. */
export function dueRefusal(dueOn: LocalDate | null, today: LocalDate): readonly CaseRefusal[] {
  if (!dueOn) return ['due']
  if (dueOn < today) return ['due-past']
  return dueOn > addDays(today, LONGEST_STEP) ? ['due-far'] : []
}

/** Returns the moves that can be made of a case now, in the order of the table. */
export const caseMovesOf = (
  { status, closedAt }: { readonly status: CaseStatus; readonly closedAt: Date | null },
  now: Date,
): readonly CaseMove[] =>
  (Object.keys(CASE_MOVES[status]) as CaseMove[]).filter((move) => move !== 'reopen' || mayReopen(closedAt, now))

const mayReopen = (closedAt: Date | null, now: Date): boolean =>
  closedAt !== null && londonDate(now) <= addDays(londonDate(closedAt), CASE_REOPEN_DAYS)

/** Returns the last moment at which a move can be taken back; null where it cannot be. */
export const caseUndoUntil = (move: CaseMove, at: Date): Date | null =>
  CASE_UNDO_MINUTES[move] === 0 ? null : new Date(at.getTime() + CASE_UNDO_MINUTES[move] * 60_000)

/** Who is in work, or has a job to go back to, when support begins: programmes last differently for them. */
const IN_WORK: readonly CasePath[] = ['stay-in-work', 'return-to-work']

/**
 * Returns the last day of support on a programme that began on this day, where it limits how long it lasts; null where it
 * does not. The path at the start decides (WorkWell: 8 weeks in work, 16 weeks out of it).
 */
export function supportEndsOn(program: string, path: CasePath, began: LocalDate): LocalDate | null {
  const lasts = findReferralProgram(program)?.lasts
  return lasts ? lastDay(IN_WORK.includes(path) ? lasts.inWork : lasts.outOfWork, began) : null
}

/**
 * Returns until when somebody is supported who has just started work, where the programme counts from then: supported
 * employment stays beside them for so long (Connect to Work: 4 months). Null where the day does not change.
 */
export function supportInWorkEndsOn(program: string, started: LocalDate): LocalDate | null {
  const found = findReferralProgram(program)
  const counts = found?.models.some((model) => model === 'ips' || model === 'seqf')
  return found?.lasts && counts ? lastDay(found.lasts.inWork, started) : null
}

/** "16 weeks" or "4 months" from a day on; a month without that day ends on its last one. */
function lastDay(lasts: string, from: LocalDate): LocalDate | null {
  const [, number, unit] = /^(\d+) (week|month)s?$/.exec(lasts) ?? []
  if (!number) return null
  if (unit === 'week') return addDays(from, Number(number) * 7)
  const months = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + Number(number)
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1]
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const day = Math.min(Number(from.slice(8, 10)), last)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
