import { calledName, type Participant } from '../../../domain/participant.ts'
import { GOAL_AREAS, GOAL_MOVE_WORDS, type Goal, goalMovesOf, type Step } from '../../../domain/plan.ts'
import { GOAL_STARTS } from '../../../domain/plan-starts.ts'
import type { SupportCase } from '../../../domain/support-case.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { StepStaff } from '../../../records/step-staff.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { input } from '../../../web/components/input.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { radios } from '../../../web/components/radios.ts'
import { select } from '../../../web/components/select.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { deskFields, versionField } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { standingFields } from '../../../web/merge.ts'
import { personLayout } from '../../../web/person-sections.ts'
import { stepFields } from '../../../web/step-fields.ts'
import { newKey, standingOf, stepKey } from './goal.form.ts'

type NewGoalPage = {
  readonly person: Participant
  readonly kept: SupportCase
  readonly rows: number
  /** Who can take on a step. */
  readonly staff: readonly StepStaff[]
  readonly mistakes: Mistakes
}

export const newGoalView = ({ person, kept, rows, staff, mistakes }: NewGoalPage, ask: Ask): Html =>
  personLayout(
    { ask, person, title: 'Add a goal', section: '/plan', hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">Add a goal</h1>
<nav class="gw-choices" aria-label="Quick starts"><span class="gw-choices__label">Start with</span><ul class="gw-choices__list">${GOAL_STARTS.map(
      ({ value, text }) =>
        html`<li><a class="govuk-link" href="/desk/people/${person.id}/plan/goals/new?case=${kept.id}&amp;start=${value}">${text}</a></li>`,
    )}</ul></nav>
<form method="post" action="/desk/people/${person.id}/plan/goals/new" class="gw-plan-form" novalidate>${deskFields(ask)}
<input type="hidden" name="case" value="${kept.id}">
${goalFields(person, mistakes, ask)}
<h2 class="govuk-heading-m">First steps</h2>
${newSteps({ person, rows, staff, mistakes }, ask)}
${agreedBox(ask)}
${button({ text: 'Save the goal' })}</form>`,
  )

type GoalPage = Omit<NewGoalPage, 'kept'> & {
  readonly goal: Goal
  readonly steps: readonly Step[]
  /** Whether somebody else changed it since the page was opened. */
  readonly changed?: boolean
}

export function goalView({ person, goal, steps, rows, staff, mistakes, changed }: GoalPage, ask: Ask): Html {
  const path = `/desk/people/${person.id}/plan/goals/${goal.id}`
  return personLayout(
    { ask, person, title: 'Change a goal', section: '/plan', hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">Change the goal and its steps</h1>
${
  changed &&
  insetText({
    text: 'Somebody else changed this goal while you looked at it. This is how it stands now. What you typed is still below.',
  })
}
<form method="post" action="${path}" class="gw-plan-form" novalidate>${deskFields(ask)}
${standingOf(goal, steps, new Map(), '2026-01-01', staff).map((thing) => standingFields(ask.form, thing))}
${goalFields(person, mistakes, ask)}
<h2 class="govuk-heading-m">Steps</h2>
${steps.map((step, at) => stepFields({ person: calledName(person), key: stepKey(step.id), title: `Step ${at + 1}`, staff, mistakes }, ask))}
${newSteps({ person, rows, staff, mistakes }, ask)}
${goal.status === 'agreed' && agreedBox(ask)}
${button({ text: 'Save' })}</form>
<section class="gw-strip"><h2 class="govuk-heading-m">What became of it?</h2>
<form method="post" action="${path}/move" class="gw-plan-form">${deskFields({ form: new URLSearchParams() })}${versionField(goal.version)}
${radios({
  name: 'move',
  value: goalMovesOf(goal)[0]!,
  classes: 'govuk-radios--small',
  items: goalMovesOf(goal).map((move) => ({ value: move, text: GOAL_MOVE_WORDS[move].text })),
})}
${input({ id: 'words', name: 'words', value: ask.form.get('words') ?? '', label: { text: `A few words, which ${calledName(person)} reads (optional)` } })}
${button({ text: 'Save what became of it', classes: 'govuk-button--secondary' })}</form></section>`,
  )
}

function goalFields(person: Participant, mistakes: Mistakes, { form }: Ask): Html {
  const name = calledName(person)
  return html`${input({
    ...{ id: 'goal-words', name: 'goal-words', value: form.get('goal-words') ?? '', autocomplete: 'off' },
    label: { text: `What does ${name} want to reach?`, classes: 'govuk-label--s' },
    hint: { text: `In ${name}’s own words` },
    ...mistakeAt(mistakes, 'goal-words'),
  })}
${textarea({
  ...{ id: 'goal-why', name: 'goal-why', rows: 2, value: form.get('goal-why') ?? '' },
  label: { text: 'Why does it matter to them? (optional)', classes: 'govuk-label--s' },
})}
<div class="gw-plan-form__pair">${select({
    ...{ id: 'goal-area', name: 'goal-area', value: form.get('goal-area') ?? '' },
    label: { text: 'What is it about?', classes: 'govuk-label--s' },
    items: [{ value: '', text: 'Choose' }, ...GOAL_AREAS],
    ...mistakeAt(mistakes, 'goal-area'),
  })}
${input({
  ...{ id: 'goal-target', name: 'goal-target', type: 'date', value: form.get('goal-target') ?? '' },
  label: { text: 'Reached by (optional)', classes: 'govuk-label--s' },
  classes: 'govuk-input--width-10',
  ...mistakeAt(mistakes, 'goal-target'),
})}</div>`
}

const newSteps = ({ person, rows, staff, mistakes }: Omit<NewGoalPage, 'kept'>, ask: Ask): Html =>
  html`<input type="hidden" name="rows" value="${rows}">
${Array.from({ length: rows }, (_, row) => stepFields({ person: calledName(person), key: newKey(row), title: rows === 1 ? 'A new step' : `New step ${row + 1}`, staff, mistakes }, ask))}
${button({ text: 'Add another step', name: 'more', value: 'step', classes: 'govuk-button--secondary' })}`

const agreedBox = ({ form }: Ask): Html =>
  checkboxes({
    name: 'agreed',
    values: form.getAll('agreed'),
    items: [{ value: 'yes', text: 'We have agreed this together' }],
  })
