import { wayText } from '../../../domain/person-message.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { WaitingMessage } from '../../../records/person-message.ts'
import type { Ask } from '../../../web/ask.ts'
import { tag } from '../../../web/components/tag.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { mediaWords } from '../../../web/message-words.ts'
import { dayAndTimeOf } from '../../../web/moments.ts'

export type Inbox = {
  readonly mine: readonly WaitingMessage[]
  readonly others: readonly WaitingMessage[]
  readonly nobodys: readonly WaitingMessage[]
}

export const inboxView = ({ mine, others, nobodys }: Inbox, ask: Ask): Html =>
  deskLayout(
    { ask, title: 'Messages', width: 'wide' },
    html`<h1 class="govuk-heading-l">Messages</h1>
<h2 class="govuk-heading-m">Waiting for you</h2>
${mine.length === 0 ? html`<div class="gw-empty"><p>${nobodys.length === 0 ? 'Nobody waits for an answer from you.' : 'Nobody whom you work with waits for an answer.'}</p></div>` : list(mine, ask)}
${
  nobodys.length > 0 &&
  html`<h2 class="govuk-heading-m">Whose are these?</h2>
<p class="govuk-body">They came from a number or address that nobody has, or that several people share. Find out who wrote, so that they get an answer.</p>${list(nobodys, ask)}`
}
${others.length > 0 && html`<h2 class="govuk-heading-m">Waiting for colleagues</h2>${list(others, ask)}`}`,
  )

const list = (messages: readonly WaitingMessage[], ask: Ask): Html =>
  html`<ul class="gw-rows gw-inbox">${messages.map((message) => row(message, ask))}</ul>`

const row = (message: WaitingMessage, { now, viewer }: Ask): Html => {
  const path = message.participantId
    ? `/desk/people/${message.participantId}/messages#m-${message.id}`
    : `/desk/messages/${message.id}`
  const mine = viewer.kind === 'member' && message.ownerAccountId === viewer.accountId
  const late = message.dueAt !== null && message.dueAt < now
  return html`<li class="gw-rows__one"><div><a class="govuk-link" href="${path}"><strong>${message.person ?? 'Somebody'}</strong><span class="govuk-visually-hidden">, ${dayAndTimeOf(message.at)}</span></a>${message.number && html` <span class="gw-quiet">${message.number}</span>`}<br>
<span class="gw-inbox__words">${excerpt(message)}</span><br><span class="gw-quiet">${wayText(message.by)} · ${dayAndTimeOf(message.at)}${
    !mine && message.ownerName && html` · ${message.ownerName}`
  }</span></div>
<div class="gw-rows__action">${tag({
    text: `${late ? 'Late: answer' : 'Answer'} by ${dayWords(message.dueAt!, now)}`,
    classes: late ? 'govuk-tag--red' : 'govuk-tag--yellow',
  })}</div></li>`
}

const LONGEST = 160

function excerpt(message: WaitingMessage): string {
  const words = message.words.replace(/\s+/g, ' ') || (mediaWords(message) ?? '')
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words
}
