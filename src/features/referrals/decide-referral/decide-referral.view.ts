import type { ReferralPacket } from '../../../domain/referral-packet.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { OwnWord } from '../../../records/participant-word.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { select } from '../../../web/components/select.ts'
import { tag } from '../../../web/components/tag.ts'
import { deskFields, versionField } from '../../../web/desk-form.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { participantWords } from '../../../web/participant-words.ts'
import { nameOrStub } from '../../../web/referral-due.ts'
import { deskFilePath, referralPacketView } from '../../../web/referral-packet-view.ts'
import type { MoveButton, ReferralPage } from './decide-referral.page.ts'

export function referralView(
  page: ReferralPage,
  packet: ReferralPacket | null,
  words: readonly OwnWord[],
  ask: Ask,
): Html {
  return deskLayout(
    {
      ...{ ask, title: `${page.name ?? 'Referral'}, ${page.reference}`, width: 'wide' },
      backTo: { href: '/desk/referrals', text: 'Referrals' },
    },
    html`<h1 class="govuk-heading-l">${nameOrStub(page.name)} <span class="govuk-caption-m">${page.reference}. ${page.about}</span></h1>
<div class="gw-listing">
<div class="gw-listing__main">
<p class="govuk-body">${tag({ text: page.status, classes: 'govuk-tag--blue gw-tag' })}
${page.urgent && tag({ text: 'Urgent', classes: 'govuk-tag--orange gw-tag' })}
${page.due && tag({ text: page.due.text, classes: `${page.due.classes} gw-tag` })}</p>
${page.next && html`<p class="govuk-body-l">${page.next}</p>`}
${page.ending.map((words) => html`<p class="govuk-body">${words}</p>`)}
${participantWords(words, ask.now)}
${packet ? packetPart(packet, page) : STUB}
${history(page)}
</div>
<div class="gw-listing__side">${side(page, ask)}</div>
</div>`,
  )
}

const STUB = html`<div class="gw-empty"><p>What was sent is not open to you any more: this was declined, taken back, referred on or ran out of time.</p></div>`

const packetPart = (
  packet: ReferralPacket,
  { personPath }: ReferralPage,
): Html => html`<h2 class="govuk-heading-m">What was sent</h2>
${personPath && html`<p class="govuk-body"><a class="govuk-link" href="${personPath}">Their record here, as it is now</a></p>`}
${referralPacketView(packet, deskFilePath)}`

const history = (page: ReferralPage): Html => html`${
  page.attempts.length > 0 &&
  html`<h2 class="govuk-heading-m">How they were tried</h2><ul class="govuk-list">${page.attempts.map((words) => html`<li>${words}</li>`)}</ul>`
}
<h2 class="govuk-heading-m">What has happened</h2>
<ul class="govuk-list govuk-list--spaced">${page.entries.map(
  ({ day, text, by, words }) =>
    html`<li><strong>${day}:</strong> ${text} (${by})${words && html`<br><span class="gw-lines">${words}</span>`}</li>`,
)}</ul>
${
  page.thread.length > 1 &&
  html`<h2 class="govuk-heading-m">The thread</h2>
<ol class="govuk-list govuk-list--number">${page.thread.map(
    ({ path, reference, from, to, words, here }) =>
      html`<li>${path && !here ? html`<a class="govuk-link" href="${path}">${reference}</a>` : html`${reference}`} from ${from} to ${to}. ${words}${here && ' (this one)'}</li>`,
  )}</ol>`
}`

function side(page: ReferralPage, ask: Ask): Html {
  const { presses, links, hold } = page
  const any = presses.length > 0 || links.length > 0 || hold !== null
  return html`${page.undo && undoBox(page, page.undo, ask)}
${
  any &&
  html`<div class="gw-box"><h2 class="govuk-heading-m gw-box__title">What you can do</h2>
${presses.map((one, i) => press(page, one, i === 0, ask))}
<ul class="govuk-list govuk-list--spaced">${links.map(
    ({ move, text }) => html`<li><a class="govuk-link" href="${at(page, move)}">${text}</a></li>`,
  )}${hold === 'may-begin' && html`<li><a class="govuk-link" href="${at(page, 'hold')}">Put on hold</a></li>`}</ul>
${hold === 'may-end' && form(page, 'resume', ask, button({ text: 'End the hold', classes: 'govuk-button--secondary' }))}</div>`
}
${page.advisers.length > 0 && assignBox(page, ask)}
${page.clocks.length > 0 && clockBox(page)}
<div class="gw-box gw-box--quiet"><h2 class="govuk-heading-s gw-box__title">Who hears what</h2>
<p>The person hears of every step. The referrer hears ${page.told}.</p></div>`
}

const at = ({ id }: ReferralPage, step: string): string => `/desk/referrals/${id}/${step}`

const form = (page: ReferralPage, step: string, ask: Ask, content: Html): Html =>
  html`<form method="post" action="${at(page, step)}" novalidate>${deskFields(ask)}${versionField(page.version)}${content}</form>`

const press = (page: ReferralPage, { move, text }: MoveButton, first: boolean, ask: Ask): Html =>
  form(page, move, ask, button({ text, classes: first ? '' : 'govuk-button--secondary' }))

const undoBox = (page: ReferralPage, { text, until }: NonNullable<ReferralPage['undo']>, ask: Ask): Html =>
  html`<div class="gw-box gw-box--quiet"><h2 class="govuk-heading-s gw-box__title">A slip?</h2>
<p>Until ${until} you can take it back. Nobody is told before then.</p>
${form(page, 'undo', ask, button({ text, classes: 'govuk-button--secondary' }))}</div>`

const assignBox = (page: ReferralPage, ask: Ask): Html =>
  html`<div class="gw-box"><h2 class="govuk-heading-m gw-box__title">Who looks after it</h2>
<p>${page.owner ? html`Now: <strong>${page.owner}</strong>` : 'Nobody yet.'}</p>
${form(
  page,
  'assign',
  ask,
  html`${select({
    ...{ id: 'adviser', name: 'adviser', label: { text: 'Adviser, with open referrals' } },
    items: page.advisers,
  })}${button({ text: 'Give to this adviser', classes: 'govuk-button--secondary' })}`,
)}
<p class="gw-small-print">Both are told: who gets it and who had it.</p></div>`

const clockBox = ({ clocks }: ReferralPage): Html =>
  html`<div class="gw-box gw-box--quiet"><h2 class="govuk-heading-s gw-box__title">Clocks</h2>
<ul class="govuk-list">${clocks.map(
    ({ text, words, late }) => html`<li>${text}: ${late ? html`<strong>${words}</strong>` : words}</li>`,
  )}</ul></div>`
