import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, describe, it } from 'node:test'
import { textOf } from '../../../../test/harness/ask.ts'
import { moveAs } from '../../../../test/harness/referral.ts'
import { type ReferralDesk, referralDesk } from '../../../../test/harness/referral-desk.ts'
import type { Member } from '../../../domain/permission.ts'
import { Conflict } from '../../../kit/errors.ts'
import { assignReferralsRoutes } from '../../referrals/assign-referrals/assign-referrals.routes.ts'
import { decideReferralRoutes } from '../../referrals/decide-referral/decide-referral.routes.ts'
import { casesRoutes } from './cases.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

describe('a case that came out of a referral', () => {
  let desk: ReferralDesk
  let grace: Member
  let marguerite: Member
  let referral: string
  let person: string

  before(async () => {
    desk = await referralDesk([...casesRoutes, ...decideReferralRoutes, ...assignReferralsRoutes], NOW)
    grace = await desk.member('Grace Oyelaran')
    marguerite = await desk.member('Marguerite Dunmore')
  })
  after(() => desk.database.drop())
  beforeEach(async () => {
    const leela = await desk.member('Dr Leela Raman')
    const to = { organizationId: grace.membership.organizationId, hubId: null, serviceId: null }
    const sent = await desk.send(leela, to)
    referral = sent.id
    person = sent.participantId
    for (const move of ['acknowledge', 'accept'] as const) {
      await moveAs(desk.database.web, marguerite, referral, { move }, NOW)
    }
    const giving = { [`to-${referral}`]: String(grace.accountId), [`from-${referral}`]: '' }
    await desk.post('/desk/referrals/assign/save', giving, marguerite)
    for (const move of ['engage', 'start'] as const) {
      await moveAs(desk.database.web, grace, referral, { move }, NOW)
    }
  })

  const found = () =>
    desk.database.owner
      .selectFrom('support_case')
      .selectAll()
      .where('referral_id', '=', referral)
      .executeTakeFirstOrThrow()
  const move = async (which: string, form: Record<string, string>, now = NOW) =>
    desk.post(
      `/desk/people/${person}/cases/${(await found()).id}/${which}`,
      { once: randomUUID(), ...form },
      grace,
      now,
    )

  it('begins with its start, and its support lasts as long as the programme says', async () => {
    const kept = await found()
    assert.deepEqual([kept.status, kept.path, kept.support_ends_on], ['starting', 'return-to-work', '2027-01-18'])
  })

  it('ends together with it: an outcome, words for the person, and what the referrer hears', async () => {
    const form = { outcome: 'returned-to-work', words: 'Well done, and good luck.' }
    const asked = await move('move/close', form, later(40))
    assert.match(textOf(asked), /Tell whoever referred them/)
    await move('move/close', { ...form, feedback: 'sent', 'feedback-words': 'Back at work part-time.' }, later(40))
    assert.deepEqual([(await found()).status, (await desk.row(referral)).status], ['closed', 'closed'])
    assert.equal((await desk.row(referral)).outcome, 'returned-to-work')

    await move('undo', {}, later(45))
    assert.deepEqual([(await found()).status, (await desk.row(referral)).status], ['starting', 'started'])
  })

  it('goes along with it when one is handed over', async () => {
    const liban = await desk.member('Liban Jibrell-Moss')
    await move('move/hand-over', { taker: String(liban.accountId), words: 'Wants mornings.' })
    const row = await desk.row(referral)
    assert.deepEqual([(await found()).owner_account_id, row.owner_account_id], [liban.accountId, liban.accountId])
    const reach = await desk.database.owner
      .selectFrom('participant_reach')
      .select('account_id')
      .where('participant_id', '=', person)
      .where('organization_id', '=', grace.membership.organizationId)
      .where('until', 'is', null)
      .execute()
    assert.deepEqual([...new Set(reach.map(({ account_id }) => account_id))], [liban.accountId])
  })

  it('is taken back with its start, unless something else has happened in it', async () => {
    const undo = (now: Date) => desk.post(`/desk/referrals/${referral}/undo`, {}, grace, now)
    const next = { next: 'Look at adverts', due: '2026-11-30' }
    await move('move/begin', next, later(1))
    await assert.rejects(undo(later(2)), Conflict)
    await move('undo', {}, later(3))
    await assert.rejects(undo(later(4)), Conflict)
  })

  it('is gone with the start that was a slip', async () => {
    await desk.post(`/desk/referrals/${referral}/undo`, {}, grace, later(5))
    assert.deepEqual([(await found()).outcome, (await desk.row(referral)).status], ['never-started', 'engaged'])
    await moveAs(desk.database.web, grace, referral, { move: 'start' }, later(6))
    const open = await desk.database.owner
      .selectFrom('support_case')
      .select('id')
      .where('referral_id', '=', referral)
      .where('closed_at', 'is', null)
      .execute()
    assert.equal(open.length, 1)
  })
})
