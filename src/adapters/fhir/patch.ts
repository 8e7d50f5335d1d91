import type { ServiceRequest } from 'fhir/r4.js'
import { isLoose } from '../formats/loose.ts'
import { type Finding, isError } from './finding.ts'
import { type Refusal, refusal, refused } from './refusal.ts'
import { tidyResource } from './tidy.ts'

/** What a sender may change of a request that is with us: taking it back, and words added to it. */
export type RequestPatch = {
  readonly withdraw: boolean
  readonly enteredInError: boolean
  readonly notes: readonly string[]
}

export type ReadPatch =
  | { readonly ok: true; readonly patch: RequestPatch; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly refusal: Refusal }

/** Elements that a partial ServiceRequest may hold; everything else is the receiver's, or cannot change. */
const CHANGEABLE = ['resourceType', 'id', 'meta', 'status', 'note', 'patientInstruction']
/** What a part of a request need not say, and FHIR asks of a whole one. */
const UNSAID = { resourceType: 'ServiceRequest', intent: 'order', status: 'active', subject: { display: 'unsaid' } }
/** A sender says that it stands, or takes it back. On hold and completed are the receiver's to say. */
const SENDERS_STATUS: readonly string[] = ['active', 'revoked', 'entered-in-error']

/**
 * Returns what a partial ServiceRequest asks to change, which is how the Booking and Referral Standard patches, or why
 * it is refused. `id` is that of the address.
 */
export function readPatch(value: unknown, id: string): ReadPatch {
  if (!isLoose(value)) {
    return no(refusal('REC_BAD_REQUEST', 'structure', 'A patch is part of a ServiceRequest, not a list of operations.'))
  }
  const { resource, findings } = tidyResource({ ...UNSAID, ...value }, 'ServiceRequest')
  if (findings.some(isError)) return no(refused('REC_BAD_REQUEST', findings))
  const asked = resource as unknown as ServiceRequest
  if (asked.id && asked.id !== id) {
    return no(
      refusal('REC_BAD_REQUEST', 'invariant', 'The id is another than that of the address.', 'ServiceRequest.id'),
    )
  }
  const fixed = Object.keys(resource).filter(
    (name) => !CHANGEABLE.includes(name) && (name in value || !(name in UNSAID)),
  )
  if (fixed.length > 0) return no(refused('REC_UNPROCESSABLE_ENTITY', fixed.map(cannotChange)))
  if (!SENDERS_STATUS.includes(asked.status)) {
    const words = 'A sender says active, revoked or entered-in-error; the rest is the receiver’s to say.'
    return no(refusal('REC_UNPROCESSABLE_ENTITY', 'business-rule', words, 'ServiceRequest.status'))
  }
  const words = asked.patientInstruction ? [asked.patientInstruction] : []
  return {
    ok: true,
    findings,
    patch: {
      withdraw: asked.status !== 'active',
      enteredInError: asked.status === 'entered-in-error',
      notes: [...(asked.note ?? []).map(({ text }) => text), ...words],
    },
  }
}

const no = (refusal: Refusal): ReadPatch => ({ ok: false, refusal })

const cannotChange = (name: string): Finding => ({
  severity: 'error',
  issue: 'not-supported',
  words: 'This cannot be changed once it is sent: send a message with the reason “update”.',
  expression: `ServiceRequest.${name}`,
})
