import type { HelpRequest } from '../../../domain/help-request.ts'
import { canMove } from '../../../domain/help-request.ts'
import { londonDate } from '../../../domain/london-time.ts'
import type { LocalDate } from '../../../domain/opportunity.ts'
import { may } from '../../../domain/permission.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Colleague } from '../../../records/hub-reach.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { details } from '../../../web/components/details.ts'
import { input } from '../../../web/components/input.ts'
import { radios } from '../../../web/components/radios.ts'
import { select } from '../../../web/components/select.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { tag } from '../../../web/components/tag.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { warningText } from '../../../web/components/warning-text.ts'
import { dateWords } from '../../../web/dates.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { CONTACTS, DESK_OUTCOMES } from './help-requests.form.ts'
import type { RequestPage } from './help-requests.page.ts'

export type RequestChoices = {
  readonly colleagues: readonly Colleague[]
  readonly hubs: readonly { readonly id: number; readonly name: string }[]
  readonly days: readonly LocalDate[]
}

export function requestView(
  page: RequestPage,
  request: HelpRequest,
  choices: RequestChoices,
  mistakes: Mistakes,
  ask: Ask,
): Html {
  const { line } = page
  return deskLayout(
    {
      ...{ ask, title: `${request.name}: request for help`, width: 'wide' },
      backTo: { href: '/desk/help-requests', text: 'Requests for help' },
      hasErrors: Object.keys(mistakes).length > 0,
    },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">${request.name} <span class="govuk-caption-m">${request.reference}</span></h1>
<div class="gw-listing">
<div class="gw-listing__main">
<p class="govuk-body">${line.late ? tag({ text: 'Late', classes: 'govuk-tag--red' }) : tag({ text: line.status, classes: 'govuk-tag--blue' })}</p>
<p class="govuk-body-l">${page.closed ? html`Closed on ${page.closed}` : html`<strong>${line.next}</strong>, by ${line.due}`}</p>
${page.safety.map((text) => warningText({ text, iconFallbackText: 'Take care' }))}
${summaryList({ rows: page.rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } })) })}
<h2 class="govuk-heading-m">What has happened</h2>
<p class="govuk-body">Asked on ${page.asked}. Promised to hear from us by ${page.promised}.</p>
<ul class="govuk-list">${page.entries.map(
      ({ day, text, by, words, forDesk }) =>
        html`<li><strong>${day}:</strong> ${text} (${by})${words && html`<br>${forDesk && html`<em>For the desk: </em>`}${words}`}</li>`,
    )}</ul>
</div>
<div class="gw-listing__side">${actions(request, choices, mistakes, ask)}</div>
</div>`,
  )
}

function actions(request: HelpRequest, choices: RequestChoices, mistakes: Mistakes, ask: Ask): Html | null {
  if (request.status === 'closed') return null
  const path = `/desk/help-requests/${request.reference}`
  const mine = ask.viewer.kind === 'member' && request.adviser?.accountId === ask.viewer.accountId
  return html`${
    !mine &&
    form(
      ask,
      `${path}/take`,
      html`<input type="hidden" name="from" value="${request.adviser?.accountId}">
${button({ text: request.adviser ? `Take over from ${request.adviser.name}` : 'Take this request' })}`,
    )
  }
${request.status === 'met' && html`<p>${button({ text: 'Start working together', href: `${path}/together` })}</p>`}
${canMove(request.status, 'reached') && contactForm(path, choices.days, mistakes, ask)}
${may(ask.viewer, 'help-requests.assign') && assignForms(path, request, choices, ask)}
${closeForm(path, mistakes, ask)}`
}

const form = (ask: Ask, action: string, content: Html): Html =>
  html`<form method="post" action="${action}" novalidate>${deskFields(ask)}${content}</form>`

const small = (text: string) => ({ text, classes: 'govuk-fieldset__legend--s' })

function contactForm(path: string, days: readonly LocalDate[], mistakes: Mistakes, ask: Ask): Html {
  const typed = (name: string) => ask.form.get(name) ?? ''
  const otherDay = input({
    ...{ id: 'due-day', name: 'due-day', type: 'date', value: typed('due-day'), classes: 'govuk-input--width-10' },
    label: { text: 'Which day?' },
  })
  return html`<div class="gw-box"><h2 class="govuk-heading-m gw-box__title">Record a contact</h2>
${form(
  ask,
  `${path}/contact`,
  html`${radios({
    ...{ name: 'contact', value: typed('contact'), fieldset: { legend: small('What happened?') }, items: CONTACTS },
    ...{ classes: 'govuk-radios--small', ...mistakeAt(mistakes, 'contact') },
  })}${textarea({
    ...{ id: 'note', name: 'note', rows: 3, value: typed('note') },
    label: { text: 'Note for the desk (optional)', classes: 'govuk-label--s' },
    hint: { text: 'The person does not see this.' },
  })}${input({
    ...{ id: 'next', name: 'next', value: typed('next') },
    label: { text: 'What happens next?', classes: 'govuk-label--s' },
    hint: { text: 'The person reads this. For example: “Grace calls you again”.' },
    ...mistakeAt(mistakes, 'next'),
  })}${radios({
    name: 'due',
    value: typed('due'),
    classes: 'govuk-radios--small',
    fieldset: { legend: small('By which day?') },
    items: [
      ...days.map((day) => ({ value: day, text: dateWords(day, londonDate(ask.now)) })),
      { value: 'other', text: 'Another day', conditional: { html: otherDay } },
    ],
    ...mistakeAt(mistakes, 'due'),
  })}${button({ text: 'Save contact' })}`,
)}</div>`
}

function assignForms(path: string, request: HelpRequest, { colleagues, hubs }: RequestChoices, ask: Ask): Html {
  const others = hubs.filter(({ id }) => id !== request.hubId)
  return html`<div class="gw-box"><h2 class="govuk-heading-m gw-box__title">Give it to somebody</h2>
${form(
  ask,
  `${path}/assign`,
  html`${select({
    ...{ id: 'adviser', name: 'adviser', label: { text: 'Adviser' }, value: request.adviser?.accountId ?? '' },
    items: colleagues.map(({ accountId, name }) => ({ value: accountId, text: name })),
  })}${button({ text: 'Give to this adviser', classes: 'govuk-button--secondary' })}`,
)}
${
  others.length > 0 &&
  form(
    ask,
    `${path}/hand-over`,
    html`${select({
      ...{ id: 'hub', name: 'hub', label: { text: 'Another hub' } },
      items: others.map(({ id, name }) => ({ value: id, text: name })),
    })}${button({ text: 'Hand over to this hub', classes: 'govuk-button--secondary' })}`,
  )
}</div>`
}

const closeForm = (path: string, mistakes: Mistakes, ask: Ask): Html =>
  details({
    summaryText: 'Close this request',
    open: Boolean(mistakes.outcome || mistakes.words),
    html: form(
      ask,
      `${path}/close`,
      html`${radios({
        ...{ name: 'outcome', value: ask.form.get('outcome') ?? '', fieldset: { legend: small('How did it end?') } },
        ...{ items: DESK_OUTCOMES.map(({ value, text }) => ({ value, text })), classes: 'govuk-radios--small' },
        ...mistakeAt(mistakes, 'outcome'),
      })}${textarea({
        ...{ id: 'words', name: 'words', rows: 4, value: ask.form.get('words') ?? '' },
        label: { text: 'What do you want to tell them?', classes: 'govuk-label--s' },
        hint: { text: 'They get this as their last message.' },
        ...mistakeAt(mistakes, 'words'),
      })}${button({ text: 'Close and tell them', classes: 'govuk-button--secondary' })}`,
    ),
  })
