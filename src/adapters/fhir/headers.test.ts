import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { echoed, readHeaders, unacceptable, unreadable } from './headers.ts'

const coded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64')
const IDS = { 'x-request-id': 'c1ab3fba-6bae-4ba4-b257-5a87c44d4a91', 'x-correlation-id': 'a-correlation' }
const TARGET = coded({ value: '2000011147', system: 'https://fhir.nhs.uk/Id/dos-service-id' })
const SURGERY = {
  resourceType: 'Organization',
  identifier: [{ value: 'Z99001', system: 'https://fhir.nhs.uk/Id/ods-organization-code' }],
  name: 'Larch Lane Surgery',
}

describe('the headers of a request', () => {
  it('say which request it is, for which service, on whose behalf', () => {
    const given = { ...IDS, 'nhsd-target-identifier': TARGET, 'nhsd-end-user-organisation': coded(SURGERY) }
    assert.deepEqual(readHeaders(given, { target: true }), {
      ok: true,
      headers: {
        requestId: IDS['x-request-id'],
        correlationId: IDS['x-correlation-id'],
        target: { system: 'https://fhir.nhs.uk/Id/dos-service-id', value: '2000011147' },
        endUser: { odsCode: 'Z99001', name: 'Larch Lane Surgery' },
      },
    })
  })

  const REFUSED: readonly (readonly [string, Record<string, string>, string])[] = [
    ['no ids', { 'nhsd-target-identifier': TARGET }, 'invalid'],
    ['ids that are none', { ...IDS, 'x-request-id': 'a b\n', 'nhsd-target-identifier': TARGET }, 'value'],
    ['no target', IDS, 'invalid'],
    ['a target that is no base64', { ...IDS, 'nhsd-target-identifier': '%%%' }, 'structure'],
    ['a target that is no JSON', { ...IDS, 'nhsd-target-identifier': 'aGVsbG8=' }, 'structure'],
    ['a target without a system', { ...IDS, 'nhsd-target-identifier': coded({ value: '1' }) }, 'structure'],
    [
      'an organisation that is none',
      { ...IDS, 'nhsd-target-identifier': TARGET, 'nhsd-end-user-organisation': coded([1]) },
      'structure',
    ],
  ]
  for (const [name, given, issue] of REFUSED) {
    it(`are refused with ${name}`, () => {
      const read = readHeaders(given, { target: true })
      assert.ok(!read.ok)
      assert.deepEqual([read.refusal.status, read.refusal.code], [400, 'SEND_BAD_REQUEST'])
      assert.equal(read.refusal.findings[0]!.issue, issue)
    })
  }

  it('need no target where we are asked what we can do', () => assert.ok(readHeaders(IDS, { target: false }).ok))

  it('say the ids back, and nothing that could break a header', () => {
    assert.deepEqual(echoed(IDS), IDS)
    assert.deepEqual(echoed({ ...IDS, 'x-request-id': 'a\r\nset-cookie: b' }), { 'x-correlation-id': 'a-correlation' })
  })

  it('never make us throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (id, target, organization) => {
        const given = { ...IDS, 'x-request-id': id, 'nhsd-target-identifier': target }
        readHeaders({ ...given, 'nhsd-end-user-organisation': organization }, { target: true })
        readHeaders({ ...IDS, 'nhsd-target-identifier': Buffer.from(target).toString('base64') }, { target: true })
      }),
      { numRuns: 500 },
    )
  })
})

describe('what is asked for and sent', () => {
  const ACCEPTS: readonly (readonly [string | undefined, number | null])[] = [
    [undefined, null],
    ['*/*', null],
    ['application/fhir+json', null],
    ['application/fhir+json; version=1.4.0', null],
    ['text/html, application/json;q=0.9', null],
    ['application/fhir+json; version=2.0.0', 406],
    ['application/fhir+xml', 406],
    ['text/html', 406],
  ]
  for (const [accept, status] of ACCEPTS) {
    it(`“${accept ?? 'nothing'}” is ${status ? 'not spoken here' : 'spoken here'}`, () =>
      assert.equal(unacceptable(accept)?.status ?? null, status))
  }

  it('is JSON', () => {
    assert.equal(unreadable('application/fhir+json; version=1.0.0'), null)
    assert.equal(unreadable('application/json'), null)
    for (const type of [undefined, 'application/fhir+xml', 'application/json-patch+json', 'text/plain']) {
      assert.equal(unreadable(type)?.code, 'SEND_NOT_ACCEPTABLE')
    }
  })
})
