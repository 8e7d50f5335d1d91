import { type Html, html } from '../../../kit/html.ts'
import type { PeerRow } from '../../../records/fhir-peer.ts'
import type { AddressedService } from '../../../records/fhir-service.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { errorSummary } from '../../../web/components/error-summary.ts'
import { input } from '../../../web/components/input.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { select } from '../../../web/components/select.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { warningText } from '../../../web/components/warning-text.ts'
import { type DeskRow, deskRows, linkButton } from '../../../web/desk-rows.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { PEER_SCOPES } from '../../../web/machine.ts'
import { dayAndTimeOf, dayOf } from '../../../web/moments.ts'
import type { NumberMistakes, PeerForm, PeerMistakes } from './peers.form.ts'

export type PeersFacts = {
  readonly peers: readonly PeerRow[]
  readonly services: readonly AddressedService[]
  readonly form: { readonly service: string; readonly value: string }
  readonly mistakes: NumberMistakes
}

const TITLE = 'Other systems'

export function peersView(ask: Ask, { peers, services, form, mistakes }: PeersFacts): Html {
  const live = peers.filter(({ revokedAt }) => revokedAt === null)
  const out = peers.filter(({ revokedAt }) => revokedAt !== null)
  return deskLayout(
    { ask, title: TITLE, hasErrors: Object.keys(mistakes).length > 0 },
    html`${summaryOf(mistakes)}
<h1 class="govuk-heading-l">${TITLE}</h1>
<p class="govuk-body">The system of a surgery or another partner can send referrals here, and read how they go. Each one has a token of its own.</p>
${button({ text: 'Let a system in', href: '/desk/systems/new' })}
${live.length === 0 ? html`<p class="govuk-body">No system is let in yet.</p>` : deskRows(live.map(liveRow))}
${out.length > 0 && html`<h2 class="govuk-heading-m">Shut out</h2>${deskRows(out.map(outRow))}`}
<h2 class="govuk-heading-m" id="services">How they name a service</h2>
<p class="govuk-body">Every message says which service it is for: by the number here, of the system <code class="gw-code">${ask.origin}/fhir/Id/referral-service</code>, or by one of the NHS Directory of Services.</p>
${
  services.length === 0
    ? html`<p class="govuk-body">Nobody takes referrals yet.</p>`
    : html`${summaryList({ rows: services.map(numbersOf) })}
<form method="post" action="/desk/systems/numbers" novalidate>
${select({
  id: 'service',
  name: 'service',
  label: { text: 'Service' },
  value: form.service,
  items: [{ value: '', text: 'Choose' }, ...services.map(({ id, name }) => ({ value: String(id), text: name }))],
  errorMessage: mistakes.service ? { text: mistakes.service } : undefined,
})}
${input({
  id: 'number',
  name: 'number',
  label: { text: 'Its number in the NHS Directory of Services' },
  inputmode: 'numeric',
  classes: 'govuk-input--width-10',
  value: form.value,
  errorMessage: mistakes.number ? { text: mistakes.number } : undefined,
})}
${button({ text: 'Add the number', classes: 'govuk-button--secondary' })}
</form>`
}`,
  )
}

const summaryOf = (mistakes: Readonly<Record<string, string>>): Html | false => {
  const errorList = Object.entries(mistakes).map(([field, text]) => ({ text, href: `#${field}` }))
  return errorList.length > 0 && errorSummary({ titleText: 'There is a problem', errorList })
}

const liveRow = (peer: PeerRow): DeskRow => ({
  title: peer.name,
  about: html`${peer.organizationName}${peer.odsCode && html` (${peer.odsCode})`}<br>${scopeWords(peer)}<br>${
    peer.lastUsedAt ? `Last here ${dayAndTimeOf(peer.lastUsedAt)}` : 'Not here yet'
  }. The token is good until ${dayOf(peer.expiresAt)}.${
    peer.endpoint && html`<br>Is told how referrals go at ${new URL(peer.endpoint).host}`
  }`,
  action: linkButton({
    action: `/desk/systems/${peer.id}/take-back`,
    text: 'Take the token back',
    about: `of ${peer.name} at ${peer.organizationName}`,
  }),
})

const outRow = (peer: PeerRow): DeskRow => ({
  title: peer.name,
  about: `${peer.organizationName}. The token was taken back on ${dayOf(peer.revokedAt!)}.`,
})

const scopeWords = ({ scopes }: PeerRow): string =>
  PEER_SCOPES.filter(({ value }) => scopes.includes(value))
    .map(({ text }) => text)
    .join('. ')

const numbersOf = ({ id, name, organizationName, identifiers }: AddressedService) => ({
  key: { text: name },
  value: {
    html: html`${organizationName !== name && html`${organizationName}<br>`}Number ${id}${identifiers.map(
      ({ value }) => html`<br>Directory of Services, number ${value}`,
    )}`,
  },
})

export type NewPeerFacts = {
  readonly organizations: readonly { readonly id: number; readonly name: string }[]
  readonly form: PeerForm
  readonly mistakes: PeerMistakes
}

export function newPeerView(ask: Ask, { organizations, form, mistakes }: NewPeerFacts): Html {
  const title = 'Let a system in'
  const wrong = (field: keyof PeerMistakes) => (mistakes[field] ? { text: mistakes[field] } : undefined)
  return deskLayout(
    { ask, title, backTo: { href: '/desk/systems' }, hasErrors: Object.keys(mistakes).length > 0 },
    html`${summaryOf(mistakes)}
<h1 class="govuk-heading-l">${title}</h1>
<form method="post" action="/desk/systems" novalidate>
${select({
  id: 'organization',
  name: 'organization',
  label: { text: 'Whose system is it?' },
  value: form.organization,
  items: [{ value: '', text: 'Choose' }, ...organizations.map(({ id, name }) => ({ value: String(id), text: name }))],
  errorMessage: wrong('organization'),
})}
${input({ id: 'name', name: 'name', label: { text: 'What is the system called?' }, value: form.name, errorMessage: wrong('name') })}
${input({
  id: 'ods-code',
  name: 'ods-code',
  label: { text: 'NHS organisation code, if they have one' },
  hint: { text: 'Then nobody else can send in their name. A surgery has a code like G82080.' },
  classes: 'govuk-input--width-10',
  spellcheck: false,
  value: form.odsCode,
  errorMessage: wrong('ods-code'),
})}
${checkboxes({
  name: 'scope',
  idPrefix: 'scopes',
  fieldset: { legend: { text: 'What may it do?', classes: 'govuk-fieldset__legend--s' } },
  errorMessage: wrong('scopes'),
  items: PEER_SCOPES.map(({ value, text }) => ({ value, text, checked: form.scopes.includes(value) })),
})}
${input({
  id: 'endpoint',
  name: 'endpoint',
  type: 'url',
  label: { text: 'Where do we tell it how referrals go?' },
  hint: {
    text: 'Their address for messages, like https://surgery.example/fhir/$process-message. Leave it empty if they ask us.',
  },
  spellcheck: false,
  value: form.endpoint,
  errorMessage: wrong('endpoint'),
})}
${button({ text: 'Make a token', preventDoubleClick: true })}
</form>`,
  )
}

export function tokenView(ask: Ask, name: string, token: string): Html {
  const title = `${name} is let in`
  return deskLayout(
    { ask, title, backTo: { href: '/desk/systems' } },
    html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">This is its token. Give it to whoever looks after their system, in a safe way.</p>
${insetText({ html: html`<code class="gw-code">${token}</code>` })}
${warningText({ text: 'You see it this once. We keep no copy: if it gets lost, take it back and make another.', iconFallbackText: 'Warning' })}
<p class="govuk-body">They send it with every request, as <code class="gw-code">Authorization: Bearer</code> and the token. What they can ask is written at <a class="govuk-link" href="/fhir/metadata">${ask.origin}/fhir/metadata</a>.</p>
<p class="govuk-body"><a class="govuk-link" href="/desk/systems">Back to other systems</a></p>`,
  )
}
