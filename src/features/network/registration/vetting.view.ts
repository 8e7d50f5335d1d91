import { londonDate } from '../../../domain/london-time.ts'
import type { OrganizationStanding } from '../../../domain/posting.ts'
import { checklistFor, DECISIONS, decisionsFor } from '../../../domain/vetting.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Registration, SimilarOrganization } from '../../../records/registration.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { errorSummary } from '../../../web/components/error-summary.ts'
import { notificationBanner } from '../../../web/components/notification-banner.ts'
import { radios } from '../../../web/components/radios.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { table } from '../../../web/components/table.ts'
import { tag } from '../../../web/components/tag.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { fullDate } from '../../../web/dates.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { organizationPath } from '../../../web/paths.ts'

const STANDINGS: Readonly<Record<OrganizationStanding, { text: string; colour: string }>> = {
  listed: { text: 'Only listed', colour: 'grey' },
  registered: { text: 'New', colour: 'blue' },
  vetting: { text: 'Waiting for them', colour: 'yellow' },
  approved: { text: 'Approved', colour: 'green' },
  trusted: { text: 'Trusted', colour: 'turquoise' },
  suspended: { text: 'On hold', colour: 'orange' },
  refused: { text: 'Not accepted', colour: 'red' },
}

const standingTag = (standing: OrganizationStanding): Html =>
  tag({ text: STANDINGS[standing].text, classes: `govuk-tag--${STANDINGS[standing].colour}` })

export function queueView(all: readonly Registration[], ask: Ask): Html {
  const title = 'Organisations that registered'
  return deskLayout(
    { ask, title, width: 'wide' },
    html`<h1 class="govuk-heading-l">${title}</h1>
${
  all.length === 0
    ? html`<p class="govuk-body">Nobody has registered yet.</p>`
    : html`<div class="gw-scroll" role="region" aria-label="${title}" tabindex="0">${table({
        head: [{ text: 'Organisation' }, { text: 'Registered' }, { text: 'Under 18' }, { text: 'Standing' }],
        firstCellIsHeader: true,
        rows: all.map(({ organizationId, name, registeredAt, worksWithUnder18, standing }) => [
          { html: html`<a class="govuk-link" href="/desk/organisations/${organizationId}">${name}</a>` },
          { text: fullDate(londonDate(registeredAt)) },
          { text: worksWithUnder18 ? 'Yes' : 'No' },
          { html: standingTag(standing) },
        ]),
      })}</div>`
}`,
  )
}

export type VettingPage = {
  readonly registration: Registration
  readonly similar: readonly SimilarOrganization[]
  readonly typed: { readonly decision: string; readonly ticked: readonly string[]; readonly words: string }
  readonly mistake: { readonly field: string; readonly words: string } | null
}

export function vettingView({ registration, similar, typed, mistake }: VettingPage, ask: Ask): Html {
  const decisions = decisionsFor(registration.standing)
  const error = (field: string) => (mistake?.field === field ? { errorMessage: { text: mistake.words } } : {})
  return deskLayout(
    {
      ask,
      title: registration.name,
      backTo: { href: '/desk/organisations', text: 'Back to all organisations' },
      hasErrors: mistake !== null,
    },
    html`${mistake && errorSummary({ titleText: 'There is a problem', errorList: [{ text: mistake.words, href: `#${mistake.field}` }] })}
${ask.query.get('done') === 'yes' && notificationBanner({ type: 'success', text: 'It is decided, and they are told.' })}
<p>${standingTag(registration.standing)}</p>
<h1 class="govuk-heading-l">${registration.name}</h1>
${summaryList({ rows: facts(registration) })}
${
  similar.length > 0 &&
  html`<h2 class="govuk-heading-m">This may be the same as</h2>
<ul class="govuk-list govuk-list--bullet">${similar.map(
    ({ id, name, standing }) =>
      html`<li><a class="govuk-link" href="${organizationPath(id, name)}">${name}</a> ${standingTag(standing)}</li>`,
  )}</ul>
<p class="govuk-body">If it is, ask its administrator to invite this person, and do not accept this one. Its people are not told that it is here.</p>`
}
${registration.decisionWords && html`<h2 class="govuk-heading-m">What we told them last</h2><p class="govuk-body">${registration.decisionWords}</p>`}
${
  decisions.length > 0 &&
  html`<form method="post" action="/desk/organisations/${registration.organizationId}" novalidate>
${checkboxes({
  name: 'checklist',
  values: typed.ticked,
  fieldset: { legend: { text: 'What we have looked at', classes: 'govuk-fieldset__legend--m' } },
  items: checklistFor(registration.worksWithUnder18).map(({ value, text }) => ({ value, text })),
  ...error('checklist'),
})}
${radios({
  name: 'decision',
  value: typed.decision,
  fieldset: { legend: { text: 'What do you decide?', classes: 'govuk-fieldset__legend--m' } },
  items: decisions.map((value) => ({ value, text: DECISIONS[value].text })),
  ...error('decision'),
})}
${textarea({ name: 'words', value: typed.words, label: { text: 'Message to them', classes: 'govuk-label--s' }, hint: { text: 'Plain words. They read exactly this.' }, ...error('words') })}
${button({ text: 'Decide and tell them' })}</form>`
}`,
  )
}

const facts = (registration: Registration) => {
  const said: readonly (readonly [string, string | null])[] = [
    ['What it does', registration.whatItDoes],
    ['Website', registration.website],
    ['Charity or company number', registration.registerNumber],
    ['Person', registration.contactName],
    ['Email', registration.contactEmail],
    ['Telephone', registration.contactPhone],
    ['Offers things to under-18s', registration.worksWithUnder18 ? 'Yes' : 'No'],
    ['Safeguarding lead', registration.safeguardingLead],
    ['Safeguarding policy', registration.safeguardingPolicy],
    ['How staff are checked', registration.staffChecked],
    ['Registered', fullDate(londonDate(registration.registeredAt))],
  ]
  return said.flatMap(([key, value]) => (value ? [{ key: { text: key }, value: { text: value } }] : []))
}
