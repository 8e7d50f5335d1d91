import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { textOf } from '../../../../test/harness/ask.ts'
import { type RecordDesk, recordDesk } from '../../../../test/harness/record-desk.ts'
import type { Member } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { Answer } from '../../../kit/http.ts'
import { notesRoutes } from '../notes/notes.routes.ts'
import { participantRoutes } from '../participant/participant.routes.ts'
import { timelineRoutes } from './timeline.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')

describe('what happened with somebody', () => {
  let desk: RecordDesk
  let grace: Member
  let winsome: Member

  before(async () => {
    desk = await recordDesk([...timelineRoutes, ...notesRoutes, ...participantRoutes], NOW)
    grace = await desk.member('Grace Oyelaran')
    winsome = await desk.member('Winsome Adair-Clarke')
    const note = (form: Readonly<Record<string, string>>) =>
      desk.post('/notes/new', { id: randomUUID(), kind: 'call', when: 'earlier', ...form }, grace)
    await note({ words: 'She asked about the kitchen.', 'on-day': '2026-11-20', 'on-time': '09:15' })
    await note({ words: 'The tablets make her tired.', subject: 'health', 'on-day': '2026-11-19', 'on-time': '16:00' })
    await desk.post('/barriers', { kind: 'childcare', words: 'Nobody fetches the twins' }, grace)
  })
  after(() => desk.database.drop())

  const see = async (end = '', viewer = grace) => textOf(await desk.see(`/timeline${end}`, viewer))

  it('is one list, day by day, the latest first', async () => {
    assert.match(
      await see(),
      /Monday 23 November.*In the way: Childcare.*Friday 20 November.*9:15am Telephone call.*kitchen.*Thursday 19 November.*Health.*tablets.*Started, GW-.*Began to work together.*Referral has come/,
    )
  })

  it('tells a manager nothing about health', async () => {
    const told = await see('', winsome)
    assert.match(told, /kitchen/)
    assert.doesNotMatch(told, /tablets/)
  })

  it('is narrowed to one kind', async () => {
    const notes = await see('?kind=note')
    assert.match(notes, /kitchen.*tablets/)
    assert.doesNotMatch(notes, /Childcare|Referral has come/)
  })

  it('goes on page by page until the beginning, and shows everything once', async () => {
    for (let i = 0; i < 45; i++) {
      const words = `Line ${i}.`
      await desk.post(
        '/notes/new',
        { id: randomUUID(), kind: 'note', words, 'typed-at': '2026-11-23T08:00:00Z' },
        grace,
      )
    }
    const seen: string[] = []
    for (let end: string | null = '/timeline?kind=note'; end; ) {
      const page: Answer = await desk.see(end, grace)
      seen.push(...(textOf(page).match(/Line \d+\./g) ?? []))
      const next: string | undefined = /href="[^"]*(\/timeline[^"]*)" rel="next"/.exec(
        page.kind === 'page' ? page.html.text : '',
      )?.[1]
      end = next?.replaceAll('&amp;', '&') ?? null
    }
    assert.equal(seen.length, 45)
    assert.equal(new Set(seen).size, 45)
  })

  it('does not exist for whoever does not work with them', async () => {
    const tobias = await desk.member('Tobias Marlowe-Eze')
    await assert.rejects(async () => desk.see('/timeline', tobias), NotFound)
  })
})
