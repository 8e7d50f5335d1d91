import {
  ATTEMPT_RESULTS,
  ATTEMPT_WAYS,
  allowedWays,
  attemptRefusal,
  type ContactAttempt,
} from '../../../domain/contact-attempt.ts'
import { DECLINE_REASONS } from '../../../domain/decline-reason.ts'
import { REFERRAL_MOVE_NAMES, type ReferralMove, SIDES } from '../../../domain/referral.ts'
import type { ReferralMilestone } from '../../../domain/referral-milestone.ts'
import {
  MOVE_NEEDS,
  MOVE_REFUSALS,
  type MoveNeed,
  type MoveRefusal,
  type Moving,
} from '../../../domain/referral-move.ts'
import { FEEDBACK_SUPPRESSIONS, REFERRAL_OUTCOMES, type ReferralFeedback } from '../../../domain/referral-outcome.ts'
import type { ReferredPerson } from '../../../domain/referral-packet.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'

/** The moves of a receiver that have an address of this kind; referring on has a page of its own. */
export const RECEIVER_MOVES = REFERRAL_MOVE_NAMES.map(({ value }) => value).filter(
  (move): move is Exclude<ReferralMove, 'refer-on'> => SIDES[move].includes('receiver') && move !== 'refer-on',
)

/** What has to be known besides the form: how they may be reached, and what the referrer may hear. */
export type MoveContext = {
  readonly person: ReferredPerson | null
  readonly agreed: readonly ReferralMilestone[]
}

export type ReadMove =
  | { readonly ok: true; readonly moving: Moving }
  | { readonly ok: false; readonly mistakes: Mistakes }

const LONGEST_WORDS = 2000

const textIn = (form: URLSearchParams, name: string): string =>
  (form.get(name) ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim().slice(0, LONGEST_WORDS)

/** Reads what a move asks for. What is missing is said where it stands on the form. */
export function readMove(move: ReferralMove, form: URLSearchParams, context: MoveContext, now: Date): ReadMove {
  const mistakes: Record<string, string> = {}
  const needs = MOVE_NEEDS[move]
  const asks = (need: MoveNeed) => needs.includes(need)
  const words = textIn(form, 'words') || null
  if ((asks('words') || asks('staff-words')) && !words) mistakes.words = WORDS_MISSING[move] ?? 'Write a few words'

  const declineReason = DECLINE_REASONS.find(({ value }) => value === form.get('reason'))?.value ?? null
  if (asks('decline-reason') && !declineReason) mistakes.reason = 'Choose why'

  const outcome = REFERRAL_OUTCOMES.find(({ value }) => value === form.get('outcome'))?.value ?? null
  if (asks('outcome') && !outcome) mistakes.outcome = 'Choose how it ended'

  const feedback = asks('feedback') ? readFeedback(move, form, context, mistakes) : null
  const attempt = asks('attempt') ? readAttempt(form, context, mistakes, now) : null
  if (Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  return { ok: true, moving: { move, side: 'receiver', now, words, declineReason, outcome, feedback, attempt } }
}

const WORDS_MISSING: Readonly<Partial<Record<ReferralMove, string>>> = {
  waitlist: 'Say what they wait for',
  'ask-for-more': 'Write what you need to know',
  update: 'Say how it is going',
  reopen: 'Say why it is opened again',
}

/** Milestones without which the referrer may not hear how it ended. */
const TOLD_BY: Readonly<Partial<Record<ReferralMove, ReferralMilestone>>> = {
  close: 'finished',
  'give-up-contact': 'not-reached',
}

/** Returns whether the person agreed that the referrer hears of this end. */
export const mayTellEnd = (move: ReferralMove, { agreed }: Pick<MoveContext, 'agreed'>): boolean => {
  const milestone = TOLD_BY[move]
  return milestone !== undefined && agreed.includes(milestone)
}

function readFeedback(
  move: ReferralMove,
  form: URLSearchParams,
  context: MoveContext,
  mistakes: Record<string, string>,
): ReferralFeedback | null {
  const told = form.get('feedback')
  const words = textIn(form, 'feedback-words')
  if (told === 'sent' && !mayTellEnd(move, context)) mistakes.feedback = 'The person did not agree to that'
  else if (told === 'sent' && !words) mistakes['feedback-words'] = 'Write what the referrer reads'
  else if (told === 'sent') return { kind: 'sent', words }
  const why = FEEDBACK_SUPPRESSIONS.find(({ value }) => value === told)?.value
  if (why) return { kind: 'suppressed', why }
  if (!mistakes.feedback && told !== 'sent') mistakes.feedback = 'Tell the referrer, or choose why not'
  return null
}

function readAttempt(
  form: URLSearchParams,
  { person }: MoveContext,
  mistakes: Record<string, string>,
  now: Date,
): ContactAttempt | null {
  const way = ATTEMPT_WAYS.find(({ value }) => value === form.get('way'))?.value
  const result = ATTEMPT_RESULTS.find(({ value }) => value === form.get('result'))?.value
  if (!way) mistakes.way = 'Choose how you tried'
  if (!result) mistakes.result = 'Choose what came of it'
  if (!way || !result) return null
  const refusal = person && attemptRefusal(person, { way, result })
  if (refusal === 'way-not-safe') mistakes.way = 'They did not agree to be contacted this way'
  if (refusal === 'no-message-allowed')
    mistakes.result = 'They asked for no messages to be left. If one was, tell your lead'
  return { at: now, way, result, last: form.get('last') === 'yes' }
}

/** Returns the ways that the person allows, for choosing. */
export const waysFor = (person: ReferredPerson | null) =>
  person ? ATTEMPT_WAYS.filter(({ value }) => allowedWays(person).includes(value)) : ATTEMPT_WAYS

/** Refusals that only mean that somebody else was first, or that this was never theirs. */
const CONFLICTS: readonly MoveRefusal[] = ['not-from-here', 'not-your-move', 'with-somebody-else', 'nothing-to-undo']

/** Returns the words of a refusal at the field that can mend it; null where nothing on the form can. */
export function refusalMistakes(why: MoveRefusal): Mistakes | null {
  if (CONFLICTS.includes(why)) return null
  const field = why === 'more-attempts-needed' ? 'outcome' : 'words'
  return { [field]: MOVE_REFUSALS[why] }
}
