import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { statusOf, textOf, whereTo } from '../../../../test/harness/ask.ts'
import { type RecordDesk, recordDesk } from '../../../../test/harness/record-desk.ts'
import type { Member } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { removeOldWorkDrafts } from '../../../records/work-draft.ts'
import { notesRoutes } from './notes.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const NOTE = { kind: 'call', words: 'She rang. The bus pass has come.' }

describe('the notes of somebody', () => {
  let desk: RecordDesk
  let grace: Member
  let winsome: Member
  let farid: Member
  let tobias: Member

  before(async () => {
    desk = await recordDesk(notesRoutes, NOW)
    grace = await desk.member('Grace Oyelaran')
    winsome = await desk.member('Winsome Adair-Clarke')
    farid = await desk.member('Farid Halloran')
    tobias = await desk.member('Tobias Marlowe-Eze')
  })
  after(() => desk.database.drop())

  const write = (form: Readonly<Record<string, string>>, viewer = grace) =>
    desk.post('/notes/new', { id: randomUUID(), ...NOTE, ...form }, viewer)
  const noted = (words: string) =>
    desk.database.owner.selectFrom('note').selectAll().where('words', '=', words).execute()
  const idOf = async (words: string) => (await noted(words))[0]!.id

  it('are written in a form and then stand first in the list, with who wrote them and who reads them', async () => {
    const answer = await write({})
    assert.match(whereTo(answer), /\/notes\?saved=note$/)
    assert.match(
      textOf(await desk.see('/notes?saved=note', grace)),
      /kept.*Telephone call.*Grace Oyelaran.*bus pass.*Read by: My team/,
    )
  })

  it('keep what was typed where something is missing', async () => {
    const answer = await write({ kind: '', words: 'Half a note' })
    assert.equal(statusOf(answer), 422)
    assert.match(textOf(answer), /Choose what it was.*Half a note/)
    assert.equal((await noted('Half a note')).length, 0)
  })

  it('are never cut off: what is too long is given back whole', async () => {
    const answer = await write({ words: `${'word '.repeat(2000)}and the end` })
    assert.equal(statusOf(answer), 422)
    assert.match(textOf(answer), /10,000 characters at most.*and the end/)
  })

  it('are one note when the form is sent twice, and say so when its words have changed', async () => {
    const id = randomUUID()
    await write({ id, words: 'Sent twice' })
    assert.match(whereTo(await write({ id, words: 'Sent twice' })), /saved=note/)
    assert.equal((await noted('Sent twice')).length, 1)
    const other = await write({ id, words: 'Sent with other words' })
    assert.equal(statusOf(other), 409)
    assert.match(textOf(other), /in other words.*Sent with other words/)
  })

  it('are not written to be read elsewhere where they are about health that is not passed on', async () => {
    await desk.database.owner
      .updateTable('sharing_decision')
      .set({ data_classes: ['contact', 'needs'] })
      .where('participant_id', '=', desk.hodan)
      .execute()
    const answer = await write({ subject: 'health', visibility: 'delivery' })
    assert.equal(statusOf(answer), 422)
    assert.match(textOf(answer), /have not agreed that what is about health is passed on/)
    assert.equal(statusOf(await write({ subject: 'health', visibility: 'team', words: 'Pain is less' })), 303)
  })

  it('about health are not offered to a manager, not taken from one and not shown to one', async () => {
    await write({ subject: 'health', words: 'Sleeps badly' })
    assert.doesNotMatch(textOf(await desk.see('/notes', winsome)), /Sleeps badly/)
    assert.doesNotMatch(textOf(await desk.see('/notes/new', winsome)), /Health or disability/)
    assert.equal(statusOf(await write({ subject: 'health' }, winsome)), 422)
  })

  it('that somebody is at risk are read by their writer and the privacy lead, who says what was done', async () => {
    await write({ subject: 'safeguarding', words: 'Afraid to go home' })
    assert.equal(statusOf(await write({ subject: 'safeguarding', visibility: 'delivery' })), 422)
    assert.match(textOf(await desk.see('/notes', grace)), /Afraid to go home.*privacy lead was told/)
    assert.doesNotMatch(textOf(await desk.see('/notes', winsome)), /Afraid to go home/)
    assert.match(
      textOf(await desk.see('/notes?subject=safeguarding', farid)),
      /Afraid to go home.*What did you do about it/,
    )

    const note = await idOf('Afraid to go home')
    const { id } = await desk.database.owner
      .selectFrom('concern')
      .select('id')
      .where('note_id', '=', note)
      .executeTakeFirstOrThrow()
    await assert.rejects(async () => desk.post(`/notes/${id}/looked-at`, { words: 'Done' }, winsome), NotFound)
    await desk.post(`/notes/${id}/looked-at`, { words: 'Rang her; a place for tonight.' }, farid)
    assert.match(textOf(await desk.see('/notes', grace)), /Farid Halloran looked at it.*a place for tonight/)
  })

  it('are corrected with both wordings to be read, and nothing is lost when two do it at once', async () => {
    await write({ words: 'Begins on the 3rd' })
    const note = await idOf('Begins on the 3rd')
    const correct = (words: string, viewer: Member) => desk.post(`/notes/${note}/correct`, { words }, viewer)
    assert.match(textOf(await desk.see(`/notes/${note}/correct`, grace)), /Begins on the 3rd/)
    assert.equal(statusOf(await correct('Begins on the 3rd', grace)), 422)
    assert.equal(statusOf(await correct('Begins on the 4th', grace)), 303)
    const second = await correct('Begins on the 5th', winsome)
    assert.equal(statusOf(second), 409)
    assert.match(textOf(second), /Grace Oyelaran corrected it first.*Begins on the 4th.*Begins on the 5th/)
    assert.match(
      textOf(await desk.see('/notes', grace)),
      /Corrected.*Begins on the 4th.*What it said before.*Begins on the 3rd/,
    )
  })

  it('of a minute or two are one tap, and the person reads them', async () => {
    const answer = await desk.post('/notes/brief', { id: randomUUID(), signpost: 'money' }, grace)
    assert.match(whereTo(answer), /saved=signpost&help=money/)
    const [row] = await desk.database.owner.selectFrom('note').selectAll().where('signpost', '=', 'money').execute()
    assert.deepEqual([row!.kind, row!.visibility, row!.two_way], ['brief', 'person', true])
    assert.match(
      textOf(await desk.see('/notes?saved=signpost&help=money', grace)),
      /Show Hodan what there is: money and benefits/,
    )
  })

  it('of a minute or two that point to help with health tell of health', async () => {
    const point = (viewer: Member) => desk.post('/notes/brief', { id: randomUUID(), signpost: 'health' }, viewer)
    await point(grace)
    const rows = await desk.database.owner
      .selectFrom('note')
      .select('subject')
      .where('signpost', '=', 'health')
      .where('participant_id', '=', desk.hodan)
      .execute()
    assert.deepEqual(rows, [{ subject: 'health' }])
    await assert.rejects(async () => point(winsome), NotFound)
  })

  it('that are typed and not saved wait for their writer alone', async () => {
    await desk.post('/notes/new', { id: randomUUID(), words: 'Half of a thought', save: 'by-itself' }, grace)
    assert.match(
      textOf(await desk.see('/notes/new', grace)),
      /did not save it.*Half of a thought.*Go on with what you typed/,
    )
    assert.doesNotMatch(textOf(await desk.see('/notes/new', winsome)), /Half of a thought/)
    assert.match(textOf(await desk.see('/notes/new?draft=go-on', grace)), /Half of a thought.*Save the note/)
    await write({ words: 'Half of a thought, and the rest' })
    assert.doesNotMatch(textOf(await desk.see('/notes/new', grace)), /did not save it/)
  })

  it('leave no draft behind when the script’s last word comes after the note was saved', async () => {
    const id = randomUUID()
    await write({ id, words: 'Saved at last' })
    await desk.post('/notes/new', { id, words: 'Saved at las', save: 'by-itself' }, grace)
    assert.doesNotMatch(textOf(await desk.see('/notes/new', grace)), /did not save it/)
  })

  it('are kept without a script, too, for going on later', async () => {
    const answer = await desk.post('/notes/new', { words: 'Half a page', save: 'later' }, grace)
    assert.match(whereTo(answer), /saved=later$/)
    assert.match(textOf(await desk.see('/notes/new', grace)), /Half a page.*Go on with what you typed/)
    await desk.post('/notes/new', { save: 'throw-away' }, grace)
  })

  it('that waited for a network leave alone what is being typed meanwhile', async () => {
    await desk.post('/notes/new', { words: 'The next note', save: 'by-itself' }, grace)
    await write({ words: 'Waited in the basement', 'typed-at': '2026-11-23T09:00:00Z' })
    assert.match(textOf(await desk.see('/notes/new', grace)), /did not save it.*The next note/)
    await desk.post('/notes/new', { save: 'throw-away' }, grace)
  })

  it('are thrown away before they are saved, as somebody wants', async () => {
    await desk.post('/notes/new', { words: 'Not this', save: 'by-itself' }, grace)
    await desk.post('/notes/new', { save: 'throw-away' }, grace)
    assert.equal((await desk.database.owner.selectFrom('work_draft').select('form').execute()).length, 0)
  })

  it('are filtered, and stand in pages', async () => {
    for (let i = 1; i <= 22; i++) await write({ kind: 'letter', words: `Letter ${i}.` })
    const first = await desk.see('/notes?kind=letter', grace)
    assert.doesNotMatch(textOf(first), /bus pass/)
    assert.equal(textOf(first).match(/Letter \d+\./g)?.length, 20)
    const older = /href="[^"]*(\/notes\?kind=letter&amp;after=[^"]+)" rel="next"/.exec(
      first.kind === 'page' ? first.html.text : '',
    )![1]!
    assert.equal(textOf(await desk.see(older.replaceAll('&amp;', '&'), grace)).match(/Letter \d+\./g)?.length, 2)
  })

  it('do not exist for whoever does not work with them', async () => {
    for (const end of ['/notes', '/notes/new']) await assert.rejects(async () => desk.see(end, tobias), NotFound)
    await assert.rejects(async () => write({}, tobias), NotFound)
  })

  it('keep when they were typed, where they waited for a network', async () => {
    await write({ words: 'Typed in the basement', 'typed-at': '2026-11-23T08:30:00Z' })
    assert.equal((await noted('Typed in the basement'))[0]!.happened_at.toISOString(), '2026-11-23T08:30:00.000Z')
    await write({ words: 'From the future', 'typed-at': '2027-01-01T08:30:00Z' })
    assert.equal((await noted('From the future'))[0]!.happened_at.toISOString(), NOW.toISOString())
  })

  it('that nobody came back to for ninety days are gone, and younger ones are not', async () => {
    await desk.post('/notes/new', { words: 'Left behind', save: 'by-itself' }, grace)
    const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000)
    assert.equal(await removeOldWorkDrafts(desk.database.jobs, days(89)), 0)
    assert.equal(await removeOldWorkDrafts(desk.database.jobs, days(91)), 1)
  })
})
