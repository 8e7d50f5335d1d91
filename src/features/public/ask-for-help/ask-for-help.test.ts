import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { STREETS } from '../../../../demo/known-places.ts'
import { guarded, statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { MOST_TEXT_PARTS } from '../../../domain/message-in-language.ts'
import { textParts } from '../../../domain/text-parts.ts'
import { askForHelpRoutes } from './ask-for-help.routes.ts'

/** A Monday morning: two working days from it is Wednesday. */
const now = new Date('2026-11-23T10:00:00Z')
const HERE = STREETS[0]!.postcode
const ELSEWHERE = 'N22 0FG'

type Form = Readonly<Record<string, string>>

describe('asking for help', () => {
  let database: TestDatabase
  let visitor: Visitor

  before(async () => {
    ;({ database, visitor } = await openRooms(askForHelpRoutes, now))
  })
  after(() => database.drop())

  /** A browser of one's own: keeps its cookie, and answers question after question. */
  function browser() {
    let cookies: Form = {}
    const keep = (answer: Awaited<ReturnType<typeof visit>>) => {
      if (answer.kind !== 'data') {
        for (const { name, value } of answer.cookies ?? []) cookies = { ...cookies, [name]: value }
      }
      return answer
    }
    return {
      see: async (path: string) => keep(await visit(visitor, path, { cookies })),
      answer: async (step: string, form: Form) =>
        keep(await visit(visitor, `/ask-for-help/${step}`, { cookies, form })),
    }
  }
  type Browser = ReturnType<typeof browser>

  const ANSWERS: readonly [step: string, form: Form][] = [
    ['where', { postcode: HERE }],
    ['help', { help: 'find-a-job', 'own-words': 'I want mornings only' }],
    ['contact', { 'contact-by': 'text', mobile: '07700 900 555' }],
    ['safe', { others: 'no' }],
    ['name', { name: 'Hodan' }],
    ['needs', { language: 'so', access: 'step-free' }],
  ]

  async function answerAll(asker: Browser, changes: Readonly<Record<string, Form>> = {}): Promise<string> {
    await asker.see('/ask-for-help/where')
    let next = ''
    for (const [step, form] of ANSWERS) next = whereTo(await asker.answer(step, changes[step] ?? form))
    return next
  }

  const requests = () => database.owner.selectFrom('help_request').selectAll().where('sample', '=', true).execute()
  const latest = async () =>
    database.owner.selectFrom('help_request').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()

  it('promises a day before anything is asked', async () => {
    const text = textOf(await visit(visitor, '/ask-for-help'))
    assert.match(text, /An adviser contacts you by Wednesday 25 November/)
  })

  it('goes from question to question, shows all answers, and gives a reference', async () => {
    const asker = browser()
    assert.equal(await answerAll(asker), '/ask-for-help/check')
    const check = textOf(await asker.see('/ask-for-help/check'))
    assert.match(check, /What would help Finding a job/)
    assert.match(check, /Contact you by Text message: 07700 900555/)
    assert.match(check, /contacts you by Wednesday 25 November/)

    const sent = whereTo(await asker.answer('check', guarded('ask-for-help', now)))
    assert.match(sent, /^\/ask-for-help\/sent\/GW-/)
    assert.match(textOf(await asker.see(sent)), /contacts you by Wednesday 25 November/)

    const row = await latest()
    assert.equal(row.status, 'new')
    assert.equal(row.phone, '+447700900555')
    assert.equal(row.due_at?.toISOString(), '2026-11-25T23:59:59.999Z')
    assert.ok(row.next_step && row.hub_id)
    const text = await database.owner.selectFrom('message').selectAll().where('address', '=', row.phone).execute()
    assert.equal(text.length, 1)
    assert.ok(text[0]!.body.includes(row.reference) && textParts(text[0]!.body) <= MOST_TEXT_PARTS)
  })

  it('is taken once however often it is sent', async () => {
    const asker = browser()
    await answerAll(asker)
    const form = guarded('ask-for-help', now)
    const before = (await requests()).length
    const [first, second] = await Promise.all([asker.answer('check', form), asker.answer('check', form)])
    const third = await asker.answer('check', form)
    assert.equal(whereTo(first), whereTo(second))
    assert.equal(whereTo(first), whereTo(third))
    assert.equal((await requests()).length, before + 1)
  })

  it('says which borough an address outside is in, and still lets them ask', async () => {
    const asker = browser()
    await asker.see('/ask-for-help/where')
    const next = whereTo(await asker.answer('where', { postcode: ELSEWHERE }))
    assert.equal(next, '/ask-for-help/outside')
    const text = textOf(await asker.see(next))
    assert.match(text, /is in Osier Marsh/)
    assert.match(text, /Find your council on GOV.UK/)
    assert.equal(whereTo(await asker.answer('outside', {})), '/ask-for-help/hub')
  })

  it('never stops at a postcode that nobody knows, or at none', async () => {
    for (const postcode of ['ZZ99 9ZZ', 'NW5', '']) {
      const asker = browser()
      await asker.see('/ask-for-help/where')
      assert.equal(whereTo(await asker.answer('where', { postcode })), '/ask-for-help/hub', postcode)
      assert.equal(whereTo(await asker.answer('hub', { hub: 'any' })), '/ask-for-help/help', postcode)
    }
  })

  const mistakes = [
    { step: 'help', form: {}, says: 'Tick what would help' },
    { step: 'contact', form: {}, says: 'Choose how you want us to contact you' },
    { step: 'contact', form: { 'contact-by': 'text', mobile: '020 7946 0100' }, says: 'We cannot text a landline' },
    { step: 'contact', form: { 'contact-by': 'email', email: 'hodan' }, says: 'like name@example.com' },
    { step: 'safe', form: {}, says: 'Say if somebody else might see our messages' },
    { step: 'name', form: { name: '  ' }, says: 'Enter the name you want us to use' },
  ]
  for (const { step, form, says } of mistakes) {
    it(`asks again when ${step} is answered by ${JSON.stringify(form)}, and keeps what was typed`, async () => {
      const asker = browser()
      await answerAll(asker)
      const answer = await asker.answer(step, form as Form)
      assert.equal(statusOf(answer), 422)
      assert.match(textOf(answer), new RegExp(`There is a problem.*${says}`))
      for (const typed of Object.values(form))
        assert.ok(answer.kind === 'page' && answer.html.text.includes(typed.trim()))
    })
  }

  it('takes "I do not know yet" for an answer', async () => {
    const asker = browser()
    await answerAll(asker, { help: { help: 'not-sure' } })
    await asker.answer('check', guarded('ask-for-help', now))
    assert.deepEqual((await latest()).helps, [])
  })

  it('asks about messages only where it calls, and says nothing in them that others may not see', async () => {
    const asker = browser()
    await answerAll(asker, {
      contact: { 'contact-by': 'phone', phone: '07700 900 666' },
      safe: { 'leave-message': 'no', 'may-text': 'yes', others: 'yes' },
    })
    await asker.answer('check', guarded('ask-for-help', now))
    const row = await latest()
    assert.deepEqual([row.may_leave_message, row.may_text, row.others_may_see], [false, true, true])
    const { body } = await database.owner
      .selectFrom('message')
      .select('body')
      .where('address', '=', '+447700900666')
      .executeTakeFirstOrThrow()
    assert.doesNotMatch(body, /help|adviser|hub|job/i)
  })

  it('sends nothing to somebody who wants letters only', async () => {
    const asker = browser()
    await answerAll(asker, { contact: { 'contact-by': 'post', 'postal-address': '1 Reed Walk' } })
    const count = () => database.owner.selectFrom('message').select('id').execute()
    const before = (await count()).length
    await asker.answer('check', guarded('ask-for-help', now))
    assert.equal((await count()).length, before)
  })

  it('forgets what was typed when somebody leaves quickly', async () => {
    const asker = browser()
    await answerAll(asker)
    assert.match(whereTo(await asker.see('/ask-for-help/leave')), /weather/)
    assert.equal(whereTo(await asker.see('/ask-for-help/check')), '/ask-for-help?lost=1')
  })

  it('keeps the answers of other browsers to themselves', async () => {
    await answerAll(browser())
    assert.equal(whereTo(await browser().see('/ask-for-help/name')), '/ask-for-help?lost=1')
  })

  it('keeps equality answers with nothing that leads back', async () => {
    const form = { ...guarded('about-you', now), age: '25-34', disability: 'sometimes' }
    const answer = await visit(visitor, '/ask-for-help/about-you', { form })
    assert.equal(whereTo(answer), '/ask-for-help/about-you/thank-you')
    const rows = await database.owner.selectFrom('equality_answer').selectAll().execute()
    assert.deepEqual(rows, [
      { month: '2026-11-01', place_slug: 'fleet-vale', about: 'help-request', answers: { age: '25-34' } },
    ])
  })

  it('cannot be left without an owner, a next step and a date: the database refuses', async () => {
    const { id } = await latest()
    for (const nothing of [{ next_step: null }, { due_at: null }, { next_step: ' ' }, { status: 'owned' }]) {
      await assert.rejects(
        database.owner.updateTable('help_request').set(nothing).where('id', '=', id).execute(),
        /check/,
      )
    }
    const noHub = database.owner.updateTable('help_request').set({ hub_id: 99999 }).where('id', '=', id).execute()
    await assert.rejects(noHub, /foreign key/)
  })
})
