import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import type { Bundle } from 'fhir/r4.js'
import { damaged, FHIR_PARTS } from '../../../../test/harness/fhir.ts'
import { codeOf, type FhirSystem, fhirSystem, freshMessage, requestIn } from '../../../../test/harness/fhir-system.ts'
import { tidyResource } from '../../../adapters/fhir/tidy.ts'

/** Anything that JSON can hold, and what databases choke on. */
const JUNK = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('\u0000', 'a\ud800b', '\ufeff', 'x'.repeat(30_000), '9'.repeat(400), '__proto__', -1e308),
)
const NOW = new Date('2026-11-23T10:00:00Z')
let system: FhirSystem
before(async () => {
  system = await fhirSystem(NOW)
})
after(() => system.close())

describe('the door for other systems', () => {
  it('tells everybody what can be asked, and nobody anything else', async () => {
    const { status, body } = await system.ask('GET', '/fhir/metadata', { token: null })
    assert.equal(status, 200)
    assert.deepEqual(tidyResource(body, 'CapabilityStatement').findings, [])
  })

  const DOORS = [
    ['POST', '/fhir/$process-message'],
    ['GET', '/fhir/ServiceRequest'],
    ['GET', `/fhir/ServiceRequest/${FHIR_PARTS.patient}`],
    ['PATCH', `/fhir/ServiceRequest/${FHIR_PARTS.patient}`],
    ['GET', '/fhir/Task'],
    ['GET', `/fhir/Task/${FHIR_PARTS.patient}`],
  ] as const

  it('opens to a token that is good, for what it is good for, and to no cookie', async () => {
    const tokens: readonly (readonly [string | null, string])[] = [
      [null, 'SEND_UNAUTHORIZED login'],
      ['gwp_nobody-has-this-token-at-all-not-even-me', 'SEND_UNAUTHORIZED security'],
      [system.revoked, 'SEND_UNAUTHORIZED expired'],
      [system.suspended, 'REC_FORBIDDEN forbidden'],
    ]
    let asked = 0
    for (const [method, path] of DOORS) {
      for (const [token, code] of tokens) {
        const { status, body } = await system.ask(method, path, {
          token,
          cookie: system.cookie,
          body: method === 'GET' ? undefined : {},
        })
        assert.equal(codeOf(body), code, `${method} ${path}`)
        assert.equal(status, code.startsWith('REC') ? 403 : 401)
        asked += 1
      }
      const reads = method === 'GET'
      const { status, body } = await system.ask(method, path, {
        token: reads ? system.sendsOnly : system.readsOnly,
        body: reads ? undefined : {},
      })
      assert.deepEqual([status, codeOf(body)], [403, 'SEND_FORBIDDEN forbidden'])
      asked += 1
    }
    console.log(`${asked} requests with tokens that are not good for it: ${asked} refused`)
  })

  it('says the same, to the byte but for its own id, of what is not one’s own and of what was never there', async () => {
    const id = requestIn((await system.send(freshMessage())).body)
    const seen = async (path: string) => {
      const { status, text } = await system.ask('GET', path, { token: system.stranger })
      return `${status} ${text.replace(/"id":"[^"]+"/, '')}`
    }
    for (const kind of ['Task', 'ServiceRequest']) {
      assert.equal(await seen(`/fhir/${kind}/${id}`), await seen(`/fhir/${kind}/${FHIR_PARTS.patient}`))
    }
    const { body } = await system.ask('GET', '/fhir/Task', { token: system.stranger })
    assert.equal((body as Bundle).total, 0)
    const patch = await system.ask('PATCH', `/fhir/ServiceRequest/${id}`, {
      token: system.stranger,
      body: { status: 'revoked' },
    })
    assert.equal(patch.status, 404)
  })

  const WRONG: readonly (readonly [
    string,
    string,
    string,
    object | string | undefined,
    Record<string, string>,
    string,
  ])[] = [
    [
      'a method that is not for it',
      'DELETE',
      '/fhir/ServiceRequest/1',
      undefined,
      {},
      '405 SEND_METHOD_NOT_ALLOWED not-supported',
    ],
    ['putting a whole request', 'PUT', '/fhir/ServiceRequest/1', {}, {}, '405 SEND_METHOD_NOT_ALLOWED not-supported'],
    ['an address that is none', 'GET', '/fhir/Nothing/1', undefined, {}, '404 REC_NOT_FOUND not-found'],
    [
      'what the standard has and we have not',
      'GET',
      '/fhir/Slot',
      undefined,
      {},
      '501 REC_NOT_IMPLEMENTED not-supported',
    ],
    ['what is no JSON', 'POST', '/fhir/$process-message', '{"a":', {}, '400 REC_BAD_REQUEST structure'],
    [
      'another kind of body',
      'POST',
      '/fhir/$process-message',
      'a=b',
      { 'content-type': 'application/x-www-form-urlencoded' },
      '406 SEND_NOT_ACCEPTABLE processing',
    ],
    [
      'XML',
      'POST',
      '/fhir/$process-message',
      '<Bundle/>',
      { 'content-type': 'application/fhir+xml' },
      '406 SEND_NOT_ACCEPTABLE processing',
    ],
    [
      'asking for XML',
      'GET',
      '/fhir/Task',
      undefined,
      { accept: 'application/fhir+xml' },
      '406 SEND_NOT_ACCEPTABLE processing',
    ],
    [
      'another version',
      'GET',
      '/fhir/Task',
      undefined,
      { accept: 'application/fhir+json; version=2.0.0' },
      '406 REC_NOT_ACCEPTABLE processing',
    ],
    ['no ids', 'GET', '/fhir/Task', undefined, { 'x-request-id': '' }, '400 SEND_BAD_REQUEST invalid'],
    [
      'no target',
      'POST',
      '/fhir/$process-message',
      {},
      { 'nhsd-target-identifier': '' },
      '400 SEND_BAD_REQUEST invalid',
    ],
    ['a parameter we do not know', 'GET', '/fhir/Task?shoe=41', undefined, {}, '400 SEND_BAD_REQUEST not-supported'],
    [
      'a message larger than half a megabyte',
      'POST',
      '/fhir/$process-message',
      `"${'x'.repeat(600_000)}"`,
      {},
      '400 REC_BAD_REQUEST too-long',
    ],
  ]
  for (const [name, method, path, body, headers, refusal] of WRONG) {
    it(`refuses ${name}`, async () => {
      const answer = await system.ask(method, path, { body, headers })
      assert.equal(`${answer.status} ${codeOf(answer.body)}`, refusal)
    })
  }

  it('keeps a token as no more than a digest, and writes down who let it in and shut it out', async () => {
    const rows = await system.owner.selectFrom('fhir_peer').selectAll().execute()
    assert.ok(rows.length > 3)
    assert.doesNotMatch(JSON.stringify(rows), new RegExp(system.token.slice(4, 20)))
    const verbs = await system.owner.selectFrom('history').select('verb').where('subject', 'like', 'peer:%').execute()
    assert.ok(verbs.some(({ verb }) => verb === 'peer.issued') && verbs.some(({ verb }) => verb === 'peer.revoked'))
  })

  it('writes down every look at a person', async () => {
    const id = requestIn((await system.send(freshMessage())).body)
    const looks = async () =>
      (
        await system.owner.selectFrom('history').select('verb').where('subject', '=', `referral:${id}`).execute()
      ).filter(({ verb }) => verb === 'referral.viewed').length
    await system.ask('GET', `/fhir/Task/${id}`)
    await system.ask('GET', `/fhir/ServiceRequest?_id=${id}`)
    assert.equal(await looks(), 2)
  })

  it('falls over nothing: a message damaged anyhow is taken or refused', async () => {
    const statuses = new Map<number, number>()
    await fc.assert(
      fc.asyncProperty(
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 1, max: 3 }),
        JUNK,
        async (random, times, junk) => {
          let message: unknown = JSON.parse(JSON.stringify(freshMessage()))
          for (let i = 0; i < times; i += 1) message = damaged(message, () => random.next().value as number, junk)
          const { status, body } = await system.ask('POST', '/fhir/$process-message', {
            body: JSON.stringify(message) ?? '',
          })
          statuses.set(status, (statuses.get(status) ?? 0) + 1)
          assert.ok(status < 500 || status === 501, JSON.stringify(body))
        },
      ),
      { numRuns: 400 },
    )
    console.log(`400 damaged messages: ${[...statuses].map(([status, times]) => `${times} × ${status}`).join(', ')}`)
  })
})
