import { calledName } from '../../../domain/participant.ts'
import { penceWords } from '../../../domain/support-fund.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { radios } from '../../../web/components/radios.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { tag } from '../../../web/components/tag.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { fullDate } from '../../../web/dates.ts'
import { deskFields, versionField } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { personLayout } from '../../../web/person-sections.ts'
import { proofPart } from './proof.view.ts'
import type { RequestPage } from './request.page.ts'

export const requestView = (shown: RequestPage, mistakes: Mistakes, ask: Ask): Html =>
  personLayout(
    {
      ...{ ask, person: shown.person, title: shown.title, section: '/fund' },
      hasErrors: Object.keys(mistakes).length > 0,
    },
    html`${mistakeSummary(mistakes)}
<p class="govuk-caption-l">Support fund</p>
<h1 class="govuk-heading-l">${shown.title} ${tag({ ...shown.tag, classes: `${shown.tag.classes} gw-tag` })}</h1>
${shown.next && html`<p class="govuk-body-l">${shown.late ? html`<strong class="gw-case__late">${shown.next}</strong>` : shown.next}</p>`}
<div class="gw-listing"><div class="gw-listing__main">
${summaryList({ rows: shown.facts.map(([key, value]) => ({ key: { text: key }, value: { text: value } })) })}
${shown.changes && now(shown, mistakes, ask)}
${shown.paidLines.length > 0 && html`<h2 class="govuk-heading-m">Paid</h2><ul class="gw-rows">${shown.paidLines.map(({ text, about }) => html`<li class="gw-rows__one"><div><strong>${text}</strong><br><span class="gw-quiet">${about}</span></div></li>`)}</ul>`}
${shown.vouchers.length > 0 && vouchers(shown)}
${proofPart(shown, mistakes, ask)}
<h2 class="govuk-heading-m">What happened</h2>
<ol class="gw-happened__list">${shown.happened.map(
      ({ when, what, words, by }) =>
        html`<li class="gw-happened__one"><p class="gw-happened__what"><strong>${what}</strong></p>${words && html`<p class="gw-happened__words">${words}</p>`}<p class="gw-happened__by">${by}, ${when}</p></li>`,
    )}</ol>
</div><aside class="gw-listing__side">${
      shown.links.length > 0 &&
      html`<ul class="govuk-list govuk-list--spaced">${shown.links.map(
        ({ action, text }) => html`<li><a class="govuk-link" href="${shown.path}/${action}">${text}</a></li>`,
      )}</ul>`
    }
<p class="gw-quiet">${shown.had} <a class="govuk-link" href="/desk/people/${shown.person.id}/fund">All that was asked for ${calledName(shown.person)}</a></p></aside></div>`,
  )

/** What is to be done now: one thing, by where the request stands. */
function now(shown: RequestPage, mistakes: Mistakes, ask: Ask): Html | null {
  switch (shown.request.status) {
    case 'draft':
      return press(shown, 'ask', 'Ask', 'Nobody has been asked yet.', ask)
    case 'asked':
      return decide(shown, mistakes, ask)
    case 'more-wanted':
      return box(
        'More is wanted',
        html`${wanted(shown)}${button({ text: 'Say more, and ask again', href: `${shown.path}/change` })}`,
      )
    case 'approved':
    case 'committed':
    case 'part-paid':
      return shown.request.held === 0 ? ranOut(shown) : pay(shown, ask)
    case 'reconciled':
      return press(shown, 'close', 'Close it', 'The proof is in. Look at it once more.', ask)
    default:
      return null
  }
}

const box = (title: string, content: Html): Html =>
  html`<section class="gw-box" aria-labelledby="now"><h2 class="gw-box__title" id="now">${title}</h2>${content}</section>`

const press = ({ path, request }: RequestPage, action: string, text: string, words: string, ask: Ask): Html =>
  box(
    'Now',
    html`<p class="govuk-body">${words}</p><form method="post" action="${path}/${action}">${deskFields(ask)}${versionField(request.version)}${button({ text, preventDoubleClick: true })}</form>`,
  )

const wanted = ({ happened }: RequestPage): Html | null => {
  const words = happened.find((one) => one.what === 'Asked for more')?.words
  return words ? html`<p class="gw-asked">${words}</p>` : null
}

const CHOICES = {
  alone: { value: 'approve', text: 'Approve' },
  second: { value: 'approve', text: 'Approve, as the second of two' },
  first: { value: 'agree', text: 'Agree, as the first of two', hint: { text: 'Somebody else approves it then.' } },
} as const

function decide(shown: RequestPage, mistakes: Mistakes, ask: Ask): Html {
  const { authority, request, path, left } = shown
  if (authority === 'no') {
    return box(
      'Waits for a decision',
      html`<p class="govuk-body">${request.ownerName} decides. It is above your limit, or it is for you.</p>`,
    )
  }
  const typed = (name: string, usual = '') => ask.form.get(name) ?? usual
  return box(
    'Decide',
    html`<p class="govuk-body">${left}</p><form method="post" action="${path}/decide" novalidate>${deskFields(ask)}${versionField(request.version)}
${radios({
  ...{ name: 'decision', value: typed('decision'), ...mistakeAt(mistakes, 'decision') },
  fieldset: { legend: { text: 'What do you say?', classes: 'govuk-fieldset__legend--s' } },
  items: [CHOICES[authority], { value: 'more', text: 'Ask for more' }, { value: 'decline', text: 'Decline' }],
})}
${input({
  ...{ id: 'amount', name: 'amount', value: typed('amount', penceWords(request.asked).slice(1)) },
  ...{ label: { text: 'How much' }, prefix: { text: '£' }, classes: 'govuk-input--width-5', inputmode: 'decimal' },
  ...{ autocomplete: 'off', ...mistakeAt(mistakes, 'amount') },
})}
${textarea({
  ...{ id: 'words', name: 'words', rows: 3, value: typed('words'), ...mistakeAt(mistakes, 'words') },
  label: { text: 'Why' },
  hint: { text: 'Where you decline, they read it.' },
})}
${button({ text: 'Save', preventDoubleClick: true })}</form>`,
  )
}

/** Nothing is set aside any more: a voucher ran out, and somebody says what became of it. */
const ranOut = ({ path }: RequestPage): Html =>
  box(
    'Nothing is set aside any more',
    html`<p class="govuk-body">A voucher ran out, and its money went back to the fund.</p>${button({ text: 'Say what became of it', href: `${path}/run-out` })}`,
  )

const pay = ({ request, path }: RequestPage, ask: Ask): Html =>
  box(
    `${penceWords(request.held)} is set aside`,
    html`<div class="govuk-button-group">${button({ text: 'Pay', href: `${path}/pay` })}${button({ text: 'Make a voucher', href: `${path}/voucher`, classes: 'govuk-button--secondary' })}</div>
${request.status === 'approved' && html`<form method="post" action="${path}/order">${deskFields(ask)}${versionField(request.version)}<button class="gw-link-button" type="submit">It is ordered, and paid later</button></form>`}`,
  )

const STATES = {
  good: { text: 'Can be used', classes: 'govuk-tag--green gw-tag' },
  used: { text: 'Used', classes: 'govuk-tag--grey gw-tag' },
  expired: { text: 'Has run out', classes: 'govuk-tag--yellow gw-tag' },
  cancelled: { text: 'Cancelled', classes: 'govuk-tag--grey gw-tag' },
} as const

const vouchers = ({ vouchers, path }: RequestPage): Html =>
  html`<h2 class="govuk-heading-m">Vouchers</h2><ul class="gw-rows">${vouchers.map(
    ({ id, code, pence, where, expiresOn, state }) =>
      html`<li class="gw-rows__one"><div><strong>${penceWords(pence)}, ${where}</strong> ${tag(STATES[state])}<br><span class="gw-quiet">${code} · until ${fullDate(expiresOn)}</span></div>${state === 'good' && html`<div class="gw-rows__action"><a class="govuk-link" href="${path}/vouchers/${id}">Print it<span class="govuk-visually-hidden">: ${code}</span></a></div>`}</li>`,
  )}</ul>`
