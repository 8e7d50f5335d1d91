import type { Authority } from '../../../domain/fund-decision.ts'
import { FUND_PAST, FUND_STATUSES, type FundMove, HOLDS_MONEY } from '../../../domain/fund-move.ts'
import { londonDate } from '../../../domain/london-time.ts'
import type { Participant } from '../../../domain/participant.ts'
import {
  EVIDENCE_KINDS,
  FUND_PURPOSES,
  leftOf,
  missingEvidence,
  PAY_METHODS,
  penceWords,
  yearWords,
} from '../../../domain/support-fund.ts'
import type { FundEvent } from '../../../records/fund-event.ts'
import type { FundRequest } from '../../../records/fund-request.ts'
import type { FundEvidence, FundSpend } from '../../../records/fund-spend.ts'
import type { OwnVoucher } from '../../../records/fund-voucher.ts'
import type { PersonDocument } from '../../../records/person-document.ts'
import type { FundBudget } from '../../../records/support-fund.ts'
import { dateWords, fullDate } from '../../../web/dates.ts'
import { dayAndTimeOf } from '../../../web/moments.ts'
import { optionText } from '../../../web/option-words.ts'
import { FUND_TAGS, fundLine } from './person-fund.page.ts'

export type RequestKnown = {
  readonly request: FundRequest
  readonly person: Participant
  readonly had: string
  readonly events: readonly FundEvent[]
  readonly spend: readonly FundSpend[]
  readonly vouchers: readonly OwnVoucher[]
  readonly evidence: readonly FundEvidence[]
  /** Photos and files that they sent with messages, the latest first. */
  readonly papers: readonly PersonDocument[]
  /** Of this year; null where the fund has none, or it is closed. */
  readonly budget: FundBudget | null
  readonly authority: Authority
  readonly changes: boolean
}

export type RequestPage = RequestKnown & {
  readonly path: string
  readonly title: string
  readonly tag: { readonly text: string; readonly classes: string }
  readonly next: string | null
  readonly late: boolean
  readonly facts: readonly (readonly [string, string])[]
  /** What a decider should know of the budget. */
  readonly left: string
  readonly paidLines: readonly { readonly text: string; readonly about: string }[]
  readonly happened: readonly {
    readonly when: string
    readonly what: string
    readonly words: string | null
    readonly by: string
  }[]
  /** What is missing of the proof, in words. */
  readonly missing: readonly string[]
  /** What can be done besides what is asked for here. */
  readonly links: readonly { readonly action: string; readonly text: string }[]
}

/** Returns a request as a page shows it. */
export function requestPage(known: RequestKnown, now: Date): RequestPage {
  const { request, spend, events, evidence, budget, changes } = known
  const { next, late } = fundLine(request, now)
  const title = `${optionText(FUND_PURPOSES, request.purpose)}, ${penceWords(request.approved ?? request.asked)}`
  return {
    ...known,
    ...{ path: `/desk/fund/${request.id}`, title, next, late },
    tag: { text: optionText(FUND_STATUSES, request.status), classes: FUND_TAGS[request.status] },
    facts: factsOf(request, now),
    left: budget
      ? `${penceWords(leftOf(budget))} is left of the budget for ${yearWords(budget.year)}.`
      : 'The fund has no open budget for this year.',
    paidLines: spend.map((one) => ({
      text: `${one.kind === 'refund' ? 'Came back: ' : ''}${penceWords(one.pence)}, ${fullDate(one.onDate)}`,
      about: [optionText(PAY_METHODS, one.method), one.receipt, one.by].filter(Boolean).join(' · '),
    })),
    happened: events
      .filter(({ move }) => move !== 'draft')
      .map(({ at, move, by, words, pence }) => ({
        ...{ when: dayAndTimeOf(at), words, by: by ?? BY_ITSELF[move] ?? 'The shop, by the code' },
        what: `${FUND_PAST[move as FundMove] ?? move}${pence ? `: ${penceWords(pence)}` : ''}`,
      }))
      .toReversed(),
    missing: missingEvidence(
      request.purpose,
      evidence.map(({ kind }) => kind),
    ).map((kind) => optionText(EVIDENCE_KINDS, kind).toLowerCase()),
    links: changes ? [...ranOut(known), ...linksOf(request)] : [],
  }
}

/** Who did what nobody did: the clock. */
const BY_ITSELF: Readonly<Record<string, string>> = { 'run-out': 'By itself' }

const ranOut = ({ request, vouchers }: RequestKnown): RequestPage['links'] =>
  HOLDS_MONEY.includes(request.status) && request.held > 0 && vouchers.some(({ released }) => released)
    ? [{ action: 'run-out', text: 'The voucher was used, or is still needed' }]
    : []

function factsOf(request: FundRequest, now: Date): RequestPage['facts'] {
  const { asked, approved, paid, held } = request
  const today = londonDate(now)
  const sums = [
    `${penceWords(asked)} asked`,
    approved !== null && `${penceWords(approved)} approved`,
    paid > 0 && `${penceWords(paid)} paid`,
    held > 0 && `${penceWords(held)} set aside`,
  ]
  const decided = request.decidedByName && `${request.decidedByName}, ${dayAndTimeOf(request.decidedAt!)}`
  return [
    ['What it makes possible', request.words],
    ['How much', sums.filter(Boolean).join(', ')],
    [
      'Who is paid',
      request.payee === 'staff' ? `${request.payeeWords}, who has paid for it already` : request.payeeWords,
    ],
    ['Needed by', dateWords(request.neededOn, today)],
    ['Fund', request.fund ?? ''],
    ['Asked by', `${request.askedByName}, ${dayAndTimeOf(request.askedAt)}`],
    ...(decided ? ([['Decided by', decided]] as const) : []),
    ...(request.waivedWords ? ([['Why there is no proof', request.waivedWords]] as const) : []),
  ]
}

function linksOf({ status, paid }: FundRequest): RequestPage['links'] {
  const link = (action: string, text: string) => ({ action, text })
  switch (status) {
    case 'draft':
      return [link('change', 'Change it'), link('end', 'Do not ask')]
    case 'asked':
    case 'more-wanted':
      return [link('end', 'Stop asking')]
    case 'approved':
    case 'committed':
      return [link('end', 'Cancel it: the money goes back')]
    case 'part-paid':
      return [link('end', 'Give back the rest'), link('back', 'Money came back')]
    case 'paid':
      return paid > 0 ? [link('back', 'Money came back')] : [link('end', 'Cancel it: all of it came back')]
    case 'reconciled':
      return paid > 0 ? [link('back', 'Money came back')] : []
    default:
      return []
  }
}
