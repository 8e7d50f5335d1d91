import { type Html, html } from '../../../kit/html.ts'
import type { CohortWithTally } from '../../../records/cohort.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { select } from '../../../web/components/select.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import type { Leader } from './cohorts.form.ts'

export const leaderView = (cohort: CohortWithTally, leaders: readonly Leader[], mistakes: Mistakes, ask: Ask): Html =>
  deskLayout(
    {
      ...{ ask, title: 'Somebody else leads it', hasErrors: Object.keys(mistakes).length > 0 },
      backTo: { href: `/desk/cohorts/${cohort.id}`, text: cohort.name },
    },
    html`${mistakeSummary(mistakes)}<h1 class="govuk-heading-l">Somebody else leads it</h1>
<p class="govuk-body">${cohort.facilitatorName} leads ${cohort.name}. Whoever leads it sees those who are in it, from now on.</p>
<form method="post" action="/desk/cohorts/${cohort.id}/leader" novalidate>${deskFields(ask)}
${select({
  ...{ id: 'leader', name: 'leader', value: ask.form.get('leader') ?? '', ...mistakeAt(mistakes, 'leader') },
  label: { text: 'Who leads it from now on?', classes: 'govuk-label--s' },
  items: [{ value: '', text: 'Choose' }, ...leaders.map(({ accountId, name }) => ({ value: accountId, text: name }))],
})}
<div class="govuk-button-group">${button({ text: 'Give them the group', preventDoubleClick: true })}
<a class="govuk-link" href="/desk/cohorts/${cohort.id}">Leave it as it is</a></div></form>`,
  )
