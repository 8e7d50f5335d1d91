import assert from 'node:assert/strict'
import type { Bundle, FhirResource, OperationOutcome } from 'fhir/r4.js'
import { tidyResource } from '../../src/adapters/fhir/tidy.ts'
import type { Member } from '../../src/domain/permission.ts'
import { findOrganizationNamed } from '../../src/records/account.ts'
import { issuePeer, type NewPeer, revokePeer } from '../../src/records/fhir-peer.ts'
import type { Db } from '../../src/records/schema.ts'
import { testApp } from './app.ts'
import { referralMessage, SAMPLE_REFERRAL } from './fhir.ts'
import { asMember } from './member.ts'

type Asking = {
  readonly token?: string | null
  readonly cookie?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: object | string | undefined
}
type Answered = { readonly status: number; readonly body: unknown; readonly text: string; readonly headers: Headers }

/** The whole product, and another system that talks to it over HTTP as real ones do. */
export type FhirSystem = {
  readonly origin: string
  readonly owner: Db
  readonly web: Db
  readonly jobs: Db
  /** Whoever reads what comes in. */
  readonly receiver: Member
  readonly organizationId: number
  readonly serviceId: number
  /** Good for everything; for sending or reading alone; of another organisation; and those that open nothing. */
  readonly token: string
  readonly sendsOnly: string
  readonly readsOnly: string
  readonly stranger: string
  readonly revoked: string
  readonly suspended: string
  /** Of somebody who is signed in as administrator. */
  readonly cookie: string
  readonly ask: (method: string, path: string, asking?: Asking) => Promise<Answered>
  readonly send: (
    message: Bundle<FhirResource>,
    more?: { readonly target?: object; readonly headers?: Readonly<Record<string, string>>; readonly token?: string },
  ) => Promise<Answered>
  readonly letIn: (peer: Partial<NewPeer>) => Promise<string>
  readonly close: () => Promise<void>
}

const BOTH = ['referrals.send', 'referrals.read']
let requests = 0

/** Opens the product with the made-up borough, and lets a system of the medical practice in. */
export async function fhirSystem(now: Date): Promise<FhirSystem> {
  const app = await testApp({ seed: 'demo', now })
  const administrator = await asMember(app.web, 'Helen Achterberg', now)
  const { viewer: receiver } = await asMember(app.web, 'Marguerite Dunmore', now)
  const named = async (name: string) => (await findOrganizationNamed(app.web, name))!
  const practice = await named('Osier Bank Medical Practice')
  const letIn = (peer: Partial<NewPeer>) =>
    issuePeer(
      app.web,
      administrator.viewer,
      { organizationId: practice, name: 'Larch', odsCode: 'Z99001', scopes: BOTH, endpoint: null, ...peer },
      now,
    )
  const revoked = await letIn({ name: 'Old Larch' })
  const { id } = await app.web
    .selectFrom('fhir_peer')
    .select('id')
    .where('name', '=', 'Old Larch')
    .executeTakeFirstOrThrow()
  await revokePeer(app.web, administrator.viewer, id, now)
  const closed = await named('Anvil Road Builders')
  const suspended = await letIn({ organizationId: closed, odsCode: null })
  await app.owner.updateTable('organization').set({ standing: 'suspended' }).where('id', '=', closed).execute()
  const token = await letIn({})
  const { id: serviceId } = await app.jobs
    .insertInto('referral_service')
    .values({
      place_slug: 'fleet-vale',
      organization_id: receiver.membership.organizationId,
      hub_id: null,
      program: 'workwell',
      name: 'Work and health coaching',
      about: 'For people whose health makes work hard.',
      link_email: null,
      weekly_places: null,
      paused_until: null,
      ended_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()

  const ask: FhirSystem['ask'] = async (method, path, asking = {}) => {
    requests += 1
    const own = asking.token === undefined ? token : asking.token
    const { body } = asking
    const answer = await fetch(app.origin + path, {
      method,
      headers: {
        'x-request-id': `request-${requests}`,
        'x-correlation-id': 'a-story',
        'nhsd-target-identifier': coded({ system: `${app.origin}/fhir/Id/referral-service`, value: String(serviceId) }),
        ...(own ? { authorization: `Bearer ${own}` } : {}),
        ...(asking.cookie ? { cookie: asking.cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/fhir+json; version=1.4.0' }),
        ...asking.headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: text ? JSON.parse(text) : null, text, headers: answer.headers }
  }
  return {
    ...app,
    receiver,
    organizationId: practice,
    serviceId,
    token,
    sendsOnly: await letIn({ scopes: ['referrals.send'] }),
    readsOnly: await letIn({ scopes: ['referrals.read'] }),
    stranger: await letIn({ organizationId: await named('Bellfounders College'), odsCode: null }),
    revoked,
    suspended,
    cookie: administrator.cookie,
    ask,
    send: (message, more = {}) =>
      ask('POST', '/fhir/$process-message', {
        ...(more.token ? { token: more.token } : {}),
        body: message,
        headers: { ...(more.target ? { 'nhsd-target-identifier': coded(more.target) } : {}), ...more.headers },
      }),
    letIn,
  }
}

const coded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64')

let messages = 0

/** Returns a message that nobody has sent yet, to the service that the header names. */
export function freshMessage(
  changes: Parameters<typeof referralMessage>[0] = {},
  envelope: Parameters<typeof referralMessage>[1] = {},
): Bundle<FhirResource> {
  messages += 1
  const id = (kind: string) => `00000000-0000-4000-8000-${kind}${String(messages).padStart(11, '0')}`
  const to = { ...SAMPLE_REFERRAL.to, service: null }
  return referralMessage(
    { requestId: id('1'), requestIds: [], to, ...changes },
    { id: id('2'), bundleId: id('3'), ...envelope },
  )
}

/** Returns the id of the request in a message. */
export const requestIn = (message: unknown): string =>
  (message as Bundle<FhirResource>)
    .entry!.map(({ resource }) => resource!)
    .find(({ resourceType }) => resourceType === 'ServiceRequest')!.id!

/** Returns `REC_CONFLICT duplicate` of an answer that refuses; fails where it is none, or not to the standard. */
export function codeOf(body: unknown): string {
  const outcome = body as OperationOutcome
  assert.equal(outcome.resourceType, 'OperationOutcome')
  assert.deepEqual(tidyResource(outcome, 'OperationOutcome').findings, [])
  return `${outcome.issue[0]!.details?.coding?.[0]?.code} ${outcome.issue[0]!.code}`
}

export type ToldTask = {
  readonly status: string
  readonly businessStatus: { readonly text: string }
  readonly statusReason?: { readonly text: string }
  readonly output?: readonly unknown[]
}

/** Returns the task of a referral as the other system reads it. */
export async function taskOf(system: FhirSystem, id: string): Promise<ToldTask> {
  const { status, body } = await system.ask('GET', `/fhir/Task/${id}`)
  assert.equal(status, 200)
  assert.deepEqual(tidyResource(body, 'Task').findings, [])
  return body as ToldTask
}
