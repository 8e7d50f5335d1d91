import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readPatch } from './patch.ts'
import { readReferralSearch } from './search-parameters.ts'

const ID = '71d2b38e-b81c-4894-a522-6a65265b1d58'

/** `status issue expression`, or what is to change. */
function told(value: unknown): unknown {
  const read = readPatch(value, ID)
  if (read.ok) return read.patch
  const { status, findings } = read.refusal
  const first = findings.find(({ severity }) => severity === 'error')!
  return `${status} ${first.issue} ${first.expression}`
}

describe('a patch of a request', () => {
  const NOTHING = { withdraw: false, enteredInError: false, notes: [] }
  const CASES: readonly (readonly [string, unknown, unknown])[] = [
    ['takes it back', { status: 'revoked' }, { ...NOTHING, withdraw: true }],
    [
      'says that it was a mistake',
      { status: 'entered-in-error' },
      { ...NOTHING, withdraw: true, enteredInError: true },
    ],
    ['says that it stands', { resourceType: 'ServiceRequest', id: ID, status: 'active' }, NOTHING],
    ['is refused for another priority', { priority: 'urgent' }, '422 not-supported ServiceRequest.priority'],
    ['adds words', { note: [{ text: 'New number' }] }, { ...NOTHING, notes: ['New number'] }],
    ['adds what the person was told', { PatientInstruction: 'Ring us' }, { ...NOTHING, notes: ['Ring us'] }],
    ['is refused with a status that is none', { status: 'inactive' }, '400 code-invalid ServiceRequest.status'],
    ['is refused with the receiver’s status', { status: 'completed' }, '422 business-rule ServiceRequest.status'],
    ['is refused for another id', { id: 'another' }, '400 invariant ServiceRequest.id'],
    ['is refused for another person', { subject: { display: 'x' } }, '422 not-supported ServiceRequest.subject'],
    ['is refused for another asker', { requester: { display: 'x' } }, '422 not-supported ServiceRequest.requester'],
    ['is refused as a list of operations', [{ op: 'replace' }], '400 structure '],
    ['is refused for another resource', { resourceType: 'Patient' }, '400 structure Patient'],
  ]
  for (const [name, value, answer] of CASES) it(name, () => assert.deepEqual(told(value), answer))
})

describe('a search for requests', () => {
  const read = (query: string, of: 'ServiceRequest' | 'Task' = 'ServiceRequest') =>
    readReferralSearch(new URLSearchParams(query), of)
  const issue = (query: string) => {
    const answer = read(query)
    return answer.ok ? 'read' : `${answer.refusal.code} ${answer.refusal.findings[0]!.issue}`
  }

  it('is by NHS number, with its system or without', () => {
    for (const query of [
      'patient:identifier=https%3A%2F%2Ffhir.nhs.uk%2FId%2Fnhs-number%7C9434765919',
      'patient:identifier=9434765919',
    ]) {
      const answer = read(query)
      assert.ok(answer.ok)
      assert.equal(answer.search.nhsNumber, '9434765919')
    }
  })

  it('is by name, date of birth and postcode together, as the standard writes dates too', () => {
    const answer = read(
      'patient:name=John%20Smith%0A&patient:birthdate=eq20%2F01%2F1995%0A&patient:address-postalcode=ls14ap',
    )
    assert.ok(answer.ok)
    assert.deepEqual(answer.search.person, { name: 'John Smith', bornOn: '1995-01-20', postcode: 'LS1 4AP' })
  })

  it('is paged, and never by more than a hundred', () => {
    const answer = read('_count=5000&_offset=40&status=active,on-hold')
    assert.ok(answer.ok)
    assert.deepEqual(
      [answer.search.count, answer.search.offset, answer.search.status],
      [100, 40, ['active', 'on-hold']],
    )
  })

  const REFUSED: readonly (readonly [string, string])[] = [
    ['patient:identifier=9434765918', 'SEND_BAD_REQUEST value'],
    ['patient:identifier=urn:other|9434765919', 'SEND_BAD_REQUEST value'],
    ['patient:name=Smith', 'SEND_BAD_REQUEST required'],
    ['patient:name=Smith&patient:birthdate=1995-02-30&patient:address-postalcode=LS14AP', 'SEND_BAD_REQUEST required'],
    ['status=inactive', 'SEND_BAD_REQUEST value'],
    ['_count=-1', 'SEND_BAD_REQUEST value'],
    ['anything=else', 'SEND_BAD_REQUEST not-supported'],
    ['status=active&status=draft', 'SEND_BAD_REQUEST invalid'],
  ]
  for (const [query, refusal] of REFUSED) it(`is refused: ${query}`, () => assert.equal(issue(query), refusal))
})
