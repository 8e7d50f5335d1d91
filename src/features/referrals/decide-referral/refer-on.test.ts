import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { moveAs } from '../../../../test/harness/referral.ts'
import { type ReferralDesk, referralDesk } from '../../../../test/harness/referral-desk.ts'
import { serviceIds } from '../../../../test/harness/referral-form.ts'
import type { Member } from '../../../domain/permission.ts'
import { decideReferralRoutes } from './decide-referral.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const SOON = new Date('2026-11-23T10:05:00Z')

describe('passing on that was a slip', () => {
  let desk: ReferralDesk
  let leela: Member
  let marguerite: Member
  let service: Readonly<Record<string, string>>
  let id: string
  let participantId: string

  before(async () => {
    desk = await referralDesk(decideReferralRoutes, NOW)
    leela = await desk.member('Dr Leela Raman')
    marguerite = await desk.member('Marguerite Dunmore')
    service = await serviceIds(desk.database.owner)
  })
  after(() => desk.database.drop())
  beforeEach(async () => {
    const to = { organizationId: marguerite.membership.organizationId, hubId: null, serviceId: null }
    ;({ id, participantId } = await desk.send(leela, to))
    await moveAs(desk.database.web, marguerite, id, { move: 'acknowledge' }, NOW)
  })

  const decisions = () =>
    desk.database.owner
      .selectFrom('sharing_decision')
      .select(['purpose', 'captured_organization_id', 'withdrawn_at', 'given_at'])
      .where('participant_id', '=', participantId)
      .orderBy('given_at')
      .orderBy('purpose')
      .execute()
  const passOn = (to: string) => {
    const form = { service: service[to]!, words: 'Fits better', agreed: 'yes', how: 'phone' }
    return desk.post(`/desk/referrals/${id}/refer-on`, form, marguerite, SOON)
  }
  const undo = () => desk.post(`/desk/referrals/${id}/undo`, {}, marguerite, SOON)
  const children = () =>
    desk.database.owner
      .selectFrom('referral')
      .select(['id', 'status', 'sharing_ended_at'])
      .where('parent_id', '=', id)
      .execute()

  it('leaves no agreement behind, and the first ones standing', async () => {
    const before = await decisions()
    await passOn('Connect to Work at Awl Lane')
    const made = (await decisions()).slice(before.length)
    assert.deepEqual(
      made.map(({ purpose }) => purpose),
      ['progress-to-referrer', 'referral'],
    )
    await undo()
    const after = await decisions()
    assert.deepEqual(after.slice(0, before.length), before)
    assert.deepEqual(
      after.slice(before.length).map(({ withdrawn_at }) => withdrawn_at),
      [SOON, SOON],
    )
    assert.deepEqual(
      (await children()).map(({ status, sharing_ended_at }) => ({ status, sharing_ended_at })),
      [{ status: 'withdrawn', sharing_ended_at: SOON }],
    )
    const { status, agreed_milestones } = await desk.row(id)
    assert.deepEqual([status, agreed_milestones], ['received', ['contacted', 'started']])
    const history = await desk.database.owner
      .selectFrom('history')
      .select(['verb', 'account_id'])
      .where('participant_id', '=', participantId)
      .where('verb', '=', 'sharing.withdrawn')
      .execute()
    assert.deepEqual(
      history.map(({ account_id }) => account_id),
      [marguerite.accountId, marguerite.accountId],
    )
  })

  it('is told to the mailbox of a partner by link, which may have opened it', async () => {
    await passOn('Hearth and Ladder')
    await undo()
    const told = desk.database.owner.selectFrom('message').select('address').where('kind', '=', 'referral.taken-back')
    assert.deepEqual(await told.execute(), [{ address: 'hello@hearth-and-ladder.example' }])
  })
})
