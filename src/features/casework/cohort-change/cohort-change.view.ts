import { type Html, html } from '../../../kit/html.ts'
import type { CohortWithTally } from '../../../records/cohort.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { type InputOptions, input } from '../../../web/components/input.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { deskFields, versionField } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { standingFields } from '../../../web/merge.ts'
import { GROUP_KEY, groupStanding } from './cohort-change.form.ts'

const label = (text: string) => ({ label: { text, classes: 'govuk-label--s' } })

export function changeView(cohort: CohortWithTally, mistakes: Mistakes, ask: Ask): Html {
  const at = (name: string) => ({
    ...{ id: GROUP_KEY + name, name: GROUP_KEY + name, value: ask.form.get(GROUP_KEY + name) ?? '' },
    ...mistakeAt(mistakes, GROUP_KEY + name),
  })
  const field = (name: string, text: string, more: Partial<InputOptions> = {}) =>
    input({ ...at(name), ...label(text), ...more })
  const short = { classes: 'govuk-input--width-3', inputmode: 'numeric' } as const
  return groupPage(
    cohort,
    'Change the group',
    mistakes,
    ask,
    html`<form method="post" action="/desk/cohorts/${cohort.id}/change" novalidate>${deskFields(ask)}
${standingFields(ask.form, groupStanding(cohort))}
${field('name', 'What is it called?')}
${textarea({ ...at('about'), rows: 3, ...label('What is it for? (optional)') })}
${field('where', 'Where', { hint: { text: 'Meetings to come that are there move along, and everybody is told. A single one is moved on its own page.' } })}
${field('ceiling', 'How many places are there?', { ...short, hint: { text: `${cohort.enrolled} are taken: there are never fewer.` } })}
${field('pass', 'Share of meetings for a certificate, in percent', short)}
${checkboxes({
  ...{ name: `${GROUP_KEY}open`, values: ask.form.getAll(`${GROUP_KEY}open`) },
  items: [{ value: 'yes', text: 'Other organisations can put people forward' }],
})}
${buttons(cohort, 'Save the group')}</form>`,
  )
}

export function addView(cohort: CohortWithTally, mistakes: Mistakes, ask: Ask): Html {
  const at = (name: string) => ({
    ...{ id: name, name, value: ask.form.get(name) ?? '', ...mistakeAt(mistakes, name) },
  })
  return groupPage(
    cohort,
    'Add meetings',
    mistakes,
    ask,
    html`<p class="govuk-body">They meet at ${cohort.whereWords}, for ${cohort.minutes} minutes. Everybody in the group is told.</p>
<form method="post" action="/desk/cohorts/${cohort.id}/add" novalidate>${deskFields(ask)}${versionField(ask.form.get('version') ?? cohort.version)}
${input({ ...at('day'), type: 'date', classes: 'govuk-input--width-10', ...label('First day') })}
${input({ ...at('at'), classes: 'govuk-input--width-5', ...label('Starts at') })}
${input({ ...at('weeks'), classes: 'govuk-input--width-3', inputmode: 'numeric', ...label('How many, one a week') })}
${buttons(cohort, 'Add them, and tell everybody')}</form>`,
  )
}

const groupPage = (cohort: CohortWithTally, title: string, mistakes: Mistakes, ask: Ask, form: Html): Html =>
  deskLayout(
    {
      ...{ ask, title, hasErrors: Object.keys(mistakes).length > 0 },
      backTo: { href: `/desk/cohorts/${cohort.id}`, text: cohort.name },
    },
    html`${mistakeSummary(mistakes)}<h1 class="govuk-heading-l"><span class="govuk-caption-l">${cohort.name}</span> ${title}</h1>${form}`,
  )

const buttons = (cohort: CohortWithTally, text: string): Html =>
  html`<div class="govuk-button-group">${button({ text, preventDoubleClick: true })}<a class="govuk-link" href="/desk/cohorts/${cohort.id}">Leave it as it is</a></div>`
