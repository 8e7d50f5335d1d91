import { ATTEMPT_RESULTS, ATTEMPT_WAYS, allowedWays, attemptRefusal } from '../domain/contact-attempt.ts'
import { DECLINE_GROUPS, DECLINE_REASONS } from '../domain/decline-reason.ts'
import type { ReferralMove } from '../domain/referral.ts'
import { MOVE_NEEDS, MOVE_REFUSALS, type MoveNeed, type Moving } from '../domain/referral-move.ts'
import { FEEDBACK_SUPPRESSIONS, REFERRAL_OUTCOMES, type ReferralFeedback } from '../domain/referral-outcome.ts'
import type { ReferredPerson } from '../domain/referral-packet.ts'
import { type Html, html } from '../kit/html.ts'
import { checkboxes } from './components/checkboxes.ts'
import { radios } from './components/radios.ts'
import { textarea } from './components/textarea.ts'
import { type Mistakes, mistakeAt } from './form-mistakes.ts'

/** What a form says of a move: its side and moment are the room's. */
export type MovingAnswer = Omit<Moving, 'side' | 'now' | 'move' | 'childTaken'>
type Read = { readonly ok: true; readonly value: MovingAnswer } | { readonly ok: false; readonly mistakes: Mistakes }

const LONGEST = 2000

/** Reads what a move asks for (`MOVE_NEEDS`), or says how to mend it. `person` says which ways are safe. */
export function readMoving(move: ReferralMove, form: URLSearchParams, person: ReferredPerson | null, now: Date): Read {
  const needs = (need: MoveNeed) => MOVE_NEEDS[move].includes(need)
  const mistakes: Record<string, string> = {}
  const words = wordsIn(form, 'words')
  if ((needs('words') || needs('staff-words')) && !words) mistakes.words = WORDS[move]?.mistake ?? 'Say why'
  const declineReason = DECLINE_REASONS.find(({ value }) => value === form.get('reason'))?.value ?? null
  if (needs('decline-reason') && !declineReason) mistakes.reason = MOVE_REFUSALS['needs-decline-reason']
  const outcome = REFERRAL_OUTCOMES.find(({ value }) => value === form.get('outcome'))?.value ?? null
  if (needs('outcome') && !outcome) mistakes.outcome = MOVE_REFUSALS['needs-outcome']
  const attempt = needs('attempt') ? readAttempt(form, person, now, mistakes) : null
  const feedback = needs('feedback') ? readFeedback(form, mistakes) : null
  if (Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  return { ok: true, value: { words, declineReason, outcome, attempt, feedback } }
}

const wordsIn = (form: URLSearchParams, name: string): string | null =>
  (form.get(name) ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim().slice(0, LONGEST) || null

function readAttempt(form: URLSearchParams, person: ReferredPerson | null, at: Date, mistakes: Record<string, string>) {
  const way = ATTEMPT_WAYS.find(({ value }) => value === form.get('way'))?.value
  const result = ATTEMPT_RESULTS.find(({ value }) => value === form.get('result'))?.value
  if (!way) mistakes.way = 'Choose how you tried'
  if (!result) mistakes.result = 'Choose what came of it'
  const refused = way && result && person ? attemptRefusal(person, { way, result }) : null
  if (refused === 'way-not-safe') mistakes.way = 'They said that this way is not safe for them'
  if (refused === 'no-message-allowed') mistakes.result = 'They said that no message may be left'
  return way && result ? { at, way, result, last: form.get('last') === 'yes' } : null
}

function readFeedback(form: URLSearchParams, mistakes: Record<string, string>): ReferralFeedback | null {
  if (form.get('feedback') === 'sent') {
    const words = wordsIn(form, 'feedback-words')
    if (!words) mistakes['feedback-words'] = 'Write what the referrer should know'
    return words ? { kind: 'sent', words } : null
  }
  const why = FEEDBACK_SUPPRESSIONS.find(({ value }) => value === form.get('feedback'))?.value
  if (!why) mistakes.feedback = MOVE_REFUSALS['needs-feedback']
  return why ? { kind: 'suppressed', why } : null
}

/** What is asked for in words, by move: its question, who reads it, and what is said where it is empty. */
const WORDS: Readonly<Partial<Record<ReferralMove, { text: string; hint: string; mistake: string }>>> = {
  waitlist: {
    text: 'How long may it take?',
    hint: 'The referrer reads this. For example: “about six weeks”.',
    mistake: 'Say how long it may take',
  },
  'ask-for-more': {
    text: 'What do you need to know?',
    hint: 'The referrer reads this and answers.',
    mistake: 'Write your question',
  },
  'refer-on': {
    text: 'Why does somebody else fit better?',
    hint: 'Whoever takes it on reads this, and the referrer.',
    mistake: 'Say why somebody else fits better',
  },
  decline: { text: 'Anything to add? (optional)', hint: 'The referrer reads this.', mistake: '' },
  update: {
    text: 'How is it going?',
    hint: 'A sentence or two. The person can read it.',
    mistake: 'Say how it is going',
  },
  answer: { text: 'Your answer', hint: 'Whoever asked reads this.', mistake: 'Write your answer' },
  withdraw: { text: 'Why is it taken back?', hint: 'The other side reads this.', mistake: 'Say why it is taken back' },
  reopen: {
    text: 'Why is it opened again?',
    hint: 'The other side reads this.',
    mistake: 'Say why it is opened again',
  },
}

/** Returns the fields that a move asks for; nothing where it asks for nothing. */
export function moveFields(
  move: ReferralMove,
  form: URLSearchParams,
  mistakes: Mistakes,
  person: ReferredPerson | null,
): Html {
  const needs = (need: MoveNeed) => MOVE_NEEDS[move].includes(need)
  const words = WORDS[move]
  return html`${needs('decline-reason') && declineFields(form, mistakes)}${needs('attempt') && attemptFields(form, mistakes, person)}${
    needs('outcome') &&
    radios({
      ...{ name: 'outcome', value: form.get('outcome') ?? '', items: REFERRAL_OUTCOMES },
      ...{ fieldset: legend('How did it end?'), ...mistakeAt(mistakes, 'outcome') },
    })
  }${
    words &&
    textarea({
      ...{ id: 'words', name: 'words', rows: 4, value: form.get('words') ?? '' },
      label: { text: words.text, classes: 'govuk-label--s' },
      ...{ hint: { text: words.hint }, ...mistakeAt(mistakes, 'words') },
    })
  }${needs('feedback') && feedbackFields(form, mistakes)}`
}

const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })

const declineFields = (form: URLSearchParams, mistakes: Mistakes): Html =>
  radios({
    ...{ name: 'reason', value: form.get('reason') ?? '', fieldset: legend('Why can you not take this on?') },
    hint: { text: 'The person reads kind words for it, and what happens next.' },
    items: DECLINE_GROUPS.flatMap(({ value: group }, i) => [
      i > 0 && { divider: 'or' },
      ...DECLINE_REASONS.filter((reason) => reason.group === group).map(({ value, text }) => ({ value, text })),
    ]),
    ...mistakeAt(mistakes, 'reason'),
  })

function attemptFields(form: URLSearchParams, mistakes: Mistakes, person: ReferredPerson | null): Html {
  const safe = person ? allowedWays(person) : ATTEMPT_WAYS.map(({ value }) => value)
  return html`${radios({
    ...{ name: 'way', value: form.get('way') ?? '', fieldset: legend('How did you try?') },
    hint: { text: 'Only ways that they said are safe.' },
    items: ATTEMPT_WAYS.filter(({ value }) => safe.includes(value)),
    ...mistakeAt(mistakes, 'way'),
  })}${radios({
    ...{ name: 'result', value: form.get('result') ?? '', fieldset: legend('What came of it?') },
    ...{ items: ATTEMPT_RESULTS, ...mistakeAt(mistakes, 'result') },
  })}${checkboxes({
    ...{ name: 'last', values: form.getAll('last') },
    items: [{ value: 'yes', text: 'This was a last message that says how to come back' }],
  })}`
}

const feedbackFields = (form: URLSearchParams, mistakes: Mistakes): Html =>
  radios({
    ...{ name: 'feedback', value: form.get('feedback') ?? '', fieldset: legend('Tell whoever referred them') },
    items: [
      {
        ...{ value: 'sent', text: 'Yes, tell them' },
        conditional: {
          html: textarea({
            ...{ id: 'feedback-words', name: 'feedback-words', rows: 3, value: form.get('feedback-words') ?? '' },
            label: { text: 'What should they know?' },
            ...mistakeAt(mistakes, 'feedback-words'),
          }),
        },
      },
      { divider: 'or' },
      ...FEEDBACK_SUPPRESSIONS,
    ],
    ...mistakeAt(mistakes, 'feedback'),
  })
