import { ATTEMPT_RESULTS } from '../../../domain/contact-attempt.ts'
import { DECLINE_CONSEQUENCES, DECLINE_GROUPS, DECLINE_REASONS } from '../../../domain/decline-reason.ts'
import { REFERRAL_MOVE_NAMES, type ReferralMove } from '../../../domain/referral.ts'
import type { ReferralMilestone } from '../../../domain/referral-milestone.ts'
import { MOVE_NEEDS, UNDO_MINUTES } from '../../../domain/referral-move.ts'
import { FEEDBACK_SUPPRESSIONS, REFERRAL_OUTCOMES } from '../../../domain/referral-outcome.ts'
import type { ReferredPerson } from '../../../domain/referral-packet.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { KeptReferral } from '../../../records/referral-row.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { radios } from '../../../web/components/radios.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { warningText } from '../../../web/components/warning-text.ts'
import { deskFields, versionField } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { optionText } from '../../../web/option-words.ts'
import { safetyWords } from '../../../web/safety-words.ts'
import { mayTellEnd, waysFor } from './move.form.ts'

export type MoveShown = {
  readonly kept: KeptReferral
  readonly move: ReferralMove
  readonly person: ReferredPerson | null
  readonly agreed: readonly ReferralMilestone[]
}

export function moveView(shown: MoveShown, mistakes: Mistakes, ask: Ask): Html {
  const { move, person } = shown
  const needs = MOVE_NEEDS[move]
  return stepView(
    shown.kept,
    { step: move, title: optionText(REFERRAL_MOVE_NAMES, move), button: optionText(REFERRAL_MOVE_NAMES, move) },
    html`${move === 'attempt-contact' && person && safetyWords(person).map((text) => warningText({ text, iconFallbackText: 'Take care' }))}
${needs.includes('attempt') && attemptFields(shown, mistakes, ask)}
${needs.includes('decline-reason') && reasonField(mistakes, ask)}
${needs.includes('outcome') && outcomeField(mistakes, ask)}
${needs.includes('feedback') && feedbackField(shown, mistakes, ask)}
${WORDS[move] && wordsField(move, mistakes, ask)}
${UNDO_MINUTES[move] > 0 && html`<p class="gw-small-print">You can take it back for ${UNDO_MINUTES[move]} minutes. Messages wait that long.</p>`}`,
    mistakes,
    ask,
  )
}

export type Step = { readonly step: string; readonly title: string; readonly button: string }

/** The page of one step: what it asks, and one button. */
export const stepView = (kept: KeptReferral, step: Step, fields: Html, mistakes: Mistakes, ask: Ask): Html =>
  deskLayout(
    {
      ...{ ask, title: step.title, hasErrors: Object.keys(mistakes).length > 0 },
      backTo: { href: `/desk/referrals/${kept.id}`, text: 'Back to the referral' },
    },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l"><span class="govuk-caption-m">${kept.reference}</span> ${step.title}</h1>
<form method="post" action="/desk/referrals/${kept.id}/${step.step}" novalidate>${deskFields(ask)}
${versionField(ask.form.get('version') ?? kept.version)}
${fields}
${button({ text: step.button })}
</form>`,
  )

/** What the words of a move are for, and who reads them. */
const WORDS: Readonly<Partial<Record<ReferralMove, { readonly label: string; readonly hint: string }>>> = {
  waitlist: { label: 'What do they wait for, and how long?', hint: 'The person and the referrer read this.' },
  'ask-for-more': { label: 'What do you need to know?', hint: 'The referrer answers this. The person reads it too.' },
  decline: { label: 'More about it (optional)', hint: 'The referrer and the person read this.' },
  update: { label: 'How is it going?', hint: 'The person reads this.' },
  reopen: {
    label: 'Why is it opened again?',
    hint: 'The person reads this. So does the referrer, as far as was agreed.',
  },
}

const wordsField = (move: ReferralMove, mistakes: Mistakes, ask: Ask): Html =>
  textarea({
    ...{ id: 'words', name: 'words', rows: 4, value: ask.form.get('words') ?? '' },
    label: { text: WORDS[move]!.label, classes: 'govuk-label--s' },
    hint: { text: WORDS[move]!.hint },
    ...mistakeAt(mistakes, 'words'),
  })

const small = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })

/** Reasons by whose side they are on, each with what it sets off. Three groups, one choice. */
const reasonField = (mistakes: Mistakes, ask: Ask): Html =>
  html`<p class="govuk-body">Choose one reason. What follows from it stands below it.</p>${DECLINE_GROUPS.map(
    ({ value: group, text }, i) =>
      radios({
        name: 'reason',
        idPrefix: i === 0 ? 'reason' : `reason-${group}`,
        value: ask.form.get('reason') ?? '',
        fieldset: small(text),
        items: DECLINE_REASONS.filter((reason) => reason.group === group).map((reason) => ({
          value: reason.value,
          text: reason.text,
          hint: { text: consequenceWords(reason) },
        })),
        classes: 'govuk-radios--small',
        ...(i === 0 ? mistakeAt(mistakes, 'reason') : {}),
      }),
  )}`

const consequenceWords = ({ consequence, days }: (typeof DECLINE_REASONS)[number]): string => {
  const { text, owner } = DECLINE_CONSEQUENCES[consequence]
  const when = consequence === 'park' ? 'after' : 'within'
  return owner ? `${text}, ${when} ${days} working ${days === 1 ? 'day' : 'days'}` : text
}

const outcomeField = (mistakes: Mistakes, ask: Ask): Html =>
  radios({
    ...{ name: 'outcome', value: ask.form.get('outcome') ?? '', fieldset: small('How did it end?') },
    ...{ items: REFERRAL_OUTCOMES.map(({ value, text }) => ({ value, text })), classes: 'govuk-radios--small' },
    ...mistakeAt(mistakes, 'outcome'),
  })

function feedbackField(shown: MoveShown, mistakes: Mistakes, ask: Ask): Html {
  const words = textarea({
    ...{ id: 'feedback-words', name: 'feedback-words', rows: 4, value: ask.form.get('feedback-words') ?? '' },
    label: { text: 'What does the referrer read?' },
    hint: { text: 'The person reads it too. An e-mail says only that there is news.' },
    ...mistakeAt(mistakes, 'feedback-words'),
  })
  const told = mayTellEnd(shown.move, shown)
  return html`${!told && insetText({ text: 'The person did not agree that the referrer hears of this. They hear nothing; say why.' })}
${radios({
  name: 'feedback',
  value: ask.form.get('feedback') ?? (told ? '' : 'not-agreed'),
  fieldset: small('What does the referrer hear?'),
  classes: 'govuk-radios--small',
  items: [
    ...(told ? [{ value: 'sent', text: 'What I write here', conditional: { html: words } }, { divider: 'or' }] : []),
    ...FEEDBACK_SUPPRESSIONS.map(({ value, text }) => ({
      value,
      text: `Nothing: ${text.charAt(0).toLowerCase()}${text.slice(1)}`,
    })),
  ],
  ...mistakeAt(mistakes, 'feedback'),
})}`
}

function attemptFields({ person }: MoveShown, mistakes: Mistakes, ask: Ask): Html {
  const typed = (name: string) => ask.form.get(name) ?? ''
  return html`${radios({
    ...{ name: 'way', value: typed('way'), fieldset: small('How did you try?'), items: waysFor(person) },
    ...{ hint: { text: 'Only ways that the person allowed.' }, classes: 'govuk-radios--small' },
    ...mistakeAt(mistakes, 'way'),
  })}${radios({
    ...{ name: 'result', value: typed('result'), fieldset: small('What came of it?'), items: ATTEMPT_RESULTS },
    ...{ classes: 'govuk-radios--small', ...mistakeAt(mistakes, 'result') },
  })}${checkboxes({
    ...{ name: 'last', values: ask.form.getAll('last'), classes: 'govuk-checkboxes--small' },
    items: [{ value: 'yes', text: 'It was the last message: it says what happens now, and how to come back' }],
  })}`
}
