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

export type RadioItem = Words &
  Given<{
    value: string | number
    id: string
    hint: Words & Common
    label: Common
    divider: string
    checked: boolean
    disabled: boolean
    conditional: { readonly html: Html }
    attributes: Attributes
  }>

export type RadiosOptions = Question &
  Common &
  Given<{
    name: string
    idPrefix: string
    items: readonly (RadioItem | null | false)[]
    value: string | number
    fieldset: FieldsetOptions
  }>

export function radios(options: RadiosOptions): Html {
  const { hint, error, describedBy } = explain(options.idPrefix || options.name, options, options.fieldset?.describedBy)
  const inner = html`${hint} ${error}
    <div class="${classes('govuk-radios', options.classes)}"${attributes(options.attributes)} data-module="govuk-radios">
      ${wordsOf(options.formGroup?.beforeInputs)}
      ${options.items?.map((item, at) => item && radio(options, item, at))}
      ${wordsOf(options.formGroup?.afterInputs)}
    </div>`
  return formGroup(options, options.fieldset ? fieldset({ ...options.fieldset, describedBy, html: inner }) : inner)
}

/** The first has no number, so that an error summary can link to it. */
function radio(options: RadiosOptions, item: RadioItem, at: number): Html {
  if (item.divider) return html`<div class="govuk-radios__divider">${item.divider}</div>`
  const id = item.id || `${options.idPrefix || options.name}${at ? `-${at + 1}` : ''}`
  const checked =
    item.checked || (item.checked !== false && options.value && String(item.value) === String(options.value))
  const hintId = hasWords(item.hint) ? `${id}-item-hint` : ''
  const conditional = item.conditional?.html?.text ? item.conditional.html : null
  return html`
    <div class="govuk-radios__item">
      <input class="govuk-radios__input" id="${id}" name="${options.name}" type="radio" value="${item.value}"${flag(
        'checked',
        checked,
      )}${flag('disabled', item.disabled)}${
        conditional && attribute('data-aria-controls', `conditional-${id}`)
      }${attribute('aria-describedby', hintId)}${attributes(item.attributes)}>
      ${label({
        text: item.text,
        html: item.html,
        classes: classes('govuk-radios__label', item.label?.classes),
        attributes: item.label?.attributes,
        for: id,
      })}
      ${hintId && hintBelow({ ...item.hint, id: hintId, classes: classes('govuk-radios__hint', item.hint?.classes) })}
    </div>
    ${
      conditional &&
      html`<div class="${classes(
        'govuk-radios__conditional',
        !checked && 'govuk-radios__conditional--hidden',
      )}" id="conditional-${id}">${conditional}</div>`
    }`
}
