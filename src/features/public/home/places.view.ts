import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import type { PlaceLink } from './home.page.ts'

export const placesView = (places: readonly PlaceLink[], ask: Ask): Html =>
  layout(
    {
      ask,
      title: 'Choose your place',
      description: 'The boroughs that this site serves.',
      breadcrumbs: [{ text: 'Home', href: '/' }],
    },
    html`<h1 class="govuk-heading-xl">Choose your place</h1>
<p class="govuk-body-l">You are looking at ${ask.place.name}.</p>
<ul class="govuk-list govuk-list--spaced">${places.map(
      ({ name, council, href, current }) =>
        html`<li>${href ? html`<a class="govuk-link" href="${href}"${current && html` aria-current="true"`}>${name}</a>` : name} <span class="gw-quiet">${council}</span></li>`,
    )}</ul>`,
  )
