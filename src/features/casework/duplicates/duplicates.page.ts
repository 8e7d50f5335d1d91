import { phoneWords } from '../../../adapters/text/contact-address.ts'
import type { Likeness } from '../../../domain/linkage/compare-people.ts'
import type { MatchReason } from '../../../domain/linkage/match-reasons.ts'
import { fullName, type Participant } from '../../../domain/participant.ts'
import type { Pair } from '../../../records/person-match-review.ts'
import { capital, fullDate } from '../../../web/dates.ts'

/** How likely it is that they are one, in words that promise nothing. Bits: 7 is more than a hundred to one. */
const LIKELY: readonly (readonly [least: number, words: string, colour: string])[] = [
  [7, 'Very likely', 'govuk-tag--green'],
  [3, 'Likely', 'govuk-tag--turquoise'],
  [-Infinity, 'Possible', 'govuk-tag--grey'],
]

export type Likely = { readonly words: string; readonly colour: string }

export function likelyWords(bits: number): Likely {
  const [, words, colour] = LIKELY.find(([least]) => bits >= least)!
  return { words, colour }
}

/** What a field says: for one person, against, or nothing. */
export type Speaks = 'for' | 'against' | 'nothing'
export type PairRow = {
  readonly field: string
  readonly one: string
  readonly other: string
  readonly says: string
  readonly speaks: Speaks
}

export type PairPage = {
  readonly likely: Likely
  readonly one: PairRecord
  readonly other: PairRecord
  readonly rows: readonly PairRow[]
}
export type PairRecord = { readonly id: string; readonly number: string; readonly name: string }

type Field = readonly [field: string, label: string, of: (person: Participant) => string | null]

/** The name of a field as the comparison knows it, and as a person reads it. */
const FIELDS: readonly Field[] = [
  ['given name', 'First name', ({ givenName }) => givenName],
  ['family name', 'Last name', ({ familyName }) => familyName],
  ['other names', 'Called', ({ knownAs }) => knownAs],
  ['date of birth', 'Date of birth', ({ bornOn }) => (bornOn ? fullDate(bornOn) : null)],
  ['postcode', 'Postcode', ({ postcode }) => postcode],
  ['phone', 'Phone', ({ phone }) => (phone ? phoneWords(phone) : null)],
  ['email', 'Email', ({ email }) => email],
  ['NHS or National Insurance number', 'NHS number', ({ nhsNumber }) => nhsNumber],
  ['address', 'Address', ({ postalAddress }) => postalAddress],
]

/** Returns two records side by side; fields of which neither knows anything are left out. */
export function pairPage({ one, other, likeness }: Pair & { readonly likeness: Likeness }): PairPage {
  return {
    likely: likelyWords(likeness.bits),
    one: recordOf(one),
    other: recordOf(other),
    rows: FIELDS.flatMap(([field, label, of]): readonly PairRow[] => {
      const [left, right] = [of(one), of(other)]
      if (!left && !right) return []
      const reason = likeness.reasons.find((one) => one.field === field)
      return [{ field: label, one: left ?? '', other: right ?? '', ...saidBy(reason, Boolean(left && right)) }]
    }),
  }
}

const recordOf = (person: Participant): PairRecord => ({
  id: person.id,
  number: person.number,
  name: fullName(person),
})

function saidBy(reason: MatchReason | undefined, both: boolean): { readonly says: string; readonly speaks: Speaks } {
  if (!reason) return { says: both ? 'Not compared' : 'Only one says', speaks: 'nothing' }
  return { says: capital(reason.words), speaks: reason.bits >= 0 ? 'for' : 'against' }
}

/** Returns what speaks most for a match, and what against, in a line: “Last name: same. Date of birth: one figure different”. */
export function reasonsLine(reasons: readonly MatchReason[], speaks: 'for' | 'against'): string {
  return reasons
    .filter(({ bits }) => (speaks === 'for' ? bits >= 0 : bits < 0))
    .slice(0, 4)
    .map(({ field, words }) => `${FIELDS.find(([name]) => name === field)?.[1] ?? capital(field)}: ${words}`)
    .join('. ')
}
