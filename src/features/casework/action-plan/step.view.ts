import { londonDate } from '../../../domain/london-time.ts'
import { calledName, type Participant } from '../../../domain/participant.ts'
import { isOpenStep, STEP_MOVE_WORDS, type Step, type StepMove, stepMovesOf } from '../../../domain/plan.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { StepStaff } from '../../../records/step-staff.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { radios } from '../../../web/components/radios.ts'
import { select } from '../../../web/components/select.ts'
import { tag } from '../../../web/components/tag.ts'
import { deskFields, versionField } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { personLayout } from '../../../web/person-sections.ts'
import { stepDueWords, stepOwnerWords, stepStanding } from '../../../web/plan-words.ts'
import { stepFields } from '../../../web/step-fields.ts'

export type StepPage = {
  readonly person: Participant
  readonly step: Step
  /** What stands in their way, as far as this viewer reads it. */
  readonly barriers: readonly { readonly id: string; readonly text: string }[]
  /** Who can take on the step that comes in its place. */
  readonly staff: readonly StepStaff[]
  readonly mistakes: Mistakes
  /** Whether somebody else changed it since the page was opened. */
  readonly changed: boolean
}

export function stepView(page: StepPage, ask: Ask): Html {
  const { person, step, mistakes, changed } = page
  const today = londonDate(ask.now)
  const standing = stepStanding(step, today)
  const path = `/desk/people/${person.id}/plan`
  const ours = ask.viewer.kind === 'member' && ask.viewer.membership.organizationId === step.organizationId
  // In the plan of another organisation one says what became of a step, and plans nothing.
  const moves = stepMovesOf(step, 'adviser').filter((move) => ours || move !== 'replace')
  return personLayout(
    { ask, person, title: 'A step', section: '/plan', hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">${step.words}</h1>
<p class="govuk-body">${tag({ text: standing.text, classes: `${standing.classes} gw-tag` })} ${stepOwnerWords(step, calledName(person))}. ${stepDueWords(step, today)}</p>
${step.blockedWords && isOpenStep(step) && html`<p class="govuk-body">Stuck: ${step.blockedWords}</p>`}
${
  changed &&
  insetText({
    text: 'Somebody else changed this step while you looked at it. This is how it stands now. What you typed is still here.',
  })
}
${
  moves.length > 0
    ? html`<form method="post" action="${path}/steps/${step.id}" class="gw-plan-form" novalidate>${deskFields(ask)}${versionField(step.version)}
${radios({
  name: 'move',
  value: ask.form.get('move') ?? '',
  fieldset: { legend: { text: 'What became of it?', classes: 'govuk-fieldset__legend--m' } },
  items: moves.map((move) => {
    const more = MORE[move]?.(page, ask)
    return { value: move, text: STEP_MOVE_WORDS[move].text, ...(more && { conditional: { html: more } }) }
  }),
  ...mistakeAt(mistakes, 'move'),
})}
${button({ text: 'Save' })}</form>`
    : html`<p class="govuk-body">Another step has taken its place.</p>`
}
${ours && html`<p class="govuk-body"><a class="govuk-link" href="${path}/goals/${step.goalId}">Change its words, who does it, or its date</a></p>`}`,
  )
}

/** What each move asks besides. */
const MORE: Readonly<Partial<Record<StepMove, (page: StepPage, ask: Ask) => Html>>> = {
  finish: (page, ask) => words('finish', 'How did it go? (optional)', page, ask),
  drop: (page, ask) => words('drop', 'Why?', page, ask),
  block: (page, ask) =>
    html`${
      page.barriers.length > 0 &&
      select({
        ...{ id: 'barrier', name: 'barrier', value: ask.form.get('barrier') ?? '' },
        label: { text: 'Is it something you know already?' },
        items: [{ value: '', text: 'Something else' }, ...page.barriers.map(({ id, text }) => ({ value: id, text }))],
      })
    }${words('block', 'What stands in the way?', page, ask)}`,
  replace: ({ person, staff, mistakes }, ask) =>
    stepFields({ person: calledName(person), key: 'next-', title: 'By which step?', staff, mistakes }, ask),
  reopen: ({ mistakes }, { form }) =>
    input({
      ...{ id: 'reopen-due', name: 'reopen-due', type: 'date', value: form.get('reopen-due') ?? '' },
      ...{ label: { text: 'By when now?' }, classes: 'govuk-input--width-10' },
      ...mistakeAt(mistakes, 'reopen-due'),
    }),
}

const words = (move: StepMove, text: string, { mistakes }: StepPage, { form }: Ask): Html =>
  input({
    ...{ id: `${move}-words`, name: `${move}-words`, value: form.get(`${move}-words`) ?? '', autocomplete: 'off' },
    ...{ label: { text }, ...mistakeAt(mistakes, `${move}-words`) },
  })
