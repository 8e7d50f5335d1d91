import { type Html, html } from '../../kit/html.ts'
import { attribute, attributes, type Common, classes, flag, type Given, type Words, wordsOf } from './markup.ts'

export type ButtonOptions = Words &
  Common &
  Given<{
    id: string
    /** Makes it a link that looks like a button. */
    href: string
    type: string
    name: string
    value: string
    disabled: boolean
    preventDoubleClick: boolean
    isStartButton: boolean
  }>

export function button(options: ButtonOptions): Html {
  const names = classes('govuk-button', options.classes, options.isStartButton && 'govuk-button--start')
  const shared = html` class="${names}" data-module="govuk-button"${attributes(options.attributes)}${attribute('id', options.id)}`
  const words = options.isStartButton && options.html ? html`<span>${options.html}</span>` : wordsOf(options)
  const content = html`${words}${options.isStartButton && START_ICON}`
  if (options.href) return html`<a href="${options.href}" role="button" draggable="false"${shared}>${content}</a>`
  return html`<button type="${options.type || 'submit'}"${attribute('value', options.value)}${attribute(
    'name',
    options.name,
  )}${flag('disabled', options.disabled)}${options.disabled && attribute('aria-disabled', 'true')}${
    options.preventDoubleClick !== undefined &&
    attribute('data-prevent-double-click', String(options.preventDoubleClick))
  }${shared}>${content}</button>`
}

const START_ICON = html`<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>`
