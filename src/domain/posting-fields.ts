import {
  ACCESS,
  CONTRACTS,
  COSTS,
  DELIVERIES,
  ELIGIBLE_GROUPS,
  HELPS,
  HOURS,
  LANGUAGES,
  LEVELS,
  type Option,
  SECTORS,
} from './facets.ts'

/** What a partner has answered so far, by field, as typed: half of a posting is worth keeping too. */
export type PostingAnswers = Readonly<Record<string, string | readonly string[]>>

export type FieldType =
  | 'line'
  | 'text'
  | 'lines'
  | 'date'
  | 'time'
  | 'number'
  | 'one'
  | 'several'
  | 'postcode'
  | 'web'
  | 'email'
  | 'phone'

export type Field = {
  readonly type: FieldType
  readonly label: string
  readonly hint?: string
  readonly options?: readonly Option[]
  readonly most?: number
}

const WEEKDAY_OPTIONS = [
  { value: '1', text: 'Monday' },
  { value: '2', text: 'Tuesday' },
  { value: '3', text: 'Wednesday' },
  { value: '4', text: 'Thursday' },
  { value: '5', text: 'Friday' },
  { value: '6', text: 'Saturday' },
  { value: '7', text: 'Sunday' },
] as const satisfies readonly Option[]

/** The facts of good work, as a partner ticks them. */
export const GOOD_WORK_OPTIONS = [
  { value: 'livingWageEmployer', text: 'We are an accredited Living Wage employer' },
  { value: 'guaranteedHours', text: 'The hours are guaranteed' },
  { value: 'flexibleWorking', text: 'People can ask for flexible working from day one' },
  { value: 'sickPay', text: 'We pay more sick pay than the law asks for' },
  { value: 'training', text: 'Training is part of the job' },
  { value: 'disabilityConfident', text: 'We are a Disability Confident employer' },
] as const satisfies readonly Option[]

/** Every question a partner can be asked about a posting. */
export const FIELDS = {
  title: {
    type: 'line',
    label: 'What is it called?',
    hint: 'Short and plain, like “Care assistant, evenings”.',
    most: 120,
  },
  about: {
    type: 'text',
    label: 'What is it like?',
    hint: 'What will people do there, and with whom? Start a new paragraph with an empty line. Start a list with “- ”.',
    most: 8000,
  },
  sector: { type: 'one', label: 'Type of work', options: SECTORS },
  pay: { type: 'line', label: 'What does it pay?', hint: 'Say it with figures, like “£14.80 an hour”.', most: 200 },
  contract: { type: 'one', label: 'Contract', options: CONTRACTS },
  week: { type: 'line', label: 'Hours a week', hint: 'For example “20” or “16 to 24”.', most: 20 },
  hours: { type: 'several', label: 'Which hours?', options: HOURS },
  shifts: {
    type: 'line',
    label: 'The hours in your words',
    hint: 'For example “Monday to Wednesday, 9am to 3pm”.',
    most: 200,
  },
  expenses: {
    type: 'line',
    label: 'What do you pay for?',
    hint: 'For example “Travel and lunch are paid”.',
    most: 200,
  },
  cost: { type: 'one', label: 'Is it free?', options: COSTS },
  price: {
    type: 'line',
    label: 'Price, or help with it',
    hint: 'For example “£20, free if you get benefits”.',
    most: 200,
  },
  level: { type: 'one', label: 'Level', options: LEVELS },
  starts: { type: 'date', label: 'When does it start?' },
  ends: { type: 'date', label: 'When does it end?' },
  closes: { type: 'date', label: 'Last day to apply' },
  day: { type: 'date', label: 'Which day?' },
  moreDay: { type: 'date', label: 'Which day?' },
  moreFrom: { type: 'time', label: 'From' },
  moreUntil: { type: 'time', label: 'Until' },
  moreStarts: { type: 'date', label: 'When does it start?' },
  moreEnds: { type: 'date', label: 'When does it end?' },
  moreCloses: { type: 'date', label: 'Last day to apply' },
  moreSpaces: { type: 'number', label: 'How many places are there?' },
  from: { type: 'time', label: 'From', hint: 'For example 9:30 or 14:00' },
  until: { type: 'time', label: 'Until', hint: 'For example 12:00' },
  days: { type: 'several', label: 'Which days of the week?', options: WEEKDAY_OPTIONS },
  spaces: { type: 'number', label: 'How many places are there?' },
  vacancies: { type: 'number', label: 'How many people do you want?' },
  delivery: { type: 'several', label: 'Where does it happen?', options: DELIVERIES },
  place: { type: 'line', label: 'Name of the place', most: 120 },
  address: { type: 'line', label: 'Building and street', most: 200 },
  postcode: { type: 'postcode', label: 'Postcode', hint: 'Needed where people come to you, for example NW5 2AA' },
  morePlace: { type: 'line', label: 'Name of the place', most: 120 },
  moreAddress: { type: 'line', label: 'Building and street', most: 200 },
  morePostcode: { type: 'postcode', label: 'Postcode' },
  access: { type: 'several', label: 'Access there', options: ACCESS },
  youngest: { type: 'number', label: 'Youngest age' },
  oldest: {
    type: 'number',
    label: 'Oldest age',
    hint: 'Leave this empty for most jobs: an upper age needs a reason in law.',
  },
  groups: { type: 'several', label: 'Is it meant for some people above all?', options: ELIGIBLE_GROUPS },
  who: { type: 'line', label: 'Who can come or apply, in your words', most: 500 },
  helps: { type: 'several', label: 'What does it help with?', options: HELPS },
  languages: { type: 'several', label: 'Languages spoken', options: LANGUAGES },
  needs: {
    type: 'lines',
    label: 'What must people have or be able to do?',
    hint: 'One on each line. Leave out what you can teach.',
    most: 2000,
  },
  extras: { type: 'lines', label: 'What helps, but is not needed?', hint: 'One on each line.', most: 2000 },
  goodWork: { type: 'several', label: 'What is true of this work?', options: GOOD_WORK_OPTIONS },
  applyLink: {
    type: 'web',
    label: 'Where do people apply online?',
    hint: 'Leave it empty if they do not apply online.',
  },
  howTo: { type: 'line', label: 'How to apply or join, in your words', most: 500 },
  contactName: { type: 'line', label: 'Who can people talk to?', most: 120 },
  contactEmail: { type: 'email', label: 'Email' },
  contactPhone: { type: 'phone', label: 'Telephone' },
  replyDays: {
    type: 'number',
    label: 'In how many working days do you answer everybody?',
    hint: 'This is a promise. It stands on the page.',
  },
} as const satisfies Record<string, Field>

export type FieldName = keyof typeof FIELDS
