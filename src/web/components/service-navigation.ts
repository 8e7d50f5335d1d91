import { type Html, html } from '../../kit/html.ts'
import {
  type Attributes,
  attribute,
  attributes,
  type Common,
  classes,
  type Given,
  type Words,
  wordsOf,
} from './markup.ts'

export type NavigationItem = Words & Given<{ href: string; active: boolean; current: boolean; attributes: Attributes }>
export type ServiceNavigationOptions = Common &
  Given<{
    serviceName: string
    serviceUrl: string
    navigation: readonly (NavigationItem | null | false)[]
    menuButtonText: string
    menuButtonLabel: string
    navigationLabel: string
    navigationId: string
    navigationClasses: string
    collapseNavigationOnMobile: boolean
    ariaLabel: string
    slots: Given<{
      start: Html
      end: Html | Given<{ html: Html; align: string }>
      navigationStart: Html
      navigationEnd: Html
    }>
  }>

/** With a name or a slot it is a section of its own, else the list inside is landmark enough. */
export function serviceNavigation(options: ServiceNavigationOptions): Html {
  const { start, end } = options.slots ?? {}
  const endSlot = end && 'align' in end ? end : end && 'html' in end ? end : { html: end as Html | undefined }
  const shared = html` class="${classes(
    'govuk-service-navigation',
    options.classes,
  )}" data-module="govuk-service-navigation"${attributes(options.attributes)}`
  const container = classes(
    'govuk-width-container',
    'align' in endSlot && endSlot.align === 'inline' && 'govuk-service-navigation__inlining-container',
  )
  const inner = html`
    <div class="${container}">${start}
      <div class="govuk-service-navigation__container">${serviceName(options)} ${navigation(options)}</div>
      ${endSlot.html}
    </div>`
  return options.serviceName || start || endSlot.html
    ? html`<section aria-label="${options.ariaLabel ?? 'Service information'}"${shared}>${inner}</section>`
    : html`<div${shared}>${inner}</div>`
}

const serviceName = (options: ServiceNavigationOptions): Html | '' =>
  options.serviceName
    ? html`<span class="govuk-service-navigation__service-name">${
        options.serviceUrl
          ? html`<a href="${options.serviceUrl}" class="govuk-service-navigation__link">${options.serviceName}</a>`
          : html`<span class="govuk-service-navigation__text">${options.serviceName}</span>`
      }</span>`
    : ''

function navigation(options: ServiceNavigationOptions): Html | '' {
  const items = (options.navigation ?? []).filter((item) => item) as NavigationItem[]
  const { navigationStart, navigationEnd } = options.slots ?? {}
  if (!items.length && !navigationStart && !navigationEnd) return ''
  const menu = options.menuButtonText || 'Menu'
  const id = options.navigationId || 'navigation'
  return html`
    <nav aria-label="${options.navigationLabel || menu}" class="${classes(
      'govuk-service-navigation__wrapper',
      options.navigationClasses,
    )}">
      ${
        (options.collapseNavigationOnMobile ?? items.length > 1) &&
        html`<button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" aria-controls="${id}"${
          options.menuButtonLabel !== menu && attribute('aria-label', options.menuButtonLabel)
        } hidden aria-hidden="true">${menu}</button>`
      }
      <ul class="govuk-service-navigation__list" id="${id}">${navigationStart}${items.map(navigationItem)}${navigationEnd}</ul>
    </nav>`
}

function navigationItem(item: NavigationItem): Html {
  const on = item.active || item.current
  const words = on
    ? html`<strong class="govuk-service-navigation__active-fallback">${wordsOf(item)}</strong>`
    : wordsOf(item)
  const current = on && html` aria-current="${item.current ? 'page' : 'true'}"`
  return html`<li class="${classes('govuk-service-navigation__item', on && 'govuk-service-navigation__item--active')}">${
    item.href
      ? html`<a class="govuk-service-navigation__link" href="${item.href}"${current}${attributes(
          item.attributes,
        )}>${words}</a>`
      : (item.html || item.text) && html`<span class="govuk-service-navigation__text"${current}>${words}</span>`
  }</li>`
}
