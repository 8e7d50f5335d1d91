import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { type RecordDesk, recordDesk } from '../../test/harness/record-desk.ts'
import { as } from '../../test/harness/referral.ts'
import type { Member } from '../domain/permission.ts'
import { addKeyDate } from './key-date.ts'
import { keyDatesDue } from './today-record.ts'

const NOW = new Date('2026-11-23T10:00:00Z')

describe('dates that matter, on the list of today', () => {
  let desk: RecordDesk
  let grace: Member

  before(async () => {
    desk = await recordDesk([], NOW)
    grace = await desk.member('Grace Oyelaran')
    await as(desk.database.web, grace, NOW, async (db) => {
      const add = (kind: 'fit-note' | 'right-to-work' | 'housing', on: string) =>
        addKeyDate(db, grace, { id: randomUUID(), participantId: desk.hodan, kind, on, words: null }, NOW)
      await add('fit-note', '2026-11-27')
      await add('right-to-work', '2027-01-10')
      await add('housing', '2027-03-01')
    })
  })
  after(() => desk.database.drop())

  const due = async (viewer: Member) => {
    const entries = await as(desk.database.web, viewer, NOW, (db) => keyDatesDue(db, viewer, { now: NOW, most: 100 }))
    return entries
      .filter(({ participantId }) => participantId === desk.hodan)
      .map(({ what, dueAt }) => [what, dueAt.toISOString().slice(0, 10)])
  }

  it('stand there from the day on which somebody should think of them', async () => {
    assert.deepEqual(await due(grace), [
      ['Fit note ends', '2026-11-27'],
      ['Right to work ends or is checked', '2026-11-30'],
    ])
  })

  it('are nobody else’s work', async () => {
    assert.deepEqual(await due(await desk.member('Winsome Adair-Clarke')), [])
    assert.deepEqual(await due(await desk.member('Liban Jibrell-Moss')), [])
  })
})
