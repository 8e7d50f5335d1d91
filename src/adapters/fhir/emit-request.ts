import type { Organization, Patient, Procedure, Reference, ServiceRequest, Task } from 'fhir/r4.js'
import { REFERRAL_STATUSES } from '../../domain/referral.ts'
import type { OutsideId, ReferringOrganization } from './incoming-referral.ts'
import type { SharedReferral } from './sent-referral.ts'
import { PROFILES, SYSTEMS } from './systems.ts'
import { requestStatus, statusFromParts, taskStatus } from './task-status.ts'

/** Codes of our own, under the address of this deployment. */
const own = (base: string, name: string): string => `${base}/CodeSystem/${name}`

/** How the parts of an answer refer to one another: by address inside a message, by type and id outside one. */
export type Refer = (type: 'Patient' | 'Organization' | 'ServiceRequest' | 'Task', id: string) => Reference

const byTypeAndId: Refer = (type, id) => ({ reference: `${type}/${id}` })

const meta = (profile: string, at: Date) => ({ lastUpdated: at.toISOString(), profile: [profile] })

const identifier = ({ system, value }: OutsideId) => ({ ...(system ? { system } : {}), value })

/** Returns the request of a referral as it stands: what was asked, by whom, of whom, and its status. */
export function emitServiceRequest(referral: SharedReferral, refer: Refer = byTypeAndId): ServiceRequest {
  const { requestIds, categories, asksFor } = referral
  return {
    resourceType: 'ServiceRequest',
    id: referral.id,
    meta: meta(PROFILES.serviceRequest, referral.changedAt),
    ...(requestIds.length > 0 ? { identifier: requestIds.map(identifier) } : {}),
    ...(referral.partOf ? { basedOn: [refer('ServiceRequest', referral.partOf)] } : {}),
    status: requestStatus(referral.status, referral.held),
    intent: 'order',
    category: (categories.length > 0 ? categories : ['referral']).map((code) => ({
      coding: [{ system: SYSTEMS.messageCategory, code }],
    })),
    priority: referral.priority,
    ...(asksFor ? { code: { text: asksFor } } : {}),
    subject: personReference(referral, refer),
    authoredOn: referral.madeAt.toISOString(),
    requester: refer('Organization', referral.sender.id),
    performer: [refer('Organization', referral.receiver.id)],
  }
}

/** Returns the task of answering a referral: its status, ours in words, why, and what came of it. */
export function emitTask(referral: SharedReferral, base: string, refer: Refer = byTypeAndId): Task {
  const status = statusFromParts(
    taskStatus(referral.status, referral.held),
    referral.parts.map((part) => part.status),
  )
  const done = status === 'completed' ? referral.outcome : null
  const ours = REFERRAL_STATUSES.find(({ value }) => value === referral.status)!
  return {
    resourceType: 'Task',
    id: referral.id,
    meta: meta(PROFILES.task, referral.changedAt),
    ...(done ? { contained: [emitOutcome(referral, done, base, refer)] } : {}),
    basedOn: [refer('ServiceRequest', referral.id)],
    ...(referral.partOf ? { partOf: [refer('Task', referral.partOf)] } : {}),
    status,
    ...(referral.statusReason
      ? { statusReason: coded(own(base, 'referral-reason'), referral.statusReason.code, referral.statusReason.words) }
      : {}),
    businessStatus: coded(own(base, 'referral-status'), ours.value, ours.text),
    intent: 'order',
    priority: referral.priority,
    code: {
      coding: [{ system: SYSTEMS.taskCode, code: 'fulfill', display: 'Fulfill the focal request' }],
    },
    focus: refer('ServiceRequest', referral.id),
    for: personReference(referral, refer),
    authoredOn: referral.madeAt.toISOString(),
    lastModified: referral.changedAt.toISOString(),
    requester: refer('Organization', referral.sender.id),
    owner: refer('Organization', referral.receiver.id),
    ...(done
      ? {
          output: [
            {
              type: {
                coding: [{ system: SYSTEMS.taskOutput, code: 'resulting-activity', display: 'Resulting Activity' }],
              },
              valueReference: { reference: '#outcome' },
            },
          ],
        }
      : {}),
  }
}

/** What came of it travels inside the task: there is nothing else to ask for it by. */
function emitOutcome(
  referral: SharedReferral,
  outcome: NonNullable<SharedReferral['outcome']>,
  base: string,
  refer: Refer,
): Procedure {
  return {
    resourceType: 'Procedure',
    id: 'outcome',
    basedOn: [refer('ServiceRequest', referral.id)],
    status: 'completed',
    subject: personReference(referral, refer),
    ...(outcome.on ? { performedDateTime: outcome.on } : {}),
    outcome: coded(own(base, 'referral-outcome'), outcome.code, outcome.words),
  }
}

const coded = (system: string, code: string, words: string) => ({
  coding: [{ system, code, display: words }],
  text: words,
})

/** Outside a message there is no Patient to refer to: the person is named by their NHS number, or by nothing. */
function personReference({ person }: SharedReferral, refer: Refer): Reference {
  if (refer !== byTypeAndId) return refer('Patient', person.id)
  if (!person.nhsNumber) return { type: 'Patient', display: 'The person referred' }
  return { type: 'Patient', identifier: { system: SYSTEMS.nhsNumber, value: person.nhsNumber } }
}

/** Returns the person as an answer names them: by NHS number where the sender gave it, and no more. */
export const emitPerson = ({ person, changedAt }: SharedReferral): Patient => ({
  resourceType: 'Patient',
  id: person.id,
  meta: meta(PROFILES.patient, changedAt),
  ...(person.nhsNumber ? { identifier: [{ system: SYSTEMS.nhsNumber, value: person.nhsNumber }] } : {}),
})

/** Returns an organisation by its name and code. */
export const emitOrganization = (id: string, { name, odsCode }: ReferringOrganization, at: Date): Organization => ({
  resourceType: 'Organization',
  id,
  meta: meta(PROFILES.organization, at),
  ...(odsCode ? { identifier: [{ system: SYSTEMS.odsCode, value: odsCode }] } : {}),
  name: name ?? odsCode ?? 'Not named',
})
