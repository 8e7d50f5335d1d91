import { readNhsNumber } from '../../domain/nhs-number.ts'
import { readOdsCode } from '../../domain/ods-code.ts'
import type { Loose } from '../formats/loose.ts'
import type { Finding } from './finding.ts'
import { SYSTEMS, sameSystem } from './systems.ts'

/** What the parts of a data type must have to do with one another. `expression` is what comes after its own path. */
export const SENSE: Readonly<Record<string, (value: Loose) => Finding | null>> = {
  Identifier: ({ system, value }) => {
    if (typeof system !== 'string' || typeof value !== 'string') return null
    if (sameSystem(system, SYSTEMS.nhsNumber) && !readNhsNumber(value)) {
      return wrong('value', 'This is no NHS number: its last digit does not check.', '.value')
    }
    if (sameSystem(system, SYSTEMS.odsCode) && !readOdsCode(value)) {
      return wrong('value', 'This is no code of the Organisation Data Service.', '.value')
    }
    return null
  },
  // FHIR R4, invariant per-1. Only what is precise to the moment can be compared.
  Period: ({ start, end }) => {
    const [from, to] = [start, end].map((moment) => (typeof moment === 'string' ? Date.parse(moment) : Number.NaN))
    return from! > to! ? wrong('invariant', 'This ends before it begins.', '') : null
  },
  // FHIR R4, invariant cpt-2.
  ContactPoint: ({ system, value }) =>
    value !== undefined && system === undefined
      ? { ...wrong('invariant', 'Whether this is a phone or an e-mail is not said.', ''), severity: 'warning' }
      : null,
  // FHIR R4, invariant ref-1 asks for more than an empty pair of brackets.
  Reference: ({ reference, identifier, display }) =>
    reference === undefined && identifier === undefined && display === undefined
      ? wrong('invariant', 'This refers to nothing.', '')
      : null,
}

const wrong = (issue: Finding['issue'], words: string, expression: string): Finding => ({
  severity: 'error',
  issue,
  words,
  expression,
})
