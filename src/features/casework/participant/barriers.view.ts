import { BARRIER_KINDS, type Barrier, STRENGTH_KINDS, type Strength } from '../../../domain/barrier.ts'
import { readsSubject } from '../../../domain/note.ts'
import { calledName, type Participant } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { details } from '../../../web/components/details.ts'
import { input } from '../../../web/components/input.ts'
import { select } from '../../../web/components/select.ts'
import { tag } from '../../../web/components/tag.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { deskFields, versionField } from '../../../web/desk-form.ts'
import { deskRows, linkButton } from '../../../web/desk-rows.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { dayOf } from '../../../web/moments.ts'
import { optionText } from '../../../web/option-words.ts'
import { personLayout } from '../../../web/person-sections.ts'

export type BarriersShown = {
  readonly person: Participant
  readonly barriers: readonly Barrier[]
  readonly strengths: readonly Strength[]
  /** The one that is being changed. */
  readonly changing: Barrier | null
}

export const barriersView = (shown: BarriersShown, mistakes: Mistakes, ask: Ask): Html => {
  const { person, barriers, changing } = shown
  const path = `/desk/people/${person.id}/barriers`
  const solved = barriers.filter(({ resolvedAt }) => resolvedAt)
  const title = 'What is in the way, and what there is to build on'
  return personLayout(
    { ask, person, title, section: '', hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">${title}</h1>
<div class="gw-record"><div class="gw-record__main"><section><h2 class="govuk-heading-m">In the way</h2>
${deskRows(barriers.filter(({ resolvedAt }) => !resolvedAt).map((one) => row(one, path)))}
${solved.length > 0 && details({ summaryText: `Solved (${solved.length})`, html: deskRows(solved.map((one) => solvedRow(one, path, ask))) })}</section>
<section id="strengths"><h2 class="govuk-heading-m">To build on</h2>
${deskRows(
  shown.strengths.map((one) => ({
    title: one.words,
    about: optionText(STRENGTH_KINDS, one.kind),
    action: linkButton({
      action: `/desk/people/${person.id}/strengths/${one.id}/end`,
      text: 'Take off',
      about: one.words,
    }),
  })),
)}${strengthForm(shown, mistakes, ask)}</section></div>
<div class="gw-record__side">${changing ? changeForm(changing, path, mistakes, ask) : addForm(path, person, mistakes, ask)}
<p class="govuk-body"><a class="govuk-link" href="/desk/people/${person.id}">Back to the record</a></p></div></div>`,
  )
}

const row = (one: Barrier, path: string) => ({
  title: optionText(BARRIER_KINDS, one.kind),
  about: html`${one.health && html`<span>${tag({ text: 'Health', classes: 'govuk-tag--purple gw-tag' })}</span> `}${one.words && html`${one.words}<br>`}<span class="gw-small-print">Since ${dayOf(one.since)}${one.addedBy && html`, written down by ${one.addedBy}`}</span>`,
  action: html`<a class="govuk-link" href="${path}?change=${one.id}#form">Change<span class="govuk-visually-hidden"> ${optionText(BARRIER_KINDS, one.kind)}</span></a>`,
})

const solvedRow = (one: Barrier, path: string, ask: Ask) => ({
  title: optionText(BARRIER_KINDS, one.kind),
  about: html`Solved ${dayOf(one.resolvedAt!)}${one.resolvedWords && html`: ${one.resolvedWords}`}`,
  action: html`<form method="post" action="${path}/${one.id}">${deskFields(ask)}${versionField(one.version)}<button class="gw-link-button" name="do" value="open" type="submit">It is back<span class="govuk-visually-hidden">: ${optionText(BARRIER_KINDS, one.kind)}</span></button></form>`,
})

const addForm = (path: string, { ...person }: Participant, mistakes: Mistakes, ask: Ask): Html =>
  html`<form class="gw-box" id="form" method="post" action="${path}" novalidate>${deskFields(ask)}
<h2 class="gw-box__title">Add what is in ${calledName(person)}’s way</h2>${barrierFields(null, mistakes, ask)}${button({ text: 'Add' })}</form>`

const changeForm = (one: Barrier, path: string, mistakes: Mistakes, ask: Ask): Html =>
  html`<form class="gw-box" id="form" method="post" action="${path}/${one.id}" novalidate>${deskFields(ask)}
${versionField(one.version)}
<h2 class="gw-box__title">${optionText(BARRIER_KINDS, one.kind)}</h2>${barrierFields(one, mistakes, ask)}${button({ text: 'Save' })}
<h3 class="govuk-heading-s">Is it solved?</h3>
${input({ id: 'solved-words', name: 'solved-words', label: { text: 'How? (optional)' } })}
${button({ text: 'It is solved', name: 'do', value: 'solved', classes: 'govuk-button--secondary' })}
<p class="govuk-body"><a class="govuk-link" href="${path}">Leave it as it is</a></p></form>`

function barrierFields(one: Barrier | null, mistakes: Mistakes, ask: Ask): Html {
  const { form } = ask
  const health = readsSubject(memberIn(ask).membership.role, 'health')
  return html`${select({
    ...{ id: 'kind', name: 'kind', value: form.get('kind') ?? one?.kind ?? '', label: { text: 'What is it?' } },
    items: [
      { value: '', text: 'Choose' },
      ...BARRIER_KINDS.filter((kind) => health || !kind.health).map(({ value, text }) => ({ value, text })),
    ],
    ...mistakeAt(mistakes, 'kind'),
  })}
${textarea({
  ...{ id: 'words', name: 'words', rows: 3, value: form.get('words') ?? one?.words ?? '' },
  label: { text: 'In their words (optional)' },
  ...mistakeAt(mistakes, 'words'),
})}
${
  health &&
  checkboxes({
    name: 'health',
    values: form.has('kind') ? form.getAll('health') : one?.health ? ['yes'] : [],
    classes: 'govuk-checkboxes--small',
    items: [{ value: 'yes', text: 'It tells of health', hint: { text: 'Then managers do not read it.' } }],
  })
}`
}

const strengthForm = ({ person }: BarriersShown, mistakes: Mistakes, ask: Ask): Html =>
  html`<form class="gw-narrow" method="post" action="/desk/people/${person.id}/strengths" novalidate>${deskFields(ask)}
${select({
  ...{ id: 'strength-kind', name: 'strength-kind', value: ask.form.get('strength-kind') ?? 'skill' },
  ...{ label: { text: 'What is it?' }, items: STRENGTH_KINDS, ...mistakeAt(mistakes, 'strength-kind') },
})}
${input({
  ...{ id: 'strength-words', name: 'strength-words', value: ask.form.get('strength-words') ?? '' },
  ...{ label: { text: 'Say it in a line' }, ...mistakeAt(mistakes, 'strength-words') },
})}
${button({ text: 'Add', classes: 'govuk-button--secondary' })}</form>`
