import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { errorSummary } from '../../../web/components/error-summary.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { passkeyForm, passkeyScript } from '../../../web/passkey-form.ts'

/** Why somebody is still on this page. What is wrong about a try is never told apart. */
export type Stayed = 'not-known' | 'too-many' | 'no-answer'

const WORDS: Readonly<Record<Stayed, string>> = {
  'not-known': 'That did not sign you in. Try again, or use another way.',
  'too-many': 'There were many tries in a short time. Wait five minutes, then try again.',
  'no-answer': 'Your organisation’s sign-in does not answer. Try again in a few minutes, or use a passkey.',
}

export function signInView(ask: Ask, next: string, stayed?: Stayed): Html {
  const title = 'Sign in'
  const onward = `?next=${encodeURIComponent(next)}`
  return layout(
    { ask, title, robots: 'noindex', head: passkeyScript(), hasErrors: stayed !== undefined },
    html`${stayed && errorSummary({ titleText: 'You are not signed in yet', errorList: [{ text: WORDS[stayed] }] })}
<h1 class="govuk-heading-l">${title}</h1>
<p>This is for people who work at ${ask.place.council} or a partner organisation.
To find work or ask for help <a class="govuk-link" href="/">you need no account</a>.</p>
${ask.demo && html`<p>${button({ text: 'Sign in as somebody made up', href: `/demo${onward}` })}</p>`}
<h2 class="govuk-heading-m">With a passkey</h2>
<p>Use your face, your fingerprint, the PIN of this device or a security key.</p>
${passkeyForm({
  action: '/sign-in/passkey',
  optionsFrom: '/sign-in/passkey-options',
  kind: 'use',
  text: 'Sign in with a passkey',
  fields: html`<input type="hidden" name="next" value="${next}">`,
})}
${
  ask.openId &&
  html`<h2 class="govuk-heading-m">With your work account</h2>
<p>${button({ text: `Sign in with ${ask.openId.name}`, href: `/sign-in/openid${onward}`, classes: 'govuk-button--secondary' })}</p>`
}
<h2 class="govuk-heading-m">If you cannot sign in</h2>
<p><a class="govuk-link" href="/sign-in/recover">Ask for a new passkey</a> if you lost yours.
You have no account yet? Ask the person who looks after your team to invite you.</p>`,
  )
}
