import assert from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import type { Bundle, FhirResource, Task } from 'fhir/r4.js'
import { type FhirSystem, fhirSystem, freshMessage, requestIn } from '../../../../test/harness/fhir-system.ts'
import { moveAs } from '../../../../test/harness/referral.ts'
import { asMessage } from '../../../adapters/fhir/message.ts'
import { tidyResource } from '../../../adapters/fhir/tidy.ts'
import { forgetMessages } from '../../../records/fhir-message.ts'
import { tellSenders } from './tell-senders.job.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const LOCAL = { allowHttp: true, allowPrivate: true }

type Heard = { readonly headers: IncomingHttpHeaders; readonly text: string; readonly body: Bundle<FhirResource> }

let system: FhirSystem
let peer: Server
let token: string
const heard: Heard[] = []
/** What the other system answers, one after the other; 200 when none is left. */
let answers: number[] = []

before(async () => {
  system = await fhirSystem(NOW)
  peer = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString()
      heard.push({ headers: request.headers, text, body: JSON.parse(text) })
      response.writeHead(answers.shift() ?? 200, { 'content-type': 'application/fhir+json' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => peer.listen(0, '127.0.0.1', resolve))
  token = await system.letIn({
    endpoint: `http://127.0.0.1:${(peer.address() as AddressInfo).port}/fhir/$process-message`,
  })
})
after(async () => {
  peer.close()
  await system.close()
})

const told: unknown[] = []
const log = { info: (facts: unknown) => void told.push(facts), warn: () => {}, error: () => {} }
const tell = (now: Date) => tellSenders({ db: system.jobs, now, origin: system.origin, log: log as never }, LOCAL)
const sent = async (): Promise<string> => requestIn((await system.send(freshMessage(), { token })).body)
const move = (id: string, moving: Parameters<typeof moveAs>[3], now: Date) =>
  moveAs(system.web, system.receiver, id, moving, now)
const taskIn = ({ body }: Heard) =>
  body.entry!.map(({ resource }) => resource!).find(({ resourceType }) => resourceType === 'Task') as Task

describe('another system that sent a referral', () => {
  it('is told how it stands, in a message that keeps to the standard and is signed', async () => {
    heard.length = 0
    const id = await sent()
    await tell(later(1))
    assert.equal(heard.length, 0, 'what the answer said already is not said again')

    await move(id, { move: 'acknowledge' }, later(2))
    await move(id, { move: 'accept' }, later(3))
    await tell(later(4))
    assert.equal(heard.length, 0, 'it could still be taken back')
    await tell(later(34))
    assert.equal(heard.length, 1, 'the latest alone')
    const { headers, text, body } = heard[0]!
    const { resource, findings } = tidyResource(body, 'Bundle')
    const { message, findings: more } = asMessage(resource as never)
    assert.deepEqual([...findings, ...more], [])
    assert.equal(taskIn(heard[0]!).status, 'accepted')
    assert.ok(message!.header.response?.identifier)
    const [, at, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-signature']))!
    const key = createHash('sha256').update(token).digest()
    assert.equal(signature, createHmac('sha256', key).update(`${at}.${text}`).digest('hex'))
    assert.doesNotMatch(text, /Quill|Marisol|Out of work/)

    await tell(later(35))
    assert.equal(heard.length, 1)
  })

  it('is told later where it could not be told now, by the same message', async () => {
    heard.length = 0
    const id = await sent()
    await move(id, { move: 'acknowledge' }, later(12))
    answers = [503, 503]
    await tell(later(13))
    await tell(later(13))
    assert.equal(heard.length, 1, 'not before its time')
    await tell(later(14))
    await tell(later(60))
    assert.equal(heard.length, 3)
    assert.equal(new Set(heard.map(({ headers }) => headers['x-request-id'])).size, 1)
    await tell(later(120))
    assert.equal(heard.length, 3)
  })

  it('is not asked again and again where it says that it never will, until there is other news', async () => {
    heard.length = 0
    const id = await sent()
    await move(id, { move: 'acknowledge' }, later(130))
    answers = [422]
    await tell(later(131))
    await tell(later(600))
    assert.equal(heard.length, 1)
    await move(id, { move: 'accept' }, later(610))
    await tell(later(641))
    assert.deepEqual([heard.length, taskIn(heard[1]!).status], [2, 'accepted'])
  })

  it('hears nothing once its token is taken back, the person took back their word, or the record is restricted', async () => {
    heard.length = 0
    const id = await sent()
    const { participant_id } = await system.owner
      .selectFrom('referral')
      .select('participant_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    await move(id, { move: 'acknowledge' }, later(620))
    const quiet = async (change: () => Promise<unknown>, back: () => Promise<unknown>) => {
      await change()
      await tell(later(621))
      await back()
      assert.equal(heard.length, 0)
    }
    const peers = system.owner.updateTable('fhir_peer').where('endpoint', 'is not', null)
    await quiet(
      () => peers.set({ revoked_at: later(620) }).execute(),
      () => peers.set({ revoked_at: null }).execute(),
    )
    const decisions = system.owner.updateTable('sharing_decision').where('participant_id', '=', participant_id)
    await quiet(
      () => decisions.set({ withdrawn_at: later(620) }).execute(),
      () => decisions.set({ withdrawn_at: null }).execute(),
    )
    const organization_id = system.organizationId
    await quiet(
      () =>
        system.owner
          .insertInto('restriction')
          .values({
            participant_id,
            organization_id,
            reason: 'r',
            since: NOW,
            created_by: null,
            lifted_at: null,
            lifted_by: null,
          })
          .execute(),
      () => system.owner.deleteFrom('restriction').execute(),
    )
    await tell(later(622))
    assert.equal(heard.length, 1)
  })

  it('is reached through the guard: a private address is never asked without leave', async () => {
    heard.length = 0
    const id = await sent()
    await move(id, { move: 'acknowledge' }, later(700))
    await tellSenders({ db: system.jobs, now: later(701), origin: system.origin, log: log as never })
    assert.equal(heard.length, 0)
    const { last_trouble } = await system.owner
      .selectFrom('fhir_request')
      .select('last_trouble')
      .where('referral_id', '=', id)
      .executeTakeFirstOrThrow()
    assert.match(last_trouble!, /not an https address/)
  })

  it('finds its messages forgotten after half a year, and the referrals still there', async () => {
    const id = await sent()
    const messages = async () => (await system.owner.selectFrom('fhir_message').select('message_id').execute()).length
    const before = await messages()
    assert.equal(await forgetMessages(system.jobs, later(60 * 24 * 179)), 0)
    assert.equal(await forgetMessages(system.jobs, later(60 * 24 * 181)), before)
    assert.equal((await system.ask('GET', `/fhir/Task/${id}`, { token })).status, 200)
  })
})
