import type { Membership } from '../../../domain/permission.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Account } from '../../../records/account.ts'
import type { OwnSignIn } from '../../../records/own-sign-ins.ts'
import type { OwnPasskey } from '../../../records/passkey.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { errorSummary } from '../../../web/components/error-summary.ts'
import { input } from '../../../web/components/input.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { deskLayout, roleText } from '../../../web/layouts/desk-layout.ts'
import { dayAndTimeOf, dayOf } from '../../../web/moments.ts'
import { passkeyForm, passkeyScript } from '../../../web/passkey-form.ts'

export type AccountFacts = {
  readonly account: Account
  readonly passkeys: readonly OwnPasskey[]
  readonly signIns: readonly OwnSignIn[]
  readonly mistake?: string | undefined
}

export function accountView(ask: Ask, { account, passkeys, signIns, mistake }: AccountFacts): Html {
  const title = 'Your account'
  const memberships = ask.viewer.kind === 'member' ? ask.viewer.memberships : []
  return deskLayout(
    { ask, title, head: passkeyScript(), hasErrors: mistake !== undefined },
    html`${mistake && errorSummary({ titleText: 'There is a problem', errorList: [{ text: mistake }] })}
<h1 class="govuk-heading-l">${title}</h1>
${summaryList({
  rows: [
    { key: { text: 'Name' }, value: { text: account.name } },
    { key: { text: 'Email' }, value: { text: account.email } },
  ],
})}
<h2 class="govuk-heading-m">Your teams</h2>
${summaryList({ rows: memberships.map(teamRow) })}
<h2 class="govuk-heading-m">Passkeys</h2>
${summaryList({ rows: passkeys.map(passkeyRow) })}
${passkeyForm({
  action: '/account/passkeys',
  optionsFrom: '/account/passkey-options',
  kind: 'create',
  text: 'Add a passkey',
  fields: input({
    name: 'name',
    id: 'name',
    label: { text: 'What to call it' },
    hint: { text: 'For example: my phone' },
    classes: 'govuk-input--width-20',
  }),
})}
<h2 class="govuk-heading-m">Where you are signed in</h2>
${summaryList({ rows: signIns.map((signIn) => signInRow(signIn)) })}
<form method="post" action="/sign-out/everywhere">${button({ text: 'Sign out everywhere', classes: 'govuk-button--warning' })}</form>`,
  )
}

const teamRow = ({ id, organizationName, role }: Membership) => ({
  key: { text: organizationName },
  value: { text: roleText(role) },
  actions: { items: [{ href: `/account/leave/${id}`, text: 'Leave', visuallyHiddenText: organizationName }] },
})

const passkeyRow = ({ id, name, createdAt, lastUsedAt }: OwnPasskey) => ({
  key: { text: name },
  value: {
    html: html`Added ${dayOf(createdAt)}${lastUsedAt && html`, last used ${dayOf(lastUsedAt)}`}
<form method="post" action="/account/passkeys/${id}/remove"><button class="gw-desk-bar__out" type="submit">Remove<span class="govuk-visually-hidden"> ${name}</span></button></form>`,
  },
})

const METHODS = {
  passkey: 'By passkey',
  openid: 'By work account',
  demo: 'As somebody made up',
  code: 'By code',
  setup: 'By link',
} as const satisfies Record<OwnSignIn['method'], string>

const signInRow = ({ id, method, since, here }: OwnSignIn) => ({
  key: { text: METHODS[method] },
  value: {
    html: here
      ? html`Since ${dayAndTimeOf(since)}. This browser.`
      : html`Since ${dayAndTimeOf(since)}
<form method="post" action="/account/sign-ins/${id}/end"><button class="gw-desk-bar__out" type="submit">Sign out<span class="govuk-visually-hidden"> there, since ${dayOf(since)}</span></button></form>`,
  },
})

export function leaveView(ask: Ask, { id, organizationName }: Membership, last: boolean): Html {
  const title = `Leave ${organizationName}?`
  return deskLayout(
    { ask, title, backTo: { href: '/account' } },
    html`<h1 class="govuk-heading-l">${title}</h1>
${
  last
    ? html`<p>You are the only one who can manage this team. Make somebody else an administrator first, or call us.</p>`
    : html`<p>You stop seeing and doing anything for ${organizationName} at once. Only an administrator there can invite you again.</p>
<form method="post" action="/account/leave/${id}">${button({ text: 'Leave', classes: 'govuk-button--warning' })}</form>`
}`,
  )
}
