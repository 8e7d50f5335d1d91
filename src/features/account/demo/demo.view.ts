import { type Html, html } from '../../../kit/html.ts'
import type { SampleAccount } from '../../../records/account.ts'
import type { Ask } from '../../../web/ask.ts'
import { roleText } from '../../../web/layouts/desk-layout.ts'
import { layout } from '../../../web/layouts/page-layout.ts'

export function castView(ask: Ask, accounts: readonly SampleAccount[], next: string): Html {
  const title = 'Look around as somebody who works here'
  const groups = [
    { name: 'At the council', kind: 'council' as const },
    { name: 'At partner organisations', kind: 'partner' as const },
  ]
  return layout(
    { ask, title, robots: 'noindex', width: 'wide' },
    html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body-l">${ask.place.name} is made up, and so are these people. Choose one to see the desk as they do.</p>
<p>What residents do needs no account: <a class="govuk-link" href="/">start at the front door</a>.
Emails and texts land in the <a class="govuk-link" href="/demo/outbox">outbox</a>.</p>
${groups.map(({ name, kind }) => {
  const people = accounts.filter(({ memberships }) => memberships[0]?.kind === kind)
  return (
    people.length > 0 &&
    html`<h2 class="govuk-heading-m">${name}</h2>
<ul class="gw-cast">${people.map((person) => castMember(person, next))}</ul>`
  )
})}`,
  )
}

const castMember = ({ id, name, memberships }: SampleAccount, next: string): Html => html`<li class="gw-cast__one">
<h3 class="govuk-heading-s">${name}</h3>
${memberships.map(
  (membership) => html`<form method="post" action="/demo/sign-in">
<input type="hidden" name="account" value="${id}"><input type="hidden" name="membership" value="${membership.id}"><input type="hidden" name="next" value="${next}">
<p>${roleText(membership.role)}, ${membership.organizationName}</p>
<button class="govuk-button govuk-button--secondary" type="submit">Sign in<span class="govuk-visually-hidden"> as ${name}, ${roleText(membership.role)}, ${membership.organizationName}</span></button>
</form>`,
)}
</li>`
