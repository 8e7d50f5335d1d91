import type { Bundle, BundleEntry, FhirResource, MessageHeader } from 'fhir/r4.js'
import { emitOrganization, emitPerson, emitServiceRequest, emitTask, type Refer } from './emit-request.ts'
import type { Finding } from './finding.ts'
import { notedOutcome } from './refusal.ts'
import type { SharedReferral } from './sent-referral.ts'
import { PROFILES, SYSTEMS } from './systems.ts'

/** Whom a message comes from and goes to, as written in its header. */
export type Envelope = {
  /** UUIDs: of the message, and by which its parts refer to one another. */
  readonly id: string
  readonly bundleId: string
  readonly at: Date
  readonly event: 'servicerequest-request' | 'servicerequest-response'
  readonly reason: 'new' | 'update' | 'delete'
  readonly fromEndpoint: string
  readonly toEndpoint: string
  /** The message that this one answers. */
  readonly answers?: string | undefined
}

/** Everything inside one message refers by `urn:uuid:`, so that whoever reads it needs nothing else. */
export const byUuid: Refer = (_type, id) => ({ reference: `urn:uuid:${id}` })

/**
 * Returns how a referral stands, as a message to who sent it: header, request, task, the person by number alone, and
 * both organisations, and what was odd in their message or left out of it. The task has an address of its own, for request and task are one row of ours with one id.
 */
export function emitStatusMessage(
  referral: SharedReferral,
  envelope: Envelope,
  base: string,
  noted: readonly Finding[] = [],
): Bundle<FhirResource> {
  const taskAddress = `${base}/Task/${referral.id}`
  const refer: Refer = (type, id) => {
    if (type === 'Task') return { reference: id === referral.id ? taskAddress : `${base}/Task/${id}` }
    if (type === 'ServiceRequest' && id !== referral.id) return { reference: `${base}/ServiceRequest/${id}` }
    return byUuid(type, id)
  }
  const header = emitHeader(envelope, { sender: referral.receiver.id, receiver: referral.sender.id }, [
    byUuid('ServiceRequest', referral.id).reference!,
    taskAddress,
  ])
  const notes = noted.length > 0 ? [entry(notedOutcome(noted, envelope.bundleId))] : []
  const response = header.response && {
    ...header.response,
    ...(notes[0] ? { details: { reference: notes[0].fullUrl! } } : {}),
  }
  return messageBundle(envelope, [
    entry({ ...header, ...(response ? { response } : {}) }),
    entry(emitServiceRequest(referral, refer)),
    { fullUrl: taskAddress, resource: emitTask(referral, base, refer) },
    entry(emitPerson(referral)),
    entry(emitOrganization(referral.sender.id, referral.sender, envelope.at)),
    entry(emitOrganization(referral.receiver.id, referral.receiver, envelope.at)),
    ...notes,
  ])
}

/** Returns an entry that is referred to by the id of its resource. */
export const entry = (resource: FhirResource): BundleEntry<FhirResource> => ({
  fullUrl: `urn:uuid:${resource.id}`,
  resource,
})

/** Returns a message of these entries, its header first. */
export const messageBundle = (
  { bundleId, at }: Envelope,
  entries: BundleEntry<FhirResource>[],
): Bundle<FhirResource> => ({
  resourceType: 'Bundle',
  id: bundleId,
  meta: { lastUpdated: at.toISOString(), profile: [PROFILES.bundle] },
  type: 'message',
  timestamp: at.toISOString(),
  entry: entries,
})

/** Returns the header of a message: what happened, why it comes, whom from and to, and what it is about. */
export function emitHeader(
  { id, at, event, reason, fromEndpoint, toEndpoint, answers }: Envelope,
  parties: { readonly sender: string; readonly receiver: string },
  focus: readonly string[],
): MessageHeader {
  return {
    resourceType: 'MessageHeader',
    id,
    meta: {
      lastUpdated: at.toISOString(),
      profile: [event === 'servicerequest-request' ? PROFILES.requestHeader : PROFILES.responseHeader],
    },
    eventCoding: { system: SYSTEMS.messageEvent, code: event },
    destination: [{ endpoint: toEndpoint, receiver: byUuid('Organization', parties.receiver) }],
    sender: byUuid('Organization', parties.sender),
    source: { name: 'Good Work', software: 'Good Work', endpoint: fromEndpoint },
    reason: { coding: [{ system: SYSTEMS.messageReason, code: reason }] },
    ...(answers ? { response: { identifier: answers, code: 'ok' } } : {}),
    focus: focus.map((reference) => ({ reference })),
  }
}
