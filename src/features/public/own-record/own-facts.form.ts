import type { Participant } from '../../../domain/participant.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { flatForm, type Standing, settle, unfoldedForm } from '../../../web/merge.ts'
import { reachedBy } from '../../../web/reached-by.ts'
import { contactAsForm, readContactWay, readSafety } from '../../../web/safe-contact-form.ts'

/** What somebody may put right about themselves; the rest is asked of a person. */
export type Facts = Participant
type Read = { readonly ok: true; readonly value: Facts } | { readonly ok: false; readonly mistakes: Mistakes }

const nameIn = (form: URLSearchParams, name: string): string =>
  (form.get(name) ?? '').normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, 100)

/** Reads the facts as somebody put them right. Ways to reach them that they did not choose now stay as they were. */
export function readFacts(form: URLSearchParams, before: Participant): Read {
  const mistakes: Record<string, string> = {}
  const givenName = nameIn(form, 'given-name')
  if (!givenName) mistakes['given-name'] = 'Enter your first name'
  const way = readContactWay(form)
  if (!way.ok) Object.assign(mistakes, way.mistakes)
  const safety = way.ok ? readSafety(form, way.value) : null
  if (safety && !safety.ok) Object.assign(mistakes, safety.mistakes)
  if (!way.ok || !safety?.ok || Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  const kept = { email: before.email, phone: before.phone, postalAddress: before.postalAddress }
  const { contactBy, ...given } = way.value
  const addresses = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))
  const familyName = nameIn(form, 'family-name')
  const knownAs = nameIn(form, 'known-as') || null
  return {
    ok: true,
    value: { ...before, ...kept, ...addresses, ...safety.value, contactBy, givenName, familyName, knownAs },
  }
}

/** Questions of which several answers can be ticked. */
const SEVERAL = ['best-times'] as const

/** Returns what is known now, as the form holds it, to hold a form against. */
export function factsOf(person: Participant): Standing {
  const stands = Object.fromEntries(flatForm(factsAsForm(person), SEVERAL))
  return { key: '', title: '', version: person.version, stands, labels: {} }
}

/**
 * Returns the form with what somebody who helps changed since it was opened; of what both changed, what the person says
 * about themself stays.
 */
export const settledFacts = (sent: URLSearchParams, person: Participant): URLSearchParams =>
  unfoldedForm(settle(flatForm(sent, SEVERAL), [factsOf(person)]).form, SEVERAL)

/** Returns the form as it is known now. */
export function factsAsForm(person: Participant): URLSearchParams {
  const form = contactAsForm(person)
  form.set('given-name', person.givenName)
  form.set('family-name', person.familyName)
  form.set('known-as', person.knownAs ?? '')
  return form
}

export type Changed = { readonly field: string; readonly words: string }

/** Returns what is different, each as whoever helps them reads it. */
export function changedFacts(before: Participant, after: Facts): readonly Changed[] {
  const name = (one: Participant) => `${one.givenName} ${one.familyName}`.trim()
  const safety = (one: Participant) =>
    [
      one.mayLeaveMessage ? 'a message may be left' : 'no message may be left',
      one.mayText ? 'a text is fine' : 'no texts',
      one.othersMaySee ? 'others may see messages' : 'nobody else sees messages',
      one.safeWords ?? '',
    ]
      .filter(Boolean)
      .join(', ')
  const facts: readonly (readonly [field: string, text: string, of: (one: Participant) => string])[] = [
    ['name', 'My name is', name],
    ['known-as', 'Please call me', (one) => one.knownAs ?? name(one)],
    ['contact', 'Reach me by', reachedBy],
    ['safety', 'To be safe:', safety],
    ['best-times', 'Good times:', (one) => one.bestTimes.join(', ') || 'any time'],
  ]
  return facts
    .filter(([, , of]) => of(before) !== of(after))
    .map(([field, text, of]) => ({ field, words: `${text} ${of(after)}` }))
}
