import { type Html, html } from '../kit/html.ts'
import { assetPath } from './assets/asset-path.ts'
import { button } from './components/button.ts'

export type PasskeyForm = {
  /** Where the form goes with the passkey's answer. */
  readonly action: string
  /** Where the browser asks what to sign. */
  readonly optionsFrom: string
  readonly kind: 'create' | 'use'
  readonly text: string
  /** Questions of the form, before its button. */
  readonly fields?: Html | undefined
}

/** For the head of every page with such a form: the script is loaded on no other. */
export const passkeyScript = (): Html => html`<script type="module" src="${assetPath('passkey.js')}"></script>`

/** Returns a form that asks the browser for a passkey and sends its answer on like any other field. */
export const passkeyForm = ({ action, optionsFrom, kind, text, fields }: PasskeyForm): Html => html`
<form method="post" action="${action}" data-passkey="${kind}" data-options="${optionsFrom}" novalidate>
  ${fields}
  <input type="hidden" name="credential" value="">
  <p class="govuk-error-message" role="alert" data-passkey-trouble hidden></p>
  ${button({ text })}
  <noscript><p class="govuk-inset-text">A passkey needs JavaScript. Switch it on for this page, or call us.</p></noscript>
</form>`
