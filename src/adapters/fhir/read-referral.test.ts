import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { ANY_REFERRAL, damaged, referralMessage, SAMPLE_REFERRAL } from '../../../test/harness/fhir.ts'
import { LARGEST_MESSAGE, readJson } from './read-json.ts'
import { readReferral } from './read-referral.ts'
import { refusalOutcome } from './refusal.ts'
import { tidyResource } from './tidy.ts'

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

type Json = Record<string, unknown>
type Part = Record<string, unknown>

/** The sample message as somebody sent it, changed: `entries` are its resources by type, the first of each. */
function changed(change: (entries: Record<string, Part>, bundle: Json) => void): unknown {
  const bundle = plain(referralMessage()) as Json & { entry: { resource: Part }[] }
  const first: Record<string, Part> = {}
  for (const { resource } of bundle.entry) first[resource.resourceType as string] ??= resource
  change(first, bundle)
  return bundle
}

const set = (part: Part | undefined, name: string, value: unknown): void => {
  part![name] = value
}

/** What is wrong, as `status code issue expression`; `taken` where nothing is. */
function told(value: unknown): string {
  const read = readReferral(value)
  if (read.ok) return 'taken'
  const { status, code, findings } = read.refusal
  const first = findings.find(({ severity }) => severity === 'error')!
  return `${status} ${code} ${first.issue} ${first.expression}`
}

describe('a referral in a message', () => {
  it('is read whole: the person, who refers them, to whom, why, and what they agreed to', () => {
    const read = readReferral(referralMessage())
    assert.deepEqual(read, { ok: true, referral: { ...SAMPLE_REFERRAL, findings: [] } })
  })

  const AT = 'Bundle.entry'
  const REFUSED: readonly (readonly [string, (e: Record<string, Part>, bundle: Json) => void, string])[] = [
    ['is no message', (_, b) => set(b, 'type', 'searchset'), '400 REC_BAD_REQUEST invariant Bundle.type'],
    ['has no type that exists', (_, b) => set(b, 'type', 'post'), '400 REC_BAD_REQUEST code-invalid Bundle.type'],
    ['has no entries', (_, b) => set(b, 'entry', []), '400 REC_BAD_REQUEST required Bundle.entry'],
    [
      'has its header elsewhere',
      (_, b) => (b.entry as unknown[]).reverse(),
      '400 REC_BAD_REQUEST required Bundle.entry[0].resource',
    ],
    [
      'tells of a booking',
      (e) => set(e.MessageHeader, 'eventCoding', { code: 'booking-request' }),
      '501 REC_NOT_IMPLEMENTED not-supported Bundle.entry[0].resource.eventCoding',
    ],
    [
      'tells of what nobody knows',
      (e) => set(e.MessageHeader, 'eventCoding', { code: 'party-invitation' }),
      '400 REC_BAD_REQUEST code-invalid Bundle.entry[0].resource.eventCoding',
    ],
    [
      'does not say why it comes',
      (e) => set(e.MessageHeader, 'reason', undefined),
      '400 REC_BAD_REQUEST required Bundle.entry[0].resource.reason',
    ],
    [
      'comes for a reason that is none',
      (e) => set(e.MessageHeader, 'reason', { coding: [{ code: 'maybe' }] }),
      '400 REC_BAD_REQUEST code-invalid Bundle.entry[0].resource.reason',
    ],
    [
      'comes from nobody',
      (e) => set(e.MessageHeader, 'sender', { reference: 'urn:uuid:nobody' }),
      '400 REC_BAD_REQUEST required Bundle.entry[0].resource.sender',
    ],
    [
      'is about nothing in it',
      (e) => set(e.MessageHeader, 'focus', [{ reference: 'urn:uuid:elsewhere' }]),
      '400 REC_BAD_REQUEST required Bundle.entry[0].resource.focus',
    ],
    [
      'has a status that FHIR has not',
      (e) => set(e.ServiceRequest, 'status', 'inactive'),
      `400 REC_BAD_REQUEST code-invalid ${AT}[1].resource.status`,
    ],
    [
      'has no intent',
      (e) => set(e.ServiceRequest, 'intent', undefined),
      `400 REC_BAD_REQUEST required ${AT}[1].resource.intent`,
    ],
    [
      'has a subject outside',
      (e) => set(e.ServiceRequest, 'subject', { reference: 'Patient/7' }),
      `400 REC_BAD_REQUEST required ${AT}[1].resource.subject`,
    ],
    [
      'has a wrong NHS number',
      (e) => set(e.Patient, 'identifier', [{ system: 'https://fhir.nhs.uk/id/NHS-number', value: '9434765918' }]),
      `400 REC_BAD_REQUEST value ${AT}[2].resource.identifier[0].value`,
    ],
    [
      'has a date of birth that never was',
      (e) => set(e.Patient, 'birthDate', '1987-02-29'),
      `400 REC_BAD_REQUEST value ${AT}[2].resource.birthDate`,
    ],
    [
      'has an id that FHIR has not',
      (e) => set(e.Patient, 'id', 'Larch Lane|7'),
      `400 REC_BAD_REQUEST value ${AT}[2].resource.id`,
    ],
    [
      'has a name without end',
      (e) => set(e.Patient, 'name', [{ family: 'x'.repeat(301) }]),
      `400 REC_BAD_REQUEST too-long ${AT}[2].resource.name`,
    ],
    [
      'has a character that no text has',
      (e) => set(e.Patient, 'name', [{ family: 'Qui\u0000ll' }]),
      `400 REC_BAD_REQUEST value ${AT}[2].resource.name[0].family`,
    ],
    ['names nobody', (e) => set(e.Patient, 'name', undefined), `400 REC_BAD_REQUEST required ${AT}[2].resource.name`],
    [
      'comes from a code that is none',
      (e) =>
        set(e.Organization, 'identifier', [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'Z 9' }]),
      `400 REC_BAD_REQUEST value ${AT}[3].resource.identifier[0].value`,
    ],
    [
      'means something else by an extension',
      (e) => set(e.ServiceRequest, 'modifierExtension', [{ url: 'urn:not', valueBoolean: true }]),
      `400 REC_BAD_REQUEST extension ${AT}[1].resource.modifierExtension`,
    ],
    [
      'asks not to help',
      (e) => set(e.ServiceRequest, 'doNotPerform', true),
      `422 REC_UNPROCESSABLE_ENTITY not-supported ${AT}[1].resource.doNotPerform`,
    ],
    [
      'is about somebody who died',
      (e) => set(e.Patient, 'deceasedDateTime', '2026-01-02'),
      `422 REC_UNPROCESSABLE_ENTITY business-rule ${AT}[2].resource.deceased`,
    ],
    [
      'is about somebody who said no',
      (e) => set(e.Consent, 'provision', { type: 'deny' }),
      '422 REC_UNPROCESSABLE_ENTITY business-rule Bundle.entry.resource',
    ],
    [
      'is new and over',
      (e) => set(e.ServiceRequest, 'status', 'completed'),
      `422 REC_UNPROCESSABLE_ENTITY invariant ${AT}[1].resource.status`,
    ],
  ]
  for (const [name, change, refusal] of REFUSED) {
    it(`is refused where it ${name}`, () => assert.equal(told(changed(change)), refusal))
  }

  const UNDERSTOOD: readonly (readonly [string, (e: Record<string, Part>, bundle: Json) => void, string])[] = [
    [
      'one where a list belongs',
      (e) => set(e.ServiceRequest, 'category', { coding: [{ code: 'referral' }] }),
      `structure ${AT}[1].resource.category`,
    ],
    [
      'an element in other capitals',
      (e) => set(e.ServiceRequest, 'PatientInstruction', 'Ring if it gets worse'),
      `structure ${AT}[1].resource.PatientInstruction`,
    ],
    ['an empty element', (e) => set(e.Patient, 'gender', ''), `value ${AT}[2].resource.gender`],
    ['an element nobody knows', (e) => set(e.Patient, 'shoeSize', 41), `structure ${AT}[2].resource.shoeSize`],
    [
      'a reference that leads nowhere',
      (e) => set(e.ServiceRequest, 'encounter', { reference: 'Encounter/9' }),
      `not-found ${AT}[1].resource.encounter.reference`,
    ],
  ]
  for (const [name, change, note] of UNDERSTOOD) {
    it(`is understood with ${name}, and that is noted`, () => {
      const read = readReferral(changed(change))
      assert.ok(read.ok)
      assert.deepEqual(
        read.referral.findings.map(({ issue, expression }) => `${issue} ${expression}`),
        [note],
      )
    })
  }

  it('is taken back by “delete”, and by an update to a request that is revoked', () => {
    const taken = (reason: 'update' | 'delete', move: 'update' | 'withdraw') => {
      const read = readReferral(referralMessage({ move }, { reason }))
      return read.ok && read.referral.move
    }
    assert.equal(taken('delete', 'withdraw'), 'withdraw')
    assert.equal(taken('update', 'withdraw'), 'withdraw')
    assert.equal(taken('update', 'update'), 'update')
  })

  it('leaves ethnicity, religion and relatives where they are', () => {
    const read = readReferral(
      changed((e) => {
        set(e.Patient, 'maritalStatus', { text: 'never told' })
        set(e.Patient, 'extension', [{ url: 'urn:religion', valueString: 'never told' }])
        set(e.Patient, 'contact', [{ name: { text: 'never told' }, telecom: [{ system: 'phone', value: '1' }] }])
      }),
    )
    assert.ok(read.ok)
    assert.equal(JSON.stringify(read.referral).includes('never told'), false)
  })

  it('comes back as it was, whatever is in it, and keeps to the standard on the way', () => {
    fc.assert(
      fc.property(ANY_REFERRAL, (referral) => {
        const expected = { ok: true, referral: { ...referral, findings: [] } }
        assert.deepEqual(plain(readReferral(plain(referralMessage(referral)))), plain(expected))
      }),
      { numRuns: 300 },
    )
  })

  it('however it is damaged, is taken or refused with an outcome that keeps to the standard, and never throws', () => {
    let refused = 0
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), fc.integer({ min: 1, max: 4 }), fc.anything(), (random, times, junk) => {
        let message = plain(referralMessage())
        for (let i = 0; i < times; i += 1) message = damaged(message, () => random.next().value as number, junk)
        const read = readReferral(message)
        if (read.ok) return
        refused += 1
        const outcome = refusalOutcome(read.refusal, 'an-id')
        assert.ok(outcome.issue.length > 0 && outcome.issue[0]!.severity === 'error')
        assert.deepEqual(tidyResource(plain(outcome), 'OperationOutcome').findings, [])
      }),
      { numRuns: 2000 },
    )
    assert.ok(refused > 500, `${refused} of 2000 were refused`)
  })
})

describe('a body', () => {
  const CASES: readonly (readonly [string, string, string])[] = [
    ['nothing', ' ', 'required'],
    ['what is no JSON', '{"type": "searchset" "entry": []}', 'structure'],
    ['what nests for ever', '['.repeat(100_000) + ']'.repeat(100_000), 'structure'],
  ]
  for (const [name, text, issue] of CASES) {
    it(`is refused with ${name}`, () => {
      const read = readJson(text)
      assert.ok('refusal' in read)
      assert.equal(read.refusal.findings[0]!.issue, issue)
    })
  }

  it('is read with a byte order mark before it', () => {
    assert.deepEqual(readJson('\uFEFF{"a":1}'), { value: { a: 1 } })
    assert.ok(LARGEST_MESSAGE > 100_000)
  })
})
