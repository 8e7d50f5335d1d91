import { may } from '../../../domain/permission.ts'
import type { ReferralPacket } from '../../../domain/referral-packet.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { details } from '../../../web/components/details.ts'
import { tag } from '../../../web/components/tag.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { nameOrStub } from '../../../web/referral-due.ts'
import { deskFilePath, referralPacketView } from '../../../web/referral-packet-view.ts'
import { type SentLinks, sentLinks } from '../../../web/sent-links.ts'
import type { SentLine, SentListPage, TrackedPage } from './track-referral.page.ts'

export const sentView = (page: SentListPage, ask: Ask): Html =>
  deskLayout(
    { ask, title: 'Referrals we sent', width: 'wide' },
    html`<h1 class="govuk-heading-l">Referrals we sent</h1>
<ul class="gw-links">${page.parts.map(
      ({ value, text, count }) =>
        html`<li><a class="govuk-link" href="/desk/referrals/sent?show=${value}"${value === page.part && html` aria-current="page"`}>${text}${count && html` <span class="gw-count">${count}</span>`}</a></li>`,
    )}${may(ask.viewer, 'referrals.make') && html`<li><a class="govuk-link" href="/desk/referrals/new">Refer somebody</a></li>`}</ul>
${page.lines.length === 0 ? html`<div class="gw-empty"><p>Nothing here.</p></div>` : cards(page.lines)}
${page.nextPath && html`<p class="govuk-body"><a class="govuk-link" href="${page.nextPath}">Show the next 25</a></p>`}`,
  )

const cards = (lines: readonly SentLine[]): Html =>
  html`<ul class="gw-cards">${lines.map(
    (
      line,
    ) => html`<li class="gw-card"><h2 class="govuk-heading-s gw-card__title"><a class="govuk-link" href="${line.path}">${nameOrStub(line.name)}<span class="govuk-visually-hidden">, ${line.reference}</span></a>
${standing(line)}</h2>
${line.next && html`<p>${line.waits ? html`<strong>${line.next}</strong>` : line.next}</p>`}
<p class="gw-quiet">${line.about}. ${line.reference}${line.by && html`. Sent by ${line.by}`}</p></li>`,
  )}</ul>`

const standing = (line: SentLine): Html => html`${tag({ text: line.state, classes: 'govuk-tag--blue gw-tag' })}
${line.waits && tag({ text: 'For us to do', classes: 'govuk-tag--yellow gw-tag' })}
${line.due && tag({ text: line.due.text, classes: `${line.due.classes} gw-tag` })}`

export function trackedView(
  page: TrackedPage,
  { packet, links }: { readonly packet: ReferralPacket | null; readonly links: SentLinks },
  mistakes: Mistakes,
  ask: Ask,
): Html {
  return deskLayout(
    {
      ...{ ask, title: `${page.name ?? 'Referral'}, ${page.reference}`, width: 'wide' },
      backTo: { href: '/desk/referrals/sent', text: 'Referrals we sent' },
      hasErrors: Object.keys(mistakes).length > 0,
    },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">${nameOrStub(page.name)} <span class="govuk-caption-m">${page.reference}. ${page.about}</span></h1>
<div class="gw-listing">
<div class="gw-listing__main">
<p class="govuk-body">${standing(page)}</p>
${page.next && html`<p class="govuk-body-l">${page.next}</p>`}
${page.ending.map((words) => html`<p class="govuk-body">${words}</p>`)}
<h2 class="govuk-heading-m">What has happened</h2>
<ul class="govuk-list govuk-list--spaced">${page.entries.map(
      ({ day, text, by, words }) =>
        html`<li><strong>${day}:</strong> ${text}${by && html` (${by})`}${words && html`<br><span class="gw-lines">${words}</span>`}</li>`,
    )}</ul>
<p class="gw-small-print">You read their decisions, and what the person agreed that you hear.</p>
${page.children.length > 0 && html`<h2 class="govuk-heading-m">What came out of it</h2>${cards(page.children)}`}
${packet ? html`<h2 class="govuk-heading-m">What was sent, as it was on the day</h2>${referralPacketView(packet, deskFilePath)}` : html`<p class="govuk-body">Another organisation sent this one. You follow it because it came out of a referral of yours.</p>`}
</div>
<div class="gw-listing__side">${actions(page, mistakes, ask)}${sentLinks(links, `/desk/referrals/sent/${page.id}`, ask)}</div>
</div>`,
  )
}

function actions({ id, may }: TrackedPage, mistakes: Mistakes, ask: Ask): Html {
  const path = `/desk/referrals/sent/${id}`
  const step = (name: string, label: string, hint: string, text: string, main = false) =>
    html`<form method="post" action="${path}/${name}" novalidate>${deskFields(ask)}
${textarea({
  ...{ id: name, name, rows: 4, value: ask.form.get(name) ?? '' },
  label: { text: label, classes: 'govuk-label--s' },
  hint: { text: hint },
  ...mistakeAt(mistakes, name),
})}${button({ text, classes: main ? '' : 'govuk-button--secondary' })}</form>`
  const read = 'They and the person read this.'
  return html`${
    may.answer &&
    html`<div class="gw-box"><h2 class="govuk-heading-m gw-box__title">They have a question</h2>
${step('answer', 'Your answer', `${read} What is said of health needs the person’s agreement.`, 'Send the answer', true)}</div>`
  }${
    may.offer &&
    html`<div class="gw-box"><h2 class="govuk-heading-m gw-box__title">Nobody is left without help</h2>
${button({ text: 'Offer another service', href: `${path}/offer` })}
${may.followUp && details({ summaryText: 'Something else was done', html: step('follow-up', 'What was done?', 'Only your team reads this.', 'Save what was done') })}</div>`
  }${
    may.reopen &&
    html`<div class="gw-box gw-box--quiet">${details({ summaryText: 'Send it to them again', open: Boolean(mistakes.reopen), html: step('reopen', 'What has changed?', read, 'Open it again') })}</div>`
  }${
    may.withdraw &&
    html`<div class="gw-box gw-box--quiet">${details({ summaryText: 'Take it back', open: Boolean(mistakes.withdraw), html: step('withdraw', 'Why?', read, 'Take the referral back') })}</div>`
  }`
}
