import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { layout } from '../../../web/layouts/page-layout.ts'

/** Returns the page for a form that came after its sign-in had ended: everything in it waits to be sent again. */
export function signInEndedView(ask: Ask, wayIn: string): Html {
  // Residents have no account: they open their requests with a code.
  const { title, why, again } = wayIn.startsWith('/requests') ? BY_CODE : BY_ACCOUNT
  return layout(
    { ask, title, robots: 'noindex' },
    html`<h1 class="govuk-heading-l">${title}</h1>
<p>${why} What you wrote is still here.</p>
<ol class="govuk-list govuk-list--number">
  <li><a class="govuk-link" href="${wayIn}" target="_blank" rel="noopener">${again} (opens in a new tab)</a>.</li>
  <li>Come back to this tab and send your form again.</li>
</ol>
<form method="post" action="${ask.path}">
  ${[...ask.form].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
  ${button({ text: 'Send again', preventDoubleClick: true })}
</form>
${ask.files.length > 0 && html`<p>Files cannot wait here. Go back and choose them again once you are signed in.</p>`}`,
  )
}

const BY_ACCOUNT = {
  title: 'Your sign-in has ended',
  why: 'We sign you out after a while to keep what you see safe.',
  again: 'Sign in again',
}

const BY_CODE = {
  title: 'Your requests are closed',
  why: 'We close them after a while to keep what you see safe.',
  again: 'Ask for a new code',
}
