import { type Html, html } from '../../../kit/html.ts'
import type { Emergency } from '../../../records/emergency.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { radios } from '../../../web/components/radios.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { dayAndTimeOf } from '../../../web/moments.ts'

const TITLE = 'Records opened in an emergency'

export function emergenciesView(
  ask: Ask,
  all: readonly Emergency[],
  about?: { readonly id: string; readonly mistakes: Mistakes },
): Html {
  const waiting = all.filter(({ verdict }) => verdict === null)
  const judged = all.filter(({ verdict }) => verdict !== null)
  return deskLayout(
    { ask, title: TITLE, backTo: { href: '/desk/privacy' }, hasErrors: about !== undefined },
    html`${about && mistakeSummary(about.mistakes)}
<h1 class="govuk-heading-l">${TITLE}</h1>
${waiting.length === 0 ? html`<p>Every one has been looked at.</p>` : waiting.map((one) => toJudge(ask, one, about?.id === one.id ? about.mistakes : {}))}
${judged.length > 0 && html`<h2 class="govuk-heading-m">Looked at</h2>${judged.map(looked)}`}`,
  )
}

const rowsOf = (one: Emergency) => [
  {
    key: { text: 'Record' },
    value: { html: html`<a class="govuk-link" href="/desk/privacy/people/${one.participantId}">${one.number}</a>` },
  },
  { key: { text: 'Opened by' }, value: { text: one.byName } },
  { key: { text: 'When' }, value: { text: dayAndTimeOf(one.startedAt) } },
  { key: { text: 'Reason' }, value: { text: one.reason } },
]

function toJudge({ viewer, form }: Ask, one: Emergency, mistakes: Mistakes): Html {
  const own = 'accountId' in viewer && viewer.accountId === one.accountId
  const kept = Object.keys(mistakes).length > 0
  return html`${summaryList({ card: { title: { text: one.number, headingLevel: 2 } }, rows: rowsOf(one) })}
${
  own
    ? html`<p>You opened this one yourself. Somebody else has to look at it.</p>`
    : html`<form method="post" action="/desk/privacy/emergencies/${one.id}" novalidate>
${radios({
  name: 'verdict',
  idPrefix: `verdict-${one.id}`,
  fieldset: { legend: { text: 'Was it right to look?', classes: 'govuk-fieldset__legend--s' } },
  value: kept ? (form.get('verdict') ?? '') : '',
  items: [
    { value: 'justified', text: 'Yes' },
    { value: 'not-justified', text: 'No' },
  ],
  ...mistakeAt(mistakes, `verdict-${one.id}`),
})}
${textarea({
  name: 'words',
  id: `words-${one.id}`,
  label: { text: 'What you found, and what is being done' },
  rows: 3,
  value: kept ? (form.get('words') ?? '') : '',
  ...mistakeAt(mistakes, `words-${one.id}`),
})}
${button({ html: html`Save<span class="govuk-visually-hidden"> for ${one.number}</span>`, preventDoubleClick: true })}
</form>`
}`
}

const looked = (one: Emergency): Html =>
  summaryList({
    card: { title: { text: one.number, headingLevel: 3 } },
    rows: [
      ...rowsOf(one),
      { key: { text: 'Right to look' }, value: { text: one.verdict === 'justified' ? 'Yes' : 'No' } },
      { key: { text: 'Found' }, value: { text: one.reviewWords ?? 'Nothing more was said' } },
    ],
  })
