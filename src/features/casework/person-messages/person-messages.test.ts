import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { statusOf, textOf } from '../../../../test/harness/ask.ts'
import { receivedMail } from '../../../../test/harness/incoming-doubles.ts'
import { fileAll, supported } from '../../../../test/harness/letters.ts'
import { as } from '../../../../test/harness/referral.ts'
import { type ReferralDesk, referralDesk } from '../../../../test/harness/referral-desk.ts'
import { takePoliciesAway } from '../../../../test/harness/walls.ts'
import { readMail } from '../../../adapters/mail-in/mail-webhook.ts'
import type { Arrival } from '../../../domain/message-arrival.ts'
import type { Member, Viewer } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { keepArrivals } from '../../../records/message-arrival.ts'
import { recordSent } from '../../../records/message-sending.ts'
import { messagesWith } from '../../../records/person-message.ts'
import { writeFromOwnPage } from '../../../records/person-message-send.ts'
import { messageInboxRoutes } from '../message-inbox/message-inbox.routes.ts'
import { personMessageRoutes } from './person-messages.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const HOUR = 3_600_000
const later = (hours: number) => new Date(NOW.getTime() + hours * HOUR)

describe('messages with a person', () => {
  let desk: ReferralDesk
  let marguerite: Member
  let grace: Member
  let tobias: Member
  let id: string
  let phone: string
  let number = 100

  before(async () => {
    desk = await referralDesk([...personMessageRoutes, ...messageInboxRoutes], NOW)
    marguerite = await desk.member('Marguerite Dunmore')
    grace = await desk.member('Grace Oyelaran')
    tobias = await desk.member('Tobias Marlowe-Eze')
  })
  after(() => desk.database.drop())
  beforeEach(async () => {
    number += 1
    phone = `+447700901${number}`
    id = await begin({})
  })

  const begin = async (person: Parameters<typeof supported>[1]) =>
    (await supported(desk.database.web, { email: `d${number}@home.example`, phone, ...person }, NOW)).participantId
  const path = (end = '') => `/desk/people/${id}/messages${end}`
  const see = (viewer: Viewer = marguerite) => desk.see(path(), viewer)
  const send = (form: Record<string, string>, now = NOW, viewer: Viewer = marguerite) =>
    desk.post(path(), form, viewer, now)
  const messages = () =>
    desk.database.owner
      .selectFrom('person_message')
      .selectAll()
      .where('participant_id', '=', id)
      .orderBy('at')
      .execute()
  const queued = async () => {
    const keys = (await messages()).map((one) => `person-message:${one.id}`)
    const rows = desk.database.owner
      .selectFrom('message')
      .selectAll()
      .where('key', 'in', ['', ...keys])
    return rows.orderBy('id').execute()
  }
  const hand = async (arrival: Partial<Extract<Arrival, { what: 'words' }>>, now = NOW) => {
    const words = { what: 'words', way: 'text', providerId: `p-${Math.random()}`, from: phone, subject: null } as const
    const rest = { words: 'Hello?', media: [], thread: null, automatic: false, at: now }
    await keepArrivals(desk.database.web, 'fleet-vale', [{ ...words, ...rest, ...arrival }], now)
    await fileAll(desk.database.jobs, now)
  }
  const agree = () => desk.post(path('/whatsapp'), { how: 'phone' }, marguerite)

  it('go out by a way that is open, in the words that were written, and are written down', async () => {
    assert.equal(statusOf(await send({ way: 'text', words: 'Can you come on Tuesday?' })), 303)
    const [message] = await queued()
    assert.deepEqual(
      [message?.channel, message?.address, message?.body, message?.kind],
      ['text', phone, 'Can you come on Tuesday?', 'person.message'],
    )
    const [kept] = await messages()
    assert.deepEqual([kept?.status, kept?.went_as, kept?.account_id], ['queued', 'words', marguerite.accountId])
    assert.match(textOf(await see()), /Marguerite Dunmore.*Can you come on Tuesday\?.*Waiting to go/)
    const verbs = desk.database.owner.selectFrom('history').select('verb').where('participant_id', '=', id)
    const done = (await verbs.execute()).map(({ verb }) => verb)
    assert.ok(done.includes('message.sent') && done.includes('message.read'))
  })

  it('know that they went out, and that they did not', async () => {
    await send({ way: 'email', words: 'One' })
    await send({ way: 'text', words: 'Two' })
    const [one, two] = await queued()
    await recordSent(desk.database.jobs, one!.id, `<${number}@mail>`, later(1))
    await desk.database.jobs
      .updateTable('message')
      .set({ failed_at: later(1), last_error: 'no such number' })
      .where('id', '=', two!.id)
      .execute()
    const stands = (await messages()).map(({ words, status, failure }) => [words, status, failure]).sort()
    assert.deepEqual(stands, [
      ['One', 'sent', null],
      ['Two', 'failed', 'no such number'],
    ])
    assert.match(textOf(await see()), /Did not arrive/)
  })

  it('say no more than that there is one, where somebody else may see them', async () => {
    id = await begin({ othersMaySee: true, email: `guarded${number}@home.example`, phone: `+447700902${number}` })
    assert.match(textOf(await see()), /Somebody else may see their messages/)
    await send({ way: 'email', words: 'About your injury', subject: 'Your injury' })
    const [message] = await queued()
    assert.doesNotMatch(JSON.stringify(message), /injury/)
    assert.match(message!.body, /You have a message\. Please call/)
    assert.equal((await messages())[0]?.words, 'About your injury')
  })

  it('wait for the morning at night', async () => {
    await send({ way: 'text', words: 'Good night' }, new Date('2026-11-23T22:30:00Z'))
    assert.deepEqual((await queued())[0]?.send_after, new Date('2026-11-24T08:00:00Z'))
  })

  it('go by no way that is shut', async () => {
    await hand({ words: 'STOP' })
    assert.match(textOf(await see()), /asked for no more messages this way/)
    assert.equal(statusOf(await send({ way: 'text', words: 'Hello' })), 422)
    assert.equal(statusOf(await send({ way: 'whatsapp', words: 'Hello' })), 422)
    assert.equal(statusOf(await send({ way: 'email', words: '' })), 422)
    assert.equal(statusOf(await send({ way: 'email', words: 'Hello' })), 303)
  })

  it('are answered at an address with a secret in it, which finds the thread whoever has it', async () => {
    await send({ way: 'email', words: 'When are you free?' })
    const reply_to = (await queued())[0]?.reply_to ?? ''
    assert.match(reply_to, /^reply\+[0-9a-f]{40}@reply\.borough\.example$/)
    const mail = { from: 'somebody.else@home.example', to: reply_to, text: 'On Friday.\n\n> When are you free?' }
    const read = readMail(receivedMail(`<${number}@home.example>`, mail), 'reply.borough.example')
    assert.ok(read.ok)
    await hand(read.arrivals[0] as Extract<Arrival, { what: 'words' }>)
    const both = await messages()
    const [sent, came] = [both.find((one) => one.direction === 'out'), both.find((one) => one.direction === 'in')]
    assert.deepEqual(
      [came?.words, came?.replied_to, came?.owner_account_id],
      ['On Friday.', sent?.id, marguerite.accountId],
    )
  })

  it('wait in the inbox until they are answered, with an owner and a date', async () => {
    await hand({ words: 'I have a question' })
    assert.match(
      textOf(await desk.see('/desk/messages', marguerite)),
      /I have a question.*Answer by Tuesday 24 November/,
    )
    await send({ way: 'text', words: 'Ask me' })
    const [came] = await messages()
    assert.deepEqual([came?.answered_how, came?.answered_by], ['message', marguerite.accountId])
    assert.doesNotMatch(textOf(await desk.see('/desk/messages', marguerite)), /I have a question/)
  })

  it('may need no answer, which is said once', async () => {
    await hand({ words: 'Thank you!' })
    const [came] = await messages()
    const settle = () => desk.post(path(`/${came!.id}/answered`), { words: 'Nothing to do' }, marguerite)
    assert.equal(statusOf(await settle()), 303)
    await assert.rejects(async () => settle(), { name: 'Conflict' })
    assert.match(textOf(await see()), /Dealt with in another way: “Nothing to do”/)
  })

  it('need no answer when a machine wrote them', async () => {
    await hand({ words: 'I am away', automatic: true })
    assert.equal((await messages())[0]?.answered_how, 'automatic')
  })

  it('go to WhatsApp once they agreed: words for a day after they wrote, the approved notice afterwards', async () => {
    assert.equal(statusOf(await desk.post(path('/whatsapp'), {}, marguerite)), 422)
    await agree()
    await send({ way: 'whatsapp', words: 'First' })
    await hand({ way: 'whatsapp', words: 'Hi' }, later(1))
    await send({ way: 'whatsapp', words: 'Second' }, later(2))
    const until = (await queued()).map(({ body, free_until }) => [body, free_until?.toISOString() ?? null])
    assert.deepEqual(until, [
      ['First', null],
      ['Second', later(25).toISOString()],
    ])
  })

  it('end on WhatsApp with STOP there, also what waits', async () => {
    await agree()
    await send({ way: 'whatsapp', words: 'Late news' }, new Date('2026-11-23T22:30:00Z'))
    await hand({ way: 'whatsapp', words: 'stop' }, later(13))
    const [out] = await messages()
    assert.deepEqual([out?.status, out?.failure], ['failed', 'stopped'])
    assert.match(textOf(await see()), /WhatsApp: They asked for no more messages this way/)
    await hand({ way: 'whatsapp', words: 'Start' }, later(14))
    assert.equal(statusOf(await send({ way: 'whatsapp', words: 'Here we are' }, later(15))), 303)
  })

  it('go with the case, and to somebody who is there when their owner leaves', async () => {
    await hand({ words: 'Where are you?' })
    const { owner } = desk.database
    const ownerOf = async () => (await messages())[0]?.owner_account_id
    await owner
      .updateTable('support_case')
      .set({ owner_account_id: grace.accountId })
      .where('participant_id', '=', id)
      .execute()
    assert.equal(await ownerOf(), grace.accountId)
    const { accountId } = await desk.member('Winsome Adair-Clarke')
    await owner
      .updateTable('person_message')
      .set({ owner_account_id: accountId })
      .where('participant_id', '=', id)
      .execute()
    const leave = (at: Date | null) =>
      owner.updateTable('membership').set({ ended_at: at }).where('account_id', '=', accountId).execute()
    await leave(NOW)
    assert.equal(await ownerOf(), grace.accountId)
    await leave(null)
  })

  it('are kept from who has no business with them, by either wall alone', async () => {
    await hand({ words: 'Only for you' })
    for (const viewer of [grace, tobias]) {
      await assert.rejects(async () => see(viewer), NotFound)
      await assert.rejects(async () => send({ way: 'text', words: 'Hello' }, NOW, viewer), NotFound)
      const rows = await as(desk.database.web, viewer, NOW, (db) =>
        db.selectFrom('person_message').select('id').where('participant_id', '=', id).execute(),
      )
      assert.deepEqual(rows, [])
    }
    const nobody = await desk.database.web.selectFrom('person_message').select('id').execute()
    assert.deepEqual(nobody, [])
  })

  it('are read by the person, and by nobody else, in their own record; they write there, too', async () => {
    await send({ way: 'text', words: 'For you' })
    const resident: Viewer = { kind: 'resident', address: { kind: 'phone', value: phone }, participantId: id }
    const own = await as(desk.database.web, resident, NOW, (db) => messagesWith(db, resident, [id], NOW))
    assert.deepEqual(
      own.map(({ words }) => words),
      ['For you'],
    )
    const kept = await desk.database.owner
      .selectFrom('support_case')
      .selectAll()
      .where('participant_id', '=', id)
      .executeTakeFirstOrThrow()
    const letter = { id: crypto.randomUUID(), participantId: id, organizationId: kept.organization_id, caseId: kept.id }
    const written = { ...letter, ownerAccountId: kept.owner_account_id!, words: 'From my page' }
    for (let twice = 0; twice < 2; twice++) {
      await as(desk.database.web, resident, NOW, (db) => writeFromOwnPage(db, resident, written, NOW))
    }
    assert.match(textOf(await desk.see('/desk/messages', marguerite)), /From my page/)
    const other = { ...resident, participantId: crypto.randomUUID() }
    assert.deepEqual(await as(desk.database.web, other, NOW, (db) => messagesWith(db, other, [id], NOW)), [])
    await assert.rejects(async () =>
      as(desk.database.web, other, NOW, (db) =>
        writeFromOwnPage(db, other, { ...written, id: crypto.randomUUID() }, NOW),
      ),
    )
  })

  it('of which nobody knows whose they are are matched by hand, with a reason, and taken back', async () => {
    const strange = `+447700903${number}`
    await hand({ from: strange, words: 'It is me, from a new phone', providerId: `strange-${number}` })
    const found = await desk.database.owner
      .selectFrom('person_message')
      .selectAll()
      .where('provider_id', '=', `strange-${number}`)
      .executeTakeFirstOrThrow()
    const at = `/desk/messages/${found.id}`
    assert.match(textOf(await desk.see('/desk/messages', marguerite)), /Whose are these\?.*from a new phone/)
    for (const viewer of [grace, tobias]) await assert.rejects(async () => desk.see(at, viewer), NotFound)
    const people = { name: (await person()).number }
    assert.match(textOf(await desk.post(at, people, marguerite)), /Is it one of these people\?.*Deniz Aydoğan/)
    assert.equal(statusOf(await desk.post(`${at}/match`, { person: id, words: '' }, marguerite)), 422)
    await desk.post(`${at}/match`, { person: id, words: 'I rang the number' }, marguerite)
    assert.match(textOf(await see()), /from a new phone.*Matched by hand: “I rang the number”/)
    await desk.post(path(`/${found.id}/not-theirs`), {}, marguerite)
    assert.deepEqual(await messages(), [])
    await desk.post(`${at}/aside`, { why: 'A wrong number' }, marguerite)
    assert.doesNotMatch(textOf(await desk.see('/desk/messages', marguerite)), /from a new phone/)
  })

  const person = () =>
    desk.database.owner.selectFrom('participant').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

  it('are still kept from others when the wall in the database is gone', async () => {
    await hand({ words: 'Only for you' })
    await takePoliciesAway(desk.database.owner)
    for (const viewer of [grace, tobias]) {
      assert.deepEqual(await as(desk.database.web, viewer, NOW, (db) => messagesWith(db, viewer, [id], NOW)), [])
      assert.doesNotMatch(textOf(await desk.see('/desk/messages', viewer)), /Only for you/)
    }
  })
})
