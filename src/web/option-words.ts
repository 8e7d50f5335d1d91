import {
  ACCESS,
  type AccessFeature,
  KINDS,
  type Kind,
  LANGUAGES,
  type Language,
  type Option,
} from '../domain/facets.ts'

/** Returns the words of a value of one of our vocabularies; the value itself where it is not in the list. */
export function optionText(options: readonly Option[], value: string): string {
  return options.find((option) => option.value === value)?.text ?? value
}

/** Returns the words of several values, in the order of the vocabulary, joined with commas. */
export function optionTexts(options: readonly Option[], values: readonly string[]): string {
  return options
    .filter((option) => values.includes(option.value))
    .map((option) => option.text)
    .join(', ')
}

export const kindText = (kind: Kind): string => optionText(KINDS, kind)
export const accessText = (access: readonly AccessFeature[]): string => optionTexts(ACCESS, access)
export const languagesText = (languages: readonly Language[]): string => optionTexts(LANGUAGES, languages)

/** The plural of each kind, for headings and links: "Jobs", "Advice drop-ins". */
export const KIND_PLURALS: Readonly<Record<Kind, string>> = {
  job: 'Jobs',
  apprenticeship: 'Apprenticeships',
  course: 'Courses',
  event: 'Events',
  volunteering: 'Volunteering',
  placement: 'Work placements',
  support: 'Support services',
  'drop-in': 'Advice drop-ins',
}

/** Returns "1 job", "24 jobs", "3 volunteering roles". */
export function countOf(count: number, one: string, many: string): string {
  return `${thousands(count)} ${count === 1 ? one : many}`
}

/** Returns a whole number with commas: "12,480". */
export const thousands = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')
