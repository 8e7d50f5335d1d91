import type { Html } from '../kit/html.ts'
import { input } from './components/input.ts'

/** Returns the field in which the six numbers of a code are typed, or filled in by a phone. */
export const codeField = (error?: string): Html =>
  input({
    id: 'code',
    name: 'code',
    label: { text: 'Code', classes: 'govuk-label--m' },
    hint: { text: 'Six numbers' },
    errorMessage: error ? { text: error } : undefined,
    classes: 'govuk-input--width-10 govuk-input--extra-letter-spacing',
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    spellcheck: false,
  })

/** Returns the six digits of a code as typed or pasted, without spaces; null where they are not six. */
export function readCode(form: URLSearchParams): string | null {
  const digits = (form.get('code') ?? '').normalize('NFKC').replace(/[\s.-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : null
}
