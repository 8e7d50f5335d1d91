import { type Cv, type CvPart, MOST_LEARNING, MOST_WORK } from '../../../domain/cv.ts'
import { calledName, type Participant } from '../../../domain/participant.ts'
import { may } from '../../../domain/permission.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { PersonDocument } from '../../../records/person-document.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { fieldset } from '../../../web/components/fieldset.ts'
import { input } from '../../../web/components/input.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { cvSheet } from '../../../web/cv-sheet.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { dayOf } from '../../../web/moments.ts'
import { personLayout } from '../../../web/person-sections.ts'
import { printButton } from '../../../web/print-button.ts'

type Typed = { readonly cv: Cv; readonly name: string; readonly changed: string; readonly from: string | null }

export function writeCvView(person: Participant, typed: Typed, mistakes: Mistakes, ask: Ask): Html {
  const { cv } = typed
  const one = { role: '', where: '', when: '', words: '' }
  const work = cv.work.length < MOST_WORK ? [...cv.work, one] : cv.work
  const learning =
    cv.learning.length < MOST_LEARNING ? [...cv.learning, { what: '', where: '', when: '' }] : cv.learning
  return personLayout(
    { ask, person, title: 'Write a CV', section: '/documents', hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}<h1 class="govuk-heading-l">${typed.from ? 'A new version of the CV' : 'Write a CV'}</h1>
<p class="govuk-body">${calledName(person)} sees it. Leave empty what is not needed: it is left out.</p>
<form method="post" action="/desk/people/${person.id}/documents/cv" novalidate class="gw-cv-form">${deskFields(ask)}
${typed.from && html`<input type="hidden" name="from" value="${typed.from}">`}
${textarea({
  ...{ id: 'profile', name: 'profile', rows: 4, value: cv.profile, spellcheck: true },
  label: { text: 'About me', classes: 'govuk-label--m' },
  hint: { text: 'Two or three sentences: what you are good at, and what you look for.' },
  ...mistakeAt(mistakes, 'profile'),
})}
<h2 class="govuk-heading-m">Work, paid or not</h2>
${work.map((entry, i) => workFields(entry, i))}
${work.length < MOST_WORK && button({ text: 'Add another job', name: 'more', value: 'work', classes: 'govuk-button--secondary' })}
${textarea({
  ...{ id: 'skills', name: 'skills', rows: 5, value: cv.skills.join('\n') },
  label: { text: 'Skills', classes: 'govuk-label--m' },
  hint: { text: 'One on each line.' },
})}
<h2 class="govuk-heading-m">Learning</h2>
${learning.map((entry, i) => learningFields(entry, i))}
${learning.length < MOST_LEARNING && button({ text: 'Add another course', name: 'more', value: 'learning', classes: 'govuk-button--secondary' })}
${input({
  ...{ id: 'cv-name', name: 'name', value: typed.name, classes: 'govuk-input--width-20' },
  label: { text: 'What to call it', classes: 'govuk-label--s' },
  hint: { text: 'For example: CV for kitchens.' },
})}
${typed.from && input({ id: 'changed', name: 'changed', value: typed.changed, label: { text: 'What is different?', classes: 'govuk-label--s' } })}
<div class="govuk-button-group">${button({ text: 'Keep it' })}<a class="govuk-link" href="/desk/people/${person.id}/documents">Back to the papers</a></div></form>`,
  )
}

const field = (name: string, i: number, text: string, value: string): Html =>
  input({ id: `${name}-${i}`, name, value, label: { text } })

const workFields = ({ role, where, when, words }: Cv['work'][number], i: number): Html =>
  fieldset({
    legend: { text: i === 0 ? 'The latest first' : `Job ${i + 1}`, classes: 'govuk-fieldset__legend--s' },
    html: html`<div class="gw-cv-form__row">${field('work-role', i, 'What you did', role)}${field('work-where', i, 'Where', where)}${field('work-when', i, 'When', when)}</div>
${textarea({ id: `work-words-${i}`, name: 'work-words', rows: 2, value: words, label: { text: 'What it was like' } })}`,
  })

const learningFields = ({ what, where, when }: Cv['learning'][number], i: number): Html =>
  fieldset({
    legend: { text: `Course or school ${i + 1}`, classes: 'govuk-fieldset__legend--s' },
    html: html`<div class="gw-cv-form__row">${field('learning-what', i, 'What', what)}${field('learning-where', i, 'Where', where)}${field('learning-when', i, 'When', when)}</div>`,
  })

export const cvView = (person: Participant, document: PersonDocument, cv: Cv, ask: Ask): Html =>
  personLayout(
    { ask, person, title: document.name, section: '/documents' },
    html`<p class="govuk-body gw-screen-only">Version ${document.number}, ${dayOf(document.madeAt)}. To save it as a PDF, print it and choose “Save as PDF”.${may(ask.viewer, 'casework.change') && html` <a class="govuk-link" href="/desk/people/${person.id}/documents/cv?from=${document.id}">Write a new version</a>`}</p>
${cvSheet(person, cv)}
${printButton()}`,
  )

type Compared = {
  readonly before: PersonDocument
  readonly after: PersonDocument
  readonly parts: readonly CvPart[]
}

export const compareView = (person: Participant, { before, after, parts }: Compared, ask: Ask): Html =>
  personLayout(
    { ask, person, title: 'Compare two versions', section: '/documents' },
    html`<h1 class="govuk-heading-l">${after.name}: two versions</h1>
${after.changedWords && html`<p class="govuk-body">What changed: ${after.changedWords}</p>`}
<div class="gw-cv-compare">${column(`Version ${before.number}, ${dayOf(before.madeAt)}`, parts, 'before')}${column(
      `Version ${after.number}, ${dayOf(after.madeAt)}`,
      parts,
      'after',
    )}</div><p class="govuk-body"><a class="govuk-link" href="/desk/people/${person.id}/documents">Back to the papers</a></p>`,
  )

const column = (title: string, parts: readonly CvPart[], side: 'before' | 'after'): Html =>
  html`<section><h2 class="govuk-heading-m">${title}</h2>${parts.map(
    (part) =>
      html`<h3 class="govuk-heading-s">${part.title}</h3>${
        part[side].length === 0
          ? html`<p class="gw-quiet">Nothing</p>`
          : html`<ul class="gw-cv-compare__lines">${part[side].map(({ text, standing }) => html`<li class="gw-cv-compare__${standing}">${MARKS[standing] && html`<span class="gw-cv-compare__mark">${MARKS[standing]}</span> `}${text}</li>`)}</ul>`
      }`,
  )}</section>`

const MARKS: Readonly<Record<'same' | 'new' | 'gone', string | null>> = { same: null, new: 'New:', gone: 'Gone:' }
