import type {
  Bundle,
  Consent,
  FhirResource,
  HealthcareService,
  Patient,
  Practitioner,
  PractitionerRole,
} from 'fhir/r4.js'
import { byUuid, type Envelope, emitHeader, entry, messageBundle } from './emit-message.ts'
import { emitOrganization } from './emit-request.ts'
import type { IncomingReferral, OutsideId, ReferredPerson } from './incoming-referral.ts'
import { PROFILES, SYSTEMS } from './systems.ts'

/** UUIDs of the parts of a message that have none of their own. */
export type PartIds = Readonly<
  Record<
    'patient' | 'practice' | 'sender' | 'receiver' | 'service' | 'practitioner' | 'role' | 'employer' | 'consent',
    string
  >
>

/** Returns a referral of ours as a message to another system: what they would send to us, we send to them. */
export function emitReferral(
  referral: Omit<IncomingReferral, 'findings'>,
  ids: PartIds,
  envelope: Envelope,
): Bundle<FhirResource> {
  const { person, to, consent, sender } = referral
  const header = emitHeader(envelope, ids, [byUuid('ServiceRequest', referral.requestId).reference!])
  return messageBundle(envelope, [
    entry({ ...header, source: { ...header.source, ...(sender.software ? { software: sender.software } : {}) } }),
    entry({
      resourceType: 'ServiceRequest',
      id: referral.requestId,
      meta: { profile: [PROFILES.serviceRequest], ...security(referral.restricted) },
      ...some('identifier', referral.requestIds.map(outside)),
      ...some(
        'basedOn',
        referral.follows.map((id) => ({ reference: `${envelope.fromEndpoint}/ServiceRequest/${id}` })),
      ),
      status: referral.move === 'withdraw' ? 'revoked' : 'active',
      intent: 'order',
      ...some(
        'category',
        referral.categories.map((code) => ({ coding: [{ system: SYSTEMS.messageCategory, code }] })),
      ),
      priority: referral.priority,
      ...(referral.asksFor ? { code: { text: referral.asksFor } } : {}),
      subject: byUuid('Patient', ids.patient),
      authoredOn: envelope.at.toISOString(),
      requester: { reference: `urn:uuid:${ids.role}` },
      performer: [{ reference: `urn:uuid:${to.service ? ids.service : ids.receiver}` }],
      ...some(
        'reasonCode',
        referral.reasons.map((text) => ({ text })),
      ),
      ...some(
        'note',
        referral.notes.map((text) => ({ text })),
      ),
      ...(referral.toldPerson ? { patientInstruction: referral.toldPerson } : {}),
    }),
    entry(emitPatient(person, ids, referral.restricted)),
    ...(person.practice ? [entry(emitOrganization(ids.practice, person.practice, envelope.at))] : []),
    ...(to.service ? [entry(emitService(to.service, ids))] : []),
    entry(emitPractitioner(referral, ids)),
    entry(emitRole(referral, ids)),
    ...(consent.given === 'unsaid' ? [] : [entry(emitConsent(consent, ids))]),
    entry(emitOrganization(ids.employer, referral.referrer.organization, envelope.at)),
    entry(emitOrganization(ids.sender, sender, envelope.at)),
    entry(emitOrganization(ids.receiver, to.organization ?? { name: null, odsCode: null }, envelope.at)),
  ])
}

/** FHIR knows no empty lists. */
function some<K extends string, V>(name: K, values: readonly V[]): { [key in K]?: V[] } {
  return (values.length > 0 ? { [name]: values } : {}) as { [key in K]?: V[] }
}

const outside = ({ system, value }: OutsideId) => ({ ...(system ? { system } : {}), value })

const security = (restricted: boolean) =>
  restricted ? { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }] } : {}

const telecoms = (phones: readonly string[], emails: readonly string[]) =>
  some('telecom', [
    ...phones.map((value, i) => ({ system: 'phone' as const, value, rank: i + 1 })),
    ...emails.map((value, i) => ({ system: 'email' as const, value, rank: i + 1 })),
  ])

function emitPatient(person: ReferredPerson, ids: PartIds, restricted: boolean): Patient {
  const { givenNames, familyName, name, knownAs, language, addressLines, postcode } = person
  return {
    resourceType: 'Patient',
    id: ids.patient,
    meta: { profile: [PROFILES.patient], ...security(restricted) },
    ...(person.interpreter
      ? {
          extension: [
            { url: 'http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired', valueBoolean: true },
          ],
        }
      : {}),
    ...(person.nhsNumber ? { identifier: [{ system: SYSTEMS.nhsNumber, value: person.nhsNumber }] } : {}),
    name: [
      { use: 'official', text: name, ...(familyName ? { family: familyName } : {}), ...some('given', givenNames) },
      ...(knownAs ? [{ use: 'nickname' as const, text: knownAs }] : []),
    ],
    ...telecoms(person.phones, person.emails),
    ...(person.bornOn ? { birthDate: person.bornOn } : {}),
    ...(addressLines.length > 0 || postcode
      ? { address: [{ use: 'home', ...some('line', addressLines), ...(postcode ? { postalCode: postcode } : {}) }] }
      : {}),
    ...(language
      ? { communication: [{ language: { coding: [{ system: SYSTEMS.language, code: language }] }, preferred: true }] }
      : {}),
    ...(person.practice ? { generalPractitioner: [byUuid('Organization', ids.practice)] } : {}),
  }
}

const emitService = (service: NonNullable<IncomingReferral['to']['service']>, ids: PartIds): HealthcareService => ({
  resourceType: 'HealthcareService',
  id: ids.service,
  meta: { profile: [PROFILES.healthcareService] },
  ...some('identifier', service.ids.map(outside)),
  active: true,
  providedBy: byUuid('Organization', ids.receiver),
  ...(service.name ? { name: service.name } : {}),
})

const emitPractitioner = ({ referrer }: Pick<IncomingReferral, 'referrer'>, ids: PartIds): Practitioner => ({
  resourceType: 'Practitioner',
  id: ids.practitioner,
  meta: { profile: [PROFILES.practitioner] },
  ...(referrer.name ? { name: [{ text: referrer.name }] } : {}),
  ...telecoms(referrer.phones, referrer.emails),
})

const emitRole = ({ referrer }: Pick<IncomingReferral, 'referrer'>, ids: PartIds): PractitionerRole => ({
  resourceType: 'PractitionerRole',
  id: ids.role,
  meta: { profile: [PROFILES.practitionerRole] },
  practitioner: { reference: `urn:uuid:${ids.practitioner}` },
  organization: byUuid('Organization', ids.employer),
  ...(referrer.role ? { code: [{ text: referrer.role }] } : {}),
})

const emitConsent = ({ given, on, categories }: IncomingReferral['consent'], ids: PartIds): Consent => ({
  resourceType: 'Consent',
  id: ids.consent,
  meta: { profile: [PROFILES.consent] },
  status: given === 'refused' ? 'rejected' : 'active',
  scope: { coding: [{ system: SYSTEMS.consentScope, code: 'patient-privacy' }] },
  category: (categories.length > 0 ? categories : ['DRC']).map((code) => ({
    coding: [{ system: SYSTEMS.consentCategory, code }],
  })),
  patient: byUuid('Patient', ids.patient),
  ...(on ? { dateTime: on } : {}),
  policyRule: { coding: [{ system: SYSTEMS.actCode, code: given === 'implied' ? 'IMPLIED' : 'OPTIN' }] },
})
