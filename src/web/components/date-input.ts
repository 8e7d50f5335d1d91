import { type Html, html } from '../../kit/html.ts'
import { type FieldsetOptions, fieldset } from './fieldset.ts'
import { explain, formGroup, type Question } from './form-group.ts'
import { input } from './input.ts'
import { type Attributes, attribute, attributes, type Common, classes, type Given, wordsOf } from './markup.ts'

export type DateItem = Given<{
  id: string
  name: string
  label: string
  value: string | number
  autocomplete: string
  inputmode: string
  pattern: string
  classes: string
  /** Whether this part is the one that is wrong; where none says so, an error marks all three. */
  error: boolean
  attributes: Attributes
}>
export type DateInputOptions = Question &
  Common &
  Given<{
    id: string
    namePrefix: string
    items: readonly (DateItem | null | false)[]
    day: DateItem
    month: DateItem
    year: DateItem
    values: Readonly<Record<string, string | number | undefined>>
    fieldset: FieldsetOptions
  }>

const PARTS = ['day', 'month', 'year'] as const

export function dateInput(options: DateInputOptions): Html {
  const { hint, error, describedBy } = explain(options.id, options, options.fieldset?.describedBy)
  const own = PARTS.map((part) => options[part] ?? { name: part, value: options.values?.[part] })
  const items = options.items?.length ? options.items : own
  const anyWrong = items.some((item) => item && isWrong(item))
  const inner = html`${hint} ${error}
    <div class="${classes('govuk-date-input', options.classes)}"${attributes(options.attributes)}${attribute('id', options.id)}>
      ${wordsOf(options.formGroup?.beforeInputs)}
      ${items.map((item) => item && datePart(options, own, item, anyWrong))}
      ${wordsOf(options.formGroup?.afterInputs)}
    </div>`
  return formGroup(
    options,
    options.fieldset ? fieldset({ ...options.fieldset, role: 'group', describedBy, html: inner }) : inner,
  )
}

const isWrong = (item: DateItem): boolean => Boolean(item.error || item.classes?.includes('govuk-input--error'))

function datePart(options: DateInputOptions, own: readonly DateItem[], item: DateItem, anyWrong: boolean): Html {
  const part = PARTS.find((part, at) => item === own[at] || (item.name && [part, own[at]?.name].includes(item.name)))
  const name = item.name ?? part ?? ''
  const fullName = `${options.namePrefix ? `${options.namePrefix}-` : ''}${name}`
  const marked = isWrong(item) || (item.error !== false && options.errorMessage && !anyWrong)
  return html`<div class="govuk-date-input__item">${input({
    label: { text: item.label || name.charAt(0).toUpperCase() + name.slice(1), classes: 'govuk-date-input__label' },
    id: item.id || `${options.id}-${name}`,
    classes: classes(
      'govuk-date-input__input',
      marked && !item.classes?.includes('govuk-input--error') && 'govuk-input--error',
      !item.classes?.includes('govuk-input--width-') && `govuk-input--width-${part === 'year' ? 4 : 2}`,
      item.classes,
    ),
    name: fullName,
    value: item.value ?? own[PARTS.indexOf(part!)]?.value ?? options.values?.[fullName],
    type: 'text',
    inputmode: item.inputmode || 'numeric',
    autocomplete: item.autocomplete,
    pattern: item.pattern,
    attributes: item.attributes,
  })}</div>`
}
