import { actorWords, verbWords } from '../../../domain/history-words.ts'
import { calledName, fullName, type Participant } from '../../../domain/participant.ts'
import { purposeWords } from '../../../domain/purpose.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Looked } from '../../../records/history-reading.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { leaveQuickly } from '../../../web/components/leave-quickly.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { tag } from '../../../web/components/tag.ts'
import { contactLine } from '../../../web/contact-line.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { dayAndTimeOf } from '../../../web/moments.ts'
import { colonOf, type Speaker } from '../../../web/own-language.ts'
import { printButton } from '../../../web/print-button.ts'
import { reachedBy } from '../../../web/reached-by.ts'
import { type OwnPlan, openOnes } from './own-plan.queries.ts'
import { planFront } from './own-plan.view.ts'
import { type DecisionLine, OWN_PURPOSES, type OwnReferralLine } from './own-record.page.ts'
import { type Own, RECORD_PATH } from './own-record.queries.ts'

type SheetPage = { readonly own: Own; readonly lines: readonly OwnReferralLine[] }
export type OwnRecordPage = SheetPage & { readonly plan: OwnPlan; readonly decisions: readonly DecisionLine[] }

/** Somebody's own record: what happens for them, what they agreed to, what is known, who has looked. */
export function ownRecordView({ own, plan, lines, decisions }: OwnRecordPage, ask: Ask): Html {
  const front = planFront(plan, own.speaker, ask)
  const { person, speaker } = own
  const { say, plain } = speaker
  return layout(
    {
      ask,
      title: 'Your own record',
      robots: 'noindex',
      backTo: { href: '/requests', text: 'Your requests' },
      ...speaker.page,
    },
    html`${leaveQuickly()}
<h1 class="govuk-heading-xl gw-own-title">${say(front ? 'My plan' : 'Your own record')}</h1>
<p class="govuk-body-l">${plain(calledName(person))}</p>
${languageChoice(speaker, person)}
${front}
${(lines.length > 0 || !front) && happening(lines, speaker)}
<h2 class="govuk-heading-l" id="agreed">${say('What you agreed to')}</h2>
<p class="govuk-body">${say('You can change your mind at any time.')}</p>
${decisions.length === 0 ? html`<p class="govuk-body">${say('Nothing is shared.')}</p>` : html`<ul class="gw-cards">${decisions.map((line) => decisionCard(line, speaker))}</ul>`}
${openOnes(plan.cases).length > 0 && html`<p class="govuk-body"><a class="govuk-link" href="${RECORD_PATH}/applications">${say('Show my adviser the jobs and courses I apply for')}</a>${colonOf(speaker)}${say(showsNow(decisions) ? 'Yes' : 'No')}</p>`}
<h2 class="govuk-heading-l">${say('What we know about you')}</h2>
${facts(person, speaker)}
<p class="govuk-body"><a class="govuk-link" href="${RECORD_PATH}/facts">${say('Put something right')}</a></p>
<h2 class="govuk-heading-l">${say('Who has looked')}</h2>
<p class="govuk-body">${say('Every look at your record is written down. You can read who it was, and why.')}</p>
<ul class="gw-links">
<li><a class="govuk-link" href="${RECORD_PATH}/history">${say('Who has looked at my record')}</a></li>
<li><a class="govuk-link" href="${RECORD_PATH}/sheet">${say('A sheet to print')}</a></li>
<li><a class="govuk-link" href="${RECORD_PATH}/copy">${say('A copy of what we hold about you')}</a></li>
<li><a class="govuk-link" href="${RECORD_PATH}/erasure">${say('Ask us to delete what we hold')}</a></li>
<li><a class="govuk-link" href="${RECORD_PATH}/correction">${say('Tell us what is wrong')}</a></li>
</ul>
${openOnes(plan.cases).length > 0 && html`<p class="govuk-body"><a class="govuk-link" href="${RECORD_PATH}/stop">${say('I want to stop')}</a></p>`}
<form method="post" action="/sign-out">${button({ html: say('Close my record on this device'), classes: 'govuk-button--secondary' })}</form>
<div class="gw-box gw-box--quiet"><h2 class="gw-box__title">${say('Talk to a person')}</h2><p class="govuk-body">${plain(html`${contactLine(ask.place.contact)}`)}</p>
<p class="govuk-body">${say('Your number is')} ${plain(html`<strong>${person.number}</strong>`)}</p></div>`,
  )
}

/** Referrals and how they stand. Whoever has a plan and was never referred has read what happens above. */
const happening = (lines: readonly OwnReferralLine[], speaker: Speaker): Html =>
  html`<h2 class="govuk-heading-l">${speaker.say('What is happening')}</h2>
${lines.length === 0 ? html`<p class="govuk-body">${speaker.say('Nobody has referred you yet.')}</p>` : html`<ul class="gw-cards">${lines.map((line) => referralCard(line, speaker))}</ul>`}`

/** Whoever reads English better than their own language in writing can have it alone. */
const languageChoice = ({ note, language, say }: Speaker, { language: theirs }: Participant): Html | null =>
  note
    ? html`${note}<p class="govuk-body"><a class="govuk-link" lang="en" dir="ltr" href="${RECORD_PATH}?language=en">Read this in English</a></p>`
    : language !== theirs && theirs !== 'en'
      ? html`<p class="govuk-body"><a class="govuk-link" href="${RECORD_PATH}">${say('Read this in my language')}</a></p>`
      : null

const referralCard = (line: OwnReferralLine, { say, plain }: Speaker): Html => html`<li class="gw-card gw-request">
<p class="gw-card__kind">${tag({ html: say(line.status), classes: line.open ? '' : 'govuk-tag--grey' })}</p>
<h3 class="govuk-heading-s gw-card__title"><a class="govuk-link" href="${line.path}">${plain(line.to)}</a></h3>
${line.about && html`<p class="govuk-body">${say(line.about)}</p>`}
${nextWords(line, { say, plain })}
<p class="gw-small-print">${plain(`${line.reference}. Sent by ${line.from}, ${line.sent}.`)}</p>
</li>`

/** What happens next and by when; that it is late, where it is. */
export const nextWords = (line: OwnReferralLine, { say, plain }: Pick<Speaker, 'say' | 'plain'>): Html | '' =>
  line.next &&
  html`<p class="govuk-body"><strong class="gw-row">${say(line.open ? 'Next' : 'Now')}</strong> <span class="gw-row">${say(line.next)}</span>${
    line.by && html` <span class="gw-row">${plain(html`By <strong>${line.by}</strong>`)}</span>`
  }</p>${line.late && html`<p class="govuk-body">${say('This is late, and we are sorry. They have been told.')}</p>`}`

const showsNow = (decisions: readonly DecisionLine[]): boolean =>
  decisions.some(({ purpose, current }) => purpose === 'applications' && current)

const decisionCard = (line: DecisionLine, { say, plain }: Speaker): Html => html`<li class="gw-card">
<h3 class="govuk-heading-s gw-card__title">${plain(line.with)}</h3>
<p class="govuk-body">${say(OWN_PURPOSES[line.purpose].text)}</p>
${
  line.current
    ? html`<p class="gw-small-print">${plain(`${line.classes}. You agreed on ${line.when}.`)}</p>
<p class="govuk-body"><a class="govuk-link" href="${RECORD_PATH}/sharing/${line.id}">${say('Stop this')}<span class="govuk-visually-hidden" lang="en">: ${line.with}</span></a></p>`
    : html`<p class="govuk-body">${tag({ html: say('Stopped'), classes: 'govuk-tag--grey' })} ${plain(line.when)}</p>
<p class="govuk-body"><a class="govuk-link" href="${RECORD_PATH}/sharing/${line.id}/again">${say('Agree again')}<span class="govuk-visually-hidden" lang="en">: ${line.with}</span></a></p>`
}
</li>`

const facts = (person: Participant, { say, plain }: Speaker): Html =>
  summaryList({
    rows: (
      [
        ['Name', fullName(person)],
        ['Called', person.knownAs ?? ''],
        ['How to reach you', reachedBy(person)],
        ['Postcode', person.postcode ?? ''],
        ['Your number', person.number],
      ] as const
    )
      .filter(([, value]) => value !== '')
      .map(([key, value]) => ({ key: { html: say(key) }, value: { html: plain(value) } })),
  })

/** Who has looked, in the words of the history. */
export const ownHistoryView = ({ speaker }: Own, looked: readonly Looked[], ask: Ask): Html =>
  layout(
    { ask, title: 'Who has looked at my record', robots: 'noindex', backTo: { href: RECORD_PATH }, ...speaker.page },
    html`${leaveQuickly()}<h1 class="govuk-heading-l">${speaker.say('Who has looked at my record')}</h1>
<p class="govuk-body">${speaker.say('The latest first. Is there somebody you do not expect? Call us.')}</p>
<ul class="govuk-list">${looked.map(
      (one) =>
        html`<li class="gw-looked">${speaker.plain(html`<strong>${actorWords(one)}</strong><br>${verbWords(one.verb)}${one.why && one.why !== 'own-record' && html`: ${lower(purposeWords(one.why))}`}<br><span class="gw-small-print">${dayAndTimeOf(one.at)}</span>`)}</li>`,
    )}</ul>
<p class="govuk-body">${speaker.plain(html`${contactLine(ask.place.contact)}`)}</p>`,
  )

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

/** A sheet to take along: who helps, what is next, whom to call. Nothing of why. */
export const sheetView = ({ own, lines }: SheetPage, ask: Ask): Html =>
  layout(
    { ask, title: 'A sheet to print', robots: 'noindex', backTo: { href: RECORD_PATH }, ...own.speaker.page },
    html`<h1 class="govuk-heading-l">${own.speaker.plain(calledName(own.person))}</h1>
<p class="govuk-body-l">${own.speaker.say('Your number is')} ${own.speaker.plain(html`<strong>${own.person.number}</strong>`)}</p>
${lines
  .filter(({ open }) => open)
  .map(
    (line) => html`<section class="gw-box"><h2 class="gw-box__title">${own.speaker.plain(line.to)}</h2>
<p class="govuk-body">${own.speaker.say(line.status)}</p>${nextWords(line, own.speaker)}
<p class="gw-small-print">${own.speaker.plain(line.reference)}</p></section>`,
  )}
<p class="govuk-body"><strong class="gw-row">${own.speaker.say('Talk to a person')}</strong> ${own.speaker.plain(html`${contactLine(ask.place.contact)}`)}</p>
<p class="govuk-body gw-screen-only">${own.speaker.plain('Print it from the menu of your browser.')}</p>
${printButton({ html: own.speaker.plain('Print this page') })}`,
  )
