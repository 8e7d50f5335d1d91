import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { demoPlaces, statusOf, textOf } from '../../../../test/harness/ask.ts'
import { as, moveAs, packetOf } from '../../../../test/harness/referral.ts'
import { type ReferralDesk, referralDesk } from '../../../../test/harness/referral-desk.ts'
import type { Member } from '../../../domain/permission.ts'
import { OPEN_REFERRAL_STATUSES, type ReferralStatus } from '../../../domain/referral.ts'
import { moveReferral } from '../../../domain/referral-move.ts'
import type { Log } from '../../../kit/log.ts'
import { grantReach } from '../../../records/participant.ts'
import { sendReferral } from '../../../records/referral-send.ts'
import type { JobAsk } from '../../../web/job.ts'
import { participantRoutes } from '../../casework/participant/participant.routes.ts'
import { decideReferralRoutes } from '../decide-referral/decide-referral.routes.ts'
import { endUnshared } from '../referral-clock/referral-clock.job.ts'
import { referralInboxRoutes } from '../referral-inbox/referral-inbox.routes.ts'
import { trackReferralRoutes } from '../track-referral/track-referral.routes.ts'
import { peopleRoutes } from './people.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const LATER = new Date('2026-11-23T10:01:00Z')
const SILENT = { info() {}, warn() {}, error() {} } as unknown as Log

describe('an agreement that the sending side writes down as taken back', () => {
  let desk: ReferralDesk
  let marguerite: Member
  let tobias: Member
  let brid: Member
  let referralId: string
  let reference: string
  let participantId: string

  before(async () => {
    const rooms = [participantRoutes, peopleRoutes, decideReferralRoutes, trackReferralRoutes, referralInboxRoutes]
    desk = await referralDesk(rooms.flat(), NOW)
    marguerite = await desk.member('Marguerite Dunmore')
    tobias = await desk.member('Tobias Marlowe-Eze')
    brid = await desk.member('Bríd Ní Fhloinn')
    // She leads Awl Lane and gives out its referrals.
    brid = { ...brid, membership: { ...tobias.membership, role: 'partner-manager' } }
  })
  after(() => desk.database.drop())

  /** The council refers somebody of its own list to Awl Lane, which takes them on. */
  beforeEach(async () => {
    const { web, owner } = desk.database
    const sending = (to: Member, participantId?: string) => ({
      ...{ placeSlug: 'fleet-vale', wardCode: null, program: 'workwell', fromTeam: null, urgent: false },
      fromOrganizationId: marguerite.membership.organizationId,
      fromAccountId: marguerite.accountId,
      to: { organizationId: to.membership.organizationId, hubId: null, serviceId: null },
      packet: packetOf(),
      lawfulBasis: 'public-task' as const,
      ...(participantId && { participantId }),
    })
    const sent = await as(web, marguerite, NOW, (db) => sendReferral(db, marguerite, sending(tobias), 'referral', NOW))
    ;({ id: referralId, reference, participantId } = sent)
    const organizationId = marguerite.membership.organizationId
    await grantReach(owner, { participantId, organizationId, hubId: null, accountId: null, ground: 'registered' }, NOW)
    for (const move of ['acknowledge', 'accept'] as const) await moveAs(web, brid, referralId, { move }, NOW)
  })

  const ask = async (now: Date): Promise<JobAsk> => ({
    ...{ db: desk.database.jobs, now, places: await demoPlaces(), origin: 'https://work.example', log: SILENT },
  })
  const withdraw = async () => {
    const decision = await desk.database.owner
      .selectFrom('sharing_decision')
      .select('id')
      .where('participant_id', '=', participantId)
      .where('purpose', '=', 'referral')
      .executeTakeFirstOrThrow()
    await desk.post(`/desk/people/${participantId}/sharing/withdraw`, { decision: decision.id }, marguerite)
  }
  const told = (kind: string) =>
    desk.database.owner
      .selectFrom('message')
      .select(['address', 'body'])
      .where('kind', '=', kind)
      .where('key', 'like', `%${referralId}%`)
      .execute()
  const inbox = async () => textOf(await desk.see('/desk/referrals?show=open', brid, LATER))

  it('leaves the list of who took them on by itself, with the reason, as a stub', async () => {
    assert.match(await inbox(), new RegExp(reference))
    await withdraw()
    assert.equal((await desk.row(referralId)).status, 'accepted')
    await endUnshared(await ask(LATER))
    await endUnshared(await ask(LATER))
    const { status, ended_at, owner_side } = await desk.row(referralId)
    assert.deepEqual([status, ended_at, owner_side], ['withdrawn', LATER, null])
    assert.doesNotMatch(await inbox(), new RegExp(reference))
    const stub = textOf(await desk.see(`/desk/referrals/${referralId}`, brid, LATER))
    assert.match(stub, /Taken back \(The person\) ?They took back what they had agreed to\./)
    assert.doesNotMatch(stub, /Deniz|warehouse/)
  })

  it('is told to who took them on, to the person, and to nobody twice', async () => {
    await withdraw()
    await endUnshared(await ask(LATER))
    await endUnshared(await ask(new Date('2026-11-23T10:02:00Z')))
    const [one, ...more] = await told('referral.taken-back')
    assert.ok(one)
    assert.deepEqual(
      more.map(({ address }) => address).filter((address) => address === one.address),
      [],
    )
    assert.match(one.body, /was taken back.*Please do not get in touch/s)
    assert.doesNotMatch(JSON.stringify([one, ...more]), /Deniz|Aydoğan/)
    assert.equal((await told('referral.withdraw')).length, 1)
    const verbs = desk.database.owner
      .selectFrom('history')
      .select(['verb', 'actor'])
      .where('subject', '=', `referral:${referralId}`)
    assert.ok((await verbs.execute()).some(({ verb, actor }) => verb === 'referral.withdraw' && actor === 'job'))
  })

  it('leaves everything else as it is', async () => {
    const open = () =>
      desk.database.owner
        .selectFrom('referral')
        .select(['id', 'status'])
        .where('ended_at', 'is', null)
        .orderBy('id')
        .execute()
    const before = await open()
    await endUnshared(await ask(LATER))
    assert.deepEqual(await open(), before)
  })

  it('is not sent again before they agree again', async () => {
    await withdraw()
    await endUnshared(await ask(LATER))
    const again = () =>
      desk.post(`/desk/referrals/sent/${referralId}/reopen`, { reopen: 'They called.' }, marguerite, LATER)
    const refused = await again()
    assert.equal(statusOf(refused), 422)
    assert.match(textOf(refused), /They took back what they had agreed to\. Ask them/)
    assert.equal((await desk.row(referralId)).status, 'withdrawn')
  })

  it('can be made of every open referral', () => {
    for (const status of OPEN_REFERRAL_STATUSES.filter((status) => status !== 'draft') as ReferralStatus[]) {
      const facts = { status, times: { draftedAt: NOW }, holds: [], attempts: [], waysAllowed: 1, declineReason: null }
      assert.ok(moveReferral(facts, { move: 'withdraw', side: 'person', now: NOW }).ok, status)
    }
  })
})
