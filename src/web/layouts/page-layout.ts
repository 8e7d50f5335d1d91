import { directionOf } from '../../domain/bidi.ts'
import { type Html, html } from '../../kit/html.ts'
import { assetPath } from '../assets/asset-path.ts'
import { backLink } from '../components/back-link.ts'
import { breadcrumbs } from '../components/breadcrumbs.ts'
import { skipLink } from '../components/skip-link.ts'
import { usefulQuestion } from '../page-feedback.ts'
import type { LayoutAsk, LayoutPage } from './layout-page.ts'
import { siteFooter } from './site-footer.ts'
import { inEnglish, siteHeader } from './site-header.ts'
import { siteName } from './site-name.ts'

export type { LayoutAsk, LayoutPage }

/** Returns a whole page: head, sample band, header, content in its column, footer. */
export function layout(page: LayoutPage, content: Html): Html {
  const lang = page.lang ?? 'en'
  const direction = page.dir ?? directionOf(lang)
  return html`<!doctype html>
<html lang="${lang}" dir="${direction}" class="govuk-template">
<head>${pageHead(page)}</head>
<body class="govuk-template__body gw-body">
${skipLink({ href: '#main-content', text: 'Skip to main content', ...(inEnglish(page) && { attributes: { lang: 'en' } }) })}
${siteHeader(page)}
${page.hero ? html`<main id="main-content"><div class="gw-hero">${page.hero}</div><div class="govuk-width-container govuk-main-wrapper">${column(page, content)}</div></main>` : html`<div class="govuk-width-container">${aroundMain(page)}<main class="govuk-main-wrapper" id="main-content">${column(page, content)}</main></div>`}
${!page.desk && usefulQuestion(page.ask.path)}
${siteFooter(page)}
</body>
</html>`
}

const aroundMain = (page: LayoutPage): Html =>
  html`${page.backTo && html`<nav aria-label="Back"${inEnglish(page)}>${backLink({ href: page.backTo.href, text: page.backTo.text })}</nav>`}${
    page.breadcrumbs &&
    breadcrumbs({
      items: page.breadcrumbs,
      collapseOnMobile: true,
      ...(inEnglish(page) && { attributes: { lang: 'en' } }),
    })
  }`

const column = (page: LayoutPage, content: Html): Html =>
  page.width === 'wide' || page.hero
    ? content
    : html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${content}</div></div>`

function pageHead(page: LayoutPage): Html {
  const { place, origin, path } = page.ask
  const name = siteName(place)
  const title = page.title === name ? name : `${page.title} – ${name}`
  const address = `${origin}${page.canonicalPath ?? path.split('?')[0]}`
  return html`<meta charset="utf-8">
<title>${page.hasErrors && 'Error: '}${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="${place.colours.brand}">
${page.description && html`<meta name="description" content="${page.description}">`}
${page.robots ? html`<meta name="robots" content="${page.robots}">` : html`<link rel="canonical" href="${address}">`}
<meta property="og:site_name" content="${name}">
<meta property="og:title" content="${page.title}">
<meta property="og:type" content="website">
<meta property="og:url" content="${address}">
<meta property="og:image" content="${origin}${assetPath('share.png')}">
${page.description && html`<meta property="og:description" content="${page.description}">`}
<link rel="preload" href="${assetPath('reading.woff2')}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${assetPath('app.css')}">
${page.desk && html`<link rel="stylesheet" href="${assetPath('work.css')}">`}
<link rel="stylesheet" href="${assetPath(`place-${place.slug}.css`)}">
<link rel="icon" href="${assetPath('mark.svg')}" type="image/svg+xml" sizes="any">
<link rel="apple-touch-icon" href="${assetPath('mark-180.png')}">
<script type="module" src="${assetPath('app.js')}"></script>
${page.head}`
}
