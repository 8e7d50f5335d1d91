import { PLACE_OUTCOMES } from '../../../domain/cohort.ts'
import { fullName } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { details } from '../../../web/components/details.ts'
import { input } from '../../../web/components/input.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { radios } from '../../../web/components/radios.ts'
import { select } from '../../../web/components/select.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { countOf } from '../../../web/option-words.ts'
import type { EndShown, Finisher } from './cohort-end.page.ts'

export const endView = ({ cohort, finishers, left }: EndShown, mistakes: Mistakes, ask: Ask): Html =>
  deskLayout(
    {
      ...{ ask, title: 'End this group', hasErrors: Object.keys(mistakes).length > 0 },
      backTo: { href: `/desk/cohorts/${cohort.id}`, text: cohort.name },
    },
    html`${mistakeSummary(mistakes)}<h1 class="govuk-heading-l">End ${cohort.name}</h1>
${left > 0 && insetText({ text: `Nobody has written down who came to ${countOf(left, 'meeting', 'of the meetings')}.` })}
<p class="govuk-body">Who came to ${cohort.passPercent}% of the meetings or more gets a certificate. Where that is not fair, decide otherwise and say why.</p>
<form method="post" action="/desk/cohorts/${cohort.id}/end" novalidate>${deskFields(ask)}
${finishers.map((one) => finisher(one, mistakes, ask))}
<div class="govuk-button-group">${button({ text: 'End the group', classes: 'govuk-button--warning', preventDoubleClick: true })}
<a class="govuk-link" href="/desk/cohorts/${cohort.id}">Go on with it</a></div></form>`,
  )

function finisher({ place, percent, completes }: Finisher, mistakes: Mistakes, ask: Ask): Html {
  const typed = (name: string) => ask.form.get(name) ?? ''
  const [done, outcome, reason] = [`done-${place.id}`, `outcome-${place.id}`, `reason-${place.id}`] as const
  const rule = `Came to ${percent === null ? 'no meeting' : `${percent}% of the meetings`}: ${completes ? 'enough' : 'not enough'} for a certificate.`
  return html`<section class="gw-appointment"><h2 class="govuk-heading-m">${fullName(place)}</h2>
<p class="govuk-body gw-quiet">${rule}</p>
${radios({
  ...{
    name: done,
    value: typed(done),
    classes: 'govuk-radios--inline govuk-radios--small',
    ...mistakeAt(mistakes, done),
  },
  fieldset: { legend: { html: html`Completed it?<span class="govuk-visually-hidden"> ${fullName(place)}</span>` } },
  items: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
  ],
})}
${select({
  ...{ id: outcome, name: outcome, value: typed(outcome), ...mistakeAt(mistakes, outcome) },
  label: { html: html`What do they go on to?<span class="govuk-visually-hidden"> ${fullName(place)}</span>` },
  items: [{ value: '', text: 'Choose' }, ...PLACE_OUTCOMES],
})}
${details({
  ...{ summaryText: 'Decide otherwise, and say why', open: Boolean(mistakes[reason] || typed(reason)) },
  html: input({
    ...{ id: reason, name: reason, value: typed(reason), ...mistakeAt(mistakes, reason) },
    label: {
      html: html`Why it is not as the meetings say<span class="govuk-visually-hidden"> ${fullName(place)}</span>`,
    },
  }),
})}</section>`
}
