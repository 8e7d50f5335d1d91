import type { ShareOf } from './comparison.ts'
import type { Known } from './match-keys.ts'
import { type MatchReason, matchReasons } from './match-reasons.ts'
import { matchWeights } from './match-weight.ts'
import { compareAll, comparisonsOf } from './pair-patterns.ts'
import { comparersOf, type FieldKind } from './record-fields.ts'
import { usualModel, usualShare } from './usual-model.ts'

/** Somebody with what was true of them before. */
export type Compared = Known & { readonly formerPostcodes: readonly string[] }

/** How much speaks for two records being one person, in bits, and why. */
export type Likeness = { readonly bits: number; readonly reasons: readonly MatchReason[] }

const NUMBER_FIELD = 'NHS or National Insurance number'

const FIELDS: readonly (readonly [kind: FieldKind, name: string, of: (person: Compared) => string])[] = [
  ['given', 'given name', ({ givenName }) => givenName],
  ['family', 'family name', ({ familyName }) => familyName],
  ['name', 'other names', ({ knownAs }) => knownAs ?? ''],
  ['dob', 'date of birth', ({ bornOn }) => bornOn ?? ''],
  ['postcode', 'postcode', ({ postcode, formerPostcodes }) => [postcode, ...formerPostcodes].filter(Boolean).join('|')],
  ['phone', 'phone', ({ phone }) => phone ?? ''],
  ['email', 'email', ({ email }) => email ?? ''],
  ['identifier', NUMBER_FIELD, ({ numbers }) => numbers.join('|')],
]

/** What people of one household share. */
const OF_A_HOUSEHOLD = ['family name', 'postcode', 'phone', 'email']

/**
 * Compares one person with others, each with reasons field by field. `shareOf` knows how common names are among the
 * `people` there are; of all other things it is taken that the usual few have them.
 */
export function comparePeople(
  person: Compared,
  others: readonly Compared[],
  shareOf: ShareOf,
  people: number,
): readonly Likeness[] {
  const everybody = [person, ...others]
  const fields = FIELDS.map(([kind, name, of]) => ({ kind, name, cells: everybody.map(of) }))
  const comparers = comparersOf(fields, everybody.length, (field, value) => shareOf(field, value) ?? usualShare(field))
  const comparisons = comparisonsOf(comparers)
  const weights = matchWeights(comparisons, usualModel(comparisons, people))
  const answers = new Int32Array(comparisons.length)
  return others.map((_, i) => {
    compareAll(comparers, 0, i + 1, answers, 0)
    const reasons = matchReasons(comparisons, answers, weights)
    const bits = weights.prior + together(reasons)
    return { bits: mayBeTwins(reasons) ? Math.min(bits, TWINS) : bits, reasons }
  })
}

/**
 * Adds up what the reasons say. Father and daughter have a name, an address and a telephone in common: where the given
 * name or the date of birth is another, those speak with one voice, that of the strongest. Twins have the birthday in
 * common too: another given name leaves no more than a possibility. And hardly anybody changes both names: two
 * neighbours with one birthday are two people.
 */
function together(reasons: readonly MatchReason[]): number {
  const differs = (field: string) => reasons.some((one) => one.field === field && one.words === 'different')
  const shared = reasons.filter(({ field, bits }) => bits > 0 && OF_A_HOUSEHOLD.includes(field))
  const sum = bitsOf(reasons) - (differs('given name') && differs('family name') ? BOTH_NAMES : 0)
  if (!differs('given name') && !differs('date of birth')) return sum
  return sum - bitsOf(shared) + Math.max(0, ...shared.map(({ bits }) => bits))
}

/** In bits, all told. A number of their own tells twins apart. */
const TWINS = 1.5
const mayBeTwins = (reasons: readonly MatchReason[]) =>
  reasons.some(({ field, words }) => field === 'given name' && words === 'different') &&
  !reasons.some(({ field, bits }) => field === NUMBER_FIELD && bits > 0)

const BOTH_NAMES = 8
const bitsOf = (reasons: readonly MatchReason[]) => reasons.reduce((sum, { bits }) => sum + bits, 0)
