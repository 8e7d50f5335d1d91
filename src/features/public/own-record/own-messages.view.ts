import { ANSWER_DAYS, type PersonMessage, wayText } from '../../../domain/person-message.ts'
import type { SentMedia } from '../../../domain/sent-media.ts'
import { workingDeadline } from '../../../domain/working-days.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { OwnCaseLine } from '../../../records/own-cases.ts'
import type { PersonDocument } from '../../../records/person-document.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { radios } from '../../../web/components/radios.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { contactLine } from '../../../web/contact-line.ts'
import { type Mistakes, mistakeAt } from '../../../web/form-mistakes.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { keptFile } from '../../../web/kept-file.ts'
import { dayAndTimeOf } from '../../../web/moments.ts'
import type { Speaker } from '../../../web/own-language.ts'
import { fileField, ownForm } from './own-form.view.ts'
import { type Own, RECORD_PATH } from './own-record.queries.ts'

type Shown = {
  readonly messages: readonly PersonMessage[]
  /** Papers of theirs, by id: what came with a message is among them. */
  readonly papers: ReadonlyMap<string, PersonDocument>
  readonly open: readonly OwnCaseLine[]
}

/** The thread, the latest last, and a place to write; who reads it and when one hears back. */
export const ownMessagesView = (own: Own, { messages, papers, open }: Shown, mistakes: Mistakes, ask: Ask): Html => {
  const { say, plain } = own.speaker
  const above = html`${
    messages.length === 0
      ? html`<p class="govuk-body">${say('Nobody has written yet.')}</p>`
      : html`<ol class="gw-thread gw-own-thread">${messages.map((one) => message(one, papers, own.speaker))}</ol>`
  }${open.length === 0 && html`<p class="govuk-body">${say('Nobody works with you at the moment.')} ${plain(html`${contactLine(ask.place.contact)}`)}</p>`}`
  return ownForm(
    own,
    { title: 'Messages', action: `${RECORD_PATH}/messages`, mistakes, above, takesFile: true },
    html`${open.length > 0 && writing(own.speaker, open, mistakes, ask)}`,
    ask,
  )
}

const message = (one: PersonMessage, papers: Shown['papers'], speaker: Speaker): Html => {
  const { say, plain } = speaker
  const mine = one.direction === 'in'
  const waits = mine && one.answeredAt === null && one.dueAt !== null
  return html`<li class="gw-own-said${mine && ' gw-own-said--mine'}"><p class="gw-own-said__who">${mine ? say('You') : plain(one.accountName ?? 'Good Work')}</p>
<div class="gw-own-said__words"${one.language !== 'en' && html` lang="${one.language}"`} dir="auto">${one.words}</div>${one.media?.map((medium) => cameAlong(medium, papers, speaker))}
<p class="gw-small-print">${plain(`${dayAndTimeOf(one.at)}${one.by === 'page' ? '' : `, ${wayText(one.by)}`}`)}${waits && html` <span class="gw-row">${say('They answer by')} ${plain(html`<strong>${dayAndTimeOf(one.dueAt!)}</strong>, ${one.ownerName ?? ''}`)}</span>`}</p></li>`
}

const cameAlong = (
  { documentId, refused }: SentMedia,
  papers: Shown['papers'],
  { say, plain }: Speaker,
): Html | null => {
  const paper = documentId ? papers.get(documentId) : undefined
  if (!paper) return refused ? html`<p class="gw-small-print">${say('We could not keep this file.')}</p>` : null
  const { name, fileType } = paper
  if (paper.fileState !== 'safe') return html`<p class="gw-small-print">${say('We are still checking this file.')}</p>`
  const href = `${RECORD_PATH}/papers/${paper.id}`
  return html`<p class="govuk-body-s"><a class="govuk-link" href="${href}">${plain(name)}</a></p>${keptFile({ fileType, href, name, see: say('See the picture') })}`
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
${fileField('Photo or file (you do not have to)', say, mistakes)}
${button({ html: say('Send') })}`
}
