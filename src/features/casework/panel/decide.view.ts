import { fullName } from '../../../domain/participant.ts'
import { GOAL_AREAS, type Goal, STEP_OWNERS } from '../../../domain/plan.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Panel } from '../../../records/panel.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { details } from '../../../web/components/details.ts'
import { input } from '../../../web/components/input.ts'
import { radios } from '../../../web/components/radios.ts'
import { select } from '../../../web/components/select.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { deskFields, versionField } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { MOST_STEPS, NEW_GOAL } from './decide.form.ts'

export type DecideShown = { readonly panel: Panel; readonly goals: readonly Goal[] }

export function decideView({ panel, goals }: DecideShown, mistakes: Mistakes, ask: Ask): Html {
  const path = `/desk/panel/${panel.id}`
  return deskLayout(
    {
      ...{ ask, title: 'What was decided', hasErrors: Object.keys(mistakes).length > 0 },
      backTo: { href: path, text: `Panel: ${fullName(panel)}` },
    },
    html`${mistakeSummary(mistakes)}<h1 class="govuk-heading-l">What was decided</h1>
<blockquote class="gw-asked">${panel.question}</blockquote>
<form method="post" action="${path}/decision" novalidate>${deskFields(ask)}${versionField(panel.version)}
${textarea({
  ...{ id: 'decided', name: 'decided', rows: 4, value: typedIn(ask, 'decided'), ...mistakeAt(mistakes, 'decided') },
  label: { text: 'What did you decide?', classes: 'govuk-label--s' },
})}
<h2 class="govuk-heading-m">Steps that come of it</h2>
<p class="govuk-body">They stand in the plan, and the person reads them there. Leave empty what you do not need.</p>
${step(1, mistakes, ask)}
${details({
  ...{ summaryText: 'More steps', open: MORE_STEPS.some((n) => typedIn(ask, `step-${n}`) !== '') },
  html: html`${MORE_STEPS.map((n) => step(n, mistakes, ask))}`,
})}
${goalFields(goals, mistakes, ask)}
<p class="gw-small-print">With this the panel is over: whoever was invited does not see ${fullName(panel)} any more.</p>
${button({ text: 'Save the decision', preventDoubleClick: true })}</form>`,
  )
}

const MORE_STEPS = Array.from({ length: MOST_STEPS - 1 }, (_, i) => i + 2)

const typedIn = ({ form }: Ask, name: string): string => form.get(name) ?? ''

const step = (n: number, mistakes: Mistakes, ask: Ask): Html =>
  html`<fieldset class="govuk-fieldset gw-appointment"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Step ${n}</legend>${input(
    {
      ...{ id: `step-${n}`, name: `step-${n}`, value: typedIn(ask, `step-${n}`), label: { text: 'What' } },
    },
  )}${select({
    ...{ id: `owner-${n}`, name: `owner-${n}`, value: typedIn(ask, `owner-${n}`), label: { text: 'Who does it' } },
    ...mistakeAt(mistakes, `owner-${n}`),
    items: [{ value: '', text: 'Choose' }, ...STEP_OWNERS],
  })}${input({
    ...{ id: `who-${n}`, name: `who-${n}`, value: typedIn(ask, `who-${n}`), ...mistakeAt(mistakes, `who-${n}`) },
    label: { text: 'Which organisation or employer (where it is one)' },
  })}${input({
    ...{ id: `due-${n}`, name: `due-${n}`, type: 'date', value: typedIn(ask, `due-${n}`), label: { text: 'By when' } },
    ...{ classes: 'govuk-input--width-10', ...mistakeAt(mistakes, `due-${n}`) },
  })}</fieldset>`

function goalFields(goals: readonly Goal[], mistakes: Mistakes, ask: Ask): Html {
  const made = html`${input({
    ...{ id: 'new-goal', name: 'new-goal', value: typedIn(ask, 'new-goal'), ...mistakeAt(mistakes, 'new-goal') },
    label: { text: 'What are the steps for, in the person’s words?' },
  })}${select({
    ...{
      id: 'area',
      name: 'area',
      value: typedIn(ask, 'area'),
      label: { text: 'What is it about' },
      items: GOAL_AREAS,
    },
  })}`
  if (goals.length === 0) return html`<h2 class="govuk-heading-m">A goal for these steps</h2>${made}`
  return radios({
    ...{ name: 'goal', value: typedIn(ask, 'goal'), ...mistakeAt(mistakes, 'goal') },
    fieldset: { legend: { text: 'Which goal are the steps for?', classes: 'govuk-fieldset__legend--s' } },
    items: [
      ...goals.map(({ id, words }) => ({ value: id, text: words })),
      { value: NEW_GOAL, text: 'A new goal', conditional: { html: made } },
    ],
  })
}
