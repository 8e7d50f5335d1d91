import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { textOf } from '../../../../test/harness/ask.ts'
import { type ReferralDesk, referralDesk } from '../../../../test/harness/referral-desk.ts'
import type { Member } from '../../../domain/permission.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import { assignReferralsRoutes } from './assign-referrals.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const SAVE = '/desk/referrals/assign/save'

describe('sharing out referrals', () => {
  let desk: ReferralDesk
  let marguerite: Member
  let winsome: Member
  let grace: Member
  let liban: Member
  let tobias: Member
  let ids: string[]

  before(async () => {
    desk = await referralDesk(assignReferralsRoutes, NOW)
    marguerite = await desk.member('Marguerite Dunmore')
    winsome = await desk.member('Winsome Adair-Clarke')
    grace = await desk.member('Grace Oyelaran')
    liban = await desk.member('Liban Jibrell-Moss')
    tobias = await desk.member('Tobias Marlowe-Eze')
  })
  after(() => desk.database.drop())
  beforeEach(async () => {
    const leela = await desk.member('Dr Leela Raman')
    const to = { organizationId: marguerite.membership.organizationId, hubId: null, serviceId: null }
    ids = [(await desk.send(leela, to)).id, (await desk.send(leela, to)).id]
  })

  const owners = async () => Promise.all(ids.map(async (id) => (await desk.row(id)).owner_account_id))
  const giving = (adviser: Member, from: Member | null = null) =>
    Object.fromEntries(
      ids.flatMap((id) => [
        [`to-${id}`, String(adviser.accountId)],
        [`from-${id}`, String(from?.accountId ?? '')],
      ]),
    )

  it('proposes whoever has most room, in the words of how much that is', async () => {
    const text = textOf(await desk.see('/desk/referrals/assign', marguerite))
    assert.match(text, /Adviser Open now Would get At most Grace Oyelaran 4 \d+ 20/)
    assert.match(text, /Give \d+ referrals as chosen/)
    assert.deepEqual(await owners(), [null, null])
  })

  it('gives several at once, and tells whoever gets them', async () => {
    await desk.post(SAVE, giving(grace), marguerite)
    assert.deepEqual(await owners(), [grace.accountId, grace.accountId])
    const told = await desk.database.owner
      .selectFrom('message')
      .select('address')
      .where('kind', '=', 'referral.handed-over')
      .execute()
    assert.deepEqual(new Set(told.map(({ address }) => address)), new Set(['grace.oyelaran@fleetvale.example']))
  })

  it('gives none where one has changed hands meanwhile', async () => {
    const [first] = ids
    await desk.post(SAVE, { [`to-${first}`]: String(grace.accountId), [`from-${first}`]: '' }, marguerite)
    await assert.rejects(async () => desk.post(SAVE, giving(liban), winsome), Conflict)
    assert.deepEqual(await owners(), [grace.accountId, null])
  })

  it('gives to nobody of another organisation, and is not for advisers', async () => {
    await assert.rejects(async () => desk.post(SAVE, giving(tobias), winsome), NotFound)
    await assert.rejects(async () => desk.post(SAVE, giving(grace), grace), NotFound)
    await assert.rejects(async () => desk.post(SAVE, giving(tobias), tobias), NotFound)
    assert.deepEqual(await owners(), [null, null])
  })

  it('lets a manager say how many somebody takes', async () => {
    const form = { adviser: String(grace.accountId), ceiling: '7' }
    await desk.post('/desk/referrals/assign/ceiling', form, winsome)
    assert.match(textOf(await desk.see('/desk/referrals/assign', marguerite)), /Grace Oyelaran( Full)? \d+ \d+ 7/)
  })
})
