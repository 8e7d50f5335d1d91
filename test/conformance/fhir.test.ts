import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { TASK_STATUS } from '../../src/adapters/fhir/code-sets.ts'
import { emitServiceRequest, emitTask } from '../../src/adapters/fhir/emit-request.ts'
import { isError } from '../../src/adapters/fhir/finding.ts'
import { readHeaders } from '../../src/adapters/fhir/headers.ts'
import { readPatch } from '../../src/adapters/fhir/patch.ts'
import { readJson } from '../../src/adapters/fhir/read-json.ts'
import { readReferral } from '../../src/adapters/fhir/read-referral.ts'
import { RESOURCES } from '../../src/adapters/fhir/resources.ts'
import { elementsOf } from '../../src/adapters/fhir/shape.ts'
import { tidyResource } from '../../src/adapters/fhir/tidy.ts'
import { referralMessage, SHARED_SAMPLE } from '../harness/fhir.ts'
import { sharedData } from '../harness/shared-data.ts'
import { fhirXmlToJson } from './fhir-xml.ts'

/**
 * The official examples that are faulty, each with what is wrong. Every other example has to be read without an error;
 * what was understood all the same is counted beside it.
 */
const FAULTY: Readonly<Record<string, string>> = {
  'OperationOutcome/REC/500-REC_SERVER_ERROR-too costly.json': 'code-invalid OperationOutcome.issue[0].code',
  'invalid-base64.json': 'code-invalid OperationOutcome.issue[0].code',
  'unavailable.json': 'code-invalid OperationOutcome.issue[0].code',
  '_status.json': 'structure Resource',
  'appointment/PATCH-body.json': 'required Appointment.participant',
  'document_reference/GET-success.json': 'structure ',
  'document_reference/POST-body.json': 'required DocumentReference.status',
  'document_reference/POST-success.json': 'required DocumentReference.status',
  'document_reference/id/GET-success.json': 'value DocumentReference.id',
  'document_reference/id/PUT-body.json': 'value DocumentReference.id',
  'process_message/POST-success.json': 'required Bundle.entry[1].resource.participant[0].status',
  'process_message/response/Booking (HTTP Response) .json': 'required Bundle.entry[1].resource.participant[0].status',
  'process_message/request/ValidationResponse (POST) .json': 'value Bundle.entry[6].resource.identifier[0].value',
}

const root = sharedData('health-fhir')
const files = (pattern: string) => (root ? globSync(pattern, { cwd: root }).sort() : [])
const textOf = (file: string) => readFileSync(join(root!, file), 'utf8')
const BASE = 'https://good-work.test/fhir'

const counted: string[] = []
const count = (what: string, good: number, all: number, more = '') =>
  counted.push(`${what.padEnd(76)} ${String(good).padStart(4)} of ${String(all).padEnd(4)} ${more}`)

/** The example as a value, or the reason why it is none. */
function valueIn(file: string): { readonly value: unknown } | { readonly wrong: string } {
  if (file.endsWith('.xml')) return { value: fhirXmlToJson(textOf(file)) }
  const read = readJson(textOf(file))
  return 'refusal' in read ? { wrong: `${read.refusal.findings[0]!.issue} ` } : read
}

/** What is wrong first, as `issue expression`; null where nothing is. */
function firstWrong(file: string): { readonly wrong: string | null; readonly notes: number } {
  const read = valueIn(file)
  if ('wrong' in read) return { ...read, notes: 0 }
  const { findings } = tidyResource(read.value)
  const error = findings.find(isError)
  return { wrong: error ? `${error.issue} ${error.expression}` : null, notes: findings.length }
}

after(() => counted.length > 0 && console.log(['', ...counted].join('\n')))

describe('the official examples', { skip: !root }, () => {
  const GROUPS = [
    ['Booking and Referral Standard 1.4.0, JSON', 'bars/examples-1.4.0/**/*.json'],
    ['Gravity SDOH, XML', 'gravity-sdoh-stu2/*.xml'],
    ['UK Core, examples and definitions, XML', 'uk-core/**/*.xml'],
  ] as const
  for (const [name, pattern] of GROUPS) {
    it(`of ${name} are accepted, or refused for the right reason`, () => {
      const read = files(pattern).map((file) => ({
        file: file.replace('bars/examples-1.4.0/', ''),
        ...firstWrong(file),
      }))
      assert.ok(read.length > 0)
      for (const { file, wrong } of read) assert.equal(wrong, FAULTY[file] ?? null, file)
      const accepted = read.filter(({ wrong }) => wrong === null)
      count(
        `${name}: accepted`,
        accepted.length,
        read.length,
        `${accepted.filter(({ notes }) => notes > 0).length} noted`,
      )
      count(`${name}: refused, each for its own fault`, read.length - accepted.length, read.length)
    })
  }

  it('that are messages are answered with the code for what they ask', () => {
    const messages = files('bars/examples-1.4.0/process_message/**/*.json')
    const codes = messages.map((file) => {
      const read = valueIn(file)
      const referral = readReferral('value' in read ? read.value : null)
      return referral.ok ? 'taken' : `${referral.refusal.status} ${referral.refusal.code}`
    })
    assert.deepEqual([...new Set(codes)], ['501 REC_NOT_IMPLEMENTED'])
    count('messages of bookings and answers: told that we take none', codes.length, messages.length)
  })

  it('of a request become a referral, put into a message in place of ours', () => {
    const [example] = files('uk-core/examples/UKCore-ServiceRequest-Colonoscopy*.xml')
    const patient = valueIn('uk-core/examples/UKCore-Patient-RichardSmith-Example.xml')
    const request = valueIn(example!)
    assert.ok('value' in patient && 'value' in request)
    const bundle = referralMessage()
    const [subject, focus] = ['Patient/UKCore-Patient-RichardSmith-Example', 'ServiceRequest/the-request']
    const entry = bundle.entry!.map((one) => {
      const type = one.resource!.resourceType
      if (type === 'MessageHeader') return { ...one, resource: { ...one.resource, focus: [{ reference: focus }] } }
      if (type === 'Patient') return { fullUrl: `https://example.test/${subject}`, resource: patient.value }
      if (type === 'Consent') return { ...one, resource: { ...one.resource, patient: { reference: subject } } }
      return type === 'ServiceRequest' ? { fullUrl: `https://example.test/${focus}`, resource: request.value } : one
    })
    const read = readReferral({ ...bundle, entry })
    assert.ok(read.ok)
    const { person, reasons, asksFor, toldPerson } = read.referral
    assert.deepEqual(
      [person.name, person.bornOn, person.nhsNumber, person.phones, person.postcode],
      ['Richard SMITH', '1970-09-11', '9912003888', ['01131231234'], 'LS17 7DF'],
    )
    assert.deepEqual([asksFor, reasons[0]], ['Colonoscopy requested', 'Swollen abdomen'])
    assert.match(toldPerson!, /^ADVICE GIVEN/)
  })

  it('of a patch and a put change nothing that a sender cannot change', () => {
    const read = valueIn('bars/examples-1.4.0/service_request/PUT-body.json')
    assert.ok('value' in read)
    const patch = readPatch(read.value, '71d2b38e-b81c-4894-a522-6a65265b1d58')
    assert.ok(!patch.ok && patch.refusal.status === 422)
  })

  it('of headers are read', () => {
    const header = (file: string) =>
      /example: ["']([A-Za-z0-9+/=]+)["']/.exec(textOf(`bars/openapi/schemas1.4.0/${file}.yaml`))![1]!
    const read = readHeaders(
      {
        'x-request-id': 'c1ab3fba-6bae-4ba4-b257-5a87c44d4a91',
        'x-correlation-id': '9562466f-c982-4bd5-bb0e-255e9f5e6689',
        'nhsd-target-identifier': header('TargetIdentifier'),
        'nhsd-end-user-organisation': header('RequestingOrganisation'),
      },
      { target: true },
    )
    assert.ok(read.ok)
    assert.equal(read.headers.target?.value, '2000011147')
    assert.deepEqual(read.headers.endUser, { odsCode: 'A1001', name: 'My service provider name' })
  })

  it('of schemas in YAML describe resources that we know', () => {
    const schemas = files('bars/openapi/schemas1.4.0/*.yaml')
    const types = schemas.flatMap(
      (file) => /resourceType:\s+type: string\s+example: (\w+)/.exec(textOf(file))?.[1] ?? [],
    )
    assert.deepEqual(
      types.filter((type) => !(type in RESOURCES)),
      [],
    )
    count(
      'YAML schemas that name a resource, and it is known',
      types.length,
      schemas.length,
      'the others describe headers',
    )
  })

  it('of operations: which of them we answer', () => {
    const [api] = files('bars/openapi/*.yaml')
    const operations = [...textOf(api!).matchAll(/^ {4}(?:get|post|put|patch|delete):/gm)].length
    const ours = ['/metadata:', '/$process-message:', '/ServiceRequest:', "'/ServiceRequest/{id}':"]
    assert.deepEqual(
      ours.filter((path) => !textOf(api!).includes(`\n  ${path}`)),
      [],
    )
    // metadata, process-message, search, read and patch.
    count('operations of the standard that we answer', 5, operations, 'the rest: 405 or 501')
  })
})

describe('the definitions', { skip: !root }, () => {
  it('of UK Core name no element that we do not know, and we fill what must be supported', () => {
    const emitted: Record<string, object> = {
      ServiceRequest: emitServiceRequest(SHARED_SAMPLE),
      Task: emitTask(SHARED_SAMPLE, BASE),
      Patient: referralMessage().entry!.find(({ resource }) => resource?.resourceType === 'Patient')!.resource!,
    }
    for (const file of files('uk-core/structuredefinitions/*.xml')) {
      const must = [
        ...textOf(file).matchAll(/<path value="(\w+)\.(\w+)" \/>(?:(?!<\/element>)[\s\S])*?<mustSupport value="true"/g),
      ]
      const type = must[0]?.[1]
      if (!type || !emitted[type]) continue
      const names = [...new Set(must.map(([, , name]) => name!))].filter((name) => name !== 'extension')
      const known = elementsOf(RESOURCES[type]!).map(({ name }) => name)
      assert.deepEqual(
        names.filter((name) => !known.includes(name)),
        [],
        type,
      )
      const filled = names.filter((name) => name in emitted[type]!)
      count(`UK Core ${type}: must-support elements that ours has`, filled.length, names.length)
    }
  })

  it('of Gravity allow every status of a task that we say', () => {
    const codes = [...textOf('gravity-sdoh-stu2/SDOHCC-ValueSetTaskStatus.xml').matchAll(/<code value="([^"]+)"/g)]
    assert.ok(codes.length > 0)
    assert.deepEqual(
      codes.map(([, code]) => code!).filter((code) => !(TASK_STATUS as readonly string[]).includes(code)),
      [],
    )
  })
})
