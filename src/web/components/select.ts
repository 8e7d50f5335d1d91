import { type Html, html } from '../../kit/html.ts'
import { explain, formGroup, type LabelledQuestion } from './form-group.ts'
import { label } from './label.ts'
import { type Attributes, attribute, attributes, type Common, classes, flag, type Given, wordsOf } from './markup.ts'

export type SelectItem = Given<{
  value: string | number | boolean
  text: string
  selected: boolean
  disabled: boolean
  attributes: Attributes
}>
export type SelectOptions = LabelledQuestion &
  Common &
  Given<{
    id: string
    name: string
    items: readonly (SelectItem | null | false)[]
    value: string | number
    disabled: boolean
  }>

export function select(options: SelectOptions): Html {
  const id = options.id || options.name
  const { hint, error, describedBy } = explain(id, options, options.describedBy)
  return formGroup(
    options,
    html`${label({ ...options.label, for: id })} ${hint} ${error} ${wordsOf(options.formGroup?.beforeInput)}
      <select class="${classes('govuk-select', options.classes, options.errorMessage && 'govuk-select--error')}" id="${id}" name="${
        options.name
      }"${flag('disabled', options.disabled)}${attribute('aria-describedby', describedBy)}${attributes(
        options.attributes,
      )}>${options.items?.map((item) => item && option(item, options.value))}</select>
      ${wordsOf(options.formGroup?.afterInput)}`,
  )
}

/** An option without a value is chosen by its words. */
function option(item: SelectItem, chosen: string | number | undefined): Html {
  const selected =
    item.selected || (item.selected !== false && chosen && String(item.value ?? item.text) === String(chosen))
  return html`<option${item.value !== undefined && html` value="${String(item.value ?? '')}"`}${flag('selected', selected)}${flag(
    'disabled',
    item.disabled,
  )}${attributes(item.attributes)}>${item.text}</option>`
}
