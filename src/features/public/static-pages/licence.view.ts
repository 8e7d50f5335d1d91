import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { layout } from '../../../web/layouts/page-layout.ts'

const OGL = 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/'

export function licenceView(ask: Ask): Html {
  const year = ask.now.getUTCFullYear()
  return layout(
    {
      ask,
      title: 'Sources and licences',
      description: 'Where our data comes from, and how you may use ours.',
      breadcrumbs: [{ text: 'Home', href: '/' }],
    },
    html`<h1 class="govuk-heading-xl">Sources and licences</h1>
<h2 class="govuk-heading-m">Using our data</h2>
<p class="govuk-body">The services on this site are <a class="govuk-link" href="/open-data">open data</a>. You may copy them, publish them and build on them under the <a class="govuk-link" href="${OGL}">Open Government Licence v3.0</a>, if you say that they come from ${ask.place.council}.</p>
<p class="govuk-body">Jobs and other listings that came from somebody else stay theirs. Each listing names its source. Ask there before you publish it again.</p>
<h2 class="govuk-heading-m">Where our data comes from</h2>
<ul class="govuk-list govuk-list--bullet">
<li>Postcodes: contains OS data © Crown copyright and database right ${year}. Contains Royal Mail data © Royal Mail copyright and database right ${year}.</li>
<li>Boundaries and area names: source Office for National Statistics, licensed under the Open Government Licence v3.0. Contains OS data © Crown copyright and database right ${year}.</li>
<li>Listings: the organisations named on each page.</li>
</ul>
<h2 class="govuk-heading-m">What this site is made with</h2>
<ul class="govuk-list govuk-list--bullet">
<li>The program is free software under the MIT licence.</li>
<li>The typeface is Atkinson Hyperlegible Next by the Braille Institute, under the SIL Open Font License 1.1. It was drawn so that letters are hard to mistake for one another.</li>
<li>The page components follow GOV.UK Frontend, © Crown copyright, under the MIT licence. This is not a GOV.UK service.</li>
</ul>`,
  )
}
