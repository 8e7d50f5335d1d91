import type { CodeableConcept, Identifier } from 'fhir/r4.js'
import type { OutsideId } from './incoming-referral.ts'

/** Returns a concept in words: its own, else those of its code. */
export const wordsOf = ({ text, coding }: CodeableConcept): string | undefined =>
  text ?? coding?.find(({ display }) => display)?.display ?? coding?.find(({ code }) => code)?.code

/** Returns every code of these concepts; the words of one that has none. */
export const codesOf = (concepts: readonly CodeableConcept[]): string[] =>
  concepts.flatMap(({ coding, text }) => coding?.flatMap(({ code }) => code ?? []) ?? (text ? [text] : []))

/** Returns identifiers as what something is known by elsewhere. */
export const outsideIds = (identifiers: readonly Identifier[] | undefined): OutsideId[] =>
  (identifiers ?? []).flatMap(({ system, value }) => (value ? [{ system: system ?? null, value }] : []))

/** The end of an address: `urn:uuid:…`, `ServiceRequest/…` and `https://…/ServiceRequest/…` name one thing. */
export const bareId = (address: string | undefined): string | undefined =>
  /([A-Za-z0-9.-]{1,64})$/.exec(address ?? '')?.[1]
