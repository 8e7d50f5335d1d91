import { phoneWords } from '../../../adapters/text/contact-address.ts'
import { fullName, type Participant } from '../../../domain/participant.ts'
import { may } from '../../../domain/permission.ts'
import type { PersonMessage } from '../../../domain/person-message.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { details } from '../../../web/components/details.ts'
import { input } from '../../../web/components/input.ts'
import { radios } from '../../../web/components/radios.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { fullDate } from '../../../web/dates.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { mediaWords, messageFacts } from '../../../web/message-words.ts'

export type Match = {
  readonly message: PersonMessage
  readonly people: readonly Participant[]
  readonly mistakes: Mistakes
}

export const matchView = ({ message, people, mistakes }: Match, ask: Ask): Html =>
  deskLayout(
    {
      ...{ ask, title: 'Who wrote this?', backTo: { href: '/desk/messages', text: 'Messages' } },
      hasErrors: Object.keys(mistakes).length > 0,
    },
    html`${mistakeSummary(mistakes)}<h1 class="govuk-heading-l">Who wrote this?</h1>
<div class="gw-thread"><div class="gw-thread__one"><p class="gw-thread__who">${address(message)}</p>
${message.subject && html`<p class="gw-thread__subject">${message.subject}</p>`}
<div class="gw-thread__words">${message.words}</div>${mediaWords(message) && html`<p class="gw-quiet">${mediaWords(message)}</p>`}
<p class="gw-thread__facts">${messageFacts(message)}${message.dueAt && html` · answer by ${dayWords(message.dueAt, ask.now)}`}</p></div></div>
${may(ask.viewer, 'casework.change') && findOut({ message, people, mistakes }, ask)}`,
  )

/** Who it may be, where to look, and what to do where it is for nobody. */
const findOut = (
  { message, people, mistakes }: Match,
  ask: Ask,
): Html => html`${people.length > 0 ? choose(message, people, mistakes, ask) : html`<p class="govuk-body">${nobody(ask)}</p>`}
<form method="post" action="/desk/messages/${message.id}" class="gw-search" role="search" novalidate><div class="gw-search__field">${input(
  {
    ...{ id: 'name', name: 'name', value: ask.form.get('name') ?? '', autocomplete: 'off', spellcheck: false },
    label: { text: 'Name, or number of the record' },
    ...mistakeAt(mistakes, 'name'),
  },
)}</div><div class="gw-search__go">${button({ text: 'Find', classes: 'govuk-button--secondary' })}</div></form>
${details({
  summaryText: 'It is for nobody here',
  open: mistakes.why !== undefined,
  html: html`<form method="post" action="/desk/messages/${message.id}/aside" novalidate>${input({
    ...{ id: 'why', name: 'why', value: ask.form.get('why') ?? '', label: { text: 'What is it?' } },
    hint: { text: 'For example: an advert, or a wrong number.' },
    ...mistakeAt(mistakes, 'why'),
  })}${button({ text: 'Set it aside', classes: 'govuk-button--secondary' })}</form>`,
})}`

const address = ({ address: from }: PersonMessage): string =>
  from === null ? 'Somebody' : from.includes('@') ? from : phoneWords(from)

const nobody = ({ form }: Ask): string =>
  form.get('name')
    ? 'Nobody found on your list.'
    : 'Nobody on your list has this number or address. Ring it, or look by name.'

const choose = (message: PersonMessage, people: readonly Participant[], mistakes: Mistakes, { form }: Ask): Html =>
  html`<form method="post" action="/desk/messages/${message.id}/match" novalidate>${radios({
    ...{ name: 'person', value: form.get('person') ?? '', classes: 'govuk-radios--small' },
    fieldset: { legend: { text: 'Is it one of these people?', classes: 'govuk-fieldset__legend--s' } },
    items: people.map((person) => ({
      value: person.id,
      text: fullName(person),
      hint: { text: `${person.number}${person.bornOn ? `, born ${fullDate(person.bornOn)}` : ''}` },
    })),
    ...mistakeAt(mistakes, 'person'),
  })}${textarea({
    ...{ id: 'words', name: 'words', rows: 2, value: form.get('words') ?? '' },
    label: { text: 'Why are you sure?', classes: 'govuk-label--s' },
    hint: { text: 'For example: you rang the number and spoke to them. They can read this.' },
    ...mistakeAt(mistakes, 'words'),
  })}${button({ text: 'It is from them' })}</form>`
