import { FIELDS, type Field, type FieldName, type PostingAnswers } from '../../../domain/posting-fields.ts'
import { answer, type Mistake, type Row, rowsOf, ticked } from '../../../domain/posting-mistakes.ts'
import { isOfMany, MOST_MORE, type More, type Section } from '../../../domain/posting-sections.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Posting } from '../../../records/posting.ts'
import type { Ask } from '../../../web/ask.ts'
import { assetPath } from '../../../web/assets/asset-path.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { errorSummary } from '../../../web/components/error-summary.ts'
import { fieldset } from '../../../web/components/fieldset.ts'
import { input } from '../../../web/components/input.ts'
import { radios } from '../../../web/components/radios.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'

export type SectionPage = {
  readonly posting: Posting
  readonly section: Section
  readonly answers: PostingAnswers
  readonly mistakes: readonly Mistake[]
  /** Whether there is one more time to answer of what there can be more of. */
  readonly blank?: boolean
}

export function sectionView({ posting, section, answers, mistakes, blank }: SectionPage, ask: Ask): Html {
  const back = `/desk/postings/${posting.id}`
  return deskLayout(
    {
      ask,
      title: section.title,
      backTo: { href: back, text: 'Back to the list of tasks' },
      hasErrors: mistakes.length > 0,
      head: html`<script type="module" src="${assetPath('autosave.js')}"></script>`,
    },
    html`${
      mistakes.length > 0 &&
      errorSummary({
        titleText: 'We have saved this. Please look at it again',
        errorList: mistakes.map(({ field, words, at }) => ({ text: words, href: `#${idOf(field, at)}` })),
      })
    }
<form method="post" action="${back}/edit/${section.name}" data-autosave novalidate>
${section.more && ENTER_SAVES}<h1 class="govuk-heading-l">${section.title}</h1>
${section.fields.filter((name) => !isOfMany(name)).map((name) => question(name, section, answers, mistakes.find(({ field }) => field === name)?.words))}
${section.more && moreView(section.more, answers, mistakes, blank ?? false)}
<p class="govuk-body-s" role="status" data-autosave-news></p>
<div class="govuk-button-group">
${button({ text: 'Save and go on', name: 'save', value: 'now' })}
${button({ text: 'Save and come back later', name: 'save', value: 'later', classes: 'govuk-button--secondary' })}
</div>
</form>`,
  )
}

/** The first button of a form is what the Enter key presses: it should save, and not add one more. */
const ENTER_SAVES = html`<button type="submit" name="save" value="now" hidden></button>`

const idOf = (field: FieldName, at: number | undefined): string => (at === undefined ? field : `${field}-${at}`)

/** Returns where one more time can be answered. */
export const moreHref = ({ id }: Posting, { name, more }: Section, answers: PostingAnswers): string =>
  `/desk/postings/${id}/edit/${name}?more=yes${more ? `#${idOf(more.fields[0], rowsOf(answers, more).length)}` : ''}`

function moreView(more: More, answers: PostingAnswers, mistakes: readonly Mistake[], blank: boolean): Html {
  const rows = rowsOf(answers, more)
  const shown: readonly Row[] = blank && rows.length < MOST_MORE ? [...rows, {}] : rows
  return html`${shown.map((row, at) =>
    fieldset({
      legend: { text: `${more.one} ${at + 2}`, classes: 'govuk-fieldset__legend--m' },
      html: html`${at === 0 && html`<p class="govuk-hint">${more.about} To take it away, empty it.</p>`}${more.fields.map((name) => oneOfMany(name, at, row, mistakes))}`,
    }),
  )}
${shown.length < MOST_MORE && button({ text: more.add, name: 'save', value: 'more', classes: 'govuk-button--secondary' })}`
}

function oneOfMany(name: FieldName, at: number, row: Row, mistakes: readonly Mistake[]): Html {
  const field: Field = FIELDS[name]
  const mistake = mistakes.find((one) => one.field === name && one.at === at)
  return input({
    name,
    id: idOf(name, at),
    label: { text: field.label, classes: 'govuk-label--s' },
    value: row[name] ?? '',
    ...SHAPES[field.type],
    ...(field.hint && { hint: { text: field.hint } }),
    ...(mistake && { errorMessage: { text: mistake.words } }),
  })
}

function question(name: FieldName, section: Section, answers: PostingAnswers, mistake: string | undefined): Html {
  const field: Field = FIELDS[name]
  const optional = section.needed.includes(name) || NEEDED_SOMETIMES.has(name) ? '' : ' (optional)'
  const label = { text: field.label + optional, classes: 'govuk-label--s' }
  const legend = { legend: { text: field.label + optional, classes: 'govuk-fieldset__legend--s' } }
  const about = {
    ...(field.hint && { hint: { text: field.hint } }),
    ...(mistake && { errorMessage: { text: mistake } }),
  }
  const items = field.options?.map(({ value, text }) => ({ value, text })) ?? []
  if (field.type === 'several') {
    return checkboxes({
      name,
      fieldset: legend,
      items,
      values: ticked(answers, name),
      classes: 'govuk-checkboxes--small',
      ...about,
    })
  }
  if (field.type === 'one') {
    return radios({
      name,
      fieldset: legend,
      items,
      value: answer(answers, name),
      classes: 'govuk-radios--small',
      ...about,
    })
  }
  const value = answer(answers, name)
  if (field.type === 'text' || field.type === 'lines') {
    return textarea({ name, label, value, rows: field.type === 'text' ? 10 : 5, ...about })
  }
  return input({ name, label, value, ...SHAPES[field.type], ...about })
}

/** Needed or not, depending on what is answered beside it. */
const NEEDED_SOMETIMES: ReadonlySet<FieldName> = new Set<FieldName>(['postcode'])

type Shape = {
  readonly classes?: string
  readonly inputmode?: string
  readonly type?: string
  readonly spellcheck?: boolean
}

/** How wide an answer is and which keys a phone shows for it. */
const SHAPES: Readonly<Partial<Record<Field['type'], Shape>>> = {
  date: { classes: 'govuk-input--width-10' },
  time: { classes: 'govuk-input--width-5' },
  number: { classes: 'govuk-input--width-4', inputmode: 'numeric' },
  postcode: { classes: 'govuk-input--width-10' },
  web: { inputmode: 'url', spellcheck: false },
  email: { type: 'email', spellcheck: false },
  phone: { type: 'tel', classes: 'govuk-input--width-20' },
}
