import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Bundle, FhirResource, OperationOutcome } from 'fhir/r4.js'
import { type referralMessage, SAMPLE_REFERRAL } from '../../../../test/harness/fhir.ts'
import { codeOf, type FhirSystem, fhirSystem, freshMessage, requestIn } from '../../../../test/harness/fhir-system.ts'
import { asMessage } from '../../../adapters/fhir/message.ts'
import { tidyResource } from '../../../adapters/fhir/tidy.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
let system: FhirSystem
before(async () => {
  system = await fhirSystem(NOW)
})
after(() => system.close())

describe('a referral from another system', () => {
  it('becomes a real referral: packet, clock, history, and the person and the receiver are told', async () => {
    const { status, body, headers } = await system.send(freshMessage())
    assert.equal(status, 200)
    assert.match(headers.get('content-type')!, /^application\/fhir\+json/)
    const { resource, findings } = tidyResource(body, 'Bundle')
    const { message, findings: more } = asMessage(resource as never)
    assert.deepEqual([...findings, ...more], [])
    assert.equal(message!.header.eventCoding?.code, 'servicerequest-response')
    const [task] = message!.all('Task')
    assert.deepEqual([task!.resource.status, task!.resource.businessStatus?.text], ['requested', 'Sent'])

    const id = requestIn(body)
    const row = await system.owner.selectFrom('referral').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    assert.deepEqual(
      [row.status, row.owner_side, row.from_organization_id],
      ['submitted', 'receiver', system.organizationId],
    )
    assert.ok(row.due_at! > NOW)
    const packet = await system.owner
      .selectFrom('referral_packet')
      .select('content')
      .where('referral_id', '=', id)
      .executeTakeFirstOrThrow()
    const { person, health, referrer } = packet.content as never as Record<string, Record<string, string>>
    assert.deepEqual([person!.givenName, person!.familyName, person!.nhsNumber], ['Marisol Ana', 'Quill', '9434765919'])
    assert.match(health as never, /Out of work/)
    assert.equal(referrer!.name, 'Ada Fenn')
    const history = await system.owner
      .selectFrom('history')
      .selectAll()
      .where('subject', '=', `referral:${id}`)
      .execute()
    assert.deepEqual(history.map(({ verb, actor, why }) => [verb, actor, why])[0], ['referral.sent', 'peer', 'machine'])
    const told = await system.owner.selectFrom('message').selectAll().where('kind', '=', 'referral.submit').execute()
    assert.ok(told.some(({ address }) => address === 'marisol@example.test'))
    const come = await system.owner
      .selectFrom('message')
      .select('address')
      .where('kind', '=', 'referral.come')
      .execute()
    assert.ok(come.some(({ address }) => address === 'marguerite.dunmore@fleetvale.example'))
  })

  it('reaches a partner without accounts by a link', async () => {
    const { id } = await system.owner
      .selectFrom('referral_service')
      .select('id')
      .where('answers_by', '=', 'link')
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow()
    const target = { system: `${system.origin}/fhir/Id/referral-service`, value: String(id) }
    const { body } = await system.send(freshMessage(), { target })
    const links = await system.owner
      .selectFrom('referral_link')
      .select('email')
      .where('referral_id', '=', requestIn(body))
      .execute()
    assert.equal(links.length, 1)
  })

  it('says the ids of the request back, whatever the answer', async () => {
    const ids = { 'x-request-id': 'c1ab3fba-6bae-4ba4-b257-5a87c44d4a91', 'x-correlation-id': 'a-correlation' }
    for (const path of ['/fhir/metadata', '/fhir/Task/nobody', '/fhir/nothing']) {
      const { headers } = await system.ask('GET', path, { headers: ids })
      assert.deepEqual([headers.get('x-request-id'), headers.get('x-correlation-id')], Object.values(ids), path)
    }
  })

  it('is one referral though it is sent a hundred times at once, and the same answer each time', async () => {
    const message = freshMessage()
    const headers = { 'x-request-id': 'the-same-request' }
    const answers = await Promise.all(Array.from({ length: 100 }, () => system.send(message, { headers })))
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200])
    const ids = new Set(answers.map(({ body }) => requestIn(body)))
    assert.equal(ids.size, 1)
    const rows = await system.owner
      .selectFrom('fhir_request')
      .select('referral_id')
      .where('request_id', '=', requestIn(message))
      .execute()
    assert.equal(rows.length, 1)
  })

  it('is refused as a duplicate where the same message says something else, or the same referral comes anew', async () => {
    const message = freshMessage()
    assert.equal((await system.send(message)).status, 200)
    const again = await system.send(message)
    assert.deepEqual([again.status, codeOf(again.body)], [409, 'REC_CONFLICT duplicate'])
    const anew = await system.send(freshMessage({ requestId: requestIn(message) }))
    assert.deepEqual([anew.status, codeOf(anew.body)], [409, 'REC_CONFLICT conflict'])
  })

  it('leaves the reasons out where consent is implied, and says so', async () => {
    const { status, body } = await system.send(
      freshMessage({ consent: { given: 'implied', on: null, categories: ['DRC'] } }),
    )
    assert.equal(status, 200)
    const bundle = body as Bundle<FhirResource>
    const noted = bundle.entry!.map(({ resource }) => resource!).find((one) => one.resourceType === 'OperationOutcome')
    assert.match((noted as OperationOutcome).issue[0]!.diagnostics!, /reasons were left out/)
    const packet = await system.owner
      .selectFrom('referral_packet')
      .select('content')
      .where('referral_id', '=', requestIn(bundle))
      .executeTakeFirstOrThrow()
    assert.equal((packet.content as { health: unknown }).health, null)
  })

  const NEVER: readonly (readonly [string, Parameters<typeof referralMessage>[0], string])[] = [
    [
      'without consent',
      { consent: { given: 'unsaid', on: null, categories: [] } },
      '422 REC_UNPROCESSABLE_ENTITY business-rule',
    ],
    [
      'against the person’s will',
      { consent: { given: 'refused', on: null, categories: [] } },
      '422 REC_UNPROCESSABLE_ENTITY business-rule',
    ],
    ['of somebody restricted', { restricted: true }, '422 REC_UNPROCESSABLE_ENTITY business-rule'],
    [
      'of somebody who cannot be reached',
      { person: { ...SAMPLE_REFERRAL.person, phones: [], emails: [], addressLines: [], postcode: null } },
      '422 REC_UNPROCESSABLE_ENTITY business-rule',
    ],
    [
      'in another organisation’s name',
      { sender: { ...SAMPLE_REFERRAL.sender, odsCode: 'Z11111' } },
      '403 REC_FORBIDDEN forbidden',
    ],
  ]
  for (const [name, changes, refusal] of NEVER) {
    it(`is refused ${name}, and nothing of it is kept`, async () => {
      const before = await system.owner.selectFrom('participant').select('id').execute()
      const message = freshMessage(changes)
      const { status, body } = await system.send(message)
      assert.equal(`${status} ${codeOf(body)}`, refusal)
      assert.equal((await system.owner.selectFrom('participant').select('id').execute()).length, before.length)
      const kept = await system.owner
        .selectFrom('fhir_message')
        .select('message_id')
        .where('message_id', '=', message.entry![0]!.resource!.id!)
        .execute()
      assert.deepEqual(kept, [])
    })
  }

  it('is refused for a service that is not here, that is closed, or that the message contradicts', async () => {
    const nowhere = await system.send(freshMessage(), {
      target: { system: 'https://fhir.nhs.uk/Id/dos-service-id', value: '1' },
    })
    assert.deepEqual([nowhere.status, codeOf(nowhere.body)], [404, 'REC_NOT_FOUND not-found'])

    const service = { name: null, ids: [{ system: `${system.origin}/fhir/Id/referral-service`, value: '99' }] }
    const other = await system.send(freshMessage({ to: { ...SAMPLE_REFERRAL.to, service } }))
    assert.deepEqual([other.status, codeOf(other.body)], [400, 'REC_BAD_REQUEST invariant'])

    await system.owner
      .updateTable('referral_service')
      .set({ paused_until: '2026-12-31' })
      .where('id', '=', system.serviceId)
      .execute()
    const closed = await system.send(freshMessage())
    await system.owner
      .updateTable('referral_service')
      .set({ paused_until: null })
      .where('id', '=', system.serviceId)
      .execute()
    assert.deepEqual([closed.status, codeOf(closed.body)], [422, 'REC_UNPROCESSABLE_ENTITY business-rule'])
  })
})
