import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { statusOf, textOf, whereTo } from '../../../../test/harness/ask.ts'
import { packetOf } from '../../../../test/harness/referral.ts'
import { type ReferralDesk, referralDesk } from '../../../../test/harness/referral-desk.ts'
import { type Member, PUBLIC, type Viewer } from '../../../domain/permission.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import { trackReferralRoutes } from '../track-referral/track-referral.routes.ts'
import { decideReferralRoutes } from './decide-referral.routes.ts'

/** A Monday morning. */
const NOW = new Date('2026-11-23T10:00:00Z')
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000)

describe('deciding about a referral', () => {
  let desk: ReferralDesk
  let leela: Member
  let marguerite: Member
  let winsome: Member
  let grace: Member
  let liban: Member
  let tobias: Member
  let id: string

  before(async () => {
    desk = await referralDesk([...decideReferralRoutes, ...trackReferralRoutes], NOW)
    leela = await desk.member('Dr Leela Raman')
    marguerite = await desk.member('Marguerite Dunmore')
    winsome = await desk.member('Winsome Adair-Clarke')
    grace = await desk.member('Grace Oyelaran')
    liban = await desk.member('Liban Jibrell-Moss')
    tobias = await desk.member('Tobias Marlowe-Eze')
  })
  after(() => desk.database.drop())

  beforeEach(async () => {
    const to = { organizationId: marguerite.membership.organizationId, hubId: null, serviceId: null }
    const agreed = { ...packetOf().agreed, milestones: ['contacted', 'started', 'finished'] as const }
    id = (await desk.send(leela, to, { agreed })).id
  })

  const see = (path: string, viewer: Viewer, now = NOW) => desk.see(`/desk/referrals/${path}`, viewer, now)
  const post = (step: string, form: Record<string, string>, viewer: Viewer, now = NOW) =>
    desk.post(`/desk/referrals/${id}/${step}`, form, viewer, now)
  const row = () => desk.row(id)
  const messages = () =>
    desk.database.owner
      .selectFrom('message')
      .selectAll()
      .where('key', 'like', `referral:${id}:%`)
      .orderBy('id')
      .execute()
  const live = async () => (await messages()).filter(({ expires_at }) => expires_at === null)

  it('shows what was sent, and says by opening it nothing to anybody', async () => {
    const text = textOf(await see(id, marguerite))
    assert.match(text, /Deniz Aydoğan.*Open it and say that it has come.*Wants to keep his job at the warehouse/)
    assert.equal((await row()).status, 'submitted')
    const viewed = await desk.database.owner
      .selectFrom('history')
      .select(['verb', 'account_id', 'why'])
      .where('subject', '=', `referral:${id}`)
      .where('verb', '=', 'referral.viewed')
      .execute()
    assert.deepEqual(viewed, [{ verb: 'referral.viewed', account_id: marguerite.accountId, why: 'triage' }])
  })

  it('does not exist for another organisation, for an adviser it was not given to, for the sender and the public', async () => {
    for (const viewer of [tobias, grace, leela, PUBLIC]) {
      await assert.rejects(async () => see(id, viewer), NotFound)
      await assert.rejects(async () => post('acknowledge', {}, viewer), NotFound)
      await assert.rejects(async () => post('decline', { reason: 'no-capacity' }, viewer), NotFound)
      await assert.rejects(async () => post('hold', {}, viewer), NotFound)
      await assert.rejects(async () => post('undo', {}, viewer), NotFound)
    }
    await assert.rejects(async () => see('not-an-id', marguerite), NotFound)
    assert.equal((await row()).status, 'submitted')
  })

  const INCOMPLETE = [
    { step: 'decline', form: {}, says: /Choose why/ },
    { step: 'waitlist', form: {}, says: /Say what they wait for/ },
    { step: 'ask-for-more', form: {}, says: /Write what you need to know/ },
    { step: 'attempt-contact', form: {}, says: /Choose how you tried.*Choose what came of it/ },
    { step: 'attempt-contact', form: { way: 'post', result: 'sent' }, says: /did not agree to be contacted this way/ },
    { step: 'refer-on', form: { words: 'Fits better' }, says: /Choose who it goes to.*Ask them first/ },
    { step: 'hold', form: { reason: 'away' }, says: /Choose the last day of the hold/ },
    { step: 'hold', form: { reason: 'away', until: '2027-11-20' }, says: /Choose an earlier day/ },
  ]
  for (const { step, form, says } of INCOMPLETE) {
    it(`asks again where something is missing: ${step} ${Object.keys(form)}`, async () => {
      await post('acknowledge', {}, marguerite)
      const answer = await post(step, { ...form, note: 'kept' }, marguerite)
      assert.equal(statusOf(answer), 422)
      assert.match(textOf(answer), says)
      assert.equal((await row()).status, 'received')
    })
  }

  it('goes the whole road, and tells the person and the referrer as far as was agreed', async () => {
    await post('acknowledge', {}, marguerite)
    await post('triage', {}, marguerite)
    await post('accept', {}, marguerite)
    await post('assign', { adviser: String(grace.accountId) }, marguerite)
    await post('attempt-contact', { way: 'phone', result: 'no-answer' }, grace)
    assert.equal((await row()).status, 'contact-attempted')
    await post('attempt-contact', { way: 'text', result: 'reached' }, grace)
    assert.equal((await row()).status, 'engaged')
    await post('start', {}, grace)
    await post('update', { words: 'Came three times.' }, grace)
    const close = {
      outcome: 'retained-work',
      feedback: 'sent',
      'feedback-words': 'He keeps his job, with lighter work.',
    }
    await post('close', close, grace)
    const { status, outcome, feedback_sent_at, owner_account_id, next_step } = await row()
    assert.deepEqual(
      [status, outcome, feedback_sent_at, owner_account_id, next_step],
      [...['closed', 'retained-work', NOW, grace.accountId, null]],
    )
    const text = textOf(await see(`sent/${id}`, leela))
    assert.match(text, /Closed.*Kept their job.*He keeps his job, with lighter work/)
    assert.doesNotMatch(text, /Came three times/)
    const told = await messages()
    assert.ok(told.some(({ kind }) => kind === 'referral.close'))
    const news = told.filter(({ kind }) => kind === 'referral.news')
    assert.ok(news.length >= 3)
    assert.doesNotMatch(JSON.stringify(news), /Deniz|lighter/)
  })

  it('closes with words to the referrer only where the person agreed to that, else with a reason', async () => {
    await desk.database.owner.updateTable('referral').set({ agreed_milestones: [] }).where('id', '=', id).execute()
    await post('acknowledge', {}, marguerite)
    await post('accept', {}, marguerite)
    const sent = { outcome: 'course', feedback: 'sent', 'feedback-words': 'She learns.' }
    const answer = await post('close', sent, marguerite)
    assert.equal(statusOf(answer), 422)
    assert.match(textOf(answer), /did not agree/)
    await post('close', { outcome: 'course', feedback: 'not-agreed' }, marguerite)
    assert.equal((await row()).feedback_suppressed, 'not-agreed')
    assert.match(textOf(await see(`sent/${id}`, leela)), /Accepted/)
  })

  it('leaves a stub to who declines, and the next step to who sent it', async () => {
    await post('acknowledge', {}, marguerite)
    await post('decline', { reason: 'wrong-service', words: 'Connect to Work fits better.' }, marguerite)
    const { status, owner_side, next_step } = await row()
    assert.deepEqual([status, owner_side, next_step], ['declined', 'referrer', 'Refer them on to a service that fits'])
    const stub = textOf(await see(id, marguerite))
    assert.match(stub, /Name not shown.*not open to you any more/)
    assert.doesNotMatch(stub, /Deniz|warehouse/)
    assert.match(textOf(await see('sent', leela)), /Deniz Aydoğan.*Declined.*For us to do.*Refer them on/)
  })

  it('lets one of two decide who decide at the same moment', async () => {
    await post('acknowledge', {}, marguerite)
    const both = await Promise.allSettled([
      post('accept', { version: '2' }, marguerite),
      post('decline', { version: '2', reason: 'no-capacity' }, winsome),
    ])
    assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1)
    assert.ok(both.some((one) => one.status === 'rejected' && one.reason instanceof Conflict))
  })

  it('refuses a form that was shown before somebody else was first', async () => {
    await post('acknowledge', { version: '1' }, marguerite)
    await assert.rejects(async () => post('acknowledge', { version: '1' }, winsome), Conflict)
    await post('waitlist', { version: '2', words: 'Until January.' }, winsome)
    await assert.rejects(async () => post('accept', { version: '2' }, marguerite), Conflict)
    assert.equal((await row()).status, 'waitlisted')
  })

  it('does the same form once, however often it is sent', async () => {
    const form = { once: 'the same', version: '1' }
    const first = await post('acknowledge', form, marguerite)
    const second = await post('acknowledge', form, marguerite)
    assert.equal(whereTo(first), whereTo(second))
    assert.equal((await row()).version, 2)
  })

  it('is taken back within its minutes by whoever did it, and nobody hears of the slip', async () => {
    await post('acknowledge', {}, marguerite)
    await post('decline', { reason: 'no-capacity' }, marguerite)
    assert.ok((await live()).some(({ kind }) => kind === 'referral.decline'))
    await assert.rejects(async () => post('undo', {}, winsome, minutes(5)), Conflict)
    await post('undo', {}, marguerite, minutes(20))
    assert.equal((await row()).status, 'received')
    assert.equal((await live()).length, 0)
    await assert.rejects(async () => post('undo', {}, marguerite, minutes(21)), Conflict)
  })

  it('is not taken back once the minutes are over', async () => {
    await post('acknowledge', {}, marguerite)
    await post('accept', {}, marguerite)
    assert.doesNotMatch(textOf(await see(id, marguerite, minutes(31))), /A slip/)
    await assert.rejects(async () => post('undo', {}, marguerite, minutes(31)), Conflict)
  })

  it('closes the record of the person again where accepting is taken back', async () => {
    const reach = () =>
      desk.database.owner.selectFrom('participant_reach').selectAll().where('referral_id', '=', id).execute()
    await post('acknowledge', {}, marguerite)
    await post('accept', {}, marguerite)
    assert.equal((await reach()).filter(({ until }) => until === null).length, 1)
    await post('undo', {}, marguerite, minutes(1))
    assert.equal((await reach()).filter(({ until }) => until === null).length, 0)
    await post('accept', {}, marguerite, minutes(2))
    assert.equal((await reach()).filter(({ until }) => until === null).length, 1)
  })

  it('stands still while it is on hold, says so to both sides, and goes on', async () => {
    await post('acknowledge', {}, marguerite)
    const before = (await row()).due_at!
    await post('hold', { reason: 'unwell', until: '2026-12-04' }, marguerite)
    const held = await row()
    assert.equal(held.held_until, '2026-12-04')
    assert.ok(held.due_at! > before)
    const sent = textOf(await see(`sent/${id}`, leela))
    assert.doesNotMatch(sent, /not well/)
    assert.match(textOf(await see(id, marguerite)), /On hold until Friday 4 December/)
    await post('resume', {}, marguerite)
    assert.equal((await row()).held_until, null)
    assert.deepEqual((await row()).due_at, before)
  })

  it('changes hands only with a word to both, and with the list the person stands on', async () => {
    await post('acknowledge', {}, marguerite)
    await post('accept', {}, marguerite)
    await post('assign', { adviser: String(grace.accountId) }, marguerite)
    await post('assign', { adviser: String(liban.accountId) }, marguerite)
    const reach = await desk.database.owner
      .selectFrom('participant_reach')
      .select('account_id')
      .where('referral_id', '=', id)
      .execute()
    assert.deepEqual([(await row()).owner_account_id, reach], [liban.accountId, [{ account_id: liban.accountId }]])
    await assert.rejects(async () => see(id, grace), NotFound)
    assert.match(textOf(await see(id, liban)), /Given to Liban Jibrell-Moss, before with Grace Oyelaran/)
    const { reference } = await row()
    const told = await desk.database.owner
      .selectFrom('message')
      .select(['address', 'subject'])
      .where('kind', '=', 'referral.handed-over')
      .where('subject', 'like', `%${reference}%`)
      .orderBy('id')
      .execute()
    assert.deepEqual(
      told.map(({ address }) => address.split('@')[0]),
      ['grace.oyelaran', 'liban.jibrell.moss', 'grace.oyelaran'],
    )
  })

  it('cannot change hands in silence, whatever a program forgets', async () => {
    await assert.rejects(
      desk.database.jobs
        .updateTable('referral')
        .set({ owner_account_id: grace.accountId })
        .where('id', '=', id)
        .execute(),
      /changed hands and nothing says so/,
    )
  })

  it('keeps a history without a name or a word of anybody', async () => {
    await post('acknowledge', {}, marguerite)
    await post('decline', { reason: 'no-capacity', words: 'Until January, sorry.' }, marguerite)
    const history = await desk.database.owner
      .selectFrom('history')
      .selectAll()
      .where('subject', '=', `referral:${id}`)
      .orderBy('id')
      .execute()
    assert.deepEqual(
      history.map(({ verb }) => verb),
      ['referral.sent', 'referral.acknowledge', 'referral.decline'],
    )
    assert.doesNotMatch(JSON.stringify(history), /Deniz|Aydo|sorry/)
  })
})
