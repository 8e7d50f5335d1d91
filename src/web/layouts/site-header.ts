import { directionOf } from '../../domain/bidi.ts'
import { type Html, html } from '../../kit/html.ts'
import { languageNavigation } from '../components/language-navigation.ts'
import { type NavigationItem, serviceNavigation } from '../components/service-navigation.ts'
import { folded } from '../folded.ts'
import { languageName } from '../language-names.ts'
import type { LanguageLink, LayoutPage } from './layout-page.ts'
import { mark } from './mark.ts'
import { wordmark } from './site-name.ts'

/** The frame is English; within a page in another language it has to say so. */
export const inEnglish = ({ lang }: Pick<LayoutPage, 'lang'>): Html | false =>
  lang !== undefined && lang !== 'en' && html` lang="en"`

/** The places a visitor can always get to, and the paths that count as being there. */
const SECTIONS = [
  { text: 'Find', href: '/opportunities', within: ['/opportunities', '/organisations', '/browse'] },
  { text: 'Help from a person', href: '/ask-for-help', within: ['/ask-for-help', '/hubs', '/requests'] },
  { text: 'Advice', href: '/advice', within: ['/advice'] },
  { text: 'Shortlist', href: '/shortlist', within: ['/shortlist'] },
]

export function siteHeader(page: LayoutPage): Html {
  const { place } = page.ask
  const { first, second } = wordmark(place)
  return html`<header class="gw-header"${inEnglish(page)}>
  ${place.sample && sampleBand(page.ask)}
  <div class="govuk-width-container gw-header__row">
    <a class="gw-wordmark" href="/">${mark()}<span class="gw-wordmark__words"><span class="gw-wordmark__name">${first}</span> <span class="gw-wordmark__place">${second}</span></span></a>
    ${navigation(page)}
    ${page.languages && page.languages.length > 1 && languageLinks(page.languages)}
  </div>
  ${page.desk?.bar}
</header>`
}

/** The desk has more places than fit on a phone. */
function navigation(page: LayoutPage): Html {
  const links = serviceNavigation({
    classes: 'gw-navigation',
    collapseNavigationOnMobile: false,
    navigationLabel: 'Main',
    navigation: page.desk?.navigation ?? SECTIONS.map((section) => navigationItem(section, page)),
  })
  if (!page.desk) return links
  const here = page.desk.navigation.find(({ active }) => active)?.text ?? 'Desk'
  return folded({ label: 'Menu', here: String(here), classes: 'gw-fold--menu' }, links)
}

function navigationItem({ text, href, within }: (typeof SECTIONS)[number], page: LayoutPage): NavigationItem {
  const path = page.ask.path.split('?')[0]!
  const active = within.some((start) => path === start || path.startsWith(`${start}/`))
  const current = active && path === href
  return { href, active, current, ...(href === '/shortlist' ? shortlistWords(page) : { text }) }
}

function shortlistWords(page: LayoutPage): NavigationItem {
  const count = page.shortlistCount ?? page.ask.cookies.shortlist?.match(/\d+/g)?.length ?? 0
  if (count === 0) return { text: 'Shortlist' }
  return {
    html: html`Shortlist <span class="gw-count">${count}<span class="govuk-visually-hidden"> saved</span></span>`,
  }
}

const sampleBand = ({ place, demo }: LayoutPage['ask']): Html =>
  html`<p class="gw-band"><span class="govuk-width-container gw-band__words"><strong>Sample data:</strong> ${place.name} is made up. Nothing here is a real job, course or service.${
    demo && html` <a class="govuk-link" href="/demo">Look behind the desk</a>`
  }</span></p>`

const languageLinks = (languages: readonly LanguageLink[]): Html =>
  languageNavigation({
    classes: 'gw-languages',
    items: languages.map(({ code, href }) => ({
      text: languageName(code),
      href,
      current: !href,
      lang: code,
      dir: directionOf(code),
    })),
  })
