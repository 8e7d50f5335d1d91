import { type Html, html } from '../../../kit/html.ts'
import type { AccountRow } from '../../../records/account-list.ts'
import type { RecoveryRequest } from '../../../records/recovery.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { errorSummary } from '../../../web/components/error-summary.ts'
import { input } from '../../../web/components/input.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { type DeskRow, deskRows } from '../../../web/desk-rows.ts'
import { deskLayout, roleText } from '../../../web/layouts/desk-layout.ts'
import { type Left, takersQuestion } from '../../../web/leaving.ts'
import { dayAndTimeOf, dayOf } from '../../../web/moments.ts'

export type AccountsFacts = {
  readonly words: string
  readonly accounts: readonly AccountRow[]
  readonly recoveries: readonly RecoveryRequest[]
}

export function accountsView(ask: Ask, { words, accounts, recoveries }: AccountsFacts): Html {
  const title = 'Accounts'
  return deskLayout(
    { ask, title },
    html`<h1 class="govuk-heading-l">${title}</h1>
${recoveries.length > 0 && html`<h2 class="govuk-heading-m">Lost passkeys</h2>${recoveries.map((one) => recovery(ask, one))}`}
<form method="get" action="/desk/accounts">
${input({ name: 'q', id: 'q', label: { text: 'Name or email address' }, value: words, classes: 'govuk-input--width-20' })}
${button({ text: 'Find accounts', classes: 'govuk-button--secondary' })}
</form>
${accounts.length === 0 ? html`<p>Nobody is called so.</p>` : deskRows(accounts.map(accountLine))}`,
  )
}

const accountLine = (account: AccountRow): DeskRow => ({
  title: account.name,
  about: html`${account.email}<br>${partLines(account)}${account.disabledAt && html`<br><strong>Closed</strong>`}`,
  action: html`<a class="govuk-link" href="/desk/accounts/${account.id}">Open<span class="govuk-visually-hidden"> the account of ${account.name}</span></a>`,
})

const partLines = ({ parts }: AccountRow): Html =>
  parts.length === 0
    ? html`In no team`
    : html`${parts.map(({ role, organizationName }, i) => html`${i > 0 && html`<br>`}${organizationName}: ${roleText(role).toLowerCase()}`)}`

/** Whoever lost their own passkey is let in by another. */
const recovery = ({ viewer }: Ask, request: RecoveryRequest): Html =>
  html`${summaryList({
    card: { title: { text: request.name, headingLevel: 3 } },
    rows: [
      { key: { text: 'Email' }, value: { text: request.email } },
      { key: { text: 'Asked' }, value: { text: dayAndTimeOf(request.requestedAt) } },
      { key: { text: 'What happened' }, value: { text: request.reason } },
      'accountId' in viewer &&
        viewer.accountId !== request.accountId && {
          key: { text: 'Decide' },
          value: {
            html: html`<p>Speak with them first: by phone, on a number you knew before.</p><div class="govuk-button-group">
<form method="post" action="/desk/accounts/recoveries/${request.id}/approve">${button({ html: html`Send a link<span class="govuk-visually-hidden"> to ${request.name}</span>`, preventDoubleClick: true })}</form>
<form method="post" action="/desk/accounts/recoveries/${request.id}/refuse">${button({ html: html`Refuse<span class="govuk-visually-hidden"> the request of ${request.name}</span>`, classes: 'govuk-button--secondary' })}</form>
</div>`,
          },
        },
    ],
  })}`

export type AccountFacts = {
  readonly account: AccountRow
  readonly left: readonly Left[]
  readonly mistake?: string | undefined
}

export function accountView(ask: Ask, { account, left, mistake }: AccountFacts): Html {
  const closed = account.disabledAt !== null
  return deskLayout(
    { ask, title: account.name, backTo: { href: '/desk/accounts' }, hasErrors: mistake !== undefined },
    html`${mistake && errorSummary({ titleText: 'There is a problem', errorList: [{ text: mistake }] })}
<h1 class="govuk-heading-l">${account.name}</h1>
${summaryList({
  rows: [
    { key: { text: 'Email' }, value: { text: account.email } },
    { key: { text: 'Teams' }, value: { html: partLines(account) } },
    { key: { text: 'Passkeys' }, value: { text: String(account.passkeys) } },
    { key: { text: 'Account' }, value: { text: closed ? `Closed on ${dayOf(account.disabledAt!)}` : 'Open' } },
  ],
})}
${
  closed
    ? html`<form method="post" action="/desk/accounts/${account.id}/enable">${button({ text: 'Open the account again' })}</form>`
    : html`<h2 class="govuk-heading-m">Close the account</h2>
<p>They are signed out everywhere at once and cannot sign in again.</p>
<form method="post" action="/desk/accounts/${account.id}/disable" novalidate>${takersQuestion(account.name, left, 'close')}${button({ text: 'Close the account', classes: 'govuk-button--warning' })}</form>`
}`,
  )
}
