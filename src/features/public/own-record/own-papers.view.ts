import type { PlaceStatus } from '../../../domain/cohort.ts'
import type { Cv } from '../../../domain/cv.ts'
import { FUND_STATUSES } from '../../../domain/fund-move.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { documentKind } from '../../../domain/person-document.ts'
import { FUND_PURPOSES, penceWords } from '../../../domain/support-fund.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { FundRequest } from '../../../records/fund-request.ts'
import type { OwnVoucher } from '../../../records/fund-voucher.ts'
import type { OwnGroup } from '../../../records/own-cases.ts'
import type { PersonDocument } from '../../../records/person-document.ts'
import { momentOfMeeting } from '../../../web/appointment-words.ts'
import type { Ask } from '../../../web/ask.ts'
import { leaveQuickly } from '../../../web/components/leave-quickly.ts'
import { tag } from '../../../web/components/tag.ts'
import { cvSheet } from '../../../web/cv-sheet.ts'
import { dateWords } from '../../../web/dates.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { keptFile } from '../../../web/kept-file.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { optionText } from '../../../web/option-words.ts'
import { colonOf, type Speaker } from '../../../web/own-language.ts'
import { printButton } from '../../../web/print-button.ts'
import { writeToAdviser } from './own-form.view.ts'
import { type Own, RECORD_PATH } from './own-record.queries.ts'

type Shown = {
  readonly documents: readonly PersonDocument[]
  readonly groups: readonly OwnGroup[]
  readonly requests: readonly FundRequest[]
  readonly vouchers: readonly OwnVoucher[]
}

/** What one may want to show somebody, or come back to: papers, groups, vouchers and money. */
export const ownPapersView = ({ speaker }: Own, shown: Shown, ask: Ask): Html => {
  const { say } = speaker
  const nothing = Object.values(shown).every((list) => list.length === 0)
  return layout(
    { ask, title: 'My papers, groups and money', robots: 'noindex', backTo: { href: RECORD_PATH }, ...speaker.page },
    html`${leaveQuickly()}<h1 class="govuk-heading-l">${say('My papers, groups and money')}</h1>
${nothing && html`<p class="govuk-body">${say('There is nothing here yet.')}</p>${writeToAdviser(speaker)}`}
${part('Vouchers', shown.vouchers, (one) => voucher(one, speaker, ask), speaker)}
${part('Money asked for you', shown.requests, (one) => money(one, speaker), speaker)}
${part('Groups', shown.groups, (one) => group(one, speaker, ask), speaker)}
${part('Papers', shown.documents, (one) => paper(one, speaker, ask), speaker)}`,
  )
}

const part = <T>(title: string, all: readonly T[], card: (one: T) => Html, { say }: Speaker): Html | false =>
  all.length > 0 &&
  html`<h2 class="govuk-heading-m">${say(title)}</h2><ul class="gw-cards">${all.map((one) => html`<li class="gw-card">${card(one)}</li>`)}</ul>`

const VOUCHERS: Readonly<Record<OwnVoucher['state'], string>> = {
  good: 'You can use it',
  used: 'Used',
  expired: 'Its last day has passed',
  cancelled: 'Not needed any more',
}

const voucher = (one: OwnVoucher, { say, plain }: Speaker, { now }: Ask): Html =>
  html`<p class="gw-card__kind">${tag({ html: say(VOUCHERS[one.state]), classes: one.state === 'good' ? 'govuk-tag--green' : 'govuk-tag--grey' })}</p>
<p class="gw-own-code">${plain(one.code)}</p>
<p class="govuk-body">${plain(html`<strong>${penceWords(one.pence)}</strong>, ${one.where}`)}</p>
<p class="gw-small-print">${say('Until')} ${plain(dateWords(one.expiresOn, londonDate(now)))}</p>`

const money = (one: FundRequest, { say, plain }: Speaker): Html =>
  html`<p class="gw-card__kind">${tag({ html: say(FUND_STATUSES.find(({ value }) => value === one.status)?.forPerson ?? '') })}</p>
<p class="govuk-body">${plain(html`<strong>${optionText(FUND_PURPOSES, one.purpose)}</strong>, ${penceWords(one.approved ?? one.asked)}`)}</p>`

const PLACES: Readonly<Record<PlaceStatus, string>> = {
  waiting: 'You are on the waiting list',
  enrolled: 'You have a place',
  left: 'You left',
  completed: 'You completed it',
  'not-completed': 'It has ended',
}

const group = (one: OwnGroup, { say, plain, note }: Speaker, { now }: Ask): Html =>
  html`<p class="gw-card__kind">${tag({ html: say(PLACES[one.status]), classes: one.status === 'enrolled' ? '' : 'govuk-tag--grey' })}</p>
<h3 class="govuk-heading-s gw-card__title">${plain(one.name)}</h3>
${one.nextAt && one.status === 'enrolled' && html`<p class="govuk-body">${say('You meet next:')} ${plain(html`<strong>${momentOfMeeting(one.nextAt, now)}</strong>, ${one.whereWords}`)}</p>`}
${one.certificateNumber && html`<p class="govuk-body">${say('Your certificate')}${colonOf({ note })}${plain(html`<a class="govuk-link" href="/certificates?number=${one.certificateNumber}">${one.certificateNumber}</a>`)}</p>`}`

const paper = (one: PersonDocument, { say, plain }: Speaker, { now }: Ask): Html =>
  html`<h3 class="govuk-heading-s gw-card__title">${
    one.cv || one.fileState === 'safe'
      ? html`<a class="govuk-link" href="${RECORD_PATH}/papers/${one.id}">${plain(one.name)}</a>`
      : plain(one.name)
  }</h3>
<p class="govuk-body">${plain(`${documentKind(one.kind).text}, ${dayWords(one.madeAt, now)}`)}</p>
${one.fileState === 'safe' && keptFile({ fileType: one.fileType, href: `${RECORD_PATH}/papers/${one.id}`, name: one.name, see: say('See the picture') })}
${one.fileId !== null && one.fileState !== 'safe' && html`<p class="gw-small-print">${say('We are still checking this file.')}</p>`}`

/** One's own CV, to print or to save. */
export const ownCvView = (own: Own, document: PersonDocument, cv: Cv, ask: Ask): Html =>
  layout(
    { ask, title: document.name, robots: 'noindex', backTo: { href: `${RECORD_PATH}/papers` } },
    html`<p class="govuk-body gw-screen-only">To save it as a PDF, print it and choose “Save as PDF”.</p>${cvSheet(own.person, cv)}
${printButton()}`,
  )
