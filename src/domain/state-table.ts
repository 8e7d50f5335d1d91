import { CONTACT_PATH } from './contact-attempt.ts'
import { DECLINE_CONSEQUENCES, DECLINE_GROUPS, DECLINE_REASONS } from './decline-reason.ts'
import type { Option } from './facets.ts'
import {
  isOpenReferral,
  mayMove,
  REFERRAL_MOVE_NAMES,
  REFERRAL_MOVES,
  REFERRAL_SIDES,
  REFERRAL_STATUSES,
  type ReferralMove,
  type ReferralSide,
  type ReferralStatus,
} from './referral.ts'
import { CLOCK_NAMES, FOLLOW_UPS, REFERRAL_CLOCKS, STATUS_STEPS } from './referral-clock.ts'
import { DELIVERY_MOVES, DELIVERY_STATES } from './referral-delivery.ts'
import { HELD_DAYS_AT_MOST, HOLD_REASONS } from './referral-hold.ts'
import { REFERRAL_MILESTONES } from './referral-milestone.ts'
import { DRAFT_DAYS, EXPIRES_AFTER, MOVE_NEEDS, type MoveNeed, REOPEN_WITHIN, UNDO_MINUTES } from './referral-move.ts'
import { FEEDBACK_SUPPRESSIONS, REFERRAL_OUTCOMES } from './referral-outcome.ts'
import { REFERRAL_PROGRAMS } from './referral-program.ts'

/** Returns docs/states.md: all that can happen to a referral, who may do it, and what is due by when. */
export function stateTable(): string {
  return `${INTRODUCTION}
## Where a referral stands

Every open status has an owner, a step and a date. The last column is the clock that says by when.

${table(['Status', 'Staff read', 'The person reads', '', 'Whose turn', 'Next step', 'Clock'], statusRows())}

Not taken on, but not let go either: after an ending that leaves somebody without help, a step is still owed.

${table(['Ended as', 'Whose turn', 'Next step', 'Working days'], followUpRows())}

\`\`\`mermaid
${diagram()}
\`\`\`

Apart from all this stands whether it got there at all. Where it did not, the referrer has the next step.

${table(['Delivery', 'In words', 'Moves'], deliveryRows())}

## What can happen

What is not here cannot happen. Undo is for whoever made the move, and puts everything back as it was.

${table(['From', 'Move', 'To', 'By', 'Asks for', 'Undo'], moveRows())}

- A draft is deleted after ${DRAFT_DAYS} days. Nobody else has seen it.
- The clock ends a referral after ${expiryWords()}, days on hold apart.
- Where the agreement that it rests on is taken back, whoever writes that down, the clock ends a referral as ${code('withdrawn')}.
- A referral can be opened again within ${REOPEN_WITHIN} working days, unless another one that came out of it is open.

## Clocks

Working days in London: Monday to Friday, bank holidays apart. Due at the end of the day. A clock starts at the latest of
its starts and stops at the first stop after that. Only a hold with a reason pauses it.

${table(['Clock', 'Working days', 'Starts', 'Stops'], clockRows())}

${programWords()}

## Holds

A hold is laid over a status; it is no status. Not before a referral is received, and all holds of one together take no
more than ${HELD_DAYS_AT_MOST} working days. What was late before stays late.

${table(
  ['Reason', 'The person reads', 'Working days at most'],
  HOLD_REASONS.map(({ text, forPerson, days }) => [text, forPerson, `${days}`]),
)}

## Reasons for declining, and what they set off

${table(['On whose side', 'Reason', 'What follows', 'By', 'Working days', 'Asked again', 'The person reads'], declineRows())}

## When somebody cannot be reached

Nobody is given up before ${CONTACT_PATH.attempts} tries in ${CONTACT_PATH.ways} ways (or the one way the person allows),
no more than ${CONTACT_PATH.everyDays} working days apart; a last message at least ${CONTACT_PATH.overDays} working days
after the first try; and ${CONTACT_PATH.waitDays} working days to answer it. Only ways that the person allowed count as safe.
Reaching them once starts the count anew.

## Outcomes, and what the referrer hears

Nothing is closed without an outcome and words for the referrer, or a reason why they hear nothing.

${table(
  ['Outcome', 'The person reads', 'Goes on to checks of work'],
  REFERRAL_OUTCOMES.map(({ text, forPerson, job }) => [text, forPerson || '–', job ? 'yes' : '']),
)}

${table(
  ['Why the referrer hears nothing'],
  FEEDBACK_SUPPRESSIONS.map(({ text }) => [text]),
)}

## What a referrer may see

Each rests on an agreement of the person: the one to be referred, or a tick of its own. Employers see none of it.

${table(
  ['Milestone', 'Rests on'],
  REFERRAL_MILESTONES.map(({ text, agreed }) => [
    text,
    agreed === 'referral' ? 'the agreement to be referred' : 'a tick',
  ]),
)}

## Rules of the programmes that come with the product

They advise and never decide. What is not known is asked.

${table(['Programme', 'Rule', 'In force', 'Source'], ruleRows())}
`
}

const INTRODUCTION = `# States of a referral

Printed by \`bin/states > docs/states.md\` from \`src/domain/\`; a test fails where they differ.
`

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const table = (heads: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n')
const textOf = <V extends string>(options: readonly (Option & { value: V })[], value: V) =>
  options.find((option) => option.value === value)!.text
const sideWords = (side: ReferralSide) => textOf(REFERRAL_SIDES, side).toLowerCase()
const code = (word: string) => `\`${word}\``

type Step = { readonly owner: ReferralSide; readonly text: string; readonly clock: keyof typeof REFERRAL_CLOCKS }

const statusRows = () =>
  REFERRAL_STATUSES.map(({ value, text, forPerson }) => {
    const step = (STATUS_STEPS as Partial<Record<ReferralStatus, Step>>)[value]
    const clock = value === 'contact-attempted' ? 'as below: somebody cannot be reached' : step?.clock
    const open = isOpenReferral(value) ? 'open' : 'ended'
    return [code(value), text, forPerson, open, step ? sideWords(step.owner) : '', step?.text ?? '', clock ?? '']
  })

const followUpRows = () => [
  ...Object.entries(FOLLOW_UPS).map(([status, { owner, text, days }]) => [
    code(status),
    sideWords(owner),
    text,
    `${days}`,
  ]),
  [code('declined'), 'by reason', 'by reason, see below', 'by reason'],
]

const deliveryRows = () =>
  DELIVERY_STATES.map(({ value, text }) => [
    code(value),
    text,
    Object.entries(DELIVERY_MOVES[value])
      .map(([move, to]) => `${move} → ${code(to)}`)
      .join(', '),
  ])

const moveNames = (status: ReferralStatus) => Object.keys(REFERRAL_MOVES[status]) as ReferralMove[]
const leadsTo = (status: ReferralStatus, move: ReferralMove) =>
  (REFERRAL_MOVES[status] as Partial<Record<ReferralMove, ReferralStatus>>)[move]!

const diagram = () =>
  [
    'stateDiagram-v2',
    ...REFERRAL_STATUSES.map(({ value, text }) => `  state "${text}" as ${value.replaceAll('-', '_')}`),
    '  [*] --> draft',
    ...REFERRAL_STATUSES.flatMap(({ value: from }) =>
      moveNames(from)
        .filter((move) => leadsTo(from, move) !== from && move !== 'reopen')
        .map((move) => `  ${from.replaceAll('-', '_')} --> ${leadsTo(from, move).replaceAll('-', '_')}: ${move}`),
    ),
  ].join('\n')

const moveRows = () =>
  REFERRAL_STATUSES.flatMap(({ value: from }) =>
    moveNames(from).map((move) => [
      code(from),
      `${textOf(REFERRAL_MOVE_NAMES, move)} (${code(move)})`,
      code(leadsTo(from, move)),
      REFERRAL_SIDES.map(({ value }) => value)
        .filter((side) => mayMove({ status: from, move, side }).ok)
        .map(sideWords)
        .join(', '),
      MOVE_NEEDS[move].map((need) => NEED_WORDS[need]).join(', '),
      UNDO_MINUTES[move] === 0 ? '' : `${UNDO_MINUTES[move]} minutes`,
    ]),
  )

const NEED_WORDS: Readonly<Record<MoveNeed, string>> = {
  words: 'a few words',
  'staff-words': 'a few words, but not of the person',
  'decline-reason': 'a reason from the list',
  outcome: 'an outcome',
  feedback: 'words for the referrer, or why not',
  attempt: 'how it was tried',
  'attempts-made': 'everything tried that must be',
  'time-passed': 'its days to have passed',
}

const expiryWords = () =>
  Object.entries(EXPIRES_AFTER)
    .map(([status, days]) => `${days} working days as ${code(status)}`)
    .join(' or ')

const timeWords = (time: string) => time.replace(/At$/, '').replace(/([A-Z])/g, ' $1')

const clockRows = () =>
  CLOCK_NAMES.map((name) => {
    const { text, days, from, until } = REFERRAL_CLOCKS[name]
    return [`${text} (${code(name)})`, `${days}`, from.map(timeWords).join(', '), until.map(timeWords).join(', ')]
  })

function programWords(): string {
  const own = REFERRAL_PROGRAMS.filter(({ clocks }) => Object.keys(clocks).length > 0)
  if (own.length === 0) return 'These are the days of every programme that says nothing else. None of those below does.'
  return table(
    ['Programme', 'Clock', 'Working days'],
    own.flatMap(({ name, clocks }) => Object.entries(clocks).map(([clock, days]) => [name, code(clock), `${days}`])),
  )
}

const declineRows = () =>
  DECLINE_REASONS.map(({ group, text, consequence, days, forPerson }) => [
    textOf(DECLINE_GROUPS, group),
    text,
    DECLINE_CONSEQUENCES[consequence].text,
    DECLINE_CONSEQUENCES[consequence].owner ?? '',
    days === 0 ? '' : `${days}`,
    AGAIN_WORDS[DECLINE_CONSEQUENCES[consequence].again],
    forPerson,
  ])

const AGAIN_WORDS = {
  always: 'at any time',
  'after-days': 'after these days; sooner if the person asks',
  'when-changed': 'when something has changed',
} as const

const ruleRows = () =>
  REFERRAL_PROGRAMS.flatMap(({ name, rules }) =>
    rules.map(({ text, effectiveFrom, effectiveTo, sourceName, sourceUrl, sourceDate, mark }) => [
      name,
      text,
      `from ${effectiveFrom}${effectiveTo ? ` to ${effectiveTo}` : ''}`,
      `[${sourceName}](${sourceUrl}), ${sourceDate ?? 'without a date'}${mark === 'primary' ? '' : '; check with the provider'}`,
    ]),
  )
