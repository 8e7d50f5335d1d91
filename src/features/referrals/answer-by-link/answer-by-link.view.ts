import type { ReferredPerson } from '../../../domain/referral-packet.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { KeptReferral } from '../../../records/referral-row.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { tag } from '../../../web/components/tag.ts'
import { contactLine } from '../../../web/contact-line.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeSummary } from '../../../web/form-mistakes.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { participantWords } from '../../../web/participant-words.ts'
import { moveFields } from '../../../web/referral-move-form.ts'
import { referralPacketView } from '../../../web/referral-packet-view.ts'
import { type LinkedReferralPage, type LinkMove, linkMoveText } from './answer-by-link.page.ts'

export const linkedReferralView = (shown: LinkedReferralPage, organization: string, ask: Ask): Html =>
  layout(
    { ask, title: `Referral ${shown.reference}`, robots: 'noindex' },
    html`<span class="govuk-caption-l">For ${organization}</span>
<h1 class="govuk-heading-l">Referral ${shown.reference}</h1>
<p class="govuk-body">${tag({ text: shown.status, classes: 'govuk-tag--blue gw-tag' })} ${shown.due && tag({ text: shown.due.text, classes: `${shown.due.classes} gw-tag` })}</p>
<p class="govuk-body">${shown.about}.</p>
${
  shown.next &&
  html`<div class="govuk-inset-text"><h2 class="govuk-heading-m">${shown.due?.late ? 'This is late' : 'What is asked of you now'}</h2>
<p class="govuk-body">${shown.next}.</p></div>`
}
${answers(shown)}
${participantWords(shown.words, ask.now)}
${shown.packet && html`<h2 class="govuk-heading-m">What was passed on</h2>${referralPacketView(shown.packet, (id) => `/answer/files/${id}`)}`}
<h2 class="govuk-heading-m">What has happened</h2>
<ul class="govuk-list">${shown.entries.map(({ day, text, words }) => html`<li><strong>${day}:</strong> ${text}${words && html`<br>“${words}”`}</li>`)}</ul>
<form method="post" action="/sign-out">${button({ text: 'Close this referral on this device', classes: 'govuk-button--secondary' })}</form>
<p class="gw-small-print">${contactLine(ask.place.contact)} Every look at this page is written down, and the person can read that you looked.</p>`,
  )

const answers = ({ moves }: LinkedReferralPage): Html | false =>
  moves.length > 0 &&
  html`<h2 class="govuk-heading-m">Your answer</h2>
<ul class="govuk-list gw-answers">${moves.map(
    ({ move, text }, i) =>
      html`<li>${
        i === 0 || move === 'accept'
          ? button({ text, href: `/answer/to/${move}`, classes: i === 0 ? '' : 'govuk-button--secondary' })
          : html`<a class="govuk-link" href="/answer/to/${move}">${text}</a>`
      }</li>`,
  )}</ul>`

export const linkedMoveView = (
  {
    kept,
    move,
    person,
  }: { readonly kept: KeptReferral; readonly move: LinkMove; readonly person: ReferredPerson | null },
  mistakes: Mistakes,
  ask: Ask,
): Html =>
  layout(
    {
      ...{ ask, title: linkMoveText(move), robots: 'noindex', backTo: { href: '/answer' } },
      hasErrors: Object.keys(mistakes).length > 0,
    },
    html`${mistakeSummary(mistakes)}
<span class="govuk-caption-l">Referral ${kept.reference}</span>
<h1 class="govuk-heading-l">${linkMoveText(move)}</h1>
${person && html`<p class="govuk-body">About <strong>${person.givenName} ${person.familyName}</strong>.</p>`}
<p class="govuk-body">${WHAT_FOLLOWS[move]}</p>
<form method="post" action="/answer/to/${move}" novalidate>
${deskFields(ask)}
${moveFields(move, ask.form, mistakes, person)}
${button({ text: move === 'decline' ? 'Send your no' : 'Save and tell them', preventDoubleClick: true })}
</form>`,
  )

/** What everybody is told, before it is done. */
const WHAT_FOLLOWS: Readonly<Record<LinkMove, string>> = {
  acknowledge: 'Whoever sent it reads that you have it. You decide in the days after.',
  accept: 'They are told that you said yes. You get in touch with them in the next days.',
  'ask-for-more': 'Whoever sent it answers. Your days to decide begin anew then.',
  waitlist: 'They are told that there is a wait, and how long it may take.',
  decline: 'They are told kindly, and somebody looks for another place. After that you see nothing of them any more.',
  'attempt-contact': 'It is written down, and they read that you tried.',
  engage: 'It is written down that you are in touch.',
  start: 'They have begun with you.',
  update: 'A sentence now and then, so that nobody is forgotten.',
  'give-up-contact': 'They are told that this stops for now, and how to come back.',
  close: 'They are told that it has ended. Your link ends too.',
}
