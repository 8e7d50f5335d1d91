import type { Html } from '../kit/html.ts'
import type { Ask } from './ask.ts'
import { input } from './components/input.ts'
import { type Mistakes, mistakeAt } from './form-mistakes.ts'

const LOOKS_LIKE = 'It looks like P-7K3M-4QRT'

/** Returns the question for the number of a record; `more` says where it is found. */
export const recordNumberInput = ({ form }: Pick<Ask, 'form'>, mistakes: Mistakes, label: string, more = ''): Html =>
  input({
    name: 'number',
    id: 'number',
    label: { text: label },
    hint: { text: more ? `${LOOKS_LIKE}. ${more}` : LOOKS_LIKE },
    value: form.get('number') ?? '',
    classes: 'govuk-input--width-10',
    autocomplete: 'off',
    spellcheck: false,
    ...mistakeAt(mistakes, 'number'),
  })
