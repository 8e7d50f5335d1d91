import { type Html, html } from '../../kit/html.ts'
import { type FieldsetOptions, fieldset } from './fieldset.ts'
import { explain, formGroup, type Question } from './form-group.ts'
import { hint as hintBelow } from './hint.ts'
import { label } from './label.ts'
import {
  type Attributes,
  attribute,
  attributes,
  type Common,
  classes,
  flag,
  type Given,
  hasWords,
  type Words,
  wordsOf,
} from './markup.ts'

export type CheckboxItem = Words &
  Given<{
    value: string | number
    id: string
    name: string
    hint: Words & Common
    label: Common
    divider: string
    checked: boolean
    disabled: boolean
    conditional: { readonly html: Html }
    /** `exclusive` unticks the others. */
    behaviour: string
    attributes: Attributes
  }>

export type CheckboxesOptions = Question &
  Common &
  Given<{
    name: string
    idPrefix: string
    items: readonly (CheckboxItem | null | false)[]
    values: readonly (string | number)[]
    fieldset: FieldsetOptions
    describedBy: string
  }>

export function checkboxes(options: CheckboxesOptions): Html {
  const prefix = options.idPrefix || options.name || ''
  const { hint, error, describedBy } = explain(prefix, options, options.fieldset?.describedBy || options.describedBy)
  const inner = html`${hint} ${error}
    <div class="${classes('govuk-checkboxes', options.classes)}"${attributes(options.attributes)} data-module="govuk-checkboxes">
      ${wordsOf(options.formGroup?.beforeInputs)}
      ${options.items?.map((item, at) => item && checkbox(options, item, at, options.fieldset ? '' : describedBy))}
      ${wordsOf(options.formGroup?.afterInputs)}
    </div>`
  return formGroup(options, options.fieldset ? fieldset({ ...options.fieldset, describedBy, html: inner }) : inner)
}

/** The first has no number, so that an error summary can link to it. */
function checkbox(options: CheckboxesOptions, item: CheckboxItem, at: number, describedBy: string): Html {
  if (item.divider) return html`<div class="govuk-checkboxes__divider">${item.divider}</div>`
  const id = item.id || `${options.idPrefix || options.name}${at ? `-${at + 1}` : ''}`
  const checked = item.checked || (item.checked !== false && options.values?.includes(item.value!))
  const hintId = hasWords(item.hint) ? `${id}-item-hint` : ''
  const conditional = item.conditional?.html?.text ? item.conditional.html : null
  return html`
    <div class="govuk-checkboxes__item">
      <input class="govuk-checkboxes__input" id="${id}" name="${item.name || options.name}" type="checkbox" value="${
        item.value
      }"${flag('checked', checked)}${flag('disabled', item.disabled)}${
        conditional && attribute('data-aria-controls', `conditional-${id}`)
      }${attribute('data-behaviour', item.behaviour)}${attribute(
        'aria-describedby',
        classes(describedBy, hintId),
      )}${attributes(item.attributes)}>
      ${label({
        text: item.text,
        html: item.html,
        classes: classes('govuk-checkboxes__label', item.label?.classes),
        attributes: item.label?.attributes,
        for: id,
      })}
      ${hintId && hintBelow({ ...item.hint, id: hintId, classes: classes('govuk-checkboxes__hint', item.hint?.classes) })}
    </div>
    ${
      conditional &&
      html`<div class="${classes(
        'govuk-checkboxes__conditional',
        !checked && 'govuk-checkboxes__conditional--hidden',
      )}" id="conditional-${id}">${conditional}</div>`
    }`
}
