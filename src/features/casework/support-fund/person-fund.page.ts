import { FUND_STATUSES, type FundStatus, isOpenRequest } from '../../../domain/fund-move.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { FUND_PURPOSES, financialYear, penceWords, yearWords } from '../../../domain/support-fund.ts'
import type { FundRequest } from '../../../records/fund-request.ts'
import { dateWords } from '../../../web/dates.ts'
import { dayOf } from '../../../web/moments.ts'
import { optionText } from '../../../web/option-words.ts'

export type FundLine = {
  readonly id: string
  readonly title: string
  readonly who: string
  readonly sum: string
  readonly about: string
  readonly next: string | null
  readonly late: boolean
  readonly tag: { readonly text: string; readonly classes: string }
}

export type PersonFundPage = {
  /** What they have had this year, in words. */
  readonly had: string
  readonly open: readonly FundLine[]
  readonly past: readonly FundLine[]
}

/** What the list can be narrowed to. */
export const QUEUES = [
  { value: 'mine', text: 'Yours' },
  { value: 'deciding', text: 'To decide in your team' },
  { value: 'team', text: 'All of your team' },
] as const

export const FUND_TAGS: Readonly<Record<FundStatus, string>> = {
  draft: 'govuk-tag--grey',
  asked: 'govuk-tag--blue',
  'more-wanted': 'govuk-tag--yellow',
  approved: 'govuk-tag--green',
  declined: 'govuk-tag--grey',
  withdrawn: 'govuk-tag--grey',
  committed: 'govuk-tag--turquoise',
  'part-paid': 'govuk-tag--turquoise',
  paid: 'govuk-tag--turquoise',
  reconciled: 'govuk-tag--green',
  closed: 'govuk-tag--grey',
  cancelled: 'govuk-tag--grey',
}

/** Returns one request as a line of a list. */
export function fundLine(request: FundRequest, now: Date): FundLine {
  const { status, approved, asked, paid, dueAt, nextStep } = request
  const today = londonDate(now)
  const sum =
    approved === null || approved === asked ? penceWords(asked) : `${penceWords(approved)} of ${penceWords(asked)}`
  const due = dueAt && dateWords(londonDate(dueAt), today)
  const late = dueAt !== null && dueAt < now
  return {
    id: request.id,
    title: optionText(FUND_PURPOSES, request.purpose),
    who: request.who ?? '',
    sum: paid > 0 && paid !== approved ? `${sum}, ${penceWords(paid)} paid` : sum,
    about: [request.fund, `asked ${dayOf(request.askedAt)} by ${request.askedByName}`].filter(Boolean).join(' · '),
    next:
      nextStep && due
        ? `${nextStep}${request.ownerName ? `: ${request.ownerName}` : ''}, ${late ? 'was due' : 'by'} ${due}`
        : null,
    late,
    tag: { text: optionText(FUND_STATUSES, status), classes: FUND_TAGS[status] },
  }
}

/** Returns what was asked for somebody: what is open first, and what it came to in a financial year. */
export function personFundPage(requests: readonly FundRequest[], year: number, now: Date): PersonFundPage {
  const inYear = requests.filter(({ decidedAt }) => decidedAt !== null && financialYear(londonDate(decidedAt)) === year)
  const paid = inYear.reduce((sum, one) => sum + one.paid, 0)
  const held = requests.reduce((sum, one) => sum + one.held, 0)
  const spent = paid === 0 ? 'Nothing was paid' : `${penceWords(paid)} was paid`
  const had = inYear.some((one) => one.approved !== null) ? `${spent} for what was approved` : 'Nothing was approved'
  const { open, past } = Object.groupBy(requests, ({ status }) => (isOpenRequest(status) ? 'open' : 'past'))
  return {
    had: `${had} in ${yearWords(year)}.${held > 0 ? ` ${penceWords(held)} is set aside.` : ''}`,
    open: (open ?? []).map((one) => fundLine(one, now)),
    past: (past ?? []).map((one) => fundLine(one, now)),
  }
}
