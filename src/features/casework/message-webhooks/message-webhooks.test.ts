import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { type TestApp, testApp } from '../../../../test/harness/app.ts'
import {
  INCOMING_ENV,
  MAIL_IN_DOMAIN,
  postMail,
  postText,
  receivedMail,
  receivedText,
} from '../../../../test/harness/incoming-doubles.ts'
import { fileAll, type Supported, supported } from '../../../../test/harness/letters.ts'
import {
  postWhatsApp,
  VERIFY_TOKEN,
  WHATSAPP_ENV,
  whatsAppStatus,
  whatsAppWords,
} from '../../../../test/harness/whatsapp-double.ts'
import { fileMessages } from './file-messages.job.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const AT = new Date('2026-11-23T09:58:00Z')
const [HERS, SHARED, UNKNOWN] = ['447700900771', '447700900772', '447700900773']

describe('what providers hand over', () => {
  let app: TestApp
  let deniz: Supported
  before(async () => {
    app = await testApp({ seed: 'demo', now: NOW, env: { ...WHATSAPP_ENV, ...INCOMING_ENV } })
    deniz = await supported(app.web, { email: 'deniz.one@home.example', phone: `+${HERS}` }, NOW)
    await supported(app.web, { givenName: 'Ada', phone: `+${SHARED}`, email: 'ada@home.example' }, NOW)
    await supported(app.web, { givenName: 'Bea', phone: `+${SHARED}`, email: 'bea@home.example' }, NOW)
  })
  after(() => app.close())

  const arrivals = async () => Number((await app.owner.selectFrom('message_arrival').selectAll().execute()).length)
  const kept = async (providerId: string) => {
    await fileAll(app.jobs, NOW)
    const rows = app.owner.selectFrom('person_message').selectAll().where('provider_id', '=', providerId)
    return rows.executeTakeFirstOrThrow()
  }

  it('is asked for by nobody who has no secret: 401, and nothing is kept', async () => {
    const before = await arrivals()
    const text = receivedText('a', HERS, 'x', AT)
    const mail = receivedMail('m', { from: 'x@y.example', to: `reply@${MAIL_IN_DOMAIN}`, text: 'x' })
    const answers = await Promise.all([
      postWhatsApp(app.origin, whatsAppWords(HERS, 'w', 'x', AT), 'another secret'),
      postText(app.origin, text, 'guessed'),
      postText(app.origin, { id: '1', status: 'delivered' }, 'guessed', '/webhooks/receipts'),
      postMail(app.origin, mail, 'another key'),
      fetch(`${app.origin}/webhooks/mail`, {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json' },
      }),
      fetch(`${app.origin}/webhooks/whatsapp?hub.mode=subscribe&hub.verify_token=guessed&hub.challenge=1`),
    ])
    assert.deepEqual(
      answers.map(({ status }) => status),
      [401, 401, 401, 401, 401, 401],
    )
    assert.equal(await arrivals(), before)
  })

  it('is not at an address that nobody has set up, and no other method is', async () => {
    const bare = await testApp({ seed: 'none', now: NOW })
    assert.equal((await postText(bare.origin, {})).status, 404)
    await bare.close()
    const put = await fetch(`${app.origin}/webhooks/texts`, { method: 'PUT' })
    assert.deepEqual([put.status, put.headers.get('allow')], [405, 'POST'])
  })

  it('is set up with Meta by saying back what it asks', async () => {
    const query = new URLSearchParams({
      ...{ 'hub.mode': 'subscribe', 'hub.verify_token': VERIFY_TOKEN, 'hub.challenge': '1158201444' },
    })
    const answer = await fetch(`${app.origin}/webhooks/whatsapp?${query}`)
    assert.deepEqual([answer.status, await answer.text()], [200, '1158201444'])
  })

  it('is one message, though it is handed over a thousand times', async () => {
    const body = whatsAppWords(HERS, 'wamid.replayed', 'Hello?', AT)
    for (let i = 0; i < 50; i++) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => postWhatsApp(app.origin, body)))
      assert.ok(answers.every(({ status }) => status === 200))
      if (i % 10 === 0) await fileAll(app.jobs, NOW)
    }
    await kept('wamid.replayed')
    const rows = app.owner.selectFrom('person_message').select('id').where('provider_id', '=', 'wamid.replayed')
    assert.equal((await rows.execute()).length, 1)
  })

  it('is somebody’s by a number that is theirs alone: with an owner, a date, and a case that has heard', async () => {
    assert.equal((await postText(app.origin, receivedText('t-1', HERS, 'Can we meet on Tuesday?', AT))).status, 200)
    const message = await kept('t-1')
    assert.deepEqual(
      [message.participant_id, message.organization_id, message.owner_account_id, message.words],
      [deniz.participantId, deniz.council, deniz.adviser.accountId, 'Can we meet on Tuesday?'],
    )
    assert.ok(message.due_at && message.due_at > NOW && message.answered_at === null)
    const { last_heard_at } = await app.owner
      .selectFrom('support_case')
      .selectAll()
      .where('participant_id', '=', deniz.participantId)
      .executeTakeFirstOrThrow()
    assert.deepEqual(last_heard_at, AT)
  })

  for (const [whose, number] of [
    ['nobody has', UNKNOWN],
    ['several people have', SHARED],
  ] as const) {
    it(`waits with somebody who finds out, where ${whose} the number`, async () => {
      await postText(app.origin, receivedText(`t-${number}`, number, 'It is me', AT))
      const message = await kept(`t-${number}`)
      assert.deepEqual([message.participant_id, message.organization_id], [null, deniz.council])
      assert.ok(message.owner_account_id && message.due_at)
    })
  }

  it('is nobody’s by an address on an e-mail, which anybody can write there', async () => {
    const mail = { from: 'deniz.one@home.example', to: 'work@borough.example', text: 'Hello' }
    await postMail(app.origin, receivedMail('<m-1@home.example>', mail))
    assert.equal((await kept('<m-1@home.example>')).participant_id, null)
  })

  it('stops and starts messages to a number, and says so once', async () => {
    const say = async (id: string, words: string) => {
      await postText(app.origin, receivedText(id, UNKNOWN, words, AT))
      return kept(id)
    }
    assert.equal((await say('stop-1', 'Stop')).answered_how, 'keyword')
    await say('stop-2', 'STOP')
    const stops = await app.owner.selectFrom('unsubscribed').selectAll().where('address', '=', `+${UNKNOWN}`).execute()
    assert.deepEqual(
      stops.map(({ kind }) => kind),
      ['all:text'],
    )
    await say('start-1', 'start')
    const left = await app.owner.selectFrom('unsubscribed').selectAll().where('address', '=', `+${UNKNOWN}`).execute()
    assert.deepEqual(left, [])
    const told = await app.owner.selectFrom('message').select('kind').where('address', '=', `+${UNKNOWN}`).execute()
    assert.deepEqual(told.map(({ kind }) => kind).sort(), ['person.started', 'person.stopped'])
  })

  it('is read by somebody where what it asks for cannot be done, and holds up nobody else', async () => {
    await sql`revoke insert on unsubscribed from good_work_jobs`.execute(app.owner)
    await postText(app.origin, receivedText('broken', HERS, 'STOP', AT))
    await postText(app.origin, receivedText('behind-it', HERS, 'Hello', AT))
    const troubles: string[] = []
    const log = { error: (_facts: object, words: string) => void troubles.push(words) }
    for (let i = 0; i < 5; i++) await fileMessages({ db: app.jobs, clock: () => NOW, log })
    await sql`grant insert on unsubscribed to good_work_jobs`.execute(app.owner)
    assert.equal(troubles.length, 3)
    const [broken, behind] = [await kept('broken'), await kept('behind-it')]
    assert.deepEqual([broken.answered_at, broken.owner_account_id], [null, deniz.adviser.accountId])
    assert.equal(behind.words, 'Hello')
  })

  it('takes no harm from ten thousand bodies that nobody agreed on, and keeps nothing of them', async () => {
    await fileAll(app.jobs, NOW)
    const [before, messages] = [await arrivals(), await app.owner.selectFrom('person_message').select('id').execute()]
    const names = fc.constantFrom('entry', 'changes', 'value', 'messages', 'statuses', 'object', 'id', 'from', 'text')
    const odd = fc.oneof(
      fc.json(),
      fc.string({ maxLength: 200 }),
      fc.dictionary(names, fc.jsonValue(), { maxKeys: 6 }).map((value) => JSON.stringify(value)),
      fc.dictionary(names, fc.jsonValue()).map((value) => JSON.stringify({ ...whatsAppStatus('', '', NOW), ...value })),
    )
    const bodies = fc.sample(odd, { numRuns: 2500, seed: 48 })
    const statuses = new Set<number>()
    for (let i = 0; i < bodies.length; i += 25) {
      const some = bodies.slice(i, i + 25)
      const answers = await Promise.all(
        some.flatMap((body) => [
          postWhatsApp(app.origin, body),
          postText(app.origin, body),
          postText(app.origin, body, undefined, '/webhooks/receipts'),
          postMail(app.origin, body),
        ]),
      )
      for (const { status } of answers) statuses.add(status)
    }
    assert.deepEqual(
      [...statuses].filter((status) => ![200, 400].includes(status)),
      [],
    )
    assert.equal(await arrivals(), before)
    await fileAll(app.jobs, NOW)
    assert.equal((await app.owner.selectFrom('person_message').select('id').execute()).length, messages.length)
  })
})
