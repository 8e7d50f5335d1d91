import { type Html, html } from '../../kit/html.ts'
import { explain, formGroup, type LabelledQuestion } from './form-group.ts'
import { label } from './label.ts'
import { attribute, attributes, type Common, classes, flag, type Given, wordsOf } from './markup.ts'

export type TextareaOptions = LabelledQuestion &
  Common &
  Given<{
    id: string
    name: string
    value: string
    rows: number | string
    disabled: boolean
    spellcheck: boolean
    autocomplete: string
  }>

export function textarea(options: TextareaOptions): Html {
  const id = options.id || options.name
  const { hint, error, describedBy } = explain(id, options, options.describedBy)
  return formGroup(
    options,
    html`${label({ ...options.label, for: id })} ${hint} ${error} ${wordsOf(options.formGroup?.beforeInput)}
      <textarea class="${classes('govuk-textarea', options.errorMessage && 'govuk-textarea--error', options.classes)}" id="${id}" name="${
        options.name
      }" rows="${options.rows || 5}"${
        options.spellcheck !== undefined && attribute('spellcheck', String(options.spellcheck))
      }${flag('disabled', options.disabled)}${attribute('aria-describedby', describedBy)}${attribute(
        'autocomplete',
        options.autocomplete,
      )}${attributes(options.attributes)}>${options.value}</textarea>
      ${wordsOf(options.formGroup?.afterInput)}`,
  )
}
