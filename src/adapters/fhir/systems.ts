/** Identifier systems and code systems, as FHIR names them. */
export const SYSTEMS = {
  nhsNumber: 'https://fhir.nhs.uk/Id/nhs-number',
  odsCode: 'https://fhir.nhs.uk/Id/ods-organization-code',
  dosService: 'https://fhir.nhs.uk/Id/dos-service-id',
  roleProfile: 'https://fhir.nhs.uk/Id/sds-role-profile-id',
  messageEvent: 'https://fhir.nhs.uk/CodeSystem/message-events-bars',
  messageReason: 'https://fhir.nhs.uk/CodeSystem/message-reason-bars',
  messageCategory: 'https://fhir.nhs.uk/CodeSystem/message-category-servicerequest',
  consentCategory: 'https://fhir.nhs.uk/CodeSystem/consent-categories-bars',
  errorCode: 'https://fhir.nhs.uk/Codesystem/http-error-codes',
  consentScope: 'http://terminology.hl7.org/CodeSystem/consentscope',
  actCode: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  taskCode: 'http://hl7.org/fhir/CodeSystem/task-code',
  language: 'urn:ietf:bcp:47',
  /** Gravity's: what came of a task. */
  taskOutput: 'http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes',
} as const

/** Profiles that what we send says it keeps to. */
export const PROFILES = {
  bundle: 'https://fhir.nhs.uk/StructureDefinition/BARSBundleMessage',
  requestHeader: 'https://fhir.nhs.uk/StructureDefinition/BARSMessageHeader-servicerequest-request',
  responseHeader: 'https://fhir.nhs.uk/StructureDefinition/BARSMessageHeader-servicerequest-response',
  patient: 'https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient',
  organization: 'https://fhir.hl7.org.uk/StructureDefinition/UKCore-Organization',
  practitioner: 'https://fhir.hl7.org.uk/StructureDefinition/UKCore-Practitioner',
  practitionerRole: 'https://fhir.hl7.org.uk/StructureDefinition/UKCore-PractitionerRole',
  serviceRequest: 'https://fhir.hl7.org.uk/StructureDefinition/UKCore-ServiceRequest',
  healthcareService: 'https://fhir.hl7.org.uk/StructureDefinition/UKCore-HealthcareService',
  task: 'https://fhir.hl7.org.uk/StructureDefinition/UKCore-Task',
  consent: 'https://fhir.hl7.org.uk/StructureDefinition/UKCore-Consent',
  outcome: 'https://fhir.hl7.org.uk/StructureDefinition/UKCore-OperationOutcome',
} as const

/** Returns whether two systems are one. The official examples write `Id` and `id`, `https` and `http`. */
export const sameSystem = (system: string | undefined, known: string): boolean => bare(system ?? '') === bare(known)

const bare = (system: string): string =>
  system
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '')
