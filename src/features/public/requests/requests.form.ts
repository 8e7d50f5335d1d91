import { readAddress, takesTexts } from '../../../adapters/text/contact-address.ts'
import type { Address } from '../../../domain/permission.ts'

export type ReadAddress =
  | { readonly ok: true; readonly value: Address }
  | { readonly ok: false; readonly error: string }

/** Reads where a code should go. What is refused is refused by its shape alone, never by what we know. */
export function readCodeAddress(form: URLSearchParams): ReadAddress {
  const typed = (form.get('address') ?? '').trim().slice(0, 300)
  if (!typed) return { ok: false, error: 'Enter the email address or mobile number that you gave us' }
  const value = readAddress(typed)
  if (!value)
    return { ok: false, error: 'Enter an email address like name@example.org, or a mobile number like 07700 900123' }
  if (value.kind === 'phone' && !(takesTexts(value.value) && value.value.startsWith('+44'))) {
    return { ok: false, error: 'We can send a code to UK mobile numbers and to email addresses. Or call us' }
  }
  return { ok: true, value }
}
