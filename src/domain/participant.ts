import type { SafeContact } from './help-request.ts'
import type { LocalDate } from './opportunity.ts'

/** Somebody who is helped, as those who may see them see them. */
export type Participant = SafeContact & {
  readonly id: string
  /** What people say on the telephone: `P-7K3M-2QRT`. */
  readonly number: string
  readonly givenName: string
  readonly familyName: string
  readonly knownAs: string | null
  readonly bornOn: LocalDate | null
  readonly email: string | null
  readonly phone: string | null
  readonly postalAddress: string | null
  readonly postcode: string | null
  readonly wardCode: string | null
  readonly language: string
  readonly interpreter: boolean
  readonly access: readonly string[]
  readonly accessWords: string | null
  readonly nhsNumber: string | null
  readonly version: number
}

/** Returns what somebody is called to their face: the name they chose, else the given one. */
export const calledName = (person: Pick<Participant, 'knownAs' | 'givenName'>): string =>
  person.knownAs || person.givenName

/** Returns both names as they stand in a list. */
export const fullName = (person: Pick<Participant, 'givenName' | 'familyName'>): string =>
  `${person.givenName} ${person.familyName}`.trim()

/**
 * Returns a name folded for searching: small letters without marks, hyphens and apostrophes. Both sides of a comparison
 * go through it, so that "O’Neill" finds "Oneill" and "Aydoğan" finds "aydogan".
 */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/ß/g, 'ss')
    .replace(/[øö]/g, 'o')
    .replace(/[ł]/g, 'l')
    .replace(/[^\p{L}\p{N}]+/gu, '')
