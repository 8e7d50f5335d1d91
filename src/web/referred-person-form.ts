import { ACCESS, LANGUAGES } from '../domain/facets.ts'
import { readDate } from '../domain/london-time.ts'
import { readNhsNumber } from '../domain/nhs-number.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import type { Participant } from '../domain/participant.ts'
import { normalisePostcode } from '../domain/postcode.ts'
import type { ReferredPerson } from '../domain/referral-packet.ts'
import type { Mistakes } from './form-mistakes.ts'
import { contactAsForm, readContactWay, readSafety } from './safe-contact-form.ts'

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mistakes: Mistakes }

/** Returns one line or several of what was typed; null where nothing was. */
export const typedIn = (form: URLSearchParams, name: string, longest = 4000): string | null =>
  (form.get(name) ?? '').trim().slice(0, longest) || null

/** Reads who is referred and how they are reached safely. A first name and one way to reach them are enough. */
export function readWho(form: URLSearchParams, today: LocalDate): Read<ReferredPerson> {
  const givenName = typedIn(form, 'given-name', 100)
  const born = readBorn(form, today)
  const nhsTyped = typedIn(form, 'nhs-number', 20)
  const nhsNumber = nhsTyped === null ? null : readNhsNumber(nhsTyped)
  const way = readContactWay(form)
  const safety = way.ok ? readSafety(withCare(form), way.value) : null
  const mistakes: Record<string, string> = {
    ...(givenName === null && { 'given-name': 'Enter their first name' }),
    ...(born === undefined && { 'born-day': 'Enter their date of birth, like 27 3 1990, or leave it empty' }),
    ...(nhsTyped !== null &&
      nhsNumber === null && { 'nhs-number': 'Check the NHS number. It has 10 digits. You can also leave it empty' }),
    ...(way.ok ? {} : forThem(way.mistakes)),
    ...(safety && !safety.ok && safety.mistakes),
  }
  if (givenName === null || born === undefined || !way.ok || !safety?.ok || Object.keys(mistakes).length > 0) {
    return { ok: false, mistakes }
  }
  return {
    ok: true,
    value: {
      ...{ givenName, familyName: typedIn(form, 'family-name', 100) ?? '', knownAs: typedIn(form, 'known-as', 100) },
      ...{ bornOn: born, nhsNumber, postcode: postcodeIn(form) },
      ...way.value,
      ...safety.value,
      language: LANGUAGES.find(({ value }) => value === form.get('language'))?.value ?? 'en',
      interpreter: form.get('interpreter') === 'yes',
      access: ACCESS.map(({ value }) => value).filter((value) => form.getAll('access').includes(value)),
      accessWords: typedIn(form, 'access-words', 1000),
    },
  }
}

/** Returns the page as it would be filled in for somebody whose record is there: `readWho` reads the same from it. */
export function formOfPerson(person: Participant): URLSearchParams {
  const form = contactAsForm(person)
  const [year = '', month = '', day = ''] = person.bornOn?.split('-') ?? []
  const more: readonly (readonly [string, string | null])[] = [
    ['given-name', person.givenName],
    ['family-name', person.familyName],
    ['known-as', person.knownAs],
    ...([
      ['born-day', day.replace(/^0/, '')],
      ['born-month', month.replace(/^0/, '')],
      ['born-year', year],
    ] as const),
    ['nhs-number', person.nhsNumber],
    ['postcode', person.postcode],
    ['language', person.language],
    ['interpreter', person.interpreter ? 'yes' : null],
    ['access-words', person.accessWords],
  ]
  for (const [name, value] of more) form.set(name, value ?? '')
  for (const value of person.access) form.append('access', value)
  return form
}

/** What was not answered is the careful answer: no message is left, no text is sent, and nothing is said in writing. */
function withCare(form: URLSearchParams): URLSearchParams {
  const careful = new URLSearchParams(form)
  for (const name of ['leave-message', 'may-text']) if (form.get(name) !== 'yes') careful.set(name, 'no')
  if (!['yes', 'no', 'not-sure'].includes(form.get('others') ?? '')) careful.set('others', 'not-sure')
  return careful
}

/** The words of a form about oneself, where a professional answers. */
const forThem = (mistakes: Mistakes): Mistakes =>
  mistakes['contact-by'] ? { 'contact-by': 'Choose how they want to be reached' } : mistakes

/** Returns the day; null where nothing was typed, undefined where it is no day on which somebody could be born. */
function readBorn(form: URLSearchParams, today: LocalDate): LocalDate | null | undefined {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => typedIn(form, `born-${part}`, 4))
  if (!day && !month && !year) return null
  if (![day, month, year].every((part) => part && /^\d{1,4}$/.test(part))) return undefined
  const date = readDate(`${year!.padStart(4, '0')}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`)
  return date && date > '1900-01-01' && date <= today ? date : undefined
}

/** A postcode that we do not know is kept as it was typed: it never stops anybody. */
export function postcodeIn(form: URLSearchParams): string | null {
  const typed = typedIn(form, 'postcode', 12)
  return typed && (normalisePostcode(typed)?.postcode ?? typed.toUpperCase())
}
