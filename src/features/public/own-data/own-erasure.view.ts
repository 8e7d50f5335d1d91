import { londonDate } from '../../../domain/london-time.ts'
import type { ProgramKeeping } from '../../../domain/person-retention.ts'
import { type Html, html } from '../../../kit/html.ts'
import { type ErasureRequest, erasureDueOn } from '../../../records/erasure-request.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { leaveQuickly } from '../../../web/components/leave-quickly.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { contactLine } from '../../../web/contact-line.ts'
import { dateWords } from '../../../web/dates.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { dayOf } from '../../../web/moments.ts'
import { colonOf } from '../../../web/own-language.ts'
import { programKeptWords } from '../../../web/program-kept-words.ts'
import { addressWords } from '../../../web/reached-by.ts'
import { programText } from '../../../web/referral-due.ts'
import { type OwnData, RECORD_PATH } from './own-data.queries.ts'

type ErasurePage = {
  readonly asked: readonly ErasureRequest[]
  /** What a programme of theirs has to keep. */
  readonly kept: readonly ProgramKeeping[]
  /** Whether somebody still works with them. */
  readonly open: boolean
}

/** What deleting means and what is kept, before anything is asked for; where the request stands, once it is. */
export function erasureView(own: OwnData, { asked, kept, open }: ErasurePage, ask: Ask): Html {
  const { say, plain, page, note } = own.speaker
  const waiting = asked.find(({ decision }) => decision === null)
  return layout(
    { ask, title: 'Ask us to delete what we hold', robots: 'noindex', backTo: { href: RECORD_PATH }, ...page },
    html`${leaveQuickly()}${note}
<h1 class="govuk-heading-l">${say('Ask us to delete what we hold')}</h1>
${asked.length > 0 && html`<ul class="gw-cards">${asked.map((one) => askedCard(one, own, ask))}</ul>`}
${!waiting && html`<p class="govuk-body">${say('You can ask at any time. It costs nothing, and you need not say why.')}</p>`}
<h2 class="govuk-heading-m">${say('What happens then')}</h2>
<ul class="govuk-list govuk-list--bullet">
<li>${say('A person looks at it and answers you.')} ${plain(html`By <strong>${dateWords(waiting?.dueOn ?? erasureDueOn(ask.now), londonDate(ask.now))}</strong>`)}</li>
${open && html`<li>${say('Your adviser ends your support with you first.')}</li>`}
<li>${say('Then all of it goes: notes, plans, messages, papers and referrals. Nobody can bring it back.')}</li>
</ul>
<h2 class="govuk-heading-m">${say('What we may have to keep')}</h2>
<ul class="govuk-list govuk-list--bullet">
${kept.map((one) => html`<li>${say('Whoever pays for your support asks us to keep what belongs to it.')} ${plain(`${programText(one.program)}: ${programKeptWords(one)}.`)}</li>`)}
<li>${say('What a court or an inquiry needs, until that is over.')}</li>
<li>${say('That somebody looked at your record, and when. Without your name.')}</li>
<li>${say('How many people we helped. Not who.')}</li>
</ul>
<p class="govuk-body">${say('If we keep more than that, we tell you what and why.')}</p>
${!waiting && form(own, ask)}
<p class="govuk-body"><a class="govuk-link" href="${RECORD_PATH}/copy">${say('Ask for a copy first')}</a></p>
<p class="govuk-body">${plain(html`${contactLine(ask.place.contact)}`)}</p>`,
  )
}

const form = ({ speaker: { say, plain, note }, viewer }: OwnData, ask: Ask): Html =>
  html`<form method="post" action="${RECORD_PATH}/erasure" novalidate>${guardFields(ask, 'own-data')}
${checkboxes({
  ...{ name: 'by-address', idPrefix: 'by-address', values: [] },
  items: [
    {
      value: 'yes',
      html: html`${say('Also what I sent without a record')}${colonOf({ note })}${plain(addressWords(viewer.address))}`,
      hint: {
        html: say('Applications, places on courses, times with an adviser, requests and alerts. What is open ends.'),
      },
    },
  ],
})}
${textarea({
  ...{ id: 'words', name: 'words', rows: 3 },
  label: { html: say('Anything you want to say about it (you do not have to)'), classes: 'govuk-label--s' },
})}
${button({ html: say('Ask us to delete it'), classes: 'govuk-button--warning', preventDoubleClick: true })}
</form>`

const askedCard = (one: ErasureRequest, { speaker: { say, plain } }: OwnData, ask: Ask): Html =>
  html`<li class="gw-card">
<h2 class="gw-card__title">${plain(one.organization)}</h2>
<p class="gw-small-print">${plain(`You asked on ${dayOf(one.askedAt)}.`)}</p>
${one.decision === null && waitingWords(one, { say, plain }, ask)}
${one.decision === 'taken-back' && html`<p class="govuk-body">${say('You took it back. You can ask again at any time.')}</p>`}
${
  one.decision === 'kept' &&
  html`<p class="govuk-body"><strong>${say('We have to keep it for now.')}</strong></p><p class="govuk-body gw-lines">${plain(one.decidedWords ?? '')}</p>
<p class="govuk-body">${say('Are you not content with this? You can complain to us, and to the Information Commissioner.')} ${plain('ico.org.uk, 0303 123 1113')}</p>`
}
</li>`

const waitingWords = (one: ErasureRequest, { say, plain }: Pick<OwnData['speaker'], 'say' | 'plain'>, ask: Ask): Html =>
  html`<p class="govuk-body">${say('We look at it and decide.')} ${plain(`You hear by ${dateWords(one.dueOn, londonDate(ask.now))}.`)}</p>
<form method="post" action="${RECORD_PATH}/erasure/${one.id}/end" novalidate>${guardFields(ask, 'own-data')}${button({ html: say('I changed my mind'), classes: 'govuk-button--secondary' })}</form>`
