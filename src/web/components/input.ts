import { type Html, html } from '../../kit/html.ts'
import { explain, formGroup, type LabelledQuestion } from './form-group.ts'
import { label } from './label.ts'
import { attributes, type Common, classes, type Given, hasWords, type Words, wordsOf } from './markup.ts'

type Affix = Words & Common

export type InputOptions = LabelledQuestion &
  Common &
  Given<{
    id: string
    name: string
    type: string
    inputmode: string
    value: string | number
    disabled: boolean
    prefix: Affix
    suffix: Affix
    autocomplete: string
    autocapitalize: string
    pattern: string
    spellcheck: boolean
    inputWrapper: Common
  }>

export function input(options: InputOptions): Html {
  const id = options.id || options.name
  const { hint, error, describedBy } = explain(id, options, options.describedBy)
  const { beforeInput, afterInput } = options.formGroup ?? {}
  const element = html`<input${attributes({
    class: classes('govuk-input', options.classes, options.errorMessage && 'govuk-input--error'),
    id,
    name: options.name,
    type: options.type || 'text',
    spellcheck: { value: options.spellcheck === undefined ? null : String(options.spellcheck), optional: true },
    value: { value: options.value, optional: true },
    disabled: { value: options.disabled, optional: true },
    'aria-describedby': { value: describedBy || null, optional: true },
    autocomplete: { value: options.autocomplete, optional: true },
    autocapitalize: { value: options.autocapitalize, optional: true },
    pattern: { value: options.pattern, optional: true },
    inputmode: { value: options.inputmode, optional: true },
  })}${attributes(options.attributes)}>`
  const wrapped = [options.prefix, options.suffix, beforeInput, afterInput].some(hasWords)
    ? html`<div class="${classes('govuk-input__wrapper', options.inputWrapper?.classes)}"${attributes(
        options.inputWrapper?.attributes,
      )}>${wordsOf(beforeInput)} ${affix('prefix', options.prefix)} ${element} ${affix('suffix', options.suffix)} ${wordsOf(
        afterInput,
      )}</div>`
    : element
  return formGroup(options, html`${label({ ...options.label, for: id })} ${hint} ${error} ${wrapped}`)
}

const affix = (side: 'prefix' | 'suffix', given: Affix | undefined): Html | false =>
  hasWords(given) &&
  html`<div class="${classes(`govuk-input__${side}`, given?.classes)}" aria-hidden="true"${attributes(
    given?.attributes,
  )}>${wordsOf(given)}</div>`
