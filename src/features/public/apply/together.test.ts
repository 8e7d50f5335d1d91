import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ABOUT, applicant, filledIn, listingToApplyFor, WORDS } from '../../../../test/harness/applicant.ts'
import { statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import type { Viewer } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { applyRoutes } from './apply.routes.ts'

const now = new Date('2026-11-20T12:00:00Z')

describe('an application that is not sent yet', () => {
  let database: TestDatabase
  let visitor: Visitor
  let id: number
  let needs: number

  before(async () => {
    ;({ database, visitor } = await openRooms(applyRoutes, now))
    ;({ id, needs } = await listingToApplyFor(database.owner, 'Care assistant, mornings'))
  })
  after(() => database.drop())

  const browser = () => applicant(database.owner, visitor)
  const filled = (about: Record<string, string> = ABOUT) => filledIn(database.owner, visitor, { id, needs }, { about })

  it('takes a CV, keeps it apart and hands it back to its owner alone', async () => {
    const person = await filled({ ...ABOUT, name: 'Peter Lanyon-Fry', email: 'peter@fleetvale.example' })
    const cv = { field: 'cv', name: '../../cv.pdf', bytes: Buffer.from('Printer for thirty years'), tooLarge: false }
    const sent = await person.send(`/apply/${id}/your-words`, { ...WORDS, why: '', done: '' }, { files: [cv] })
    assert.equal(whereTo(sent), `/apply/${id}/check`)
    const file = await person.open(`/apply/${id}/cv`)
    assert.ok(file.kind === 'data')
    assert.equal(Buffer.from(file.body).toString(), 'Printer for thirty years')
    assert.deepEqual(
      [file.headers?.['content-disposition'], file.headers?.['content-security-policy']?.startsWith('sandbox')],
      ['attachment; filename="CV.txt"', true],
    )
    await assert.rejects(() => browser().open(`/apply/${id}/cv`), NotFound)
  })

  it('does not take a file that could do harm, and keeps what was typed', async () => {
    const person = await filled()
    const svg = { field: 'cv', name: 'cv.pdf', bytes: Buffer.from('<svg><script>1</script></svg>'), tooLarge: false }
    const answer = await person.send(`/apply/${id}/your-words`, { ...WORDS, why: 'My own words' }, { files: [svg] })
    assert.equal(statusOf(answer), 422)
    assert.match(textOf(answer), /Choose a PDF.*My own words/)
  })

  it('looks into no more than twenty files an hour of one application', async () => {
    const person = await filled({ ...ABOUT, name: 'Ilse Moravec' })
    const cv = { field: 'cv', name: 'cv.txt', bytes: Buffer.from('Cook'), tooLarge: false }
    const sent = []
    for (let i = 0; i < 21; i++) sent.push(await person.send(`/apply/${id}/your-words`, WORDS, { files: [cv] }))
    assert.deepEqual(sent.map(statusOf), [...Array(20).fill(303), 422])
    assert.match(textOf(sent[20]!), /Wait an hour, or send it without a CV/)
  })

  it('never hands out a file that was not checked', async () => {
    const person = await filled({ ...ABOUT, name: 'Yusuf Al-Nahri' })
    const cv = { field: 'cv', name: 'cv.txt', bytes: Buffer.from('Electrician'), tooLarge: false }
    await person.send(`/apply/${id}/your-words`, WORDS, { files: [cv] })
    for (const state of ['quarantined', 'refused'] as const) {
      await database.owner.updateTable('stored_file').set({ state }).execute()
      await assert.rejects(() => person.open(`/apply/${id}/cv`), NotFound)
    }
  })

  it('is found again on another device by its code, and only there', async () => {
    const person = await filled()
    const code = codeIn(await person.send(`/apply/${id}/save`, {}))
    const elsewhere = browser()
    const wrong = await elsewhere.send('/apply/resume', { code: 'AAAA-BBBB-CCCC' })
    assert.equal(statusOf(wrong), 422)
    assert.equal(whereTo(await elsewhere.send('/apply/resume', { code: code.toLowerCase() })), `/apply/${id}`)
    assert.match(textOf(await elsewhere.open(`/apply/${id}/check`)), /Hodan Abdi-Farrow/)
    assert.equal(whereTo(await person.open(`/apply/${id}/check`)), `/apply/${id}`)
    const rows = await database.owner.selectFrom('application_draft').selectAll().execute()
    assert.ok(!JSON.stringify(rows).includes(code.slice(0, 9)))
  })

  it('stops whoever tries many codes', async () => {
    const guesser = browser()
    const tries = Array.from({ length: 12 }, () =>
      guesser.send('/apply/resume', { code: 'AAAA-BBBB-CCCC' }, { remote: '203.0.113.9' }),
    )
    assert.ok((await Promise.all(tries)).some((answer) => statusOf(answer) === 429))
  })

  describe('with an adviser', () => {
    let grace: Viewer
    let liban: Viewer
    before(async () => {
      grace = (await asMember(database.web, 'Grace Oyelaran', now)).viewer
      liban = (await asMember(database.web, 'Liban Jibrell-Moss', now)).viewer
    })

    it('is filled in together once the person gives the code; only the person can send it', async () => {
      const person = await filled()
      const code = codeIn(await person.send(`/apply/${id}/adviser`, {}))
      const desk = whereTo(await visit(visitor, '/desk/drafts', { form: { code }, viewer: grace }))
      assert.match(desk, /^\/desk\/drafts\/\d+\/about-you$/)
      assert.match(textOf(await visit(visitor, desk, { viewer: grace })), /Only the person themself can send it/)

      const base = desk.replace('/about-you', '')
      await person.send(`${base}/your-words`, { ...WORDS, why: 'Written with Grace' }, { viewer: grace })
      assert.match(textOf(await person.open(`/apply/${id}/check`)), /Written with Grace/)
      assert.match(textOf(await person.open(`/apply/${id}/your-words`)), /Grace Oyelaran is helping you/)
      await assert.rejects(() => visit(visitor, `${base}/check`, { form: {}, viewer: grace }))

      // The code works once, for nobody else, and not after the person ends it.
      assert.equal(statusOf(await visit(visitor, '/desk/drafts', { form: { code }, viewer: liban })), 422)
      await assert.rejects(() => visit(visitor, desk, { viewer: liban }), NotFound)
      await person.send(`/apply/${id}/adviser/end`, {})
      await assert.rejects(() => visit(visitor, desk, { viewer: grace }), NotFound)
    })

    it('loses nobody’s words when both type at the same time', async () => {
      const person = await filled()
      const stale = String(
        (
          await database.owner
            .selectFrom('application_draft')
            .select('version')
            .orderBy('id', 'desc')
            .executeTakeFirstOrThrow()
        ).version,
      )
      await person.send(`/apply/${id}/your-words`, { ...WORDS, why: 'The first to save' })
      const late = await person.send(`/apply/${id}/your-words`, { ...WORDS, why: 'The second', version: stale })
      assert.equal(statusOf(late), 409)
      assert.match(textOf(late), /saved changes while you were typing.*The second/)
    })
  })
})

function codeIn(answer: Parameters<typeof textOf>[0]): string {
  const [code] = /[346789A-Z]{4}-[346789A-Z]{4}-[346789A-Z]{4}/.exec(textOf(answer)) ?? ['']
  assert.equal(code?.length, 14)
  return code ?? ''
}
