import { ANSWER_DAYS, type PersonMessage, wayText } from '../../../domain/person-message.ts'
import { workingDeadline } from '../../../domain/working-days.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { OwnCaseLine } from '../../../records/own-cases.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { radios } from '../../../web/components/radios.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { contactLine } from '../../../web/contact-line.ts'
import { type Mistakes, mistakeAt } from '../../../web/form-mistakes.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { dayAndTimeOf } from '../../../web/moments.ts'
import type { Speaker } from '../../../web/own-language.ts'
import { ownForm } from './own-form.view.ts'
import { type Own, RECORD_PATH } from './own-record.queries.ts'

type Shown = { readonly messages: readonly PersonMessage[]; readonly open: readonly OwnCaseLine[] }

/** The thread, the latest last, and a place to write; who reads it and when one hears back. */
export const ownMessagesView = (own: Own, { messages, open }: Shown, mistakes: Mistakes, ask: Ask): Html => {
  const { say, plain } = own.speaker
  const above = html`${
    messages.length === 0
      ? html`<p class="govuk-body">${say('Nobody has written yet.')}</p>`
      : html`<ol class="gw-thread gw-own-thread">${messages.map((one) => message(one, own.speaker))}</ol>`
  }${open.length === 0 && html`<p class="govuk-body">${say('Nobody works with you at the moment.')} ${plain(html`${contactLine(ask.place.contact)}`)}</p>`}`
  return ownForm(
    own,
    { title: 'Messages', action: `${RECORD_PATH}/messages`, mistakes, above },
    html`${open.length > 0 && writing(own.speaker, open, mistakes, ask)}`,
    ask,
  )
}

const message = (one: PersonMessage, { say, plain }: Speaker): Html => {
  const mine = one.direction === 'in'
  const waits = mine && one.answeredAt === null && one.dueAt !== null
  return html`<li class="gw-own-said${mine && ' gw-own-said--mine'}"><p class="gw-own-said__who">${mine ? say('You') : plain(one.accountName ?? 'Good Work')}</p>
<div class="gw-own-said__words"${one.language !== 'en' && html` lang="${one.language}"`} dir="auto">${one.words}</div>
<p class="gw-small-print">${plain(`${dayAndTimeOf(one.at)}${one.by === 'page' ? '' : `, ${wayText(one.by)}`}`)}${waits && html` <span class="gw-row">${say('They answer by')} ${plain(html`<strong>${dayAndTimeOf(one.dueAt!)}</strong>, ${one.ownerName ?? ''}`)}</span>`}</p></li>`
}

const writing = ({ say, plain }: Speaker, open: readonly OwnCaseLine[], mistakes: Mistakes, ask: Ask): Html => {
  const [first, ...others] = open
  return html`${
    others.length > 0 &&
    radios({
      ...{ name: 'to', value: ask.form.get('to') ?? first!.id },
      fieldset: { legend: { html: say('To whom?'), classes: 'govuk-fieldset__legend--s' } },
      items: open.map(({ id, ownerName, organization }) => ({
        ...{ value: id, html: plain(`${ownerName ?? ''}, ${organization}`) },
      })),
    })
  }
${textarea({
  ...{ id: 'words', name: 'words', rows: 4, value: ask.form.get('words') ?? '' },
  label: { html: say('Write to your adviser'), classes: 'govuk-label--m' },
  hint: {
    html: html`${plain(html`<strong>${first!.ownerName ?? first!.organization}</strong>`)}<br>${say('Your adviser and their team read it. Nobody else does. You hear back by:')} ${plain(html`<strong>${dayWords(workingDeadline(ask.now, ANSWER_DAYS), ask.now)}</strong>`)}`,
  },
  ...mistakeAt(mistakes, 'words'),
})}
${button({ html: say('Send') })}`
}
