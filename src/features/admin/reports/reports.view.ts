import { REPORT_DECISIONS, REPORT_REASONS, URGENT_REASONS } from '../../../domain/listing-report.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { ListingReport } from '../../../records/listing-report.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { radios } from '../../../web/components/radios.ts'
import { tag } from '../../../web/components/tag.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { mistakeSummary } from '../../../web/form-mistakes.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { optionText } from '../../../web/option-words.ts'
import { opportunityPath } from '../../../web/paths.ts'

/** `undecided`: the report whose form came without a decision. */
export function reportsView(reports: readonly ListingReport[], undecided: number | null, ask: Ask): Html {
  const waiting = reports.filter(({ decision }) => decision === null)
  const urgentFirst = waiting.toSorted((a, b) => Number(isUrgent(b)) - Number(isUrgent(a)))
  const done = reports.filter(({ decision }) => decision !== null)
  const mistakes = undecided === null ? {} : { [`decision-${undecided}`]: 'Choose what came of it' }
  return deskLayout(
    { ask, title: 'Reports about listings', width: 'wide', hasErrors: undecided !== null },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">Reports about listings</h1>
${waiting.length === 0 && html`<div class="gw-empty"><p>Nothing is waiting.</p></div>`}
<ul class="gw-cards">${urgentFirst.map((report) => html`<li class="gw-card">${facts(report, ask)}${decisionForm(report, undecided, ask)}</li>`)}</ul>
${done.length > 0 && html`<h2 class="govuk-heading-m">Decided</h2>`}
<ul class="gw-cards">${done.map(
      (report) =>
        html`<li class="gw-card">${facts(report, ask)}<p><strong>${optionText(REPORT_DECISIONS, report.decision ?? '')}</strong></p></li>`,
    )}</ul>`,
  )
}

const isUrgent = ({ reason }: ListingReport): boolean => URGENT_REASONS.includes(reason)

const facts = (report: ListingReport, ask: Ask): Html => html`
<p class="gw-card__kind">${tag({
  text: optionText(REPORT_REASONS, report.reason),
  classes: isUrgent(report) ? 'govuk-tag--red' : 'govuk-tag--yellow',
})}${report.withdrawn && html` ${tag({ text: 'Off the site', classes: 'govuk-tag--grey' })}`}</p>
<h2 class="govuk-heading-s gw-card__title"><a class="govuk-link" href="${opportunityPath({ id: report.opportunityId, title: report.title })}">${report.title}</a></h2>
<p>${report.organizationName}</p>
${report.words && html`<p>“${report.words}”</p>`}
<p class="gw-quiet">${report.reference}. Reported on ${dayWords(report.reportedAt, ask.now)}.${report.email && ' They want to hear what came of it.'}</p>`

const decisionForm = (report: ListingReport, undecided: number | null, ask: Ask): Html => html`
<form method="post" action="/desk/reports/${report.id}" novalidate>${deskFields(undecided === report.id ? ask : { form: new URLSearchParams() })}
${radios({
  ...{ name: 'decision', idPrefix: `decision-${report.id}`, items: REPORT_DECISIONS, classes: 'govuk-radios--small' },
  fieldset: { legend: { text: 'What came of it?', classes: 'govuk-fieldset__legend--s' } },
  ...(undecided === report.id ? { errorMessage: { text: 'Choose what came of it' } } : {}),
})}
${button({ text: 'Save decision', classes: 'govuk-button--secondary' })}</form>
${!report.withdrawn && takedownForm(report, ask)}`

/** One press takes it off the site, whatever came of the report otherwise. */
const takedownForm = (report: ListingReport, { form }: Ask): Html => html`
<form method="post" action="/desk/take-down/${report.opportunityId}">${deskFields({ form })}
<input type="hidden" name="reason" value="Reported: ${optionText(REPORT_REASONS, report.reason)}">
<input type="hidden" name="next" value="/desk/reports">
${button({ text: 'Take the listing down now', classes: 'govuk-button--warning' })}</form>`
