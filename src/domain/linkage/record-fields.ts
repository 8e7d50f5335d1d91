import { nameComparer } from './compare-names.ts'
import { type ValueKind, valueComparer } from './compare-values.ts'
import type { Comparer, ShareOf } from './comparison.ts'
import { BIRTH_DATE, CATEGORY, EMAIL, IDENTIFIER, NUMBER, PHONE, POSTCODE, TEXT } from './value-kinds.ts'

/** What a column can hold. The three parts of a name are compared together. */
export const FIELD_KINDS = [
  'given',
  'family',
  'name',
  'dob',
  'postcode',
  'phone',
  'email',
  'identifier',
  'place',
  'text',
  'number',
  'category',
] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

/** One column of a pool: what it holds, what it is called, and what each record says in it. */
export type RecordField = { readonly kind: FieldKind; readonly name: string; readonly cells: readonly string[] }

type Compared = (field: string, cells: readonly string[], shareOf?: ShareOf) => Comparer

const as =
  <T>(kind: ValueKind<T>): Compared =>
  (field, cells, shareOf) =>
    valueComparer(field, kind, cells, shareOf)

const COMPARERS: Readonly<Partial<Record<FieldKind, Compared>>> = {
  dob: as(BIRTH_DATE),
  postcode: as(POSTCODE),
  phone: as(PHONE),
  email: as(EMAIL),
  identifier: as(IDENTIFIER),
  place: as(TEXT),
  text: as(TEXT),
  number: as(NUMBER),
  category: as(CATEGORY),
}

/** What columns of that name usually hold. Numbers that an office gave itself are not guessed at: they are often the answer. */
const USUAL_NAMES: readonly (readonly [RegExp, FieldKind])[] = [
  [/^(given|first|fore)_?names?$/, 'given'],
  [/^(family_?name|surname|last_?name)$/, 'family'],
  [/^(full_?name|name|middle_?names?|other_?names?)$/, 'name'],
  [/^(dob|date_?of_?birth|birth_?date)$/, 'dob'],
  [/^post_?code(_fake)?$|^zip(_?code)?$/, 'postcode'],
  [/^(phone|telephone|mobile)(_?number)?$/, 'phone'],
  [/^e_?mail(_?address)?$/, 'email'],
  [/^(nhs|ni|national_insurance)_?(number|no)$/, 'identifier'],
  [/^(birth_?place|place_?of_?birth|city|town|suburb)$/, 'place'],
  [/^(occupation|address(_?(line_?)?\d)?|street)$/, 'text'],
  [/^(street|house)_?(number|no)$/, 'number'],
  [/^(gender|sex|state|county)$/, 'category'],
]

/** Returns what a column of that name usually holds; null where it is not one that people are told apart by. */
export const usualKind = (column: string): FieldKind | null =>
  USUAL_NAMES.find(([name]) => name.test(column.trim().toLowerCase()))?.[1] ?? null

/** Returns the comparers of a pool of `records` records; rare is what the pool has seldom, unless `shareOf` knows better. */
export function comparersOf(fields: readonly RecordField[], records: number, shareOf?: ShareOf): readonly Comparer[] {
  const cellsOf = (kind: FieldKind) => {
    const columns = fields.filter((field) => field.kind === kind)
    return Array.from({ length: records }, (_, record) => columns.map(({ cells }) => cells[record]).join(' '))
  }
  const isNamed = fields.some(({ kind }) => kind === 'given' || kind === 'family' || kind === 'name')
  const names = isNamed
    ? [nameComparer({ given: cellsOf('given'), family: cellsOf('family'), full: cellsOf('name') }, shareOf)]
    : []
  return [
    ...names,
    ...fields.flatMap(({ kind, name, cells }) => {
      const compared = COMPARERS[kind]
      return compared ? [compared(name, cells, shareOf)] : []
    }),
  ]
}
