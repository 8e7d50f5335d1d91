import fc from 'fast-check'
import type { Bundle, FhirResource } from 'fhir/r4.js'
import type { Envelope } from '../../src/adapters/fhir/emit-message.ts'
import { emitReferral, type PartIds } from '../../src/adapters/fhir/emit-referral.ts'
import type { IncomingReferral } from '../../src/adapters/fhir/incoming-referral.ts'
import type { SharedReferral } from '../../src/adapters/fhir/sent-referral.ts'
import { SYSTEMS } from '../../src/adapters/fhir/systems.ts'
import { isLoose } from '../../src/adapters/formats/loose.ts'
import { nhsCheckDigit } from '../../src/domain/nhs-number.ts'
import { REFERRAL_STATUSES } from '../../src/domain/referral.ts'

const uuid = (last: number): string => `3f0c1a52-7d7e-4d0a-9c55-${String(last).padStart(12, '0')}`

export const FHIR_PARTS: PartIds = {
  patient: uuid(1),
  practice: uuid(2),
  sender: uuid(3),
  receiver: uuid(4),
  service: uuid(5),
  practitioner: uuid(6),
  role: uuid(7),
  employer: uuid(8),
  consent: uuid(9),
}

export const FHIR_ENVELOPE: Envelope = {
  id: uuid(20),
  bundleId: uuid(21),
  at: new Date('2026-11-23T10:00:00Z'),
  event: 'servicerequest-request',
  reason: 'new',
  fromEndpoint: 'https://practice.test/fhir',
  toEndpoint: 'https://good-work.test/fhir',
}

/** Somebody made up, referred by a practice that is made up. */
export const SAMPLE_REFERRAL: Omit<IncomingReferral, 'findings'> = {
  move: 'new',
  messageId: FHIR_ENVELOPE.id,
  sentAt: FHIR_ENVELOPE.at.toISOString(),
  requestId: uuid(30),
  requestIds: [{ system: 'https://practice.test/Id/referral', value: 'R-1001' }],
  follows: [],
  sender: { name: 'Larch Lane Surgery', odsCode: 'Z99001', endpoint: FHIR_ENVELOPE.fromEndpoint, software: 'Larch' },
  to: {
    organization: { name: 'Wend Valley Council', odsCode: 'Z99002' },
    service: { name: 'Employment support', ids: [{ system: SYSTEMS.dosService, value: '2000099999' }] },
    endpoint: FHIR_ENVELOPE.toEndpoint,
  },
  person: {
    givenNames: ['Marisol', 'Ana'],
    familyName: 'Quill',
    name: 'Marisol Ana Quill',
    knownAs: 'Mari',
    bornOn: '1988-02-29',
    nhsNumber: '9434765919',
    phones: ['07700 900123'],
    emails: ['marisol@example.test'],
    addressLines: ['4 Tanner Row', 'Wend'],
    postcode: 'NW5 2AA',
    language: 'es',
    interpreter: true,
    practice: { name: 'Larch Lane Surgery', odsCode: 'Z99001' },
  },
  referrer: {
    name: 'Ada Fenn',
    role: 'Social prescribing link worker',
    organization: { name: 'Larch Lane Surgery', odsCode: 'Z99001' },
    phones: ['020 7946 0101'],
    emails: ['ada@example.test'],
  },
  priority: 'routine',
  categories: ['referral'],
  asksFor: 'Help to find work',
  reasons: ['Out of work since spring and wants to go back to kitchens'],
  notes: ['Mornings are best'],
  toldPerson: 'Somebody will ring within three working days',
  consent: { given: 'explicit', on: '2026-11-22', categories: ['DRC'] },
  restricted: false,
}

/** Returns a message that refers somebody made up; what is given replaces what the sample says. */
export const referralMessage = (
  changes: Partial<Omit<IncomingReferral, 'findings'>> = {},
  envelope: Partial<Envelope> = {},
): Bundle<FhirResource> =>
  emitReferral({ ...SAMPLE_REFERRAL, ...changes }, FHIR_PARTS, { ...FHIR_ENVELOPE, ...envelope })

const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { nil: null })
const word = fc.stringMatching(/^[A-Za-zÀ-ž'؀-ي]{1,12}$/u)
const line = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
const odsCode = fc.stringMatching(/^[A-Z][A-Z0-9]{2,5}$/)
const organization = fc.record({ name: line, odsCode: maybe(odsCode) })
const telephone = fc.stringMatching(/^0[1-9][0-9]{9}$/)
const email = fc.stringMatching(/^[a-z]{1,8}@[a-z]{1,8}\.test$/)
const several = <T>(one: fc.Arbitrary<T>) => fc.uniqueArray(one, { maxLength: 3 })
const date = fc
  .date({ min: new Date('1920-01-01'), max: new Date('2026-11-01'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))
const nhsNumber = fc
  .stringMatching(/^[1-9][0-9]{8}$/)
  .filter((nine) => nhsCheckDigit(nine) !== 10 && !/^(\d)\1*$/.test(nine))
  .map((nine) => `${nine}${nhsCheckDigit(nine)}`)
  .filter((number) => !/^(\d)\1*$/.test(number))
const outsideId = fc.record({ system: maybe(fc.constant('https://practice.test/Id/referral')), value: word })

/** Any referral that a sender could tell of. */
export const ANY_REFERRAL: fc.Arbitrary<Omit<IncomingReferral, 'findings'>> = fc.record({
  move: fc.constant('new' as const),
  messageId: fc.constant(FHIR_ENVELOPE.id),
  sentAt: fc.constant(FHIR_ENVELOPE.at.toISOString()),
  requestId: fc.uuid(),
  requestIds: several(outsideId),
  follows: fc.uniqueArray(fc.uuid(), { maxLength: 2 }),
  sender: organization.map((sender) => ({ ...sender, endpoint: FHIR_ENVELOPE.fromEndpoint, software: 'Larch' })),
  to: fc.record({
    organization,
    service: maybe(fc.record({ name: maybe(line), ids: several(outsideId) })),
    endpoint: fc.constant(FHIR_ENVELOPE.toEndpoint),
  }),
  person: fc
    .record({
      givenNames: fc.array(word, { minLength: 1, maxLength: 3 }),
      familyName: maybe(word),
      knownAs: maybe(word),
      bornOn: maybe(date),
      nhsNumber: maybe(nhsNumber),
      phones: several(telephone),
      emails: several(email),
      addressLines: several(line),
      postcode: maybe(fc.constantFrom('NW5 2AA', 'E8 1EA', 'N1 2XH')),
      language: maybe(fc.constantFrom('so', 'bn', 'en', 'pt-BR')),
      interpreter: fc.boolean(),
      practice: maybe(organization),
    })
    .map((person) => ({ ...person, name: [...person.givenNames, person.familyName].filter(Boolean).join(' ') })),
  referrer: fc.record({
    name: maybe(line),
    role: maybe(line),
    organization,
    phones: several(telephone),
    emails: several(email),
  }),
  priority: fc.constantFrom('routine' as const, 'urgent' as const, 'asap' as const, 'stat' as const),
  categories: several(word),
  asksFor: maybe(line),
  reasons: several(line),
  notes: several(line),
  toldPerson: maybe(line),
  consent: fc.oneof(
    fc.constant({ given: 'unsaid' as const, on: null, categories: [] }),
    fc.record({
      given: fc.constantFrom('explicit' as const, 'implied' as const),
      on: maybe(date),
      categories: fc.constant(['DRC']),
    }),
  ),
  restricted: fc.boolean(),
})

/** Any referral of ours as another system may know it. */
export const ANY_SHARED: fc.Arbitrary<SharedReferral> = fc.record({
  id: fc.uuid(),
  status: fc.constantFrom(...REFERRAL_STATUSES.map(({ value }) => value)),
  held: fc.boolean(),
  statusReason: maybe(fc.record({ code: fc.stringMatching(/^[a-z]{2,8}(-[a-z]{2,8})?$/), words: line })),
  priority: fc.constantFrom('routine' as const, 'urgent' as const),
  categories: several(word),
  asksFor: maybe(line),
  madeAt: fc.date({ min: new Date('2025-01-01'), max: new Date('2026-11-01'), noInvalidDate: true }),
  changedAt: fc.date({ min: new Date('2026-11-01'), max: new Date('2026-12-01'), noInvalidDate: true }),
  requestIds: several(outsideId),
  sender: organization.map((one) => ({ ...one, id: uuid(3) })),
  receiver: organization.map((one) => ({ ...one, id: uuid(4) })),
  person: maybe(nhsNumber).map((number) => ({ id: uuid(1), nhsNumber: number })),
  outcome: maybe(fc.record({ code: fc.constant('job-started'), words: line, on: maybe(date) })),
  partOf: maybe(fc.uuid()),
  parts: fc.array(
    fc.record({
      id: fc.uuid(),
      status: fc.constantFrom('requested' as const, 'completed' as const, 'rejected' as const),
    }),
    { maxLength: 3 },
  ),
})

/** A referral of ours that is closed, with everything another system may know of it. */
export const SHARED_SAMPLE: SharedReferral = {
  id: uuid(40),
  status: 'closed',
  held: false,
  statusReason: { code: 'job-started', words: 'Started a job' },
  priority: 'routine',
  categories: ['referral'],
  asksFor: 'Help to find work',
  madeAt: new Date('2026-11-02T09:00:00Z'),
  changedAt: new Date('2026-11-20T09:00:00Z'),
  requestIds: [{ system: 'https://practice.test/Id/referral', value: 'R-1001' }],
  sender: { id: uuid(3), name: 'Larch Lane Surgery', odsCode: 'Z99001' },
  receiver: { id: uuid(4), name: 'Wend Valley Council', odsCode: 'Z99002' },
  person: { id: uuid(1), nhsNumber: '9434765919' },
  outcome: { code: 'job-started', words: 'Started a job', on: '2026-11-19' },
  partOf: null,
  parts: [],
}

/** Takes something out of a message, doubles it, or puts junk in its place. */
export function damaged(value: unknown, random: () => number, junk: unknown): unknown {
  const deeper = (part: unknown) =>
    random() % 6 === 0 ? [undefined, junk, [part, part], ''][random() % 4] : damaged(part, random, junk)
  if (Array.isArray(value) && value.length > 0) {
    const at = random() % value.length
    return value.map((part: unknown, i) => (i === at ? deeper(part) : part))
  }
  if (!isLoose(value) || Object.keys(value).length === 0) return junk
  const names = Object.keys(value)
  const name = names[random() % names.length]!
  return { ...value, [name]: deeper(value[name]) }
}
