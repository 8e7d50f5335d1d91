import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Bundle, Task } from 'fhir/r4.js'
import { SAMPLE_REFERRAL } from '../../../../test/harness/fhir.ts'
import {
  codeOf,
  type FhirSystem,
  fhirSystem,
  freshMessage,
  requestIn,
  taskOf,
} from '../../../../test/harness/fhir-system.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { as, moveAs, packetOf } from '../../../../test/harness/referral.ts'
import { tidyResource } from '../../../adapters/fhir/tidy.ts'
import { sendReferral } from '../../../records/referral-send.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
let system: FhirSystem
before(async () => {
  system = await fhirSystem(NOW)
})
after(() => system.close())

describe('what the sender may know and do afterwards', () => {
  it('is how it stands, as far as the person agreed, and what came of it', async () => {
    const consent = { given: 'explicit' as const, on: '2026-11-22', categories: ['DRC', 'contacted', 'finished'] }
    const { body } = await system.send(freshMessage({ consent }))
    const id = requestIn(body)
    const move = (moving: Parameters<typeof moveAs>[3]) => moveAs(system.web, system.receiver, id, moving, NOW)
    await move({ move: 'acknowledge' })
    assert.equal((await taskOf(system, id)).businessStatus.text, 'Received')
    await move({ move: 'accept' })
    assert.equal((await taskOf(system, id)).status, 'accepted')
    await move({ move: 'engage' })
    assert.equal((await taskOf(system, id)).status, 'in-progress')
    await move({ move: 'start' })
    // A start was not among what the person agreed to have told.
    assert.equal((await taskOf(system, id)).businessStatus.text, 'In touch')
    await move({ move: 'close', outcome: 'job-start', feedback: { kind: 'sent', words: 'Started at a bakery.' } })
    const task = await taskOf(system, id)
    assert.deepEqual([task.status, task.output?.length], ['completed', 1])
    assert.match(JSON.stringify(task), /Started a job/)
    assert.doesNotMatch(JSON.stringify(task), /bakery|Quill|Marisol/)
  })

  it('is why it was declined, in the words for a referrer', async () => {
    const { body } = await system.send(freshMessage())
    const id = requestIn(body)
    await moveAs(system.web, system.receiver, id, { move: 'acknowledge' }, NOW)
    await moveAs(
      system.web,
      system.receiver,
      id,
      { move: 'decline', declineReason: 'no-capacity', words: 'Full.' },
      NOW,
    )
    const task = await taskOf(system, id)
    assert.deepEqual(
      [task.status, task.statusReason?.text],
      ['rejected', 'They have no room now. Please offer another service.'],
    )
  })

  it('is found by NHS number, by the person, by its own number and by status, page by page', async () => {
    const person = {
      ...SAMPLE_REFERRAL.person,
      familyName: 'Nightjar',
      name: 'Marisol Ana Nightjar',
      nhsNumber: '9912003888',
    }
    const ids = [{ system: 'https://practice.test/Id/referral', value: 'R-77' }]
    for (let i = 0; i < 3; i += 1) await system.send(freshMessage({ person, requestIds: i === 0 ? ids : [] }))
    const total = async (query: string, kind = 'ServiceRequest') => {
      const { status, body } = await system.ask('GET', `/fhir/${kind}?${query}`)
      assert.equal(status, 200, JSON.stringify(body))
      assert.deepEqual(tidyResource(body, 'Bundle').findings, [])
      return (body as Bundle).total
    }
    assert.equal(await total('patient:identifier=https%3A%2F%2Ffhir.nhs.uk%2FId%2Fnhs-number%7C9912003888'), 3)
    assert.equal(
      await total('patient:name=Ana+Nightjar&patient:birthdate=1988-02-29&patient:address-postalcode=NW5+2AA'),
      3,
    )
    assert.equal(
      await total('patient:name=Ana+Nightjar&patient:birthdate=1988-02-28&patient:address-postalcode=NW5+2AA'),
      0,
    )
    assert.equal(await total('identifier=https%3A%2F%2Fpractice.test%2FId%2Freferral%7CR-77'), 1)
    assert.equal(await total('patient:identifier=9912003888&status=completed'), 0)
    assert.equal(await total('patient:identifier=9912003888&status=requested', 'Task'), 3)
    const { body } = await system.ask('GET', '/fhir/Task?patient:identifier=9912003888&_count=2')
    const next = (body as Bundle).link!.find(({ relation }) => relation === 'next')!.url
    const { body: second } = await system.ask('GET', new URL(next).pathname + new URL(next).search)
    assert.equal((second as Bundle).entry!.length, 1)
  })

  it('can be taken back by patch or by message, until somebody has taken it on', async () => {
    const sent = async () => requestIn((await system.send(freshMessage())).body)
    const id = await sent()
    const patched = await system.ask('PATCH', `/fhir/ServiceRequest/${id}`, {
      body: { resourceType: 'ServiceRequest', id, status: 'revoked' },
    })
    assert.deepEqual([patched.status, (patched.body as { status: string }).status], [200, 'revoked'])
    assert.equal((await taskOf(system, id)).status, 'cancelled')

    const message = freshMessage()
    const own = requestIn((await system.send(message)).body)
    const back = freshMessage({ requestId: requestIn(message), move: 'withdraw' }, { reason: 'delete' })
    assert.equal((await system.send(back)).status, 200)
    assert.equal((await taskOf(system, own)).status, 'cancelled')

    const taken = await sent()
    await moveAs(system.web, system.receiver, taken, { move: 'acknowledge' }, NOW)
    await moveAs(system.web, system.receiver, taken, { move: 'accept' }, NOW)
    const late = await system.ask('PATCH', `/fhir/ServiceRequest/${taken}`, { body: { status: 'revoked' } })
    assert.deepEqual([late.status, codeOf(late.body)], [409, 'REC_CONFLICT conflict'])
  })

  it('is the answer to a question of the receiver', async () => {
    const message = freshMessage()
    const id = requestIn((await system.send(message)).body)
    const update = () =>
      freshMessage(
        { requestId: requestIn(message), move: 'update', notes: ['Yes, since April.'] },
        { reason: 'update' },
      )
    const early = await system.send(update())
    assert.deepEqual([early.status, codeOf(early.body)], [409, 'REC_CONFLICT conflict'])
    await moveAs(system.web, system.receiver, id, { move: 'acknowledge' }, NOW)
    await moveAs(system.web, system.receiver, id, { move: 'ask-for-more', words: 'Since when?' }, NOW)
    assert.equal((await taskOf(system, id)).businessStatus.text, 'More information needed')
    assert.equal((await system.send(update())).status, 200)
    const event = await system.owner
      .selectFrom('referral_event')
      .select('words')
      .where('referral_id', '=', id)
      .where('move', '=', 'answer')
      .executeTakeFirstOrThrow()
    assert.match(event.words!, /Yes, since April/)
  })

  it('is nothing once the person has taken back that it was shared', async () => {
    const id = requestIn((await system.send(freshMessage())).body)
    const { participant_id } = await system.owner
      .selectFrom('referral')
      .select('participant_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    await system.owner
      .updateTable('sharing_decision')
      .set({ withdrawn_at: NOW })
      .where('participant_id', '=', participant_id)
      .execute()
    assert.equal((await system.ask('GET', `/fhir/Task/${id}`)).status, 404)
    assert.equal((await system.ask('GET', `/fhir/ServiceRequest?_id=${id}`)).status, 200)
    assert.equal(((await system.ask('GET', `/fhir/ServiceRequest?_id=${id}`)).body as Bundle).total, 0)
  })

  it('is completed when the referral that came out of it is, told to whoever sent the first', async () => {
    const id = requestIn((await system.send(freshMessage())).body)
    const { thread_id, to_organization_id } = await system.owner
      .selectFrom('referral')
      .select(['thread_id', 'to_organization_id'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const move = (which: string, moving: Parameters<typeof moveAs>[3], by = system.receiver) =>
      moveAs(system.web, by, which, moving, NOW)
    await move(id, { move: 'acknowledge' })
    const { viewer: partner } = await asMember(system.web, 'Tobias Marlowe-Eze', NOW)
    const { viewer: manager } = await asMember(system.web, 'Bríd Ní Fhloinn', NOW)
    const managing = manager.memberships.find(({ role }) => role === 'partner-manager')!
    const { membership } = partner
    const packet = packetOf({}, { program: 'connect-to-work' })
    const child = await as(system.web, system.receiver, NOW, (db) =>
      sendReferral(
        db,
        system.receiver,
        {
          ...{ placeSlug: 'fleet-vale', wardCode: null, program: 'connect-to-work', fromTeam: null, urgent: false },
          fromOrganizationId: to_organization_id,
          fromAccountId: system.receiver.accountId,
          to: { organizationId: membership.organizationId, hubId: null, serviceId: null },
          packet: { ...packet, agreed: { ...packet.agreed, milestones: ['finished'] } },
          lawfulBasis: 'public-task',
          parent: { id, threadId: thread_id },
          followers: [{ organizationId: system.organizationId, accountId: null }],
        },
        'triage',
        NOW,
      ),
    )
    await move(id, { move: 'refer-on', words: 'They fit better.' })
    const parent = await taskOf(system, id)
    assert.deepEqual([parent.status, parent.businessStatus.text], ['in-progress', 'Referred on'])
    const part = await system.ask('GET', `/fhir/Task/${child.id}`)
    assert.deepEqual((part.body as Task).partOf, [{ reference: `Task/${id}` }])

    const there = { ...manager, membership: managing }
    await move(child.id, { move: 'acknowledge' }, there)
    await move(child.id, { move: 'accept' }, there)
    await move(child.id, { move: 'engage' }, there)
    await move(child.id, { move: 'close', outcome: 'job-start', feedback: { kind: 'sent', words: 'Done.' } }, there)
    assert.equal((await taskOf(system, child.id)).status, 'completed')
    assert.equal((await taskOf(system, id)).status, 'completed')
  })
})
