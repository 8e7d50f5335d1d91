import type { Option } from './facets.ts'

export type EqualityQuestion = { readonly name: string; readonly legend: string; readonly options: readonly Option[] }

const NOT_SAYING = { value: 'not-said', text: 'I would rather not say' } as const

/**
 * Questions about who we reach, after the groups of the Equality Act 2010 and of the census of 2021, fewer and plainer.
 * Each may be left. The answers stand apart from whatever they follow.
 */
export const EQUALITY_QUESTIONS = [
  {
    name: 'age',
    legend: 'How old are you?',
    options: [
      { value: 'under-18', text: 'Under 18' },
      { value: '18-24', text: '18 to 24' },
      { value: '25-34', text: '25 to 34' },
      { value: '35-49', text: '35 to 49' },
      { value: '50-64', text: '50 to 64' },
      { value: '65-plus', text: '65 or over' },
      NOT_SAYING,
    ],
  },
  {
    name: 'sex',
    legend: 'What is your sex?',
    options: [{ value: 'female', text: 'Female' }, { value: 'male', text: 'Male' }, NOT_SAYING],
  },
  {
    name: 'ethnic-group',
    legend: 'What is your ethnic group?',
    options: [
      { value: 'asian', text: 'Asian or Asian British' },
      { value: 'black', text: 'Black, Black British, Caribbean or African' },
      { value: 'mixed', text: 'Mixed or several ethnic groups' },
      { value: 'white', text: 'White' },
      { value: 'other', text: 'Another ethnic group' },
      NOT_SAYING,
    ],
  },
  {
    name: 'disability',
    legend: 'Do you have a disability, or a health condition that has lasted a year or more?',
    options: [
      { value: 'limits-a-lot', text: 'Yes, and it limits what I do a lot' },
      { value: 'limits-a-little', text: 'Yes, and it limits what I do a little' },
      { value: 'does-not-limit', text: 'Yes, but it does not limit what I do' },
      { value: 'no', text: 'No' },
      NOT_SAYING,
    ],
  },
  {
    name: 'caring',
    legend: 'Do you look after children, or somebody who is ill or disabled?',
    options: [
      { value: 'children', text: 'Yes, children' },
      { value: 'adult', text: 'Yes, somebody who is ill or disabled' },
      { value: 'both', text: 'Both' },
      { value: 'no', text: 'No' },
      NOT_SAYING,
    ],
  },
] as const satisfies readonly EqualityQuestion[]

/** Returns the answers that are answers, by question; what is not in the table is left out. */
export function readEquality(answer: (name: string) => string | null): Readonly<Record<string, string>> {
  const given = EQUALITY_QUESTIONS.flatMap(({ name, options }) => {
    const value = answer(name)
    return options.some((option) => option.value === value) ? [[name, value!] as const] : []
  })
  return Object.fromEntries(given)
}
