import type { Html } from '../kit/html.ts'
import { button } from './components/button.ts'

/** Returns the button that prints this page. Only a script can do it, so without one it stays hidden. */
export const printButton = (words: { readonly text: string } | { readonly html: Html } = { text: 'Print' }): Html =>
  button({
    ...{ ...words, type: 'button', classes: 'govuk-button--secondary gw-screen-only' },
    attributes: { 'data-print': '', 'data-script': '', hidden: { value: true, optional: true } },
  })
