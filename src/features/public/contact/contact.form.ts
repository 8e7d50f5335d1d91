import { readAddress } from '../../../adapters/text/contact-address.ts'
import type { Address } from '../../../domain/permission.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'

export type Written = { readonly name: string; readonly address: Address; readonly words: string }
type Read = { readonly ok: true; readonly value: Written } | { readonly ok: false; readonly mistakes: Mistakes }

/** Reads what somebody writes to the borough, with a way to answer. */
export function readWritten(form: URLSearchParams): Read {
  const text = (name: string, longest: number) => (form.get(name) ?? '').normalize('NFC').trim().slice(0, longest)
  const mistakes: Record<string, string> = {}
  const words = text('words', 3000)
  if (!words) mistakes.words = 'Write what you want to tell us or ask'
  const name = text('name', 100)
  if (!name) mistakes.name = 'Enter the name you want us to use'
  const address = readAddress(text('address', 254))
  if (!address) mistakes.address = 'Enter a phone number or an email address, like name@example.com'
  return address && words && name ? { ok: true, value: { name, address, words } } : { ok: false, mistakes }
}
