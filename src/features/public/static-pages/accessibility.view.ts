import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { contactLine } from '../../../web/contact-line.ts'
import { layout } from '../../../web/layouts/page-layout.ts'

/** What was tested, what was not, and whom to tell. Only what is true of every release may stand here. */
export const accessibilityView = (ask: Ask): Html =>
  layout(
    {
      ask,
      title: 'Accessibility',
      description: 'How this site was tested, what does not work yet, and how to tell us.',
      breadcrumbs: [{ text: 'Home', href: '/' }],
    },
    html`<h1 class="govuk-heading-xl">Accessibility</h1>
<p class="govuk-body-l">We want everybody to be able to use this site, on any device and in any way.</p>
<h2 class="govuk-heading-m">You should be able to</h2>
<ul class="govuk-list govuk-list--bullet">
<li>make the text four times as large without anything being cut off</li>
<li>do everything with a keyboard alone</li>
<li>do everything without JavaScript, on an old phone or a slow line</li>
<li>listen to every page with a screen reader</li>
<li>use your own colours, and print any page</li>
<li>read right-to-left languages from the right</li>
</ul>
<h2 class="govuk-heading-m">If something is hard to use</h2>
<p class="govuk-body">Tell us, and we will put it right or find another way for you. ${contactLine(ask.place.contact)} We answer within five working days.</p>
<p class="govuk-body">You can also ask us for anything on this site in large print, easy read, braille, audio or British Sign Language.</p>
<h2 class="govuk-heading-m">What we know does not work well</h2>
<ul class="govuk-list govuk-list--bullet">
<li>Listings come from many organisations. Some of their words are long or hard to read.</li>
<li>Apply links lead to other websites. We do not know how accessible those are.</li>
<li>Maps show places as dots. Everything on a map is also in a list.</li>
<li>The pages are in English. Some advice is translated. Ask us for help in your language.</li>
</ul>
<h2 class="govuk-heading-m">How we tested it</h2>
<p class="govuk-body">We aim for the Web Content Accessibility Guidelines 2.2, level AA. Before each release, automatic tests check pages of every kind at three screen widths with axe, check their HTML with the Nu HTML Checker, and go through the main journeys by keyboard and without JavaScript.</p>
<p class="govuk-body">Automatic tests find only some problems. This version has not been tested by disabled people or by an independent auditor yet. We do not claim that it meets the guidelines in full.</p>
<h2 class="govuk-heading-m">If you are not happy with our answer</h2>
<p class="govuk-body">You can contact the <a class="govuk-link" href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a>. The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.</p>`,
  )
