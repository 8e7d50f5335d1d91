import { DECLINE_CONSEQUENCES, type DeclineReason, declineReason, needsChild } from '../../../domain/decline-reason.ts'
import { mayMove, type ReferralMove } from '../../../domain/referral.ts'
import { REFERRAL_OUTCOMES } from '../../../domain/referral-outcome.ts'
import type { ReferralPacket } from '../../../domain/referral-packet.ts'
import type { ListPlace } from '../../../records/referral-list.ts'
import type { ThreadEvent } from '../../../records/referral-thread.ts'
import type { SentPart, TrackedReferral } from '../../../records/referral-tracking.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { placePath } from '../../../web/list-place.ts'
import { optionText } from '../../../web/option-words.ts'
import { type DueWords, dueWords, programText, statusText } from '../../../web/referral-due.ts'

export const SENT_PARTS = [
  { value: 'waits', text: 'For us to do' },
  { value: 'open', text: 'Open' },
  { value: 'ended', text: 'At an end' },
] as const satisfies readonly { value: SentPart; text: string }[]

export type SentLine = {
  readonly path: string
  readonly reference: string
  readonly name: string | null
  readonly about: string
  readonly state: string
  readonly next: string | null
  readonly due: DueWords | null
  readonly waits: boolean
  readonly by: string | null
}

export type SentListPage = {
  readonly part: SentPart
  readonly parts: readonly { readonly value: SentPart; readonly text: string; readonly count: string | null }[]
  readonly lines: readonly SentLine[]
  readonly nextPath: string | null
}

/** Returns what was sent, in words. */
export function sentListPage(
  listed: {
    readonly part: SentPart
    readonly waiting: number
    readonly lines: readonly TrackedReferral[]
    readonly next: ListPlace | null
  },
  now: Date,
): SentListPage {
  const { part, waiting, lines, next } = listed
  return {
    part,
    parts: SENT_PARTS.map((one) => ({
      ...one,
      count: one.value === 'waits' ? (waiting >= 100 ? '99+' : String(waiting)) : null,
    })),
    lines: lines.map((line) => sentLine(line, now)),
    nextPath: placePath(`/desk/referrals/sent?show=${part}`, next),
  }
}

function sentLine(line: TrackedReferral, now: Date): SentLine {
  const { reference, name, by, waitsForUs: waits, nextStep, dueAt } = line
  return {
    ...{ reference, name, by, waits },
    path: `/desk/referrals/sent/${line.id}`,
    about: `${programText(line.program)}, to ${line.to}, ${dayWords(line.submittedAt, now)}`,
    state: statusText(line.state),
    next: nextStep,
    due: dueAt && nextStep ? dueWords(dueAt, null, now) : null,
  }
}

export type TrackedPage = SentLine & {
  readonly id: string
  readonly ending: readonly string[]
  readonly entries: readonly {
    readonly day: string
    readonly text: string
    readonly by: string
    readonly words: string | null
  }[]
  readonly children: readonly SentLine[]
  /** What can be done from here. */
  readonly may: {
    readonly answer: boolean
    readonly withdraw: boolean
    readonly reopen: boolean
    readonly offer: boolean
    /** Saying what was done instead; absent where only another referral counts. */
    readonly followUp: boolean
  }
}

/** All that its sender knows of a referral. */
export type TrackedKnown = {
  readonly tracked: TrackedReferral
  readonly packet: ReferralPacket | null
  readonly events: readonly ThreadEvent[]
  readonly children: readonly TrackedReferral[]
  readonly declined: DeclineReason | null
  readonly acts: boolean
}

/** Returns one referral as whoever sent it follows it. Only who sent this one, and holds its packet, can act on it. */
export function trackedPage(
  { tracked, packet, events, children, declined, acts }: TrackedKnown,
  now: Date,
): TrackedPage {
  const line = sentLine(tracked, now)
  const ours = acts && packet !== null
  const can = (move: ReferralMove) => ours && mayMove({ status: tracked.state, move, side: 'referrer' }).ok
  const owed = ours && tracked.waitsForUs && tracked.state !== 'more-info-needed'
  return {
    ...line,
    id: tracked.id,
    ending: endingWords(tracked, declined),
    entries: events
      .map(({ at, move, to, by, organization, words }) => ({
        day: dayWords(at, now),
        text: ENTRIES[move] ?? statusText(to),
        by: [by, organization].filter(Boolean).join(', '),
        words,
      }))
      .reverse(),
    children: children.map((child) => sentLine(child, now)),
    may: {
      answer: can('answer'),
      withdraw: can('withdraw'),
      reopen: can('reopen') && children.every(({ endedAt }) => endedAt !== null),
      offer: owed,
      followUp: owed && !(declined && needsChild(declined)),
    },
  }
}

function endingWords({ outcome, state }: TrackedReferral, declined: DeclineReason | null): string[] {
  const how = outcome && state === 'closed' && `${optionText(REFERRAL_OUTCOMES, outcome)}.`
  if (!declined) return how ? [how] : []
  const reason = declineReason(declined)
  const { owner } = DECLINE_CONSEQUENCES[reason.consequence]
  return [
    reason.forReferrer,
    owner ? 'The person has been told, and that somebody looks further with them.' : '',
  ].filter(Boolean)
}

const ENTRIES: Readonly<Record<string, string>> = {
  submit: 'Sent',
  'ask-for-more': 'They asked',
  answer: 'Answered',
  withdraw: 'Taken back',
  reopen: 'Opened again',
  'refer-on': 'Referred on',
  expire: 'Nobody answered in time',
  'follow-up': 'Followed up',
}
