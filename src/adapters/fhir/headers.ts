import { readOdsCode } from '../../domain/ods-code.ts'
import { isLoose, type Loose } from '../formats/loose.ts'
import type { IssueType } from './finding.ts'
import type { OutsideId } from './incoming-referral.ts'
import { identifierOf } from './read-person.ts'
import { type Refusal, refusal } from './refusal.ts'
import { SYSTEMS } from './systems.ts'
import { tidyResource } from './tidy.ts'

/** What a request says of itself, beside its body. */
export type BarsHeaders = {
  readonly requestId: string
  readonly correlationId: string
  /** The service it is meant for. */
  readonly target: OutsideId | null
  readonly endUser: { readonly odsCode: string | null; readonly name: string | null } | null
}

export type ReadHeaders =
  | { readonly ok: true; readonly headers: BarsHeaders }
  | { readonly ok: false; readonly refusal: Refusal }

type Given = Readonly<Record<string, string | undefined>>

/** An id that may be said back in a header and kept: a UUID, or letters and figures of that length. */
const ID = /^[A-Za-z0-9._-]{1,64}$/

/** Returns the two ids of a request, to be said back whatever the answer: those that are usable. */
export function echoed(given: Given): Record<string, string> {
  const named = [
    ['x-request-id', given['x-request-id']],
    ['x-correlation-id', given['x-correlation-id']],
  ] as const
  return Object.fromEntries(named.flatMap(([name, value]) => (value && ID.test(value) ? [[name, value]] : [])))
}

/**
 * Returns what the headers say, or why they are refused. Names are in lower case, as Node gives them. `needed`: whether
 * a target has to be named, as it has for everything but asking what we can do.
 */
export function readHeaders(given: Given, needed: { readonly target: boolean }): ReadHeaders {
  const requestId = given['x-request-id']
  const correlationId = given['x-correlation-id']
  if (!requestId || !correlationId) return no('invalid', 'X-Request-Id and X-Correlation-Id have to be there.')
  if (!ID.test(requestId) || !ID.test(correlationId)) {
    return no('value', 'X-Request-Id and X-Correlation-Id are UUIDs.')
  }
  const target = given['nhsd-target-identifier']
  if (!target && needed.target) return no('invalid', 'NHSD-Target-Identifier has to be there.')
  const service = target ? readTarget(target) : null
  if (typeof service === 'string') return no('structure', service)
  const endUser = given['nhsd-end-user-organisation']
  const organization = endUser ? readEndUser(endUser) : null
  if (typeof organization === 'string') return no('structure', organization)
  return { ok: true, headers: { requestId, correlationId, target: service, endUser: organization } }
}

const no = (issue: IssueType, words: string): ReadHeaders => ({
  ok: false,
  refusal: refusal('SEND_BAD_REQUEST', issue, words),
})

/** Returns what is in a header that is JSON in base64; null where it is not. 8 kB is ten times what any needs. */
function decoded(header: string): Loose | null {
  if (header.length > 8192 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(header.trim())) return null
  try {
    const value: unknown = JSON.parse(Buffer.from(header.trim(), 'base64').toString('utf8'))
    return isLoose(value) ? value : null
  } catch {
    return null
  }
}

function readTarget(header: string): OutsideId | string {
  const { system, value } = decoded(header) ?? {}
  if (typeof value !== 'string' || value === '' || typeof system !== 'string' || system === '') {
    return 'NHSD-Target-Identifier is JSON in base64, with a system and a value.'
  }
  return { system, value }
}

function readEndUser(header: string): BarsHeaders['endUser'] | string {
  const value = decoded(header)
  const words = 'NHSD-End-User-Organisation is an Organization as JSON in base64.'
  if (!value) return words
  const { resource, findings } = tidyResource({ resourceType: 'Organization', ...value }, 'Organization')
  if (findings.some(({ severity }) => severity === 'error')) return words
  const { identifier, name } = resource as { identifier?: { system?: string; value?: string }[]; name?: string }
  return { odsCode: readOdsCode(identifierOf(identifier, SYSTEMS.odsCode) ?? '') ?? null, name: name ?? null }
}

/** Versions of the standard that we answer: all of 1. */
const VERSION = /;\s*version\s*=\s*"?(\d+)(?:\.\d+)*"?/i
const FHIR_JSON = /^(application\/(fhir\+)?json|\*\/\*|application\/\*)$/i

/** Returns why an `Accept` header asks for what we do not speak; null where it does not. */
export function unacceptable(accept: string | undefined): Refusal | null {
  if (!accept) return null
  const wanted = accept.split(',').map((one) => one.trim())
  const fitting = wanted.filter((one) => FHIR_JSON.test(one.split(';')[0]!.trim()))
  if (fitting.length === 0) return refusal('SEND_NOT_ACCEPTABLE', 'processing', 'We speak application/fhir+json only.')
  if (fitting.some((one) => (VERSION.exec(one)?.[1] ?? '1') === '1')) return null
  return refusal('REC_NOT_ACCEPTABLE', 'processing', 'We speak version 1 of the Booking and Referral Standard.')
}

/** Returns why a body of this type is not read; null where it is. */
export function unreadable(contentType: string | undefined): Refusal | null {
  const type = (contentType ?? '').split(';')[0]!.trim()
  if (/^application\/(fhir\+)?json$/i.test(type)) return unacceptable(contentType)
  return refusal('SEND_NOT_ACCEPTABLE', 'processing', 'The body of a request is application/fhir+json.')
}
