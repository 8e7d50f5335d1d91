import { ATTEMPT_RESULTS, ATTEMPT_WAYS } from '../../../domain/contact-attempt.ts'
import { DECLINE_REASONS, declineReason } from '../../../domain/decline-reason.ts'
import { may, type Viewer } from '../../../domain/permission.ts'
import { mayBeHeld, movesFor, REFERRAL_MOVE_NAMES, type ReferralMove } from '../../../domain/referral.ts'
import { REFERRAL_CLOCKS, type ReferralClock, readClock } from '../../../domain/referral-clock.ts'
import { HOLD_REASONS } from '../../../domain/referral-hold.ts'
import { ASKED_MILESTONES } from '../../../domain/referral-milestone.ts'
import { FEEDBACK_SUPPRESSIONS, REFERRAL_OUTCOMES } from '../../../domain/referral-outcome.ts'
import type { ReferralPacket } from '../../../domain/referral-packet.ts'
import { clocksOf, findReferralProgram } from '../../../domain/referral-program.ts'
import { type Adviser, roomOf, worksAt } from '../../../domain/referral-share.ts'
import type { Handover } from '../../../records/referral-assign.ts'
import type { KeptReferral } from '../../../records/referral-row.ts'
import type { ThreadEvent, ThreadLine } from '../../../records/referral-thread.ts'
import type { LastMove } from '../../../records/referral-undo.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { dayAndTimeOf } from '../../../web/moments.ts'
import { countOf, optionText, optionTexts } from '../../../web/option-words.ts'
import { type DueWords, dueWords, programText, statusText } from '../../../web/referral-due.ts'

/** All that is known of a referral, for one look at it. */
export type Known = {
  readonly kept: KeptReferral
  readonly packet: ReferralPacket | null
  readonly personPath: string | null
  readonly sender: string
  readonly owner: string | null
  readonly events: readonly ThreadEvent[]
  readonly handovers: readonly Handover[]
  readonly thread: readonly ThreadLine[]
  readonly last: LastMove | null
  readonly advisers: readonly Adviser[]
}

export type MoveButton = { readonly move: ReferralMove; readonly text: string }

export type ReferralPage = {
  readonly id: string
  readonly version: number
  readonly reference: string
  readonly name: string | null
  readonly about: string
  readonly status: string
  readonly urgent: boolean
  readonly next: string | null
  readonly due: DueWords | null
  readonly ending: readonly string[]
  readonly personPath: string | null
  readonly owner: string | null
  readonly told: string
  readonly clocks: readonly { readonly text: string; readonly words: string; readonly late: boolean }[]
  readonly entries: readonly {
    readonly day: string
    readonly text: string
    readonly by: string
    readonly words: string | null
  }[]
  readonly attempts: readonly string[]
  readonly thread: readonly (ThreadLine & { readonly words: string; readonly here: boolean })[]
  /** What can be done by one press, what asks for more, and what can be taken back. */
  readonly presses: readonly MoveButton[]
  readonly links: readonly MoveButton[]
  readonly hold: 'may-begin' | 'may-end' | null
  readonly undo: { readonly text: string; readonly until: string } | null
  readonly advisers: readonly { readonly value: number; readonly text: string }[]
}

/** Moves that ask for nothing: one press. */
const PRESSES: readonly ReferralMove[] = ['acknowledge', 'triage', 'accept', 'engage', 'start']

/** Returns a referral as its receiver works with it. */
export function referralPage(known: Known, viewer: Viewer, now: Date): ReferralPage {
  const { kept, packet, last } = known
  const { facts } = kept
  const decides = may(viewer, 'referrals.decide')
  const moves = decides ? movesFor(facts.status, 'receiver') : []
  const held = kept.heldUntil !== null
  return {
    ...{ id: kept.id, version: kept.version, reference: kept.reference, urgent: kept.urgent },
    name: packet && `${packet.person.givenName} ${packet.person.familyName}`.trim(),
    about: `${programText(kept.program)}, from ${known.sender}, ${dayWords(kept.submittedAt, now)}`,
    status: statusText(facts.status),
    next: kept.nextStep,
    due: kept.dueAt && dueWords(kept.dueAt, kept.heldUntil, now),
    ending: endingWords(kept),
    personPath: known.personPath,
    owner: known.owner,
    told: toldWords(kept),
    clocks: clockLines(kept, now),
    entries: entriesOf(known, now),
    attempts: facts.attempts.map(
      ({ at, way, result, last }) =>
        `${dayAndTimeOf(at)}: ${optionText(ATTEMPT_WAYS, way).toLowerCase()}. ${optionText(ATTEMPT_RESULTS, result)}${last ? ' (last message)' : ''}`,
    ),
    thread: known.thread.map((line) => ({
      ...line,
      words: `${statusText(line.status)}, ${dayWords(line.submittedAt, now)}`,
      here: line.id === kept.id,
    })),
    presses: moves.filter((move) => PRESSES.includes(move)).map(moveButton),
    links: moves.filter((move) => !PRESSES.includes(move)).map(moveButton),
    hold: !decides || !mayBeHeld(facts.status) ? null : held ? 'may-end' : 'may-begin',
    undo: decides && last && mayUndo(last, viewer, now) ? undoWords(last) : null,
    advisers: known.advisers
      .filter((one) => worksAt(one, kept.toHubId))
      .map((one) => ({ value: one.accountId, text: `${one.name}: ${roomWords(one)}` })),
  }
}

/** Returns how much room an adviser has, in words. */
const roomWords = (adviser: Pick<Adviser, 'open' | 'ceiling'>): string =>
  `${adviser.open} of ${adviser.ceiling}${roomOf(adviser) === 0 ? ', full' : ''}`

const moveButton = (move: ReferralMove): MoveButton => ({ move, text: optionText(REFERRAL_MOVE_NAMES, move) })

const mayUndo = ({ accountId, until, side }: LastMove, viewer: Viewer, now: Date): boolean =>
  side === 'receiver' && viewer.kind === 'member' && viewer.accountId === accountId && now <= until

const undoWords = ({ move, until }: LastMove) => ({
  text: `Take back: ${optionText(REFERRAL_MOVE_NAMES, move).toLowerCase()}`,
  until: dayAndTimeOf(until),
})

function endingWords({ facts, outcome }: KeptReferral): string[] {
  const reason = facts.declineReason && `${optionText(DECLINE_REASONS, facts.declineReason)}.`
  const what = facts.declineReason && declineReason(facts.declineReason).forReferrer
  const how = outcome && `${optionText(REFERRAL_OUTCOMES, outcome)}.`
  return [reason, what && `The referrer reads: “${what}”`, how].filter((words) => typeof words === 'string')
}

/** What the referrer may hear from here on. */
function toldWords({ agreedMilestones }: KeptReferral): string {
  const more = optionTexts(ASKED_MILESTONES, agreedMilestones)
  return more ? `whether you take it on, and: ${more.toLowerCase()}` : 'whether you take it on, and no more'
}

const SHOWN_CLOCKS: readonly ReferralClock[] = [
  'acknowledge',
  'decide',
  'answer',
  'first-contact',
  'first-meeting',
  'progress',
]

function clockLines({ facts, program }: KeptReferral, now: Date) {
  const days = clocksOf(findReferralProgram(program))
  return SHOWN_CLOCKS.flatMap((clock) => {
    const read = readClock(facts, clock, now, days)
    if (!read) return []
    const by = `by ${dayWords(read.dueAt, now)}`
    const late = read.daysLate > 0
    const lateBy = `${countOf(read.daysLate, 'working day', 'working days')} late`
    const done = read.stoppedAt && `done ${dayWords(read.stoppedAt, now)}`
    const words = [by, done, late && lateBy].filter(Boolean).join(', ')
    return [{ text: REFERRAL_CLOCKS[clock].text, words, late: late && !read.stoppedAt }]
  })
}

function entriesOf({ events, handovers, sender }: Known, now: Date): ReferralPage['entries'] {
  const happened = events.map(({ at, move, by, organization, reason, words }) => ({
    at,
    text: [ENTRIES[move] ?? move, reason && reasonText(reason)].filter(Boolean).join(': '),
    by: by ?? organization ?? NOBODYS[move] ?? sender,
    words,
  }))
  const given = handovers.map(({ at, from, to, by }) => ({
    at,
    text: to ? `Given to ${to}${from ? `, before with ${from}` : ''}` : 'Put back to the queue',
    by: by ?? '',
    words: null,
  }))
  return [...happened, ...given]
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .map(({ at, ...entry }) => ({ day: dayWords(at, now), ...entry }))
}

/** Who did it where no account and no organisation stands with it: else it was the system that sent it. */
const NOBODYS: Readonly<Record<string, string>> = { expire: 'Nobody: the days had passed', withdraw: 'The person' }

const reasonText = (reason: string): string =>
  optionText([...DECLINE_REASONS, ...HOLD_REASONS, ...FEEDBACK_SUPPRESSIONS], reason)

/** What each thing that happened is called afterwards. */
const ENTRIES: Readonly<Record<string, string>> = {
  submit: 'Sent',
  acknowledge: 'Said that it has come',
  triage: 'Began to look at it',
  accept: 'Accepted',
  waitlist: 'Put on the waiting list',
  'ask-for-more': 'Asked for more',
  answer: 'Answered',
  'refer-on': 'Referred on',
  decline: 'Declined',
  'attempt-contact': 'Tried to reach them',
  engage: 'In touch',
  start: 'Started',
  update: 'How it is going',
  close: 'Closed',
  withdraw: 'Taken back',
  'give-up-contact': 'Stopped trying',
  expire: 'Ran out of time',
  reopen: 'Opened again',
  hold: 'On hold',
  resume: 'Hold ended',
  'follow-up': 'Followed up',
}
