import type { ServiceRequest } from 'fhir/r4.js'
import { outsideIds, wordsOf } from './concepts.ts'
import type { ReferredTo, Referrer } from './incoming-referral.ts'
import type { Message } from './message.ts'
import { nameLine, readOrganization, valuesOf } from './read-person.ts'

/** Returns who it is meant for: the performer, else the destination of the message. */
export function readReceiver(message: Message, asked: ServiceRequest): ReferredTo {
  const destination = message.header.destination?.[0]
  const performers = (asked.performer ?? []).map(({ reference }) => reference)
  const service = performers.map((reference) => message.find('HealthcareService', reference)).find(Boolean)?.resource
  const organizations = [service?.providedBy?.reference, destination?.receiver?.reference, ...performers]
  return {
    organization: organizations.map((reference) => readOrganization(message, reference)).find(Boolean) ?? null,
    service: service ? { name: service.name ?? null, ids: outsideIds(service.identifier) } : null,
    endpoint: destination?.endpoint ?? null,
  }
}

/** Returns who refers: the person with their role where the message brings them, else their organisation. */
export function readReferrer(message: Message, asked: ServiceRequest): Referrer {
  const entry = message.resolve(asked.requester?.reference)?.resource
  const role =
    entry?.resourceType === 'PractitionerRole'
      ? entry
      : message
          .all('PractitionerRole')
          .map(({ resource }) => resource)
          .find(({ practitioner }) => entry && message.resolve(practitioner?.reference)?.resource === entry)
  const person =
    entry?.resourceType === 'Practitioner'
      ? entry
      : message.find('Practitioner', role?.practitioner?.reference)?.resource
  const telecoms = [...(person?.telecom ?? []), ...(role?.telecom ?? [])]
  return {
    name: person?.name?.[0] ? nameLine(person.name[0]) || null : null,
    role: role?.code?.[0] ? (wordsOf(role.code[0]) ?? null) : null,
    organization:
      readOrganization(message, role?.organization?.reference) ??
      readOrganization(message, asked.requester?.reference) ??
      readOrganization(message, message.header.sender?.reference)!,
    phones: valuesOf(telecoms, ['phone', 'sms']),
    emails: valuesOf(telecoms, ['email']),
  }
}
