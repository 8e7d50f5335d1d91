import { londonDate } from '../../../domain/london-time.ts'
import type { ProgramKeeping } from '../../../domain/person-retention.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { ErasureRequest } from '../../../records/erasure-request.ts'
import type { LegalHold } from '../../../records/legal-hold.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { dateWords } from '../../../web/dates.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { dayAndTimeOf, dayOf } from '../../../web/moments.ts'
import { countOf } from '../../../web/option-words.ts'
import { programKeptWords } from '../../../web/program-kept-words.ts'
import { programText } from '../../../web/referral-due.ts'

const DESK = '/desk/data-protection'

type RequestPage = {
  readonly one: ErasureRequest
  readonly holds: readonly LegalHold[]
  readonly kept: readonly ProgramKeeping[]
  /** How many cases are open here. */
  readonly open: number
  readonly mistakes: Mistakes
}

/** One request to be deleted: what is asked, what stands in the way, and the two ways to answer. */
export const erasureRequestView = (ask: Ask, { one, holds, kept, open, mistakes }: RequestPage): Html =>
  deskLayout(
    {
      ask,
      title: `${one.number} asks to be deleted`,
      backTo: { href: DESK },
      hasErrors: Object.keys(mistakes).length > 0,
    },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">${one.number} asks to be deleted</h1>
${summaryList({
  rows: [
    { key: { text: 'Asked' }, value: { text: `${dayOf(one.askedAt)}, on their own page` } },
    { key: { text: 'Answer by' }, value: { text: dateWords(one.dueOn, londonDate(ask.now)) } },
    {
      key: { text: 'What' },
      value: { text: one.byAddress ? 'Their record, and what they sent from their address' : 'Their record' },
    },
    one.words !== null && {
      key: { text: 'They say' },
      value: { html: html`<span class="gw-lines">${one.words}</span>` },
    },
  ],
})}
${one.decision === null ? deciding(ask, { one, holds, kept, open, mistakes }) : decided(one)}`,
  )

const decided = (
  one: ErasureRequest,
): Html => html`<h2 class="govuk-heading-m">${one.decision === 'kept' ? 'It stays' : 'They took it back'}</h2>
<p class="govuk-body">${one.decidedBy}${one.decidedBy && ', '}${dayAndTimeOf(one.decidedAt!)}</p>
${one.decidedWords && html`<p class="govuk-body gw-lines">${one.decidedWords}</p>`}`

const deciding = (ask: Ask, { one, holds, kept, open, mistakes }: RequestPage): Html => html`
<h2 class="govuk-heading-m">What stands in the way</h2>
${
  holds.length + kept.length + open === 0
    ? html`<p class="govuk-body">Nothing here.</p>`
    : html`<ul class="govuk-list govuk-list--bullet">
${open > 0 && html`<li>${countOf(open, 'case is', 'cases are')} open here. <a class="govuk-link" href="/desk/people/${one.participantId}/cases">Whoever has it closes it with them first.</a></li>`}
${kept.map((one) => html`<li>${programText(one.program)} is kept for ${programKeptWords(one)}. ${one.source}</li>`)}
${holds.length > 0 && html`<li>A legal hold lies on it. <a class="govuk-link" href="${DESK}/holds/${holds[0]!.id}">Look at the hold</a></li>`}
</ul>`
}
<h2 class="govuk-heading-m">Delete it</h2>
<p class="govuk-body">You look at it once more before anything goes. They are told.</p>
${button({ text: 'Go on to erase', href: `${DESK}/people/${one.participantId}/erase${one.byAddress ? '?by-address=yes' : ''}` })}
<h2 class="govuk-heading-m">Or it stays</h2>
<form method="post" action="${DESK}/erasures/${one.id}" novalidate>${deskFields(ask)}
${textarea({
  ...{ id: 'words', name: 'words', rows: 4, value: ask.form.get('words') ?? '' },
  label: { text: 'Why?', classes: 'govuk-label--s' },
  hint: {
    text: 'The person reads this. Say what is kept, until when, and how they can complain: to us, and to the Information Commissioner.',
  },
  ...mistakeAt(mistakes, 'words'),
})}
${button({ text: 'Keep it and tell them', classes: 'govuk-button--secondary', preventDoubleClick: true })}
</form>`
