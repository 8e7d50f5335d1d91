import { roomFor, type Taker } from '../../../domain/caring.ts'
import { daysBetween, londonDate } from '../../../domain/london-time.ts'
import { CASE_STATUSES } from '../../../domain/support-case.ts'
import { quietness } from '../../../domain/today.ts'
import { CASELOAD_SORTS, type CaseloadLine, type CaseloadLook } from '../../../records/caseload.ts'
import { nearDateWords } from '../../../web/dates.ts'
import { countOf, optionText } from '../../../web/option-words.ts'
import { programText } from '../../../web/referral-due.ts'

export type CaseloadRow = {
  readonly participantId: string
  readonly name: string
  readonly href: string
  readonly about: string
  readonly next: string
  readonly due: string
  readonly late: boolean
  readonly heard: string
  readonly quiet: boolean
}

export type CaseloadPage = {
  readonly title: string
  readonly own: boolean
  readonly accountId: number
  /** Two numbers in usual cases: how much it is, and how much it may be. */
  readonly load: string
  readonly full: boolean
  readonly rows: readonly CaseloadRow[]
  readonly filters: readonly { readonly text: string; readonly href: string; readonly here: boolean }[]
  readonly sorts: readonly { readonly text: string; readonly href: string; readonly here: boolean }[]
  readonly filtered: boolean
  readonly team: readonly {
    readonly name: string
    readonly href: string
    readonly cases: string
    readonly load: string
    readonly ceiling: string
    readonly full: boolean
  }[]
  readonly takers: readonly { readonly value: number; readonly text: string }[]
}

export type CaseloadFacts = {
  readonly whose: Taker
  readonly lines: readonly CaseloadLine[]
  readonly look: CaseloadLook
  readonly own: boolean
  /** Everybody's load, for whoever shares out. */
  readonly takers: readonly Taker[]
}

/** Returns a caseload as it is read. */
export function caseloadPage({ whose, lines, look, own, takers }: CaseloadFacts, now: Date): CaseloadPage {
  const base = own ? '/desk/caseload' : `/desk/caseload/${whose.accountId}`
  const path = (change: Partial<CaseloadLook>) => pathOf(base, { ...look, ...change })
  return {
    title: own ? 'Your caseload' : `Caseload of ${whose.name}`,
    ...{ own, accountId: whose.accountId, full: roomFor(whose) <= 0 },
    load:
      whose.cases === 0
        ? `${own ? 'You look' : `${whose.name} looks`} after nobody now.`
        : `${countOf(whose.cases, 'person', 'people')}, as much work as ${usual(whose.weight)} usual cases. ${own ? 'Yours' : 'Theirs'} may be ${whose.ceiling}.`,
    rows: lines.map((line) => rowOf(line, now)),
    filters: [
      { text: 'All', href: path({ quiet: false, late: false, status: null }), here: !isFiltered(look) },
      { text: 'Late', href: path({ late: true, quiet: false, status: null }), here: look.late },
      { text: 'Not heard from', href: path({ quiet: true, late: false, status: null }), here: look.quiet },
      ...CASE_STATUSES.filter(({ value }) => value !== 'closed').map(({ value, text }) => ({
        ...{ text, href: path({ status: value, late: false, quiet: false }), here: look.status === value },
      })),
    ],
    sorts: CASELOAD_SORTS.map(({ value, text }) => ({ text, href: path({ sort: value }), here: look.sort === value })),
    filtered: isFiltered(look),
    team: own ? takers.map(loadOf) : [],
    takers: takers
      .filter(({ accountId }) => accountId !== whose.accountId)
      .map((one) => ({
        value: one.accountId,
        text: `${one.name}: ${one.cases} now${roomFor(one) > 0 ? '' : ', full'}`,
      })),
  }
}

const isFiltered = ({ status, quiet, late }: CaseloadLook): boolean => status !== null || quiet || late

function pathOf(base: string, { status, quiet, late, sort }: CaseloadLook): string {
  const query = new URLSearchParams()
  if (status) query.set('status', status)
  if (quiet || late) query.set('only', quiet ? 'quiet' : 'late')
  if (sort !== 'due') query.set('sort', sort)
  return query.size > 0 ? `${base}?${query}` : base
}

/** Hundredths of a usual case, as people say them: "12" or "12.5". */
const usual = (weight: number): string => String(Math.round(weight / 10) / 10)

const loadOf = (one: Taker) => ({
  ...{ name: one.name, href: `/desk/caseload/${one.accountId}`, cases: String(one.cases), load: usual(one.weight) },
  ...{ ceiling: String(one.ceiling), full: roomFor(one) <= 0 },
})

function rowOf(line: CaseloadLine, now: Date): CaseloadRow {
  const today = londonDate(now)
  const quiet = line.status === 'paused' ? null : quietness(line.lastHeardAt ?? line.openedAt, now)
  const days = line.lastHeardAt && daysBetween(londonDate(line.lastHeardAt), today)
  return {
    ...{ participantId: line.participantId, name: line.name, href: `/desk/people/${line.participantId}` },
    about: `${programText(line.program)}, ${optionText(CASE_STATUSES, line.status).toLowerCase()}`,
    ...{ next: line.nextStep, due: nearDateWords(londonDate(line.dueAt), today), late: line.dueAt < now },
    heard:
      days === null
        ? 'Not heard from yet'
        : days === 0
          ? 'Heard from today'
          : `Heard from ${countOf(days, 'day', 'days')} ago`,
    quiet: quiet !== null,
  }
}
