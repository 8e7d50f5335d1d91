import { type Html, html } from '../../../kit/html.ts'
import type { Invitation } from '../../../records/invitation.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { errorSummary } from '../../../web/components/error-summary.ts'
import { input } from '../../../web/components/input.ts'
import { roleText } from '../../../web/layouts/desk-layout.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { passkeyForm, passkeyScript } from '../../../web/passkey-form.ts'
import type { JoinForm, JoinMistakes } from './join.form.ts'

export type Who = 'new' | 'signed-in' | 'has-account'

export function joinView(ask: Ask, invitation: Invitation, who: Who, form: JoinForm, mistakes: JoinMistakes): Html {
  const title = titleOf(invitation)
  const errorList = Object.entries(mistakes).map(([field, text]) =>
    field === 'passkey' ? { text } : { text, href: `#${field}` },
  )
  return layout(
    { ask, title, robots: 'noindex', head: passkeyScript(), hasErrors: errorList.length > 0 },
    html`${errorList.length > 0 && errorSummary({ titleText: 'There is a problem', errorList })}
<h1 class="govuk-heading-l">${title}</h1>
${intro(invitation)}
${WAYS[who](ask, invitation, form, mistakes)}`,
  )
}

const titleOf = ({ purpose, organizationName }: Invitation): string =>
  ({ join: `Join ${organizationName}`, recover: 'Make a new passkey', setup: 'Become the first administrator' })[
    purpose
  ]

const intro = ({ purpose, organizationName, role }: Invitation): Html =>
  ({
    join: html`<p>You are invited to join <strong>${organizationName}</strong> as ${roleText(role).toLowerCase()}.</p>`,
    recover: html`<p>This replaces every passkey you had, and signs you out everywhere else.</p>`,
    setup: html`<p>You will look after Good Work for <strong>${organizationName}</strong>, and invite everybody else.</p>`,
  })[purpose]

type Way = (ask: Ask, invitation: Invitation, form: JoinForm, mistakes: JoinMistakes) => Html

const WAYS: Readonly<Record<Who, Way>> = {
  new: (ask, invitation, form, mistakes) => html`${passkeyForm({
    action: ask.path,
    optionsFrom: `${ask.path}/passkey-options`,
    kind: 'create',
    text: invitation.purpose === 'join' ? 'Make a passkey and join' : 'Make a passkey',
    fields: questions(invitation, form, mistakes),
  })}
${
  ask.openId &&
  invitation.purpose === 'join' &&
  html`<p>Or <a class="govuk-link" href="/sign-in/openid?next=${encodeURIComponent(ask.path)}">sign in with ${ask.openId.name}</a> and come back here.</p>`
}`,
  'signed-in': (ask) =>
    html`<form method="post" action="${ask.path}">${button({ text: 'Join', preventDoubleClick: true })}</form>`,
  'has-account': (
    ask,
  ) => html`<p>There is an account with the address we invited. Sign in to it first; you come back here.</p>
<p>${button({ text: 'Sign in', href: `/sign-in?next=${encodeURIComponent(ask.path)}` })}</p>`,
}

const questions = ({ purpose }: Invitation, form: JoinForm, mistakes: JoinMistakes): Html => html`
${
  purpose !== 'recover' &&
  input({
    name: 'name',
    id: 'name',
    label: { text: 'Your name' },
    hint: { text: 'As the people you work with know you' },
    autocomplete: 'name',
    value: form.name,
    errorMessage: mistakes.name ? { text: mistakes.name } : undefined,
  })
}
${input({
  name: 'email',
  id: 'email',
  type: 'email',
  label: { text: 'Your work email address' },
  hint: { text: purpose === 'setup' ? 'Messages to you go there' : 'The one to which we sent the link' },
  autocomplete: 'email',
  spellcheck: false,
  value: form.email,
  errorMessage: mistakes.email ? { text: mistakes.email } : undefined,
})}
<p>A passkey is how you sign in: with your face, your fingerprint, the PIN of this device or a security key. There is no password.</p>`

export function goneView(ask: Ask): Html {
  const title = 'This link no longer works'
  return layout(
    { ask, title, robots: 'noindex' },
    html`<h1 class="govuk-heading-l">${title}</h1>
<p>It has been used, it was taken back, or it is too old. Each link works once.</p>
<p>If you have joined already, <a class="govuk-link" href="/sign-in">sign in</a>. If not, ask for a new link.</p>`,
  )
}
