import { readNhsNumber } from '../../domain/nhs-number.ts'
import { normalisePostcode } from '../../domain/postcode.ts'
import { REQUEST_STATUS, TASK_STATUS } from './code-sets.ts'
import type { IssueType } from './finding.ts'
import type { OutsideId } from './incoming-referral.ts'
import { PRIMITIVES } from './primitives.ts'
import { type Refusal, refusal } from './refusal.ts'
import { SYSTEMS, sameSystem } from './systems.ts'

/** What another system looks for among the referrals that are its own. */
export type ReferralSearch = {
  readonly id: string | null
  readonly nhsNumber: string | null
  readonly person: { readonly name: string; readonly bornOn: string; readonly postcode: string } | null
  readonly identifier: OutsideId | null
  readonly status: readonly string[]
  readonly count: number
  /** How many are left out before the first one shown. */
  readonly offset: number
}

export type ReadSearch =
  | { readonly ok: true; readonly search: ReferralSearch }
  | { readonly ok: false; readonly refusal: Refusal }

const USUAL_COUNT = 20
const LARGEST_COUNT = 100
const LARGEST_OFFSET = 10_000

/** Names that mean the same, as the standard writes them and as FHIR does. */
const NAMES: Readonly<Record<string, string>> = {
  _id: 'id',
  'patient:identifier': 'patient',
  'patient.identifier': 'patient',
  'patient:name': 'name',
  'patient:birthdate': 'birthdate',
  'patient:address-postalcode': 'postcode',
  'ServiceRequest.identifier': 'identifier',
  identifier: 'identifier',
  status: 'status',
  _count: 'count',
  _offset: 'offset',
  _format: 'format',
}

/** Returns what is looked for, or why it cannot be. What we do not know is refused: it would find too much. */
export function readReferralSearch(query: URLSearchParams, of: 'ServiceRequest' | 'Task'): ReadSearch {
  const given = new Map<string, string>()
  for (const [name, value] of query) {
    const known = Object.hasOwn(NAMES, name) ? NAMES[name]! : null
    if (!known) return no('not-supported', `We do not know the parameter ${name.slice(0, 60)}.`)
    if (given.has(known)) return no('invalid', `The parameter ${name} is there twice.`)
    if (value.trim() !== '') given.set(known, value.trim())
  }
  const patient = given.get('patient')
  const nhsNumber = patient ? nhsNumberOf(patient) : null
  if (patient && !nhsNumber) return no('value', 'patient:identifier is an NHS number.')
  const statuses = (given.get('status') ?? '').split(',').filter(Boolean)
  const legal: readonly string[] = of === 'Task' ? TASK_STATUS : REQUEST_STATUS
  if (statuses.some((status) => !legal.includes(status))) return no('value', `status is one of ${legal.join(', ')}.`)
  const count = wholeNumber(given.get('count') ?? String(USUAL_COUNT), LARGEST_COUNT)
  const offset = wholeNumber(given.get('offset') ?? '0', LARGEST_OFFSET)
  if (count === null || offset === null) return no('value', '_count and _offset are whole numbers.')
  const person = readPersonSearch(given)
  if (person === 'incomplete') {
    return no('required', 'A person is looked for by NHS number, or by name, date of birth and postcode together.')
  }
  return {
    ok: true,
    search: {
      id: given.get('id') ?? null,
      nhsNumber,
      person,
      identifier: tokenOf(given.get('identifier')),
      status: statuses,
      count,
      offset,
    },
  }
}

const no = (issue: IssueType, words: string): ReadSearch => ({
  ok: false,
  refusal: refusal('SEND_BAD_REQUEST', issue, words),
})

/** `system|value`, or the value alone. */
function tokenOf(text: string | undefined): OutsideId | null {
  if (!text) return null
  const bar = text.indexOf('|')
  return bar < 0 ? { system: null, value: text } : { system: text.slice(0, bar) || null, value: text.slice(bar + 1) }
}

function nhsNumberOf(text: string): string | null {
  const { system, value } = tokenOf(text)!
  return system && !sameSystem(system, SYSTEMS.nhsNumber) ? null : readNhsNumber(value)
}

const wholeNumber = (text: string, largest: number): number | null =>
  /^\d{1,6}$/.test(text) ? Math.min(Number(text), largest) : null

/** The three together, or nothing: one alone would find other people. `eq` before a date is FHIR's own way. */
function readPersonSearch(given: ReadonlyMap<string, string>): ReferralSearch['person'] | 'incomplete' {
  const parts = ['name', 'birthdate', 'postcode'].map((name) => given.get(name))
  if (parts.every((part) => part === undefined)) return null
  const [name, birthdate, code] = parts
  const bornOn = isoDate((birthdate ?? '').replace(/^eq/, ''))
  const postcode = normalisePostcode(code ?? '')?.postcode
  return name && bornOn && postcode ? { name, bornOn, postcode } : 'incomplete'
}

/** The standard's own example writes 20/01/1995. */
function isoDate(text: string): string | null {
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text) ?? []
  const date = year ? `${year}-${month}-${day}` : text
  return date.length === 10 && PRIMITIVES.date!(date) ? date : null
}
