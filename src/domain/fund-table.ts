import { USUAL_LIMITS } from './fund-decision.ts'
import {
  FUND_MOVES,
  FUND_NEXT,
  FUND_PAST,
  FUND_STATUSES,
  type FundMove,
  type FundStatus,
  fundAfter,
  HOLDS_MONEY,
} from './fund-move.ts'
import { markdownCode, markdownTable } from './markdown-table.ts'
import { EVIDENCE_KINDS, FUND_PURPOSES, penceWords } from './support-fund.ts'

/** Returns the part of docs/states.md about requests to the support fund. */
export function fundTable(): string {
  return `# States of a request to the support fund

Money for what stands in the way of work. A budget is never overdrawn, however many approve at once: the database counts
what is set aside and what is spent (migrations/0049). Open, a request has an owner, a next step and a date.

${markdownTable(
  ['Status', 'Staff read', 'The person reads', '', 'Next step', 'Working days'],
  FUND_STATUSES.map(({ value, text, forPerson, open }) => [
    markdownCode(value),
    text,
    forPerson || '–',
    HOLDS_MONEY.includes(value) ? 'open, money is set aside' : open ? 'open' : 'ended',
    FUND_NEXT[value]?.step ?? '',
    `${FUND_NEXT[value]?.days ?? ''}`,
  ]),
)}

${markdownTable(
  ['From', 'Move', 'To'],
  FUND_STATUSES.flatMap(({ value }) => movesOf(value)),
)}

- Whoever asked is never one of the two who decide about more than one may alone; nobody decides for themself.
- A voucher is money spent when a shop takes it, and can be taken once, until its last day.
- In the night after that day what it held goes back to the budget (\`run-out\`), and whoever has the request finds it on
  their list. Where the shop took it in time and said so later, that is written down and paid (\`redeem-late\`); where it is
  needed after all, it is set aside again (\`set-aside-again\`). Both only as far as the budget still has it.
- A year is closed only when nothing is set aside in it.

## Who decides how much alone

What a fund begins with; its managers change it.

${markdownTable(
  ['Role', 'Alone, up to', 'One of two for more'],
  USUAL_LIMITS.map(({ role, alone, oneOfTwo }) => [markdownCode(role), penceWords(alone), oneOfTwo ? 'yes' : '']),
)}

## What proves where it went

${markdownTable(
  ['For', 'Proof'],
  FUND_PURPOSES.map(({ text, evidence }) => [
    text,
    evidence.map((kind) => EVIDENCE_KINDS.find(({ value }) => value === kind)!.text.toLowerCase()).join(', '),
  ]),
)}
`
}

const movesOf = (status: FundStatus): readonly (readonly string[])[] =>
  (Object.keys(FUND_MOVES[status]) as FundMove[]).map((move) => [
    markdownCode(status),
    `${FUND_PAST[move]} (${markdownCode(move)})`,
    markdownCode(fundAfter(status, move)!),
  ])
