import { CASE_MOVE_NAMES, caseMovesOf, PAUSE_REASONS } from '../../../domain/case-move.ts'
import { londonDate, londonTime } from '../../../domain/london-time.ts'
import { CASE_OUTCOMES, CASE_PATHS, CASE_STATUSES, isOpenCase, type SupportCase } from '../../../domain/support-case.ts'
import type { CaseEvent } from '../../../records/case-undo.ts'
import { capital, dateWords, fullDate, nearDateWords, timeWords } from '../../../web/dates.ts'
import { dayOf } from '../../../web/moments.ts'
import { optionText } from '../../../web/option-words.ts'
import { programText } from '../../../web/referral-due.ts'

export type Known = {
  readonly cases: readonly SupportCase[]
  readonly events: ReadonlyMap<string, readonly CaseEvent[]>
  readonly names: ReadonlyMap<number, string>
  /** Until when one's own last move of a case can be taken back. */
  readonly undoable: ReadonlyMap<string, Date>
  readonly changes: boolean
  readonly organizationId: number
}

export type CaseCard = {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly status: string
  readonly tagClasses: string
  readonly next: { readonly words: string; readonly due: string; readonly late: boolean } | null
  readonly rows: readonly (readonly [string, string])[]
  readonly moves: readonly { readonly value: string; readonly text: string }[]
  readonly undoUntil: string | null
  readonly events: readonly {
    readonly day: string
    readonly text: string
    readonly by: string
    readonly words: string | null
  }[]
  readonly mayChangeNext: boolean
}

export type CasesPage = {
  readonly cards: readonly CaseCard[]
  readonly mayOpen: boolean
  /** What opening a case is called: the first is where work begins, one more is another programme beside it. */
  readonly openText: string
}

/** Returns what there is with somebody, open cases first, as colleagues read it. */
export const casesPage = (known: Known, now: Date): CasesPage => ({
  cards: known.cases.map((one) => cardOf(one, known, now)),
  mayOpen: known.changes,
  openText: known.cases.some((one) => isOpenCase(one.status) && one.organizationId === known.organizationId)
    ? 'Add another programme'
    : 'Start working with them',
})

const COLOURS: Readonly<Record<SupportCase['status'], string>> = {
  starting: 'govuk-tag--blue',
  active: 'govuk-tag--green',
  'in-work': 'govuk-tag--turquoise',
  paused: 'govuk-tag--yellow',
  closed: 'govuk-tag--grey',
}

function cardOf(one: SupportCase, known: Known, now: Date): CaseCard {
  const ours = known.changes && one.organizationId === known.organizationId
  const until = known.undoable.get(one.id)
  return {
    ...{ id: one.id, version: one.version, title: programText(one.program), tagClasses: COLOURS[one.status] },
    status: optionText(CASE_STATUSES, one.status),
    next: nextOf(one, now),
    rows: rowsOf(one, known, now),
    moves: ours ? caseMovesOf(one, now).map((move) => ({ value: move, text: optionText(CASE_MOVE_NAMES, move) })) : [],
    undoUntil: until ? timeWords(londonTime(until)) : null,
    events: (known.events.get(one.id) ?? []).toReversed().map(eventOf),
    mayChangeNext: ours && one.status !== 'closed',
  }
}

function nextOf({ nextStep, dueAt }: SupportCase, now: Date) {
  if (!nextStep || !dueAt) return null
  return { words: nextStep, due: nearDateWords(londonDate(dueAt), londonDate(now)), late: dueAt < now }
}

function rowsOf(one: SupportCase, { names }: Known, now: Date): readonly (readonly [string, string])[] {
  const today = londonDate(now)
  const rows: (readonly [string, string | null])[] = [
    ['To', optionText(CASE_PATHS, one.path)],
    ['With', one.ownerAccountId === null ? null : (names.get(one.ownerAccountId) ?? null)],
    ['Since', dayOf(one.openedAt)],
    ['Paused until', one.pausedUntil && dateWords(one.pausedUntil, today)],
    ['Support lasts until', one.closedAt ? null : one.supportEndsOn && fullDate(one.supportEndsOn)],
    ['Heard from', one.closedAt ? null : one.lastHeardAt ? dayOf(one.lastHeardAt) : 'Not yet'],
    ['Ended', one.closedAt && dayOf(one.closedAt)],
    ['How it ended', one.outcome && optionText(CASE_OUTCOMES, one.outcome)],
  ]
  return rows.flatMap(([key, value]) => (value ? [[key, value] as const] : []))
}

const PAST: Readonly<Record<string, string>> = {
  ...Object.fromEntries(CASE_MOVE_NAMES.map(({ value, past }) => [value, past])),
  open: 'Began to work together',
  'change-next': 'Changed what is next',
  undo: 'Took back what was done last',
}

function eventOf({ at, move, by, toName, reason, words }: CaseEvent) {
  const why = PAUSE_REASONS.find(({ value }) => value === reason)?.text
  const to = move === 'hand-over' && toName ? ` to ${toName}` : ''
  return {
    day: capital(dayOf(at)),
    text: `${PAST[move] ?? capital(move.replaceAll('-', ' '))}${to}${why ? `: ${why.toLowerCase()}` : ''}`,
    by: by ?? 'by itself',
    words,
  }
}
