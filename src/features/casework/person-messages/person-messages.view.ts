import { calledName } from '../../../domain/participant.ts'
import { ANSWERED_HOW, noticeWords, type PersonMessage } from '../../../domain/person-message.ts'
import type { SentMedia } from '../../../domain/sent-media.ts'
import { SHARING_WORDING } from '../../../domain/sharing.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { details } from '../../../web/components/details.ts'
import { input } from '../../../web/components/input.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { radios } from '../../../web/components/radios.ts'
import { tag } from '../../../web/components/tag.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { keptFile } from '../../../web/kept-file.ts'
import { languageName } from '../../../web/language-names.ts'
import { mediumWords, messageFacts, WENT_AS } from '../../../web/message-words.ts'
import { optionText } from '../../../web/option-words.ts'
import { personLayout } from '../../../web/person-sections.ts'
import type { MessagesPage } from './person-messages.page.ts'

export function messagesView(shown: MessagesPage, template: string, mistakes: Mistakes, ask: Ask): Html {
  const { person } = shown
  return personLayout(
    { ask, person, title: 'Messages', section: '/messages', hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">Messages</h1>
<div class="gw-listing"><div class="gw-listing__main">
${shown.messages.length === 0 && html`<p class="govuk-body">Nothing has been written yet.</p>`}
${shown.more && html`<p class="govuk-body"><a class="govuk-link" href="?all">Show earlier messages</a></p>`}
${shown.messages.length > 0 && html`<ol class="gw-thread">${shown.messages.map((message) => one(shown, message, ask))}</ol>`}
${shown.mayWrite && shown.ways.length > 0 && write(shown, template, mistakes, ask)}
</div><aside class="gw-listing__side">${ways(shown)}${shown.asksWhatsApp && whatsApp(shown, mistakes, ask)}</aside></div>`,
  )
}

const one = (shown: MessagesPage, message: PersonMessage, ask: Ask): Html => {
  const theirs = message.direction === 'in'
  const waits = theirs && message.answeredAt === null
  return html`<li class="gw-thread__one gw-thread__one--${message.direction}" id="m-${message.id}">
<p class="gw-thread__who">${theirs ? calledName(shown.person) : (message.accountName ?? 'An answer by itself')}${
    waits && html` ${tag({ text: `Answer by ${dayWords(message.dueAt!, ask.now)}`, classes: 'govuk-tag--yellow' })}`
  }${message.status === 'failed' && html` ${tag({ text: 'Did not arrive', classes: 'govuk-tag--red' })}`}</p>
${message.subject && html`<p class="gw-thread__subject">${message.subject}</p>`}
<div class="gw-thread__words" lang="${message.language}">${message.words}</div>
${message.media?.map((medium) => sent(shown, medium))}
<p class="gw-thread__facts">${messageFacts(message)}${
    message.answeredHow &&
    message.answeredHow !== 'message' &&
    html` · ${optionText(ANSWERED_HOW, message.answeredHow)}`
  }${message.answeredWords && html`: “${message.answeredWords}”`}${
    message.matchedWords && html`<br>Matched by hand: “${message.matchedWords}”`
  }${message.wentAs && message.wentAs !== 'words' && html`<br>${WENT_AS[message.wentAs]}`}</p>
${waits && shown.mayWrite && settle(shown, message)}</li>`
}

/** A file that came along: to look at or listen to where it is kept, else what became of it. */
const sent = ({ person, papers }: MessagesPage, medium: SentMedia): Html => {
  const paper = medium.documentId ? papers.get(medium.documentId) : undefined
  if (!paper) {
    const words = medium.documentId
      ? 'A file came with it that is not among their papers, or about health.'
      : mediumWords(medium)
    return html`<p class="gw-quiet">${words}</p>`
  }
  const { name, fileType } = paper
  const href = `/desk/people/${person.id}/documents/${paper.id}/file`
  if (paper.fileState !== 'safe') return html`<p class="gw-quiet">${name}: being checked.</p>`
  return html`<p class="govuk-body-s gw-thread__file"><a class="govuk-link" href="${href}" download>${name}</a></p>${keptFile({ fileType, href, name })}`
}

const settle = ({ person }: MessagesPage, message: PersonMessage): Html => {
  const path = `/desk/people/${person.id}/messages/${message.id}`
  const field = `settle-${message.id}`
  return details({
    summaryText: 'It needs no message from us',
    html: html`<form method="post" action="${path}/answered">${input({
      ...{ id: field, name: 'words', label: { text: 'What was done? (optional)' } },
    })}${button({ text: 'Mark as dealt with', classes: 'govuk-button--secondary' })}</form>${
      message.matchedWords &&
      html`<form method="post" action="${path}/not-theirs"><button class="gw-link-button" type="submit">It is not from ${calledName(person)}</button></form>`
    }`,
  })
}

const write = (shown: MessagesPage, template: string, mistakes: Mistakes, ask: Ask): Html => {
  const { person } = shown
  const value = (name: string) => ask.form.get(name) ?? ''
  const chosen = ask.query.get('template') ?? value('template')
  return html`<section aria-labelledby="write"><h2 class="govuk-heading-m" id="write">Write to ${calledName(person)}</h2>
${
  shown.notice &&
  insetText({
    text: `Somebody else may see their messages. No more goes out than: “${noticeWords(ask.place.contact.phone).text}” Your words stay here, and ${calledName(person)} reads them on their own page.`,
  })
}
<nav aria-label="Common texts"><p class="govuk-body-s gw-thread__texts-title">Common texts${
    shown.language &&
    html`, in <span lang="${shown.language}">${languageName(shown.language)}</span> with the English. Made by a machine, not checked yet`
  }</p>
<ul class="gw-thread__texts">${shown.templates.map(
    (one) =>
      html`<li><a class="gw-thread__text" href="/desk/people/${person.id}/messages?template=${one.value}#write"${one.value === chosen && html` aria-current="true"`}>${one.text}</a></li>`,
  )}</ul></nav>
<form method="post" action="/desk/people/${person.id}/messages" novalidate>${deskFields(ask)}
<input type="hidden" name="template" value="${chosen}">
${textarea({
  ...{ id: 'words', name: 'words', rows: 6, value: ask.form.get('words') ?? template, spellcheck: true },
  label: { text: 'Message', classes: 'govuk-label--s' },
  ...mistakeAt(mistakes, 'words'),
})}
${radios({
  ...{ name: 'way', value: value('way') || shown.ways[0]!.value, classes: 'govuk-radios--small' },
  fieldset: { legend: { text: 'Send it by', classes: 'govuk-fieldset__legend--s' } },
  items: shown.ways.map(({ value: way, text, hint }) => ({
    ...{ value: way, text },
    ...(hint && { hint: { text: hint } }),
    ...(way === 'email' && !shown.notice && { conditional: { html: subject(value('subject')) } }),
  })),
  ...mistakeAt(mistakes, 'way'),
})}
${shown.waits && html`<p class="govuk-body-s">It is late. It goes out at 8 in the morning.</p>`}
${button({ text: 'Send' })}</form></section>`
}

const subject = (value: string): Html =>
  input({
    ...{ id: 'subject', name: 'subject', value },
    label: { text: 'Subject (optional)' },
    hint: { text: 'Others can see it on a locked phone.' },
  })

const ways = ({ ways, shut, person }: MessagesPage): Html =>
  html`<section class="gw-box gw-box--quiet" aria-labelledby="ways"><h2 class="gw-box__title" id="ways">How to write to ${calledName(person)}</h2>
${ways.length > 0 ? html`<p>${ways.map(({ text }) => text).join(', ')}.</p>` : html`<p>No way is open. Call, or write a letter.</p>`}
${shut.length > 0 && html`<ul class="gw-thread__shut">${shut.map(({ text, why }) => html`<li><strong>${text}:</strong> ${why}</li>`)}</ul>`}
</section>`

const whatsApp = ({ person, wroteThere }: MessagesPage, mistakes: Mistakes, ask: Ask): Html =>
  html`<section class="gw-box" aria-labelledby="whatsapp"><h2 class="gw-box__title" id="whatsapp">WhatsApp</h2>
<p>Read this to them:</p><blockquote class="gw-quote">${SHARING_WORDING.whatsapp}</blockquote>
<form method="post" action="/desk/people/${person.id}/messages/whatsapp" novalidate>${deskFields(ask)}${radios({
    ...{ name: 'how', classes: 'govuk-radios--small' },
    fieldset: { legend: { text: 'They agreed', classes: 'govuk-fieldset__legend--s' } },
    items: [
      { value: 'in-person', text: 'Face to face' },
      { value: 'phone', text: 'On the phone' },
      wroteThere && { value: 'online', text: 'They wrote to us there, and want answers there' },
    ],
    ...mistakeAt(mistakes, 'how'),
  })}${button({ text: 'Write it down', classes: 'govuk-button--secondary' })}</form></section>`
