import { ASSESSMENT_TAKINGS, type Assessment } from '../../../domain/assessment.ts'
import type { Instrument } from '../../../domain/instruments.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { calledName, type Participant } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { details } from '../../../web/components/details.ts'
import { input } from '../../../web/components/input.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { radios } from '../../../web/components/radios.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { tag } from '../../../web/components/tag.ts'
import { fullDate } from '../../../web/dates.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { deskRows } from '../../../web/desk-rows.ts'
import { distanceList, takenWords } from '../../../web/distance-words.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { questionFields } from '../../../web/instrument-form.ts'
import { optionText } from '../../../web/option-words.ts'
import { personLayout } from '../../../web/person-sections.ts'
import { type AssessmentsPage, answerRows, type InstrumentPart } from './assessments.page.ts'

const SECTION = '/assessments'

export const assessmentsView = (person: Participant, page: AssessmentsPage, ask: Ask): Html =>
  personLayout(
    { ask, person, title: 'How far they have come', section: SECTION },
    html`<h1 class="govuk-heading-l">How far ${calledName(person)} has come</h1>
<p class="govuk-body">By ${calledName(person)}’s own answers, from the first time to the latest. An open dot is the first, a full dot the latest.</p>
${page.parts.map((part) => instrumentPart(part, page, person, ask))}
${
  page.taken.length > 0 &&
  html`<h2 class="govuk-heading-m">Every time it was asked</h2>
${deskRows(
  page.taken.map(({ name, about, path }) => ({
    title: name,
    about,
    action: html`<a class="govuk-link" href="${path}">Read the answers<span class="govuk-visually-hidden"> to ${name}, ${about}</span></a>`,
  })),
)}`
}`,
  )

const instrumentPart = (
  { instrument, travelled, newPath, askPath, asked }: InstrumentPart,
  { changes }: AssessmentsPage,
  person: Participant,
  ask: Ask,
): Html =>
  html`<section class="gw-goal"><h2 class="govuk-heading-m">${instrument.name}</h2>
<p class="govuk-body">${takenWords(travelled)}</p>
${distanceList(travelled)}
${asked && html`<p class="govuk-body">${tag({ text: asked.late ? 'Not answered yet' : 'Asked', classes: `${asked.late ? 'govuk-tag--yellow' : 'govuk-tag--blue'} gw-tag` })} ${asked.words}</p>`}
${
  changes &&
  html`<div class="govuk-button-group">${button({ text: 'Ask together', href: newPath, classes: 'govuk-button--secondary' })}${
    asked
      ? html`<form method="post" action="${asked.backPath}">${deskFields(ask)}<button class="gw-link-button" type="submit">Take it back<span class="govuk-visually-hidden">: ${instrument.name}</span></button></form>`
      : askPath &&
        html`<a class="govuk-link" href="${askPath}">Ask ${calledName(person)} to answer it alone<span class="govuk-visually-hidden">: ${instrument.name}</span></a>`
  }</div>`
}
${details({
  summaryText: 'What this is, and what it is not',
  html: html`<p class="govuk-body">${instrument.isNot}</p><p class="gw-small-print">${sourceLine(instrument)} Version ${instrument.version}.</p>`,
})}</section>`

const sourceLine = ({ source: { line, url } }: Instrument): Html =>
  url ? html`<a class="govuk-link" href="${url}">${line}</a>` : html`${line}`

type QuestionsPage = {
  readonly person: Participant
  readonly instrument: Instrument
  readonly mistakes: Mistakes
}

export const questionsView = ({ person, instrument, mistakes }: QuestionsPage, ask: Ask): Html =>
  personLayout(
    { ask, person, title: instrument.name, section: SECTION, hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">${instrument.name}</h1>
<p class="govuk-body-l">${instrument.introduction}</p>
${insetText({ text: instrument.isNot })}
<form method="post" action="/desk/people/${person.id}/assessments/new/${instrument.id}" class="gw-questions" novalidate>${deskFields(ask)}
${questionFields(instrument, mistakes, ask.form)}
${howAsked(mistakes, ask)}
${button({ text: 'Save the answers' })}</form>
<p class="gw-small-print">${sourceLine(instrument)}</p>`,
  )

const howAsked = (mistakes: Mistakes, { form }: Ask): Html =>
  radios({
    name: 'how',
    value: form.get('how') ?? 'together',
    fieldset: { legend: { text: 'How was it answered?', classes: 'govuk-fieldset__legend--s' } },
    items: ASSESSMENT_TAKINGS.filter(({ value }) => value !== 'alone').map(({ value, text }) => ({
      ...{ value, text },
      ...(value === 'paper' && { conditional: { html: dayField(mistakes, form) } }),
    })),
    ...mistakeAt(mistakes, 'how'),
  })

const dayField = (mistakes: Mistakes, form: URLSearchParams): Html =>
  input({
    ...{ id: 'day', name: 'day', type: 'date', value: form.get('day') ?? '', classes: 'govuk-input--width-10' },
    ...{ label: { text: 'Day on the sheet' }, ...mistakeAt(mistakes, 'day') },
  })

type AnswersPage = {
  readonly person: Participant
  readonly one: Assessment
  /** The wording in which it was asked; null where it is no longer in use here. */
  readonly instrument: Instrument | null
  readonly changes: boolean
}

export function answersView({ person, one, instrument, changes }: AnswersPage, ask: Ask): Html {
  const rows = instrument
    ? answerRows(one, instrument)
    : Object.entries(one.answers).map(([id, answer]) => [`Question ${id}`, String(answer)] as const)
  const path = `/desk/people/${person.id}/assessments`
  return personLayout(
    { ask, person, title: instrument?.name ?? one.instrument, section: SECTION },
    html`<h1 class="govuk-heading-l">${instrument?.name ?? one.instrument}</h1>
<p class="govuk-body">${fullDate(londonDate(one.takenAt))}. ${optionText(ASSESSMENT_TAKINGS, one.takenHow)}.</p>
${one.withdrawnAt && insetText({ text: 'This was taken back. It counts for nothing.' })}
${summaryList({ rows: rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } })) })}
${instrument && html`<p class="govuk-body">${instrument.isNot}</p>`}
<p class="govuk-body"><a class="govuk-link" href="${path}">How far ${calledName(person)} has come</a></p>
${
  changes &&
  !one.withdrawnAt &&
  details({
    summaryText: 'It was written down by mistake',
    html: html`<p class="govuk-body">It stays to be seen, and counts for nothing any more.</p><form method="post" action="${path}/${one.id}/withdraw">${deskFields(ask)}${button({ text: 'Take it back', classes: 'govuk-button--warning' })}</form>`,
  })
}`,
  )
}
