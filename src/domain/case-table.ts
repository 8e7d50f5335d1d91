import {
  CASE_MOVE_NAMES,
  CASE_MOVE_NEEDS,
  CASE_REOPEN_DAYS,
  CASE_UNDO_MINUTES,
  type CaseNeed,
  PAUSE_REASONS,
} from './case-move.ts'
import { markdownCode, markdownTable } from './markdown-table.ts'
import { CASE_MOVES, CASE_STATUSES, type CaseMove, type CaseStatus, caseAfter, isOpenCase } from './support-case.ts'

/** Returns the part of docs/states.md about cases: where one can stand, and all that can happen to it. */
export function caseTable(): string {
  return `# States of a case

A case is one organisation's work with one person on one programme. The start of a referral opens one; so does an adviser,
for somebody on their list or out of a request for help. Open, it has an owner who is there, a next step and a date: the
database refuses anything else, from whichever side it comes (migrations/0043 and 0044).

## Where a case stands

${markdownTable(
  ['Status', 'Staff read', 'The person reads', ''],
  CASE_STATUSES.map(({ value, text, forPerson }) => [
    markdownCode(value),
    text,
    forPerson,
    isOpenCase(value) ? 'open' : 'ended',
  ]),
)}

## What can happen to a case

What is not here cannot happen. Undo is for whoever made the move, and puts everything back as it was.

${markdownTable(['From', 'Move', 'To', 'Asks for', 'Undo'], moveRows())}

- It can be opened again within ${CASE_REOPEN_DAYS} days of its end; later it is a new one.
- Where it came out of a referral that is still open, its end closes that referral too, with words for the referrer or a
  reason why they hear nothing; taking back the end opens both.
- What is planned in it ends with it: its reviews are cancelled, its open steps are not needed any more, and what is still
  arranged (appointments, places in groups) is called off and the person told, unless it is kept. Taking back the end
  brings all of it back, but a place in a group, which somebody else may have by now. Opened again later, its reviews are
  planned anew from that day.
- Where the day changes on which support ends, its last review moves along, and none is planned for after it.
- Taking back the start of a referral takes back the case that it opened, unless something else has happened in it.
- Whoever leaves, whose account is closed or who gets a part that looks after nobody, leaves nobody behind: their people
  go to whoever was named, else to the adviser of that hub with most room, else, where nothing has begun, to the queue
  of the team for today, else to a manager. All of it in the transaction that ends their part.

## Why support pauses

${markdownTable(
  ['Reason', 'Days at most'],
  PAUSE_REASONS.map(({ text, days }) => [text, `${days}`]),
)}
`
}

const moveRows = () =>
  CASE_STATUSES.flatMap(({ value: from }: { readonly value: CaseStatus }) =>
    (Object.keys(CASE_MOVES[from]) as CaseMove[]).map((move) => [
      markdownCode(from),
      `${CASE_MOVE_NAMES.find(({ value }) => value === move)!.text} (${markdownCode(move)})`,
      markdownCode(caseAfter(from, move)!),
      CASE_MOVE_NEEDS[move].map((need) => NEED_WORDS[need]).join(', '),
      CASE_UNDO_MINUTES[move] === 0 ? '' : `${CASE_UNDO_MINUTES[move]} minutes`,
    ]),
  )

const NEED_WORDS: Readonly<Record<CaseNeed, string>> = {
  next: 'a next step and its day',
  'pause-reason': 'a reason from the list',
  until: 'its last day',
  words: 'a few words',
  taker: 'who takes them on',
  outcome: 'an outcome',
}
