import type { CapabilityStatement, CapabilityStatementRestResource } from 'fhir/r4.js'

const READ_AND_SEARCH = [{ code: 'read' as const }, { code: 'search-type' as const }]

const parameter = (name: string, type: 'token' | 'string' | 'date', documentation: string) => ({
  name,
  type,
  documentation,
})

const SEARCHED = [
  parameter('patient:identifier', 'token', 'NHS number, as https://fhir.nhs.uk/Id/nhs-number|9434765919'),
  parameter('patient:name', 'string', 'Together with date of birth and postcode'),
  parameter('patient:birthdate', 'date', 'Together with name and postcode'),
  parameter('patient:address-postalcode', 'string', 'Together with name and date of birth'),
  parameter('identifier', 'token', 'The number that you gave the referral'),
  parameter('status', 'token', 'One or several, with commas between'),
]

const RESOURCES: CapabilityStatementRestResource[] = [
  {
    type: 'ServiceRequest',
    profile: 'https://fhir.hl7.org.uk/StructureDefinition/UKCore-ServiceRequest',
    interaction: [...READ_AND_SEARCH, { code: 'patch' }],
    versioning: 'no-version',
    searchParam: SEARCHED,
  },
  {
    type: 'Task',
    profile: 'https://fhir.hl7.org.uk/StructureDefinition/UKCore-Task',
    interaction: READ_AND_SEARCH,
    versioning: 'no-version',
    searchParam: SEARCHED,
  },
]

/** Returns what we can do, for other systems to read before they begin. `date` is when it last changed. */
export const emitCapability = (base: string, version: string, date: string): CapabilityStatement => ({
  resourceType: 'CapabilityStatement',
  url: `${base}/metadata`,
  version,
  name: 'GoodWorkReferrals',
  title: 'Referrals into Good Work, in the shape of the Booking and Referral Standard',
  status: 'active',
  experimental: true,
  date,
  publisher: 'Good Work',
  description:
    'Takes referrals as messages and says how they stand. It follows the Booking and Referral Standard 1.4.0 and is not certified by NHS England.',
  kind: 'instance',
  software: { name: 'Good Work', version },
  implementation: { description: 'Good Work', url: base },
  fhirVersion: '4.0.1',
  format: ['json'],
  patchFormat: ['application/fhir+json'],
  rest: [
    {
      mode: 'server',
      security: {
        cors: false,
        service: [
          {
            coding: [{ system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'OAuth' }],
          },
        ],
        description: 'A bearer token that an administrator gives to one organisation.',
      },
      resource: RESOURCES,
      operation: [
        {
          name: 'process-message',
          definition: 'http://hl7.org/fhir/OperationDefinition/MessageHeader-process-message',
        },
      ],
    },
  ],
  messaging: [
    {
      documentation: 'servicerequest-request is taken, servicerequest-response is sent.',
      supportedMessage: [
        { mode: 'receiver', definition: 'https://fhir.nhs.uk/MessageDefinition/bars-message-servicerequest-request' },
        { mode: 'sender', definition: 'https://fhir.nhs.uk/MessageDefinition/bars-message-servicerequest-response' },
      ],
    },
  ],
})
