import { readEmail, readPhone } from '../../../adapters/text/contact-address.ts'
import { ACCESS, LANGUAGES } from '../../../domain/facets.ts'
import { BEST_TIMES, CONTACT_WAYS } from '../../../domain/help-request.ts'
import type { LocalDate } from '../../../domain/opportunity.ts'
import type { Participant } from '../../../domain/participant.ts'
import type { ReferredPerson } from '../../../domain/referral-packet.ts'
import { flatForm, type Standing } from '../../../web/merge.ts'
import { optionText, optionTexts } from '../../../web/option-words.ts'
import { formOfPerson, type Read, readWho, typedIn } from '../../../web/referred-person-form.ts'

/** Questions of which several answers can be ticked: side by side in one field, for holding forms against each other. */
export const SEVERAL = ['best-times', 'access', 'interpreter', 'leave-message', 'may-text'] as const

/** What each fact is called where two people changed it. */
const LABELS: Readonly<Record<string, string>> = {
  'given-name': 'First name',
  'family-name': 'Last name',
  'known-as': 'What they like to be called',
  'born-day': 'Date of birth: day',
  'born-month': 'Date of birth: month',
  'born-year': 'Date of birth: year',
  'nhs-number': 'NHS number',
  postcode: 'Postcode',
  'contact-by': 'How they want to be reached',
  phone: 'Phone number',
  mobile: 'Mobile phone number',
  email: 'Email address',
  'postal-address': 'Address',
  'leave-message': 'A message can be left',
  'may-text': 'A text can be sent',
  others: 'Somebody else could see or hear messages',
  'best-times': 'Good times',
  'safe-words': 'To contact them safely',
  language: 'Language',
  interpreter: 'They need an interpreter',
  access: 'What they need when they meet somebody',
  'access-words': 'What else would make it easier',
}

const SHOWN: Readonly<Record<string, (value: string) => string>> = {
  'contact-by': (value) => optionText(CONTACT_WAYS, value),
  'best-times': (value) => optionTexts(BEST_TIMES, value.split(',')),
  access: (value) => optionTexts(ACCESS, value.split(',')),
  language: (value) => optionText([{ value: 'en', text: 'English' }, ...LANGUAGES], value),
  ...Object.fromEntries(['leave-message', 'may-text', 'interpreter', 'others'].map((name) => [name, yesOrNo])),
}

function yesOrNo(value: string): string {
  return value === 'yes' ? 'Yes' : 'No'
}

/** Returns what is known of somebody, as the form holds it: for filling it in, and for holding it against others. */
export function factsOf(person: Participant): Standing {
  const form = flatForm(formOfPerson(person), SEVERAL)
  // Only a tick says yes.
  for (const name of ['leave-message', 'may-text']) if (form.get(name) !== 'yes') form.set(name, '')
  const stands = Object.fromEntries(Object.keys(LABELS).map((name) => [name, form.get(name) ?? '']))
  return {
    ...{ key: '', title: 'Facts and contact', version: person.version, stands, labels: LABELS },
    show: (name, value) => SHOWN[name]?.(value) ?? value,
  }
}

/**
 * Reads the facts as they should be. Of the ways to reach somebody one is theirs; the other addresses are kept for when
 * that fails.
 */
export function readDetails(form: URLSearchParams, today: LocalDate): Read<ReferredPerson> {
  const read = readWho(form, today)
  const phoneTyped = typedIn(form, 'phone', 40)
  const emailTyped = typedIn(form, 'email', 254)
  const phone = phoneTyped && readPhone(phoneTyped)
  const email = emailTyped && readEmail(emailTyped)
  const mistakes = {
    ...(!read.ok && read.mistakes),
    ...(phoneTyped && !phone && { phone: 'Enter a phone number, like 07700 900 982, or leave it empty' }),
    ...(emailTyped && !email && { email: 'Enter an email address, like name@example.com, or leave it empty' }),
  }
  if (!read.ok || Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  const { value } = read
  const others = { phone: value.phone ?? phone, email: value.email ?? email }
  return {
    ok: true,
    value: { ...value, ...others, postalAddress: value.postalAddress ?? typedIn(form, 'postal-address', 500) },
  }
}

/** Returns the names of the facts that are different now, for the history: never the facts themselves. */
export const changedFields = (before: Standing, after: Standing): readonly string[] =>
  Object.keys(before.stands).filter((name) => before.stands[name] !== after.stands[name])
