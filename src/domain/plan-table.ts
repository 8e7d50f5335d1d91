import { ASKED_EXPIRES_DAYS, ASKED_MOVES, ASKED_STATUSES } from './assessment-request.ts'
import { markdownCode, markdownTable } from './markdown-table.ts'
import {
  GOAL_MOVES,
  GOAL_STATUSES,
  type GoalStatus,
  PERSON_MOVES,
  STEP_MOVE_WORDS,
  STEP_MOVES,
  STEP_STATUSES,
  type StepMove,
  type StepStatus,
} from './plan.ts'
import { EXEMPTIONS, MOVED_DAYS_AT_MOST, REVIEW_KINDS, REVIEW_MOVES, REVIEW_TIMES, type ReviewTime } from './review.ts'

/** Returns the part of docs/states.md about plans and their reviews. */
export function planTable(): string {
  return `# States of a plan

A plan is the goals of a case and the steps to them. The person reads all of it, and all that happened to it. An open step
belongs to somebody and has a date; whether it is late is worked out and stored nowhere.

## Goals

${markdownTable(
  ['From', 'Move', 'To'],
  GOAL_STATUSES.flatMap(({ value }) => movesOf(GOAL_MOVES, value as GoalStatus)),
)}

## Steps

A step of an adviser is that of whoever has the case, or of somebody else who sees the person: a colleague, or staff of an
organisation that a referral joins to ours. Where they do not see the person any more, it falls back to whoever has the case.

Whoever works with the person makes every move. What the person may do, too, stands in the last column: "own" is a step
that is theirs. They can propose a step at any time.

${markdownTable(
  ['From', 'Move', 'To', 'Asks for', 'The person, too'],
  STEP_STATUSES.flatMap(({ value }) =>
    movesOf(STEP_MOVES, value as StepStatus).map(([from, move, to]) => [
      ...[from!, move!, to!],
      NEEDS[move!.replaceAll('`', '') as StepMove] ?? '',
      PERSON_MOVES[move!.replaceAll('`', '') as StepMove] ?? '',
    ]),
  ),
)}

${markdownTable(
  ['Move', 'In words'],
  Object.entries(STEP_MOVE_WORDS).map(([move, { text }]) => [markdownCode(move), text]),
)}

## Reviews

Planned when a case opens, and the next with each that is done. No programme publishes days of its own: these are ours,
and stand in \`src/domain/review.ts\`.

${markdownTable(
  ['Programme', 'Review', 'Due', 'Opens', 'Closes', 'Again'],
  Object.entries(REVIEW_TIMES).flatMap(([program, times]) =>
    times.map((time) => [markdownCode(program), ...timeCells(time)]),
  ),
)}

Put off for one of these reasons, a review is counted anew from its new day:

${markdownTable(
  ['Reason', 'The person reads', 'Days at most'],
  EXEMPTIONS.map(({ text, forPerson, days }) => [text, forPerson, `${days}`]),
)}

Moved for one of these, at most ${MOVED_DAYS_AT_MOST} days after it was due, it still counts by the day it was due:

${markdownTable(
  ['Reason', 'The person reads'],
  REVIEW_MOVES.map(({ text, forPerson }) => [text, forPerson]),
)}

Those of a case that closes are cancelled with it, and planned anew where it opens again. Where support ends on another
day, the last one moves along and counts by its new day.

## Questions to be answered alone

An adviser asks somebody to answer an instrument by a day ([assessments.md](assessments.md)). The person answers, whoever
works with them takes it back, and the clock lets it go ${ASKED_EXPIRES_DAYS} days after its day. Asked together meanwhile, it is
answered too; it ends with the case.

${markdownTable(
  ['From', 'Move', 'To'],
  ASKED_STATUSES.flatMap(({ value }) => movesOf(ASKED_MOVES, value)),
)}
`
}

/** What a step has to say besides. */
const NEEDS: Readonly<Partial<Record<StepMove, string>>> = {
  block: 'what stands in the way',
  drop: 'why',
  replace: 'the step that takes its place',
  reopen: 'a date',
}

const movesOf = <S extends string>(moves: Readonly<Record<S, object>>, from: S): string[][] =>
  Object.entries(moves[from]).map(([move, to]) => [markdownCode(from), markdownCode(move), markdownCode(String(to))])

const timeCells = ({ kind, from, days, opens, closes, every }: ReviewTime): string[] => [
  REVIEW_KINDS.find(({ value }) => value === kind)!.text,
  from === 'opening' ? `${days} days after the case opens` : `${days} days before support ends`,
  `${opens} days before`,
  `${closes} days after`,
  every ? `every ${every} days` : 'once',
]
