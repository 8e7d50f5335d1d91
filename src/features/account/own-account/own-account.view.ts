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
import { type DeskRow, deskRows, linkButton } from '../../../web/desk-rows.ts'
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
${deskRows(memberships.map(teamRow))}
<h2 class="govuk-heading-m">Passkeys</h2>
${passkeys.length > 0 ? deskRows(passkeys.map(passkeyRow)) : html`<p>You have none yet.</p>`}
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
${deskRows(signIns.map(signInRow))}
<form method="post" action="/sign-out/everywhere">${button({ text: 'Sign out everywhere', classes: 'govuk-button--warning' })}</form>`,
  )
}

const teamRow = ({ id, organizationName, role }: Membership): DeskRow => ({
  title: organizationName,
  about: roleText(role),
  action: html`<a class="govuk-link" href="/account/leave/${id}">Leave<span class="govuk-visually-hidden"> ${organizationName}</span></a>`,
})

const passkeyRow = ({ id, name, createdAt, lastUsedAt }: OwnPasskey): DeskRow => ({
  title: name,
  about: `Added ${dayOf(createdAt)}${lastUsedAt ? `, last used ${dayOf(lastUsedAt)}` : ''}`,
  action: linkButton({ action: `/account/passkeys/${id}/remove`, text: 'Remove', about: name }),
})

const METHODS = {
  passkey: 'By passkey',
  openid: 'By work account',
  demo: 'As somebody made up',
  code: 'By code',
  setup: 'By link',
} as const satisfies Record<OwnSignIn['method'], string>

const signInRow = ({ id, method, since, here }: OwnSignIn): DeskRow => ({
  title: METHODS[method],
  about: `Since ${dayAndTimeOf(since)}${here ? '. This browser.' : ''}`,
  action:
    !here &&
    linkButton({
      action: `/account/sign-ins/${id}/end`,
      text: 'Sign out',
      about: `there, since ${dayAndTimeOf(since)}`,
    }),
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
