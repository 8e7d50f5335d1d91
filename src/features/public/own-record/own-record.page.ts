import { isOpenReferral, referralStatusWords } from '../../../domain/referral.ts'
import { nextStepOf } from '../../../domain/referral-clock.ts'
import { REFERRAL_OUTCOMES } from '../../../domain/referral-outcome.ts'
import { clocksOf, findReferralProgram } from '../../../domain/referral-program.ts'
import { DATA_CLASSES, isCurrent, type SharingPurpose } from '../../../domain/sharing.ts'
import type { OwnEvent, OwnReferral } from '../../../records/own-record.ts'
import type { KeptDecision } from '../../../records/sharing.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { optionTexts } from '../../../web/option-words.ts'
import { ownReferralPath } from './own-record.queries.ts'

/** One referral, as the person reads it. */
export type OwnReferralLine = {
  readonly reference: string
  readonly path: string
  readonly to: string
  readonly from: string
  /** What it is, in the programme's words for the person. */
  readonly about: string
  readonly status: string
  /** What happens next; how it ended where it has. */
  readonly next: string
  /** By when, as a day; null where nothing is owed. */
  readonly by: string | null
  readonly late: boolean
  readonly open: boolean
  readonly sent: string
}

export function ownReferralLine(referral: OwnReferral, now: Date): OwnReferralLine {
  const { facts, program, outcome } = referral
  const step = nextStepOf(facts, now, clocksOf(findReferralProgram(program)))
  const ending = REFERRAL_OUTCOMES.find(({ value }) => value === outcome)?.forPerson ?? ''
  return {
    ...{
      reference: referral.reference,
      path: ownReferralPath(referral.reference),
      to: referral.to,
      from: referral.from,
    },
    about: findReferralProgram(program)?.forPerson ?? '',
    status: referralStatusWords(facts.status).forPerson,
    next: step?.forPerson ?? ending,
    by: step ? dayWords(step.dueAt, now) : null,
    late: step !== null && step.dueAt < now && !step.hold,
    open: isOpenReferral(facts.status),
    sent: dayWords(referral.submittedAt, now),
  }
}

/** What the person reads about each thing that happened. */
const OWN_EVENTS: Readonly<Record<string, string>> = {
  submit: 'Your referral was sent',
  acknowledge: 'They said that it has come',
  triage: 'They began to read it',
  accept: 'They said yes',
  waitlist: 'You went on their waiting list',
  'ask-for-more': 'They asked a question',
  answer: 'The question was answered',
  'refer-on': 'They passed it on',
  decline: 'They could not take it on',
  'attempt-contact': 'They tried to reach you',
  engage: 'You are in touch with them',
  start: 'You have started',
  update: 'They said how it is going',
  close: 'It has ended',
  withdraw: 'It was taken back',
  'give-up-contact': 'They could not reach you',
  expire: 'No answer came in time',
  reopen: 'It was opened again',
  hold: 'It waits for a while',
  resume: 'It goes on',
  undo: 'The last step was undone',
}

/** Whose words the person reads: what is said about the road, not what professionals write to each other. */
const READS_WORDS: readonly string[] = ['waitlist', 'ask-for-more', 'answer', 'update']

export type OwnEventLine = { readonly day: string; readonly text: string; readonly words: string | null }

/** Returns what happened to a referral, the latest first. */
export const ownEventLines = (events: readonly OwnEvent[], now: Date): readonly OwnEventLine[] =>
  events
    .map(({ at, move, words }) => ({
      day: dayWords(at, now),
      text: OWN_EVENTS[move] ?? 'Something was changed',
      words: READS_WORDS.includes(move) ? words : null,
    }))
    .reverse()

/** What sharing is for, as the person reads it, and what ending it does. */
export const OWN_PURPOSES: Readonly<Record<SharingPurpose, { text: string; stops: string; stays: string }>> = {
  referral: {
    text: 'They read your referral, to help you',
    stops: 'They see nothing of you any more, from the moment you press the button. What is open with them ends.',
    stays: 'They keep that there was a referral. What they wrote themselves they may have to keep by law.',
  },
  'progress-to-referrer': {
    text: 'They hear how it is going, because they referred you',
    stops: 'They hear nothing more of how it is going.',
    stays: 'What they have heard already they know. Whoever helps you goes on helping you.',
  },
  'joint-support': {
    text: 'They see your record, to help as well',
    stops: 'They see nothing of you any more, from the moment you press the button.',
    stays: 'What they wrote themselves they may have to keep by law.',
  },
  employer: {
    text: 'You are put forward to them for work',
    stops: 'They are told nothing more of you.',
    stays: 'What they have already they may keep for a while. They have to say how long, if you ask them.',
  },
  whatsapp: {
    text: 'They write to you on WhatsApp',
    stops: 'They write to you there no more.',
    stays: 'What was written stays with WhatsApp and with them. They can still reach you in another way.',
  },
  applications: {
    text: 'They see the jobs and courses you apply for',
    stops: 'They see nothing of what you apply for any more, from the moment you press the button.',
    stays: 'What they have seen already they know. What you applied for goes on.',
  },
}

/** One thing that the person agreed to, and with whom. */
export type DecisionLine = {
  readonly id: string
  readonly with: string
  readonly purpose: SharingPurpose
  readonly classes: string
  readonly current: boolean
  readonly when: string
}

/** Returns what is shared now, and what was ended and not agreed to again: one line for each organisation and purpose. */
export function decisionLines(decisions: readonly KeptDecision[], now: Date): readonly DecisionLine[] {
  const keyOf = (one: KeptDecision) => `${one.recipientOrganizationId}:${one.purpose}`
  const current = decisions.filter((one) => isCurrent(one, now))
  const shown = [
    ...current,
    ...decisions.filter((one) => !isCurrent(one, now) && !current.some((other) => keyOf(other) === keyOf(one))),
  ]
  return shown
    .filter((one, i) => shown.findIndex((other) => keyOf(other) === keyOf(one)) === i)
    .map((one) => ({
      id: one.id,
      with: one.recipient ?? '',
      purpose: one.purpose,
      classes: optionTexts(DATA_CLASSES, one.dataClasses),
      current: isCurrent(one, now),
      when: dayWords(one.withdrawnAt ?? one.givenAt, now),
    }))
}
