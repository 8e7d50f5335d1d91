import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { cardList, saveForm } from '../../../web/card.ts'
import { emailLink, phoneLink } from '../../../web/hub-line.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { countOf } from '../../../web/option-words.ts'
import type { OrganizationPage, OrganizationsPage } from './organizations.page.ts'

const BREADCRUMBS = [
  { text: 'Home', href: '/' },
  { text: 'Organisations', href: '/organisations' },
]

export function organizationView(page: OrganizationPage, ask: Ask, saved: ReadonlySet<number>): Html {
  const { organization, website } = page
  return layout(
    {
      ask,
      title: organization.name,
      description: organization.description?.slice(0, 200) ?? `Jobs, courses and help from ${organization.name}.`,
      canonicalPath: page.path,
      breadcrumbs: BREADCRUMBS,
    },
    html`<h1 class="govuk-heading-xl">${organization.name}</h1>
${organization.sample && html`<p class="gw-small-print">This organisation is made up.</p>`}
${organization.description && html`<p class="govuk-body-l gw-lines">${organization.description}</p>`}
<ul class="govuk-list">
${website && html`<li>Website: <a class="govuk-link" href="${website.href}" rel="noopener noreferrer external">${website.text}</a></li>`}
${organization.phone && html`<li>Call ${phoneLink(organization.phone)}</li>`}
${organization.email && html`<li>Email ${emailLink(organization.email)}</li>`}
${page.replies && html`<li>${page.replies}</li>`}
</ul>
${saveForm(ask.path)}
${
  page.groups.length === 0 &&
  html`<p class="govuk-body">They have nothing listed just now. <a class="govuk-link" href="/opportunities">See everything on offer</a></p>`
}
${page.groups.map(({ heading, cards }) => html`<h2 class="govuk-heading-m">${heading}</h2>${cardList(cards, { now: ask.now, saved })}`)}`,
  )
}

export const organizationsView = ({ total, letters }: OrganizationsPage, ask: Ask): Html =>
  layout(
    {
      ask,
      title: 'Organisations',
      description: `Who offers jobs, courses and help in ${ask.place.name}.`,
      breadcrumbs: BREADCRUMBS.slice(0, 1),
    },
    html`<h1 class="govuk-heading-xl">Organisations</h1>
<p class="govuk-body-l">${countOf(total, 'organisation has', 'organisations have')} something on offer now.</p>
${letters.map(
  ({ letter, items }) => html`<h2 class="govuk-heading-m">${letter}</h2>
<ul class="govuk-list">${items.map(({ name, path, count }) => html`<li><a class="govuk-link" href="${path}">${name}</a> <span class="gw-quiet">(${count})</span></li>`)}</ul>`,
)}`,
  )
