import type { ReferralPacket } from '../../../domain/referral-packet.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { OwnWord } from '../../../records/participant-word.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { details } from '../../../web/components/details.ts'
import { leaveQuickly } from '../../../web/components/leave-quickly.ts'
import { tag } from '../../../web/components/tag.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { phoneLink } from '../../../web/hub-line.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { referralPacketView } from '../../../web/referral-packet-view.ts'
import type { OwnEventLine, OwnReferralLine } from './own-record.page.ts'
import { type Own, RECORD_PATH } from './own-record.queries.ts'
import { nextWords } from './own-record.view.ts'

export type OwnReferralPage = {
  readonly line: OwnReferralLine
  readonly events: readonly OwnEventLine[]
  readonly packet: ReferralPacket | null
  readonly words: readonly OwnWord[]
  readonly mayStop: boolean
  readonly mayWrite: boolean
  readonly maySayUseful: boolean
}

export function ownReferralView(own: Own, shown: OwnReferralPage, mistakes: Mistakes, ask: Ask): Html {
  const { speaker } = own
  const { say, plain } = speaker
  const { line } = shown
  return layout(
    {
      ...{ ask, title: `Your referral to ${line.to}`, robots: 'noindex', backTo: { href: RECORD_PATH } },
      ...{ hasErrors: Object.keys(mistakes).length > 0, ...speaker.page },
    },
    html`${leaveQuickly()}${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">${plain(line.to)}</h1>
<p class="govuk-body">${tag({ html: say(line.status), classes: line.open ? '' : 'govuk-tag--grey' })}</p>
<div class="govuk-inset-text">${line.about && html`<p class="govuk-body">${say(line.about)}</p>`}${nextWords(line, speaker)}
<p class="govuk-body">${say('Would you rather not wait? Call')} ${plain(phoneLink(ask.place.contact.phone))} <span class="gw-row">${plain(line.reference)}</span></p></div>
<h2 class="govuk-heading-m">${say('What has happened')}</h2>
<ol class="govuk-list gw-timeline">${shown.events.map(
      ({ day, text, words }) =>
        html`<li>${plain(html`<strong>${day}</strong>`)}<br>${say(text)}${words && html`<br>${plain(`“${words}”`)}`}</li>`,
    )}</ol>
${ownWords(shown.words, own, ask)}
${shown.mayWrite && newsForm(line, mistakes, own, ask)}
${shown.maySayUseful && usefulForm(line, shown.words, own, ask)}
${
  shown.packet &&
  details({
    summaryHtml: say('What was passed on about you'),
    html: html`<div lang="en" dir="ltr">${referralPacketView(shown.packet, null)}</div>`,
  })
}
${shown.mayStop && html`<p class="govuk-body"><a class="govuk-link" href="${line.path}/stop">${say('Take this referral back')}</a></p>`}`,
  )
}

const ownWords = (words: readonly OwnWord[], { speaker }: Own, { now }: Ask): Html | false =>
  words.length > 0 &&
  html`<h2 class="govuk-heading-m">${speaker.say('What you wrote')}</h2>
<ul class="govuk-list">${words.map(({ at, words, useful }) => html`<li>${speaker.plain(html`<strong>${dayWords(at, now)}</strong>`)}${useful !== null && html` ${speaker.say(useful ? 'It was useful' : 'It was not useful')}`}${words && html`<br>${speaker.plain(`“${words}”`)}`}</li>`)}</ul>`

const newsForm = (line: OwnReferralLine, mistakes: Mistakes, { speaker }: Own, ask: Ask): Html =>
  html`<form method="post" action="${line.path}/news" novalidate>
${guardFields(ask, 'own-record')}
${textarea({
  ...{ id: 'words', name: 'words', rows: 4, value: ask.form.get('words') ?? '' },
  label: { html: speaker.say('I have news'), classes: 'govuk-label--m' },
  hint: { html: speaker.say('A few lines to whoever helps you. They are told that you wrote.') },
  ...mistakeAt(mistakes, 'words'),
})}
${button({ html: speaker.say('Send'), classes: 'govuk-button--secondary' })}
</form>`

const usefulForm = (line: OwnReferralLine, words: readonly OwnWord[], { speaker }: Own, ask: Ask): Html | false =>
  !words.some(({ useful }) => useful !== null) &&
  html`<form method="post" action="${line.path}/useful" novalidate>
${guardFields(ask, 'own-record')}
<h2 class="govuk-heading-m" id="useful">${speaker.say('Was it useful?')}</h2>
${textarea({
  ...{ id: 'words', name: 'words', rows: 2 },
  label: { html: speaker.say('Anything you want to say about it (you do not have to)') },
})}
<div class="govuk-button-group">${button({ html: speaker.say('Yes'), name: 'useful', value: 'yes' })}${button({ html: speaker.say('No'), name: 'useful', value: 'no', classes: 'govuk-button--secondary' })}</div>
</form>`

export const stopReferralView = ({ speaker }: Own, line: OwnReferralLine, ask: Ask): Html =>
  layout(
    { ask, title: 'Take this referral back', robots: 'noindex', backTo: { href: line.path }, ...speaker.page },
    html`${leaveQuickly()}<h1 class="govuk-heading-l">${speaker.say('Do you want to take this referral back?')}</h1>
<p class="govuk-body">${speaker.plain(line.to)}</p>
<p class="govuk-body">${speaker.say('Then they do nothing more, and see nothing of you any more. You do not have to say why. You can ask again whenever you like.')}</p>
<form method="post" action="${line.path}/stop" novalidate>
${guardFields(ask, 'own-record')}
${button({ html: speaker.say('Yes, take it back'), classes: 'govuk-button--warning' })}
<p class="govuk-body"><a class="govuk-link" href="${line.path}">${speaker.say('No, go back')}</a></p>
</form>`,
  )
