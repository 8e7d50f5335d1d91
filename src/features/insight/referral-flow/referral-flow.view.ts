import { type FigurePeriod, periodKey } from '../../../domain/figure-period.ts'
import { FIGURE_SIDES } from '../../../domain/referral-figures.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { select } from '../../../web/components/select.ts'
import { type TableCell, table } from '../../../web/components/table.ts'
import { fullDate } from '../../../web/dates.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { ALL_ABOUT, type FlowPage, periodWords, STAGE_ABOUT } from './referral-flow.page.ts'

const TOO_FEW = {
  none: 'No referrals were sent in this time.',
  few: 'Fewer than 8 referrals were sent in this time. That is too few to show more. Try a longer time.',
} as const

const PATH = '/desk/referral-flow'

export function referralFlowView(flow: FlowPage, periods: readonly FigurePeriod[], ask: Ask): Html {
  const title = 'How referrals go'
  const which = FIGURE_SIDES.find(({ value }) => value === flow.side)!.text
  return deskLayout(
    { ask, title, width: 'wide' },
    html`<h1 class="govuk-heading-l">${title}</h1>
${chooser(flow, periods)}
<div class="gw-figures">
<h2 class="govuk-heading-m">${which}, ${periodWords(flow.period)}</h2>
<p class="govuk-body">As things stood at the start of ${fullDate(flow.asOf)}. Numbers only: no names and no notes.</p>
${flow.much === 'enough' ? figures(flow) : html`<div class="gw-empty"><p>${TOO_FEW[flow.much]}</p></div>`}
<h2 class="govuk-heading-s">How we keep people safe in these numbers</h2>
<p class="gw-small-print">A count from 1 to 7 is “fewer than 8”. Others go to the nearest 5, so they may not add up. Shares are made from the rounded counts. “Not shown” means that there are too few, or that a small number could be worked out from it. New numbers come once a month, for whole months, quarters and years from April.</p>
</div>`,
  )
}

const chooser = ({ side, period }: FlowPage, periods: readonly FigurePeriod[]): Html => html`
<form method="get" action="${PATH}" class="gw-screen-only">
${select({ name: 'side', label: { text: 'Which referrals' }, value: side, items: FIGURE_SIDES })}
${select({
  name: 'period',
  label: { text: 'Sent in' },
  value: periodKey(period),
  items: periods.map((one) => ({ value: periodKey(one), text: periodWords(one) })),
})}
${button({ text: 'Show these', classes: 'govuk-button--secondary' })}
</form>`

function figures(flow: FlowPage): Html {
  const address = `${PATH}/figures.csv?side=${flow.side}&period=${periodKey(flow.period)}`
  return html`
<p class="govuk-body gw-screen-only"><a class="govuk-link" href="${address}">Download these numbers (CSV)</a></p>
${figureTable(
  'All of them',
  [{ text: 'Referrals' }, number('How many')],
  [[{ html: meant('All referrals', ALL_ABOUT) }, number(flow.total)]],
)}
${figureTable(
  'In time, and how they went',
  [{ text: 'What' }, number('Share'), number('How many')],
  flow.rates.map((rate) => [
    { html: meant(rate.text, rate.about) },
    number(rate.share),
    {
      format: 'numeric',
      html: html`${rate.numerator} <span class="gw-figures__of">of ${rate.denominator}</span>
<span class="gw-figures__of">Not yet: ${rate.notYet}</span>`,
    },
  ]),
)}
${figureTable(
  'How long it takes',
  [{ text: 'Step' }, number('Working days'), number('Of how many')],
  flow.stages.map(({ text, median, of }) => [{ text }, number(median), number(of)]),
  STAGE_ABOUT,
)}
${flow.parts.map(({ text, about, rows }) =>
  figureTable(
    text,
    [{ text: 'Name' }, number('How many')],
    rows.map((row) => [{ text: row.text }, number(row.count)]),
    about,
  ),
)}`
}

const figureTable = (
  caption: string,
  head: readonly TableCell[],
  rows: readonly (readonly TableCell[])[],
  about?: string,
): Html => html`<section class="gw-figures__part">
${table({ caption, captionClasses: 'govuk-table__caption--m', firstCellIsHeader: true, head, rows })}
${about && html`<p class="gw-small-print">${about}</p>`}</section>`

const number = (text: string): TableCell => ({ text, format: 'numeric' })

const meant = (text: string, about: string): Html => html`${text} <span class="gw-figures__about">${about}</span>`
