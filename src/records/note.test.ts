import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, describe, it } from 'node:test'
import { sampleParticipantId } from '../../demo/referrals.ts'
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { asMember } from '../../test/harness/member.ts'
import { as } from '../../test/harness/referral.ts'
import type { Member } from '../domain/permission.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import { concernsOf, lookAtConcern } from './concern.ts'
import { type WritingNote, writeNote } from './note.ts'
import { notesOf } from './note-list.ts'
import { concernsDue } from './today-record.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const HODAN = sampleParticipantId('Hodan Abdi-Farrow')

describe('a note', () => {
  let database: TestDatabase
  let grace: Member
  let farid: Member
  let tobias: Member
  let note: WritingNote

  before(async () => {
    database = await testDatabase({ demo: NOW })
    grace = (await asMember(database.web, 'Grace Oyelaran', NOW)).viewer
    farid = (await asMember(database.web, 'Farid Halloran', NOW)).viewer
    tobias = (await asMember(database.web, 'Tobias Marlowe-Eze', NOW)).viewer
  })
  after(() => database.drop())
  beforeEach(() => {
    note = {
      ...{ id: randomUUID(), participantId: HODAN, kind: 'call', subject: 'general', visibility: 'team' },
      ...{ twoWay: true, words: 'She begins on Monday.', happenedAt: NOW },
    }
  })

  const write = (more: Partial<WritingNote> = {}, viewer = grace) =>
    as(database.web, viewer, NOW, (db) => writeNote(db, viewer, { ...note, ...more }, NOW), 'support')
  const read = (viewer = grace) =>
    as(database.web, viewer, NOW, (db) => notesOf(db, viewer, [HODAN], { most: 100 }, NOW), 'support')
  const count = async () =>
    (await database.owner.selectFrom('note').where('words', '=', note.words).select('id').execute()).length

  it('is kept once, however often it is sent', async () => {
    const before = await count()
    assert.deepEqual([await write(), await write(), await write()], ['written', 'already', 'already'])
    assert.equal(await count(), before + 1)
    const history = await database.owner
      .selectFrom('history')
      .where('subject', '=', `note:${note.id}`)
      .select('verb')
      .execute()
    assert.deepEqual(history, [{ verb: 'note.written' }])
  })

  it('is kept once when it is sent several times at the same moment', async () => {
    const answers = await Promise.all([write(), write(), write(), write()])
    assert.deepEqual(answers.toSorted(), ['already', 'already', 'already', 'written'])
  })

  it('refuses other words, or other eyes, under the same number', async () => {
    await write()
    await assert.rejects(write({ words: 'Something else' }), Conflict)
    await assert.rejects(write({ visibility: 'person' }), Conflict)
  })

  it('is not written about somebody who is not on one’s list', async () => {
    await assert.rejects(write({}, tobias), NotFound)
  })

  it('of a contact counts as one for the case; something to remember does not', async () => {
    const heard = async () =>
      (
        await database.owner
          .selectFrom('support_case')
          .where('participant_id', '=', HODAN)
          .select(['last_heard_at', 'last_tried_at'])
          .executeTakeFirstOrThrow()
      ).last_heard_at
    await write({ happenedAt: new Date('2026-11-22T09:00:00Z') })
    const first = await heard()
    assert.ok(first)
    await write({ id: randomUUID(), kind: 'note', twoWay: false, happenedAt: new Date('2026-11-23T09:59:00Z') })
    await write({ id: randomUUID(), kind: 'no-answer', twoWay: false, happenedAt: new Date('2026-11-23T09:58:00Z') })
    assert.deepEqual(await heard(), first)
  })

  it('is corrected by another: both stay, and the list shows the latest', async () => {
    await write({ words: 'She begins on Tuesday, first words.' })
    const corrected = randomUUID()
    await write({ id: corrected, corrects: note.id, words: 'She begins on Wednesday, mended.' })
    const shown = (await read()).filter(({ words }) => /She begins on (Tuesday|Wednesday)/.test(words))
    assert.deepEqual(
      shown.map(({ words, earlier }) => [words, earlier.map((one) => one.words)]),
      [['She begins on Wednesday, mended.', ['She begins on Tuesday, first words.']]],
    )
    await assert.rejects(write({ id: randomUUID(), corrects: note.id, words: 'A second hand.' }), Conflict)
  })

  it('that corrects keeps the eyes and the subject of what it corrects', async () => {
    await write({ subject: 'health', visibility: 'team' })
    const id = randomUUID()
    await write({ id, corrects: note.id, subject: 'general', visibility: 'person', words: 'Mended.' })
    const row = await database.owner.selectFrom('note').where('id', '=', id).selectAll().executeTakeFirstOrThrow()
    assert.deepEqual([row.subject, row.visibility], ['health', 'team'])
  })

  it('that somebody may be at risk tells the privacy lead, and waits until they say what was done', async () => {
    await write({ subject: 'safeguarding', words: 'Her brother takes her pay.' })
    const told = await database.owner.selectFrom('message').where('kind', '=', 'note.concern').selectAll().execute()
    assert.deepEqual(
      told.map(({ address }) => address),
      ['farid.halloran@fleetvale.example'],
    )
    assert.doesNotMatch(`${told[0]!.subject} ${told[0]!.body}`, /Hodan|brother/)

    const raised = async () =>
      (await as(database.web, farid, NOW, (db) => concernsOf(db, farid, [HODAN], NOW), 'privacy')).find(
        ({ noteId }) => noteId === note.id,
      )!
    const waits = async () =>
      (await as(database.web, farid, NOW, (db) => concernsDue(db, farid, { now: NOW, most: 50 }), 'privacy')).some(
        ({ key }) => key === `concern:${concern.id}`,
      )
    const concern = await raised()
    assert.equal(await waits(), true)
    const look = () =>
      as(database.web, farid, NOW, (db) => lookAtConcern(db, farid, concern, 'Rang the council.', NOW), 'privacy')
    await look()
    assert.deepEqual([await waits(), (await raised()).seenBy], [false, 'Farid Halloran'])
    await assert.rejects(look(), Conflict)
  })
})
