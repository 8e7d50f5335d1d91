import { type Html, html } from '../kit/html.ts'
import type { SentLink } from '../records/referral-link.ts'
import type { Ask } from './ask.ts'
import { button } from './components/button.ts'
import { deskFields } from './desk-form.ts'
import { dayWords } from './help-request-words.ts'

/** The links of a referral: those that went, where one goes, and whether the record is kept shut from it. */
export type SentLinks = {
  readonly links: readonly SentLink[]
  readonly mailbox: string | null
  readonly keptShut: boolean
}

const box = (about: string, form: Html | false): Html =>
  html`<div class="gw-box gw-box--quiet"><h2 class="govuk-heading-s gw-box__title">They answer by a link</h2>
<p class="govuk-body">${about}</p>${form}</div>`

/** Returns where the links of a referral went, with buttons to send one or to end them; nothing where none goes. */
export function sentLinks({ links, mailbox, keptShut }: SentLinks, path: string, ask: Ask): Html | null {
  const [latest] = links
  const buttons = (again: string, live: boolean) =>
    (!keptShut || live) &&
    html`<form method="post" action="${path}/link">${deskFields(ask)}
<div class="govuk-button-group">${!keptShut && button({ text: again, name: 'do', value: 'again', classes: 'govuk-button--secondary' })}
${live && button({ text: 'End the link', name: 'do', value: 'end', classes: 'govuk-button--secondary' })}</div></form>`
  const shut = keptShut ? ' The record is kept shut: its privacy lead decides whether they get a link.' : ''
  if (!latest)
    return mailbox ? box(`No link has gone to ${mailbox} yet.${shut}`, buttons('Send the link', false)) : null
  const live = links.some((one) => one.live)
  const went = `${live ? 'Sent' : 'Ended. It was sent'} to ${latest.email}, ${dayWords(latest.createdAt, ask.now)}.${shut}`
  return box(went, buttons('Send the link again', live))
}
