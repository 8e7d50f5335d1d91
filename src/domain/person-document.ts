import type { Option } from './facets.ts'

/**
 * What somebody's papers are. `health`: read by whoever works with the person alone, whatever else somebody sees.
 * `versions`: a new one takes the place of the old, which stays. `seen`: it can be looked at and no copy kept, which is
 * what data protection asks for where a look is enough.
 */
export const DOCUMENT_KINDS = [
  { value: 'cv', text: 'CV', health: false, versions: true, seen: false },
  { value: 'identity', text: 'Identity', health: false, versions: false, seen: true },
  { value: 'right-to-work', text: 'Right to work', health: false, versions: false, seen: true },
  { value: 'qualification', text: 'Qualification', health: false, versions: false, seen: true },
  { value: 'certificate', text: 'Certificate', health: false, versions: false, seen: true },
  { value: 'letter', text: 'Letter', health: false, versions: true, seen: false },
  { value: 'fit-note', text: 'Fit note', health: true, versions: false, seen: false },
  { value: 'health', text: 'Other paper about health or disability', health: true, versions: false, seen: false },
  { value: 'other', text: 'Something else', health: false, versions: false, seen: false },
] as const satisfies readonly (Option & {
  readonly health: boolean
  readonly versions: boolean
  readonly seen: boolean
})[]

export type DocumentKind = (typeof DOCUMENT_KINDS)[number]['value']

export const documentKind = (kind: string) => DOCUMENT_KINDS.find(({ value }) => value === kind) ?? DOCUMENT_KINDS[8]

/** More than anybody needs; a list longer than this is a drawer nobody opens. */
export const MOST_DOCUMENTS = 60

/** Returns whether a paper with this last day still counts. */
export const stillCounts = (validUntil: string | null, today: string): boolean =>
  validUntil === null || validUntil >= today
