import type { Kind } from './facets.ts'
import type { FieldName } from './posting-fields.ts'

/** Something that there can be more of: of each field one answer for every time, in lists that belong together. */
export type More = {
  /** What the second one is called, with its number behind. */
  readonly one: string
  readonly others: string
  readonly add: string
  readonly about: string
  /** The first has to be there. */
  readonly fields: readonly [FieldName, ...FieldName[]]
}

export const MORE = {
  days: {
    one: 'Day',
    others: 'Other days',
    add: 'Add another day',
    about: 'It happens again, with as many places as on the first day. Leave the times empty if they are the same.',
    fields: ['moreDay', 'moreFrom', 'moreUntil'],
  },
  starts: {
    one: 'Start',
    others: 'Other starts',
    add: 'Add another start',
    about: 'The same course again, on the same days of the week.',
    fields: ['moreStarts', 'moreEnds', 'moreCloses', 'moreSpaces'],
  },
  places: {
    one: 'Place',
    others: 'Other places',
    add: 'Add another place',
    about: 'People can find it near there too.',
    fields: ['morePostcode', 'morePlace', 'moreAddress'],
  },
} as const satisfies Record<string, More>

/** Nothing happens more often, or in more places, in one posting. */
export const MOST_MORE = 30

const ofMany: ReadonlySet<FieldName> = new Set(Object.values(MORE).flatMap(({ fields }) => fields))

/** Returns whether a field is answered once for every time, rather than once. */
export const isOfMany = (name: FieldName): boolean => ofMany.has(name)

export type Section = {
  readonly name: string
  readonly title: string
  readonly fields: readonly FieldName[]
  readonly needed: readonly FieldName[]
  /** What of it there can be more of; its fields are among the others. */
  readonly more?: More
}

const WHAT: Section = { name: 'what', title: 'What it is', fields: ['title', 'about'], needed: ['title', 'about'] }
const WORK: Section = {
  name: 'what',
  title: 'What the work is',
  fields: ['title', 'about', 'sector'],
  needed: ['title', 'about', 'sector'],
}
const PAY: Section = {
  name: 'pay',
  title: 'Pay and hours',
  fields: ['pay', 'contract', 'week', 'hours', 'shifts'],
  needed: ['pay', 'contract', 'week'],
}
const WHERE: Section = {
  name: 'where',
  title: 'Where it is',
  fields: ['delivery', 'place', 'address', 'postcode', 'access', ...MORE.places.fields],
  needed: ['delivery'],
  more: MORE.places,
}
const WHO: Section = {
  name: 'who',
  title: 'Who it is for',
  fields: ['groups', 'who', 'youngest', 'oldest', 'languages'],
  needed: [],
}
const HELPED: Section = { ...WHO, fields: ['helps', ...WHO.fields], needed: ['helps'] }
const NEEDS: Section = { name: 'needs', title: 'What people need', fields: ['needs', 'extras'], needed: [] }
const GOOD: Section = { name: 'good-work', title: 'Good work', fields: ['goodWork'], needed: [] }
const COST: Section = { name: 'cost', title: 'What it costs', fields: ['cost', 'price'], needed: ['cost'] }
const APPLY: Section = {
  name: 'apply',
  title: 'How to apply',
  fields: ['applyLink', 'howTo', 'contactName', 'contactEmail', 'contactPhone', 'replyDays'],
  needed: ['replyDays'],
}
const JOIN: Section = { ...APPLY, title: 'How to join', needed: [] }

const when = (fields: readonly FieldName[], needed: readonly FieldName[], title = 'When it is'): Section => ({
  name: 'when',
  title,
  fields,
  needed,
})
const again = (section: Section, more: More): Section => ({
  ...section,
  fields: [...section.fields, ...more.fields],
  more,
})
const OPENING = when(['days', 'from', 'until', 'starts', 'ends'], ['days'])

/** The task list of each kind, in the order in which it is filled in. */
export const SECTIONS: Readonly<Record<Kind, readonly Section[]>> = {
  job: [WORK, PAY, when(['closes', 'starts', 'vacancies'], [], 'Dates'), WHERE, NEEDS, WHO, GOOD, APPLY],
  apprenticeship: [
    WORK,
    PAY,
    when(['closes', 'starts', 'ends', 'vacancies'], ['closes'], 'Dates'),
    { ...NEEDS, fields: ['level', 'needs', 'extras'], needed: ['level'] },
    WHERE,
    WHO,
    GOOD,
    APPLY,
  ],
  course: [
    WHAT,
    again(when(['starts', 'ends', 'days', 'from', 'until', 'closes', 'spaces'], ['starts', 'spaces']), MORE.starts),
    WHERE,
    COST,
    { ...NEEDS, fields: ['level', 'needs', 'extras'] },
    HELPED,
    JOIN,
  ],
  event: [WHAT, again(when(['day', 'from', 'until', 'spaces'], ['day', 'from']), MORE.days), WHERE, COST, HELPED, JOIN],
  volunteering: [
    { ...WORK, needed: ['title', 'about'] },
    { name: 'pay', title: 'Hours and expenses', fields: ['week', 'hours', 'shifts', 'expenses'], needed: ['expenses'] },
    when(['closes', 'starts'], [], 'Dates'),
    WHERE,
    NEEDS,
    WHO,
    JOIN,
  ],
  placement: [
    WORK,
    { name: 'pay', title: 'Hours and pay', fields: ['week', 'hours', 'shifts', 'pay', 'expenses'], needed: ['week'] },
    when(['closes', 'starts', 'ends', 'vacancies'], ['starts', 'ends'], 'Dates'),
    WHERE,
    NEEDS,
    WHO,
    APPLY,
  ],
  support: [WHAT, OPENING, WHERE, COST, HELPED, JOIN],
  'drop-in': [WHAT, OPENING, WHERE, HELPED, JOIN],
}

/** Returns the section of this name in the task list of a kind; null where it has none. */
export const sectionOf = (kind: Kind, name: string): Section | null =>
  SECTIONS[kind].find((section) => section.name === name) ?? null
