import { type Html, html, raw } from '../../kit/html.ts'
import { type ButtonOptions, button } from './button.ts'
import { attributes, type Common, classes, type Given, type Words, wordsOf } from './markup.ts'

type PanelAction = Pick<ButtonOptions, 'text' | 'type' | 'href' | 'classes' | 'attributes'>
export type PanelOptions = Words &
  Common &
  Given<{
    titleText: string
    titleHtml: Html
    headingLevel: number | string
    /** Shown only on an interruption, `govuk-panel--interruption`. */
    actions: Common & Given<{ items: readonly PanelAction[] }>
  }>

export function panel(options: PanelOptions): Html {
  const heading = raw(`h${Number(options.headingLevel) || 1}`)
  const interruption = Boolean(options.classes?.includes('govuk-panel--interruption'))
  const body = wordsOf(options)
  const names = classes('govuk-panel', !interruption && 'govuk-panel--confirmation', options.classes)
  return html`
    <div class="${names}"${attributes(options.attributes)}>
      <${heading} class="govuk-panel__title">${wordsOf({ text: options.titleText, html: options.titleHtml })}</${heading}>
      ${body && html`<div class="govuk-panel__body">${body}</div>`}
      ${
        interruption &&
        options.actions &&
        html`<div class="${classes('govuk-panel__actions', options.actions.classes)}"${attributes(
          options.actions.attributes,
        )}>${
          options.actions.items?.length
            ? html`<div class="govuk-button-group">${options.actions.items.map(panelAction)}</div>`
            : ''
        }</div>`
      }
    </div>`
}

const panelAction = (action: PanelAction): Html =>
  !action.href || action.type === 'button'
    ? button({ ...action, type: action.type || 'button', classes: classes('govuk-button--inverse', action.classes) })
    : html`<a class="${classes('govuk-link govuk-link--inverse', action.classes)}" href="${action.href}"${attributes(
        action.attributes,
      )}>${action.text}</a>`
