import type { OperationOutcome } from 'fhir/r4.js'
import type { Finding, IssueType } from './finding.ts'
import { PROFILES, SYSTEMS } from './systems.ts'

/**
 * The codes of the Booking and Referral Standard with the status each has. SEND_: whoever asked has to mend the way of
 * asking; REC_: what was sent cannot be used, or we cannot do it now.
 */
const ERROR_CODES = {
  SEND_BAD_REQUEST: 400,
  REC_BAD_REQUEST: 400,
  SEND_UNAUTHORIZED: 401,
  SEND_FORBIDDEN: 403,
  REC_FORBIDDEN: 403,
  REC_NOT_FOUND: 404,
  SEND_METHOD_NOT_ALLOWED: 405,
  SEND_NOT_ACCEPTABLE: 406,
  REC_NOT_ACCEPTABLE: 406,
  REC_CONFLICT: 409,
  REC_UNPROCESSABLE_ENTITY: 422,
  SEND_TOO_MANY_REQUESTS: 429,
  REC_SERVER_ERROR: 500,
  REC_NOT_IMPLEMENTED: 501,
  REC_SERVICE_UNAVAILABLE: 503,
} as const

export type ErrorCode = keyof typeof ERROR_CODES

/** Why something is refused: one status and code, and each thing that is wrong. */
export type Refusal = { readonly code: ErrorCode; readonly status: number; readonly findings: readonly Finding[] }

export const refused = (code: ErrorCode, findings: readonly Finding[]): Refusal => ({
  code,
  status: ERROR_CODES[code],
  findings,
})

/** Returns a refusal for one reason. `expression` says where, as FHIRPath; empty where it is the whole of it. */
export const refusal = (code: ErrorCode, issue: IssueType, words: string, expression = ''): Refusal =>
  refused(code, [{ severity: 'error', issue, words, expression }])

/** More than this helps nobody to mend a message. */
const MOST_ISSUES = 50

/** Returns the resource that says why: an issue for each thing, with its code and where it is. */
export const refusalOutcome = ({ code, findings }: Refusal, id: string): OperationOutcome =>
  outcome(
    id,
    [...findings].sort((a, b) => a.severity.localeCompare(b.severity)).map((finding) => issueOf(finding, code)),
  )

/** Returns the resource that says what was odd in a message that was taken all the same. */
export const notedOutcome = (findings: readonly Finding[], id: string): OperationOutcome =>
  outcome(
    id,
    findings.map((finding) => issueOf(finding, null)),
  )

const issueOf = ({ severity, issue, words, expression }: Finding, code: ErrorCode | null) => ({
  severity,
  code: issue,
  ...(code && severity === 'error' ? { details: { coding: [{ system: SYSTEMS.errorCode, code }] } } : {}),
  diagnostics: words,
  ...(expression ? { expression: [expression] } : {}),
})

const outcome = (id: string, issue: OperationOutcome['issue']): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  id,
  meta: { profile: [PROFILES.outcome] },
  issue: issue.slice(0, MOST_ISSUES),
})
