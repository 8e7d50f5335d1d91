import {
  FIELDS,
  type Field,
  type FieldName,
  type PostingAnswers,
  type Section,
} from '../../../domain/posting-fields.ts'
import { answer, type Mistake, ticked } from '../../../domain/posting-mistakes.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Posting } from '../../../records/posting.ts'
import type { Ask } from '../../../web/ask.ts'
import { assetPath } from '../../../web/assets/asset-path.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { errorSummary } from '../../../web/components/error-summary.ts'
import { input } from '../../../web/components/input.ts'
import { radios } from '../../../web/components/radios.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'

export type SectionPage = {
  readonly posting: Posting
  readonly section: Section
  readonly answers: PostingAnswers
  readonly mistakes: readonly Mistake[]
}

export function sectionView({ posting, section, answers, mistakes }: SectionPage, ask: Ask): Html {
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
        errorList: mistakes.map(({ field, words }) => ({ text: words, href: `#${field}` })),
      })
    }
<form method="post" action="${back}/edit/${section.name}" data-autosave novalidate>
<h1 class="govuk-heading-l">${section.title}</h1>
${section.fields.map((name) => question(name, section, answers, mistakes.find(({ field }) => field === name)?.words))}
<p class="govuk-body-s" role="status" data-autosave-news></p>
<div class="govuk-button-group">
${button({ text: 'Save and go on', name: 'save', value: 'now' })}
${button({ text: 'Save and come back later', name: 'save', value: 'later', classes: 'govuk-button--secondary' })}
</div>
</form>`,
  )
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
