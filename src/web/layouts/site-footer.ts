import { directionOf } from '../../domain/bidi.ts'
import { type Html, html } from '../../kit/html.ts'
import { languageName } from '../language-names.ts'
import type { LayoutPage } from './layout-page.ts'
import { inEnglish } from './site-header.ts'

const ABOUT = [
  { text: 'Write to us', href: '/contact' },
  { text: 'Accessibility', href: '/accessibility' },
  { text: 'Privacy', href: '/privacy' },
  { text: 'Cookies', href: '/cookies' },
  { text: 'Open data', href: '/open-data' },
  { text: 'Sources and licences', href: '/licence' },
  { text: 'Register your organisation', href: '/register-organisation' },
  { text: 'Sign in: staff and partners', href: '/desk' },
]

export function siteFooter(page: LayoutPage): Html {
  const { place } = page.ask
  const others = place.languages.slice(1)
  return html`<footer class="gw-footer"${inEnglish(page)}>
  <div class="govuk-width-container">
    <div class="gw-footer__columns">
      <div>
        <h2 class="gw-footer__heading">Talk to a person</h2>
        <p>Call <a href="tel:${place.contact.phone.replace(/[^+\d]/g, '')}">${place.contact.phone}</a> or email <a href="mailto:${
          place.contact.email
        }">${place.contact.email}</a>. You can also <a href="/ask-for-help">ask an adviser to contact you</a> or <a href="/hubs">walk into a ${place.words.hub}</a>.</p>
        <p>Have you asked, booked or applied? <a href="/requests">See your requests</a>.</p>
      </div>
      ${
        others.length > 0 &&
        html`<nav aria-labelledby="footer-languages">
        <h2 class="gw-footer__heading" id="footer-languages">Help in your language</h2>
        <ul class="gw-footer__list">${others.map(
          (code) =>
            html`<li><a href="/opportunities?language=${code}"><bdi lang="${code}" dir="${directionOf(code)}">${languageName(
              code,
            )}</bdi></a></li>`,
        )}</ul>
      </nav>`
      }
      <nav aria-labelledby="footer-about">
        <h2 class="gw-footer__heading" id="footer-about">About this site</h2>
        <ul class="gw-footer__list">${ABOUT.map(({ text, href }) => html`<li><a href="${href}">${text}</a></li>`)}</ul>
      </nav>
    </div>
    <div class="gw-footer__licence">
      <p>Run by ${place.council}. Our own listings are open data, free to use under the <a href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/">Open Government Licence v3.0</a>.</p>
      <p>Contains OS data © Crown copyright and database right ${page.ask.now.getUTCFullYear()}. Contains Royal Mail data © Royal Mail copyright and database right ${page.ask.now.getUTCFullYear()}. Source: Office for National Statistics licensed under the Open Government Licence v3.0.</p>
    </div>
  </div>
</footer>`
}
