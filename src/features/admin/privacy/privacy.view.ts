import { fullName, type Participant } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Keeping, KeptBackLink, KeptPerson } from '../../../records/people-at-risk.ts'
import type { TeamMember } from '../../../records/team.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { select } from '../../../web/components/select.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { type DeskRow, deskRows } from '../../../web/desk-rows.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { deskLayout, roleText } from '../../../web/layouts/desk-layout.ts'
import { dayOf } from '../../../web/moments.ts'
import { recordNumberInput } from '../../../web/record-number.ts'

const TITLE = 'People at risk'

export const privacyView = (
  ask: Ask,
  facts: { readonly people: readonly KeptPerson[]; readonly waiting: number; readonly mistakes: Mistakes },
): Html =>
  deskLayout(
    { ask, title: TITLE, hasErrors: Object.keys(facts.mistakes).length > 0 },
    html`${mistakeSummary(facts.mistakes)}
<h1 class="govuk-heading-l">${TITLE}</h1>
<p><a class="govuk-link" href="/desk/privacy/emergencies">Records opened in an emergency</a>${
      facts.waiting > 0 ? html`: <strong>${facts.waiting} to look at</strong>` : html`: all looked at`
    }</p>
<form method="post" action="/desk/privacy" novalidate>
${recordNumberInput(ask, facts.mistakes, 'Find a record by its number')}
${button({ text: 'Find', classes: 'govuk-button--secondary' })}
</form>
<h2 class="govuk-heading-m">Records kept apart</h2>
${facts.people.length === 0 ? html`<p>None now.</p>` : deskRows(facts.people.map(personRow))}`,
  )

const personRow = (person: KeptPerson): DeskRow => ({
  title: person.name,
  about: html`${person.number}${person.restrictedSince && html`<br>Restricted since ${dayOf(person.restrictedSince)}`}${
    person.excluded > 0 &&
    html`<br>${person.excluded === 1 ? 'One person' : `${person.excluded} people`} must not see them`
  }`,
  action: html`<a class="govuk-link" href="/desk/privacy/people/${person.id}">Open<span class="govuk-visually-hidden"> ${person.name}</span></a>`,
})

export type KeptFacts = {
  readonly person: Participant
  readonly keeping: Keeping
  readonly restricted: boolean
  readonly links: readonly KeptBackLink[]
  readonly team: readonly TeamMember[]
  readonly mistakes: Mistakes
}

export function keptView(ask: Ask, { person, keeping, restricted, links, team, mistakes }: KeptFacts): Html {
  const title = fullName(person)
  const base = `/desk/privacy/people/${person.id}`
  const choice = (name: string, label: string) =>
    select({
      name,
      id: name,
      label: { text: label },
      items: [
        { value: '', text: 'Choose a colleague' },
        ...team.map((one) => ({
          value: String(one.accountId),
          text: `${one.name}, ${roleText(one.role).toLowerCase()}`,
          selected: ask.form.get(name) === String(one.accountId),
        })),
      ],
      ...mistakeAt(mistakes, name),
    })
  return deskLayout(
    { ask, title, backTo: { href: '/desk/privacy' }, hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">${title}</h1>
<p>${person.number}. <a class="govuk-link" href="${base}/history">Who looked at this record</a></p>
<h2 class="govuk-heading-m">Restricted record</h2>
${
  restricted
    ? html`<p>Only the people named here, and you, can see this record. Why: ${keeping.reason}</p>
${keeping.passes.length > 0 && deskRows(keeping.passes.map(({ accountId, name }) => ({ title: name, about: html`May see the record`, action: endForm(`${base}/passes/${accountId}/end`, 'Take off', name) })))}
<form method="post" action="${base}/passes" novalidate>${choice('pass', 'Let somebody see it')}${button({ text: 'Let them see it', classes: 'govuk-button--secondary' })}</form>
${links.length > 0 && linkRows(links, `${base}/links`, ask.now)}
<form method="post" action="${base}/restriction/end">${button({ text: 'Open the record again', classes: 'govuk-button--warning' })}</form>`
    : html`<p>Everybody whose work it is can see this record.</p>
<form method="post" action="${base}/restriction" novalidate>
${textarea({
  name: 'reason',
  id: 'reason',
  label: { text: 'Why must it be closed?' },
  hint: { text: 'Only people in your role can read this.' },
  rows: 3,
  value: ask.form.get('reason') ?? '',
  ...mistakeAt(mistakes, 'reason'),
})}
${button({ text: 'Restrict the record', preventDoubleClick: true })}</form>`
}
<h2 class="govuk-heading-m">Who must never see this person</h2>
<p>They find no trace of this person: not in a list, a search, a count or a message, not even in an emergency.</p>
${keeping.exclusions.length > 0 && deskRows(keeping.exclusions.map(({ id, name, reason }) => ({ title: name, about: html`${reason}`, action: endForm(`${base}/exclusions/${id}/end`, 'End this', name) })))}
<form method="post" action="${base}/exclusions" novalidate>
${choice('excluded', 'Keep somebody from seeing them')}
${textarea({ name: 'why', id: 'why', label: { text: 'Why?' }, rows: 2, value: ask.form.get('why') ?? '', ...mistakeAt(mistakes, 'why') })}
${button({ text: 'Keep them from seeing this person', preventDoubleClick: true })}
</form>`,
  )
}

/** They have no accounts: whoever reads that mailbox is let in. */
const linkRows = (links: readonly KeptBackLink[], action: string, now: Date): Html =>
  html`<h3 class="govuk-heading-s">Partners who answer by a link</h3>
<p>Whoever reads their mailbox sees the person. Ring them first.</p>
${deskRows(
  links.map(({ referralId, reference, organization, email, sentAt }) => ({
    title: organization,
    about: html`${reference}<br>${sentAt ? `Sent to ${email}, ${dayWords(sentAt, now)}` : `Nothing has gone to ${email}`}`,
    action: html`<form method="post" action="${action}"><input type="hidden" name="referral" value="${referralId}">${button({ html: html`${sentAt ? 'Send it again' : 'Send the link'}<span class="govuk-visually-hidden">: ${organization}, ${reference}</span>`, classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`,
  })),
)}`

const endForm = (action: string, text: string, name: string): Html =>
  html`<form method="post" action="${action}">${button({ html: html`${text}<span class="govuk-visually-hidden">: ${name}</span>`, classes: 'govuk-button--secondary' })}</form>`
