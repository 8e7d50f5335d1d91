import { type Html, html, raw } from '../../kit/html.ts'
import { attribute, attributes, type Common, classes, type Given, type Words, wordsOf } from './markup.ts'

export type NotificationBannerOptions = Words &
  Common &
  Given<{
    titleText: string
    titleHtml: Html
    titleHeadingLevel: number | string
    titleId: string
    /** `success` is green and is read out at once. */
    type: 'success'
    role: string
    disableAutoFocus: boolean
  }>

export function notificationBanner(options: NotificationBannerOptions): Html {
  const success = options.type === 'success'
  const titleId = options.titleId || 'govuk-notification-banner-title'
  const heading = raw(`h${Number(options.titleHeadingLevel) || 2}`)
  const title = wordsOf({ text: options.titleText, html: options.titleHtml }, success ? 'Success' : 'Important')
  return html`
    <div class="${classes(
      'govuk-notification-banner',
      success && 'govuk-notification-banner--success',
      options.classes,
    )}" role="${options.role || (success ? 'alert' : 'region')}" aria-labelledby="${titleId}" data-module="govuk-notification-banner"${
      options.disableAutoFocus !== undefined && attribute('data-disable-auto-focus', String(options.disableAutoFocus))
    }${attributes(options.attributes)}>
      <div class="govuk-notification-banner__header">
        <${heading} class="govuk-notification-banner__title" id="${titleId}">${title}</${heading}>
      </div>
      <div class="govuk-notification-banner__content">${
        options.html?.text
          ? options.html
          : options.text && html`<p class="govuk-notification-banner__heading">${wordsOf(options)}</p>`
      }</div>
    </div>`
}
