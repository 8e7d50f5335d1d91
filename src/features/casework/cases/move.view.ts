import { roomFor, type Taker } from '../../../domain/caring.ts'
import { CASE_MOVE_NAMES, CASE_MOVE_NEEDS, type CaseNeed, PAUSE_REASONS } from '../../../domain/case-move.ts'
import type { Hub } from '../../../domain/hub.ts'
import { calledName, type Participant } from '../../../domain/participant.ts'
import { CASE_OUTCOMES, type CaseMove, type SupportCase } from '../../../domain/support-case.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { KeptReferral } from '../../../records/referral-row.ts'
import { momentOfMeeting } from '../../../web/appointment-words.ts'
import type { Ask } from '../../../web/ask.ts'
import type { Arranged } from '../../../web/case-ending.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { radios } from '../../../web/components/radios.ts'
import { select } from '../../../web/components/select.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { capital } from '../../../web/dates.ts'
import { deskFields, versionField } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { nextStepFields } from '../../../web/next-step-fields.ts'
import { optionText } from '../../../web/option-words.ts'
import { personLayout } from '../../../web/person-sections.ts'
import { programText } from '../../../web/referral-due.ts'
import { moveFields } from '../../../web/referral-move-form.ts'
import { casesPath } from './cases.queries.ts'

type Asked = { readonly person: Participant; readonly kept: SupportCase; readonly move: CaseMove }
export type MoveChoices = {
  readonly takers: readonly Taker[]
  readonly hubs: readonly Hub[]
  /** The referral that ends with the case. */
  readonly referral: KeptReferral | null
  /** What is still arranged with them, where the case ends. */
  readonly arranged: Arranged | null
}

/** What is asked for in words, by move, and who reads it. */
const WORDS: Readonly<Partial<Record<CaseMove, { readonly text: string; readonly hint: string }>>> = {
  'leave-work': { text: 'What happened?', hint: 'A sentence or two. They can read it.' },
  pause: { text: 'What did you agree?', hint: 'A sentence or two. They can read it.' },
  'hand-over': {
    text: 'What should your colleague know?',
    hint: 'Where you stand together, what they hope for, what to take care of. Colleagues read it.',
  },
  close: { text: 'What do you want to tell them at the end?', hint: 'They can read it.' },
  reopen: { text: 'Why is it opened again?', hint: 'A sentence or two. They can read it.' },
}

/** What a move does besides, said before it is made. */
const ABOUT: Readonly<Partial<Record<CaseMove, string>>> = {
  'hand-over': 'All that you do with them goes along: referrals, appointments and your steps in the plan.',
  pause: 'On the day after the pause, “Ask whether they want to go on” is on your list.',
  close: 'Nothing is lost: it can be opened again for half a year. Reviews and steps that are still open end with it.',
}

export function moveView({ person, kept, move }: Asked, choices: MoveChoices, mistakes: Mistakes, ask: Ask): Html {
  const title = optionText(CASE_MOVE_NAMES, move)
  const needs = (need: CaseNeed) => CASE_MOVE_NEEDS[move].includes(need)
  const about = ABOUT[move]
  return personLayout(
    { ask, person, title, section: '/cases', hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">${title} <span class="govuk-caption-m">${programText(kept.program)}</span></h1>
${about && html`<p class="govuk-body">${about}</p>`}
<form method="post" action="${casesPath(person)}/${kept.id}/move/${move}" novalidate>${deskFields(ask)}
${versionField(kept.version)}
${needs('taker') && takerFields(choices, mistakes, ask)}
${needs('pause-reason') && pauseFields(mistakes, ask)}
${
  needs('outcome') &&
  (choices.referral
    ? moveFields('close', ask.form, mistakes, person)
    : radios({
        ...{ name: 'outcome', value: ask.form.get('outcome') ?? '', items: CASE_OUTCOMES },
        ...{ fieldset: legend('How did it end?'), ...mistakeAt(mistakes, 'outcome') },
      }))
}
${needs('words') && wordsField(move, mistakes, ask)}
${choices.arranged && arrangedField(choices.arranged, ask)}
${needs('next') && nextStepFields({ ...ask, called: calledName(person) }, mistakes)}
${button({ text: title, preventDoubleClick: true })}
<p class="govuk-body"><a class="govuk-link" href="${casesPath(person)}">Leave it as it is</a></p>
</form>`,
  )
}

/** What is arranged is called off with the case, unless it is kept. */
function arrangedField({ appointments, groups }: Arranged, { form, now }: Ask): Html | null {
  const things = [
    ...appointments.map(({ startsAt, about }) => `${momentOfMeeting(startsAt, now)}: ${about}`),
    ...groups.map(({ cohort }) => `a place in the group ${cohort.name}`),
  ]
  if (things.length === 0) return null
  return radios({
    ...{
      name: 'arranged',
      value: form.get('arranged') ?? 'call-off',
      hint: { text: `${capital(things.join('; '))}.` },
    },
    fieldset: legend('What about what is still arranged?'),
    items: [
      { value: 'call-off', text: 'Call it off, and tell them' },
      { value: 'keep', text: 'Keep it' },
    ],
  })
}

const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })

function wordsField(move: CaseMove, mistakes: Mistakes, { form }: Ask): Html {
  const { text, hint } = WORDS[move] ?? { text: 'Why?', hint: 'A sentence or two.' }
  return textarea({
    ...{ id: 'words', name: 'words', rows: 5, value: form.get('words') ?? '', hint: { text: hint } },
    ...{ label: { text, classes: 'govuk-label--s' }, ...mistakeAt(mistakes, 'words') },
  })
}

const pauseFields = (mistakes: Mistakes, { form }: Ask): Html =>
  html`${radios({
    ...{ name: 'pause-reason', idPrefix: 'pause-reason', value: form.get('pause-reason') ?? '', items: PAUSE_REASONS },
    ...{ fieldset: legend('Why does it pause?'), ...mistakeAt(mistakes, 'pause-reason') },
  })}${input({
    ...{ id: 'until', name: 'until', type: 'date', value: form.get('until') ?? '', classes: 'govuk-input--width-10' },
    ...{ label: { text: 'Last day of the pause', classes: 'govuk-label--s' }, ...mistakeAt(mistakes, 'until') },
  })}`

const takerFields = ({ takers, hubs }: MoveChoices, mistakes: Mistakes, { form }: Ask): Html =>
  html`${select({
    ...{ id: 'taker', name: 'taker', value: form.get('taker') ?? '', ...mistakeAt(mistakes, 'taker') },
    label: { text: 'Who takes them on', classes: 'govuk-label--s' },
    items: [
      { value: '', text: 'Choose a colleague' },
      ...takers.map((taker) => ({
        value: taker.accountId,
        text: `${taker.name}: ${taker.cases} now${roomFor(taker) > 0 ? '' : ', full'}`,
      })),
    ],
  })}${
    hubs.length > 1 &&
    select({
      ...{ id: 'hub', name: 'hub', value: form.get('hub') ?? '' },
      label: { text: 'Hub', classes: 'govuk-label--s' },
      items: [{ value: '', text: 'The same hub' }, ...hubs.map(({ id, name }) => ({ value: id, text: name }))],
    })
  }`

export const nextView = (person: Participant, kept: SupportCase, mistakes: Mistakes, ask: Ask): Html =>
  personLayout(
    { ask, person, title: 'What is next', section: '/cases', hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">What is next <span class="govuk-caption-m">${programText(kept.program)}</span></h1>
<form method="post" action="${casesPath(person)}/${kept.id}/next" novalidate>${deskFields(ask)}
${versionField(kept.version)}
${nextStepFields({ ...ask, called: calledName(person) }, mistakes, kept)}
${button({ text: 'Save what is next', preventDoubleClick: true })}
</form>`,
  )
