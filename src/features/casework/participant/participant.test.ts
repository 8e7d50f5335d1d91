import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { statusOf, textOf, whereTo } from '../../../../test/harness/ask.ts'
import { type RecordDesk, recordDesk } from '../../../../test/harness/record-desk.ts'
import type { Member } from '../../../domain/permission.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import type { Answer } from '../../../kit/http.ts'
import { participantRoutes } from './participant.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')

describe('the record of somebody', () => {
  let desk: RecordDesk
  let grace: Member
  let winsome: Member
  let tobias: Member

  before(async () => {
    desk = await recordDesk(participantRoutes, NOW)
    grace = await desk.member('Grace Oyelaran')
    winsome = await desk.member('Winsome Adair-Clarke')
    tobias = await desk.member('Tobias Marlowe-Eze')
  })
  after(() => desk.database.drop())

  const record = async (viewer = grace) => textOf(await desk.see('', viewer))
  const person = () =>
    desk.database.owner.selectFrom('participant').selectAll().where('id', '=', desk.hodan).executeTakeFirstOrThrow()
  /** The fields of the form on a page, as a browser would send them. */
  const formOn = (answer: Answer): URLSearchParams => {
    if (answer.kind !== 'page') throw new Error(`a ${answer.kind}, not a page`)
    const main = answer.html.text.slice(answer.html.text.indexOf('<main'))
    const form = new URLSearchParams()
    for (const [field] of main.matchAll(/<input[^>]*>|<(textarea|select)[^>]*>[\s\S]*?<\/\1>/g)) {
      const [, name] = / name="([^"]*)"/.exec(field) ?? []
      const unticked = /type="(radio|checkbox)"/.test(field) && !/ checked/.test(field)
      if (name && !unticked) form.append(name, valueIn(field))
    }
    return form
  }
  const valueIn = (field: string): string => {
    if (field.startsWith('<textarea')) return /^<[^>]*>([\s\S]*)<\/textarea>$/.exec(field)![1]!
    const chosen = field.startsWith('<select') ? / value="([^"]*)" selected/ : / value="([^"]*)"/
    return chosen.exec(field)?.[1] ?? ''
  }
  const idOf = async (table: 'barrier' | 'strength' | 'key_date', kind: string): Promise<string> =>
    (
      await desk.database.owner
        .selectFrom(table)
        .select('id')
        .where('participant_id', '=', desk.hodan)
        .where('kind', '=', kind)
        .executeTakeFirstOrThrow()
    ).id

  it('shows what is next, who they are and who works with them, on one page', async () => {
    assert.match(
      await record(),
      /Hodan Abdi-Farrow.*36 years old.*Text only.*Agree a plan.*not heard from yet.*The story.*Latest notes.*Who works with them.*Grace Oyelaran.*What they agreed to/,
    )
  })

  it('holds the story once, with its versions and who wrote them', async () => {
    assert.equal(statusOf(await desk.post('/story', { version: '0', words: ' ' }, grace)), 422)
    await desk.post('/story', { version: '0', words: 'She ran a market stall.' }, grace)
    await desk.post('/story', { version: '1', words: 'She ran a market stall for six years.' }, winsome)
    assert.match(
      await record(),
      /for six years\. Winsome Adair-Clarke wrote this.*What it said before.*She ran a market stall\..*Grace Oyelaran/,
    )
  })

  it('shows both stories where two wrote at once, and loses neither', async () => {
    const late = await desk.post('/story', { version: '1', words: 'She sold cloth.' }, grace)
    assert.equal(statusOf(late), 409)
    assert.match(textOf(late), /Winsome Adair-Clarke changed it while you typed.*for six years.*She sold cloth/)
    await desk.post('/story', { version: '2', words: 'She sold cloth for six years.' }, grace)
    assert.match(await record(), /She sold cloth for six years/)
  })

  it('says what is in the way, and weighs the case by it', async () => {
    const weight = async () =>
      (
        await desk.database.owner
          .selectFrom('support_case')
          .select('weight')
          .where('participant_id', '=', desk.hodan)
          .executeTakeFirstOrThrow()
      ).weight
    const light = await weight()
    assert.equal(statusOf(await desk.post('/barriers', { kind: '' }, grace)), 422)
    await desk.post('/barriers', { kind: 'childcare', words: 'Nobody fetches the twins' }, grace)
    await desk.post('/barriers', { kind: 'housing' }, grace)
    await desk.post('/barriers', { kind: 'mental-health', words: 'Anxious in crowds' }, grace)
    assert.ok((await weight()) > light)
    assert.match(
      await record(),
      /In the way.*Childcare.*Nobody fetches the twins.*Mental health.*Health.*Anxious in crowds/,
    )
  })

  it('shows a manager no barrier of health, and takes none from one', async () => {
    const shown = await record(winsome)
    assert.match(shown, /Childcare/)
    assert.doesNotMatch(shown, /Anxious in crowds|Mental health/)
    const id = await idOf('barrier', 'mental-health')
    await assert.rejects(async () => desk.post(`/barriers/${id}`, { do: 'solved' }, winsome), NotFound)
  })

  it('says what was solved and how, and opens it again', async () => {
    const id = await idOf('barrier', 'housing')
    await desk.post(`/barriers/${id}`, { do: 'solved', version: '1', 'solved-words': 'A flat in Tilekiln' }, grace)
    assert.match(await record(), /Solved \(1\).*Housing.*A flat in Tilekiln/)
    await assert.rejects(async () => desk.post(`/barriers/${id}`, { do: 'solved', version: '1' }, winsome), Conflict)
    await desk.post(`/barriers/${id}`, { do: 'open', version: '2' }, grace)
    assert.doesNotMatch(await record(), /Solved \(/)
  })

  it('says what there is to build on', async () => {
    await desk.post('/strengths', { 'strength-kind': 'language', 'strength-words': 'Somali and Arabic' }, grace)
    assert.match(await record(), /To build on.*Speaks Somali and Arabic/)
    const id = await idOf('strength', 'language')
    await desk.post(`/strengths/${id}/end`, {}, grace)
    assert.doesNotMatch(await record(), /Somali and Arabic/)
  })

  it('warns of dates that matter, those of health to whoever reads of it', async () => {
    assert.equal(statusOf(await desk.post('/dates', { kind: 'fit-note', on: 'soon' }, grace)), 422)
    await desk.post('/dates', { kind: 'fit-note', on: '2026-11-27' }, grace)
    await desk.post('/dates', { kind: 'right-to-work', on: '2027-09-01', words: 'Share code in the letter' }, grace)
    assert.match(await record(), /Friday 27 November Fit note ends.*Soon.*1 September 2027.*Share code/)
    assert.doesNotMatch(await record(winsome), /Fit note/)
    const id = await idOf('key_date', 'fit-note')
    await desk.post(`/dates/${id}/end`, {}, grace)
    assert.doesNotMatch(await record(), /Fit note/)
  })

  it('says how to write to them and talk with them, and when somebody asked', async () => {
    assert.match(await record(), /Nobody has asked yet/)
    const form = new URLSearchParams([
      ['version', '0'],
      ['formats', 'large-print'],
      ['supports', 'longer'],
      ['may-share', 'yes'],
    ])
    await desk.post('/access', form, grace)
    assert.match(await record(), /Write to them Large print.*Talk with them More time.*Asked 23 November 2026/)
    const second = await desk.post('/access', form, winsome)
    assert.equal(statusOf(second), 409)
    assert.match(textOf(second), /Somebody else changed this while you typed.*Large print/)
  })

  it('is put right with what keeps them safe, and no way to reach them is lost', async () => {
    const form = formOn(await desk.see('/details', grace))
    form.set('known-as', 'Hodi')
    form.set('email', 'hodan@home.example')
    form.set('safe-words', 'Say the library')
    assert.match(whereTo(await desk.post('/details', form, grace)), /saved=facts/)
    const row = await person()
    assert.deepEqual(
      [row.known_as, row.email, row.phone, row.safe_words, row.contact_by],
      ['Hodi', 'hodan@home.example', '+447700900134', 'Say the library', 'text'],
    )
    const { details } = await desk.database.owner
      .selectFrom('history')
      .select('details')
      .where('verb', '=', 'participant.changed')
      .where('participant_id', '=', desk.hodan)
      .executeTakeFirstOrThrow()
    assert.deepEqual(details, { fields: 'known-as, email, safe-words' })
  })

  it('keeps what was typed where something is wrong', async () => {
    const form = formOn(await desk.see('/details', grace))
    form.set('given-name', '')
    form.set('known-as', 'Hodi Hodan')
    const answer = await desk.post('/details', form, grace)
    assert.equal(statusOf(answer), 422)
    assert.match(textOf(answer), /Enter their first name/)
    assert.equal(formOn(answer).get('known-as'), 'Hodi Hodan')
  })

  it('brings two people’s changes together, and asks where both changed the same', async () => {
    const first = formOn(await desk.see('/details', grace))
    const second = formOn(await desk.see('/details', winsome))
    first.set('known-as', 'Hodan A')
    first.set('family-name', 'Abdi')
    await desk.post('/details', first, grace)
    second.set('known-as', 'Hodan B')
    second.set('postcode', 'NW5 9QX')
    const asked = await desk.post('/details', second, winsome)
    assert.equal(statusOf(asked), 409)
    assert.match(textOf(asked), /What they like to be called.*Hodan A.*Hodan B/)
    const choice = formOn(asked)
    choice.set('known-as.keep', 'yours')
    assert.match(whereTo(await desk.post('/details', choice, winsome)), /saved=facts/)
    const row = await person()
    assert.deepEqual(
      [row.known_as, row.family_name, row.postcode, row.contact_by, row.phone],
      ['Hodan B', 'Abdi', 'NW5 9QX', 'text', '+447700900134'],
    )
  })

  it('writes down each look at it, once', async () => {
    const looks = async () =>
      (
        await desk.database.owner
          .selectFrom('history')
          .select('id')
          .where('participant_id', '=', desk.hodan)
          .where('verb', '=', 'participant.viewed')
          .execute()
      ).length
    for (const end of ['', '/details', '/story', '/barriers', '/dates', '/access']) {
      const before = await looks()
      await desk.see(end, grace)
      assert.equal(await looks(), before + 1, end)
    }
  })

  it('does not exist for whoever does not work with them', async () => {
    for (const end of ['', '/details', '/story', '/barriers', '/dates', '/access']) {
      await assert.rejects(async () => desk.see(end, tobias), NotFound, end)
    }
  })

  it('opens in an emergency for reading alone', async () => {
    const liban = await desk.member('Liban Jibrell-Moss')
    await desk.database.owner
      .insertInto('break_glass')
      .values({
        ...{ id: crypto.randomUUID(), participant_id: desk.hodan, account_id: liban.accountId },
        ...{ organization_id: liban.membership.organizationId, reason: 'She has collapsed in the hall of the hub.' },
        ...{ started_at: NOW, ends_at: new Date(NOW.getTime() + 1_800_000) },
      })
      .execute()
    const shown = await record(liban)
    assert.match(shown, /She sold cloth for six years/)
    assert.doesNotMatch(shown, /Write a note/)
    for (const end of ['/details', '/story', '/barriers'])
      await assert.rejects(async () => desk.see(end, liban), NotFound)
  })
})
