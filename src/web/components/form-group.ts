import { type Html, html } from '../../kit/html.ts'
import { type ErrorMessageOptions, errorMessage } from './error-message.ts'
import { type HintOptions, hint } from './hint.ts'
import type { LabelOptions } from './label.ts'
import { attributes, type Common, classes, type Given, type Words } from './markup.ts'

/** What every question on a form takes. */
export type Question = Given<{
  hint: HintOptions
  errorMessage: ErrorMessageOptions
  formGroup: Common & Given<{ beforeInput: Words; afterInput: Words; beforeInputs: Words; afterInputs: Words }>
}>

/** What a question asked with a label takes; `describedBy` names elements elsewhere that explain it. */
export type LabelledQuestion = Question & Given<{ label: LabelOptions; describedBy: string }>

/** The hint and the error of a question, and the ids by which its input refers to them. */
export type Explained = { readonly hint: Html | false; readonly error: Html | false; readonly describedBy: string }

export function explain(id: string | undefined, question: Question, describedBy: string | undefined): Explained {
  const ids = [describedBy]
  if (question.hint) ids.push(`${id}-hint`)
  if (question.errorMessage) ids.push(`${id}-error`)
  return {
    hint: Boolean(question.hint) && hint({ ...question.hint, id: `${id}-hint` }),
    error: Boolean(question.errorMessage) && errorMessage({ ...question.errorMessage, id: `${id}-error` }),
    describedBy: classes(...ids),
  }
}

export const formGroup = (question: Question, content: Html): Html => html`
  <div class="${classes(
    'govuk-form-group',
    question.errorMessage && 'govuk-form-group--error',
    question.formGroup?.classes,
  )}"${attributes(question.formGroup?.attributes)}>${content}</div>`
