import type { ISSUE_TYPE } from './code-sets.ts'

export type IssueType = (typeof ISSUE_TYPE)[number]

/**
 * Something that is not as the standard says. An `error` cannot be used; a `warning` was understood all the same, and is
 * told to whoever sent it.
 */
export type Finding = {
  readonly severity: 'error' | 'warning'
  readonly issue: IssueType
  /** What is wrong, without a word of what was sent: it may be about a person. */
  readonly words: string
  /** Where, as FHIRPath: `Bundle.entry[2].resource.name[0]`. */
  readonly expression: string
}

export const isError = ({ severity }: Finding): boolean => severity === 'error'
