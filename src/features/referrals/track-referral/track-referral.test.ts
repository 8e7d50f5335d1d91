import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { statusOf, textOf } from '../../../../test/harness/ask.ts'
import { moveAs } from '../../../../test/harness/referral.ts'
import { type ReferralDesk, referralDesk } from '../../../../test/harness/referral-desk.ts'
import { type Member, PUBLIC, type Viewer } from '../../../domain/permission.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import { trackReferralRoutes } from './track-referral.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')

describe('following what was sent', () => {
  let desk: ReferralDesk
  let leela: Member
  let tom: Member
  let marguerite: Member
  let tobias: Member
  let awlLane: number
  let id: string

  before(async () => {
    desk = await referralDesk(trackReferralRoutes, NOW)
    leela = await desk.member('Dr Leela Raman')
    tom = await desk.member('Tom Ashgrove')
    marguerite = await desk.member('Marguerite Dunmore')
    tobias = await desk.member('Tobias Marlowe-Eze')
    const service = await desk.database.owner
      .selectFrom('referral_service')
      .select('id')
      .where('name', '=', 'Connect to Work at Awl Lane')
      .executeTakeFirstOrThrow()
    awlLane = service.id
  })
  after(() => desk.database.drop())
  beforeEach(async () => {
    const to = { organizationId: marguerite.membership.organizationId, hubId: null, serviceId: null }
    id = (await desk.send(leela, to)).id
    await decide({ move: 'acknowledge' })
  })

  const decide = (moving: Parameters<typeof moveAs>[3]) => moveAs(desk.database.web, marguerite, id, moving, NOW)
  const see = (viewer: Viewer, now = NOW) => desk.see(`/desk/referrals/sent/${id}`, viewer, now)
  const post = (step: string, form: Record<string, string>, viewer: Viewer) =>
    desk.post(`/desk/referrals/sent/${id}/${step}`, form, viewer)

  it('shows the snapshot of what was sent and how it stands, to the team that sent it and to nobody else', async () => {
    for (const viewer of [leela, tom]) {
      assert.match(textOf(await see(viewer)), /Deniz Aydoğan.*Received.*as it was on the day.*Back pain for five weeks/)
    }
    for (const viewer of [tobias, marguerite, PUBLIC]) await assert.rejects(async () => see(viewer), NotFound)
  })

  it('answers a question, and asks again where nothing was written', async () => {
    await decide({ move: 'ask-for-more', words: 'Is he still employed?' })
    assert.match(textOf(await see(leela)), /They asked.*Is he still employed\?.*They have a question/)
    assert.equal(statusOf(await post('answer', {}, leela)), 422)
    await post('answer', { answer: 'Yes, until March.' }, leela)
    assert.equal((await desk.row(id)).status, 'in-triage')
    const text = textOf(await see(leela))
    assert.match(text, /Yes, until March\./)
    assert.doesNotMatch(text, /For us to do/)
  })

  it('takes back what nobody has taken on, with a reason', async () => {
    assert.equal(statusOf(await post('withdraw', {}, leela)), 422)
    await post('withdraw', { withdraw: 'He has found help himself.' }, tom)
    assert.equal((await desk.row(id)).status, 'withdrawn')
    await assert.rejects(async () => post('withdraw', { withdraw: 'Again.' }, leela), Conflict)
  })

  it('cannot take back what was taken on: that is the person’s', async () => {
    await decide({ move: 'accept' })
    assert.doesNotMatch(textOf(await see(leela)), /Take it back/)
    await assert.rejects(async () => post('withdraw', { withdraw: 'No.' }, leela), NotFound)
  })

  it('offers somebody who was declined another service, with what was told before', async () => {
    await decide({ move: 'decline', declineReason: 'wrong-service' })
    const declined = textOf(await see(leela))
    assert.match(declined, /Nobody is left without help/)
    assert.doesNotMatch(declined, /Something else was done/)
    await assert.rejects(async () => post('follow-up', { 'follow-up': 'Told him.' }, leela), Conflict)
    const form = { service: String(awlLane), words: 'They go with him.', agreed: 'yes', how: 'phone' }
    await post('offer', form, leela)
    assert.match(textOf(await see(leela)), /What came out of it.*to Awl Lane Disability Job Hub/)
    assert.equal((await desk.row(id)).due_at, null)
    await assert.rejects(
      async () =>
        post('reopen', { reopen: 'Ask again.' }, leela)
          .then(statusOf)
          .then((status) => {
            if (status === 422) throw new Conflict('with-somebody-else')
          }),
      Conflict,
    )
  })

  it('says what was done instead, where words are enough, and asks again later', async () => {
    await decide({ move: 'decline', declineReason: 'no-capacity' })
    await post('follow-up', { 'follow-up': 'His employer helps now.' }, leela)
    assert.equal((await desk.row(id)).owner_side, null)
    await post('reopen', { reopen: 'They have room again.' }, leela)
    assert.equal((await desk.row(id)).status, 'submitted')
  })

  it('hears no more of the road than the person agreed', async () => {
    await desk.database.owner.updateTable('referral').set({ agreed_milestones: [] }).where('id', '=', id).execute()
    await decide({ move: 'accept' })
    await decide({ move: 'engage' })
    await decide({ move: 'start' })
    const text = textOf(await see(leela))
    assert.match(text, /Accepted/)
    assert.doesNotMatch(text, /: Started|: In touch/)
  })
})
