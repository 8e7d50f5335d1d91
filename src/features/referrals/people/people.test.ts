import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { statusOf, textOf } from '../../../../test/harness/ask.ts'
import { moveAs } from '../../../../test/harness/referral.ts'
import { type ReferralDesk, referralDesk } from '../../../../test/harness/referral-desk.ts'
import { type Member, PUBLIC, type Viewer } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { participantRoutes } from '../../casework/participant/participant.routes.ts'
import { decideReferralRoutes } from '../decide-referral/decide-referral.routes.ts'
import { trackReferralRoutes } from '../track-referral/track-referral.routes.ts'
import { peopleRoutes } from './people.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')

describe('people and what they agreed to', () => {
  let desk: ReferralDesk
  let leela: Member
  let marguerite: Member
  let grace: Member
  let tobias: Member
  let referralId: string
  let id: string

  before(async () => {
    desk = await referralDesk(
      [...participantRoutes, ...peopleRoutes, ...decideReferralRoutes, ...trackReferralRoutes],
      NOW,
    )
    leela = await desk.member('Dr Leela Raman')
    marguerite = await desk.member('Marguerite Dunmore')
    grace = await desk.member('Grace Oyelaran')
    tobias = await desk.member('Tobias Marlowe-Eze')
  })
  after(() => desk.database.drop())
  beforeEach(async () => {
    const to = { organizationId: marguerite.membership.organizationId, hubId: null, serviceId: null }
    const sent = await desk.send(leela, to)
    referralId = sent.id
    id = sent.participantId
    for (const move of ['acknowledge', 'accept', 'engage', 'start'] as const)
      await moveAs(desk.database.web, marguerite, referralId, { move }, NOW)
  })

  const see = (viewer: Viewer) => desk.see(`/desk/people/${id}`, viewer)
  const decisions = () =>
    desk.database.owner.selectFrom('sharing_decision').selectAll().where('participant_id', '=', id).execute()
  const withdraw = async (purpose: string, viewer: Viewer) => {
    const decision = (await decisions()).find((one) => one.purpose === purpose)!
    return desk.post(`/desk/people/${id}/sharing/withdraw`, { decision: decision.id }, viewer)
  }

  it('are shown to who took them on, with what keeps them safe, and it is written down', async () => {
    assert.match(textOf(await see(marguerite)), /Deniz Aydoğan.*Email only\..*Referred to us.*What they agreed to/)
    const viewed = await desk.database.owner
      .selectFrom('history')
      .select(['account_id', 'why'])
      .where('verb', '=', 'participant.viewed')
      .where('participant_id', '=', id)
      .execute()
    assert.deepEqual(viewed, [{ account_id: marguerite.accountId, why: 'support' }])
  })

  it('do not exist for an adviser who does not have them, for other organisations and for the public', async () => {
    for (const viewer of [grace, tobias, leela, PUBLIC]) {
      await assert.rejects(async () => see(viewer), NotFound)
      await assert.rejects(async () => withdraw('referral', viewer), NotFound)
    }
  })

  it('are found by name by POST, on one’s own list alone', async () => {
    const found = async (viewer: Viewer) => textOf(await desk.post('/desk/people', { words: 'deniz aydogan' }, viewer))
    assert.match(await found(marguerite), /Deniz Aydoğan/)
    assert.doesNotMatch(await found(tobias), /Deniz Aydoğan/)
  })

  it('are closed at the next request once they take the agreement back, and the referral with them', async () => {
    await withdraw('referral', marguerite)
    await assert.rejects(async () => see(marguerite), NotFound)
    assert.equal((await desk.row(referralId)).status, 'withdrawn')
    const stub = textOf(await desk.see(`/desk/referrals/${referralId}`, marguerite))
    assert.doesNotMatch(stub, /Deniz|warehouse/)
  })

  it('tell their referrer no further once they take that back', async () => {
    const follow = async () => textOf(await desk.see(`/desk/referrals/sent/${referralId}`, leela))
    assert.match(await follow(), /Started/)
    await withdraw('progress-to-referrer', marguerite)
    assert.equal(statusOf(await see(marguerite)), 200)
    assert.match(await follow(), /Accepted/)
  })

  it('are seen by somebody else as well as long as they agree to it', async () => {
    assert.equal(statusOf(await desk.post(`/desk/people/${id}/sharing`, {}, marguerite)), 422)
    const brid = { ...tobias, membership: { ...tobias.membership, role: 'partner-manager' as const } }
    await assert.rejects(async () => see(brid), NotFound)
    const agreed = { recipient: String(tobias.membership.organizationId), classes: 'needs', how: 'phone', days: '91' }
    await desk.post(`/desk/people/${id}/sharing`, agreed, marguerite)
    assert.equal(statusOf(await see(brid)), 200)
    await withdraw('joint-support', marguerite)
    await assert.rejects(async () => see(brid), NotFound)
  })
})
