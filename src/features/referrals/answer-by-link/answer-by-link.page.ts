import { mayGiveUpContact } from '../../../domain/contact-attempt.ts'
import { movesFor, REFERRAL_MOVE_NAMES, type ReferralMove } from '../../../domain/referral.ts'
import type { ReferralPacket } from '../../../domain/referral-packet.ts'
import type { OwnWord } from '../../../records/participant-word.ts'
import type { KeptReferral } from '../../../records/referral-row.ts'
import type { ThreadEvent } from '../../../records/referral-thread.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { optionText } from '../../../web/option-words.ts'
import { type DueWords, dueWords, programText, statusText } from '../../../web/referral-due.ts'

/** What a partner by link can do, in the order in which it is offered. Referring on needs somebody who knows the others. */
export const LINK_MOVES = [
  'acknowledge',
  'accept',
  'engage',
  'start',
  'attempt-contact',
  'update',
  'ask-for-more',
  'waitlist',
  'decline',
  'give-up-contact',
  'close',
] as const satisfies readonly ReferralMove[]

export type LinkMove = (typeof LINK_MOVES)[number]

export type LinkedReferralPage = {
  readonly reference: string
  readonly about: string
  readonly status: string
  readonly next: string | null
  readonly due: DueWords | null
  /** The first is what is asked for now. */
  readonly moves: readonly { readonly move: LinkMove; readonly text: string }[]
  readonly packet: ReferralPacket | null
  readonly words: readonly OwnWord[]
  readonly entries: readonly { readonly day: string; readonly text: string; readonly words: string | null }[]
}

/** Returns what can be answered now. Whoever decides at once has thereby said that it has come. */
export function linkMoves({ facts }: KeptReferral, now: Date): readonly LinkMove[] {
  const able =
    facts.status === 'submitted'
      ? ['acknowledge', ...movesFor('received', 'receiver')]
      : movesFor(facts.status, 'receiver')
  return LINK_MOVES.filter(
    (move) => able.includes(move) && (move !== 'give-up-contact' || mayGiveUpContact(facts, now)),
  )
}

/** Returns a referral as a partner by link works with it. */
export function linkedReferralPage(
  known: {
    readonly kept: KeptReferral
    readonly packet: ReferralPacket | null
    readonly words: readonly OwnWord[]
    readonly events: readonly ThreadEvent[]
  },
  now: Date,
): LinkedReferralPage {
  const { kept, packet, words, events } = known
  return {
    reference: kept.reference,
    about: `${programText(kept.program)}, sent ${dayWords(kept.submittedAt, now)}`,
    status: statusText(kept.facts.status),
    next: kept.nextStep,
    due: kept.dueAt && dueWords(kept.dueAt, kept.heldUntil, now),
    moves: linkMoves(kept, now).map((move) => ({
      move,
      text: MOVE_WORDS[move] ?? optionText(REFERRAL_MOVE_NAMES, move),
    })),
    packet,
    words,
    entries: events
      .map(({ at, move, words }) => ({
        day: dayWords(at, now),
        text: EVENT_WORDS[move] ?? 'Changed',
        words,
      }))
      .reverse(),
  }
}

/** Said to people who do this now and then. */
const MOVE_WORDS: Readonly<Partial<Record<LinkMove, string>>> = {
  acknowledge: 'We have it, and will decide',
  accept: 'Yes, we take this on',
  'ask-for-more': 'Ask a question first',
  waitlist: 'Yes, but there is a wait',
  decline: 'No, we cannot take this on',
  'attempt-contact': 'Note that we tried to reach them',
  engage: 'We are in touch with them',
  start: 'They have started',
  update: 'Say how it is going',
  'give-up-contact': 'Stop: we could not reach them',
  close: 'It has ended: say how',
}

export const linkMoveText = (move: LinkMove): string => MOVE_WORDS[move] ?? optionText(REFERRAL_MOVE_NAMES, move)

/** What each thing that happened is called afterwards, to the partner. */
const EVENT_WORDS: Readonly<Record<string, string>> = {
  submit: 'It was sent to you',
  acknowledge: 'You said that you have it',
  accept: 'You took it on',
  waitlist: 'You said that there is a wait',
  'ask-for-more': 'You asked a question',
  answer: 'The question was answered',
  'attempt-contact': 'You tried to reach them',
  engage: 'You are in touch',
  start: 'They have started',
  update: 'You said how it is going',
  reopen: 'It was opened again',
  hold: 'It was put on hold',
  resume: 'The hold ended',
  undo: 'The last step was taken back',
}
