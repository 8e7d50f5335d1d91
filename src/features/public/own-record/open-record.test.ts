import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { statusOf, textOf, visit } from '../../../../test/harness/ask.ts'
import { BORN, type OwnStage, ownStage } from '../../../../test/harness/own-record.ts'
import { NotFound } from '../../../kit/errors.ts'
import { SIGN_IN_COOKIE, viewerOf } from '../../../records/sign-in.ts'

const NOW = new Date('2026-11-19T10:00:00Z')

describe('opening one’s own record', () => {
  let stage: OwnStage
  before(async () => {
    stage = await ownStage(NOW)
  })
  after(() => stage.db.drop())

  describe('before the second question', () => {
    it('lists a referral by the address alone, where it is one person’s and safe', async () => {
      const { visitor, refer, proved } = stage
      const { email, reference } = await refer()
      const seen = textOf(await visit(visitor, '/requests', await proved(email)))
      assert.match(seen, new RegExp(`Your referral to Fleet Vale Council.*${reference}`))
      assert.doesNotMatch(seen, /Aydoğan|warehouse|Back pain/)
    })

    it('lists nothing where others may see, or where several people share the address', async () => {
      const { visitor, refer, proved } = stage
      const guardedOne = await refer({ othersMaySee: true })
      await refer({ email: 'shared@home.example' })
      await refer({ email: 'shared@home.example', givenName: 'Selin', bornOn: '2001-01-01' })
      for (const email of [guardedOne.email, 'shared@home.example']) {
        const seen = textOf(await visit(visitor, '/requests', await proved(email)))
        assert.doesNotMatch(seen, /Your referral to/, email)
        assert.match(seen, /Has somebody referred you\?/)
      }
    })

    it('shows nothing of the record', async () => {
      const { visitor, refer, proved, decision } = stage
      const { email, participantId } = await refer()
      const { viewer, cookies } = await proved(email)
      const asked = textOf(await visit(visitor, '/requests/record', { viewer, cookies }))
      assert.match(asked, /When were you born/)
      await assert.rejects(async () => visit(visitor, '/requests/record/history', { viewer }), NotFound)
      const { id } = await decision(participantId, 'referral')
      await assert.rejects(async () => visit(visitor, `/requests/record/sharing/${id}`, { viewer }), NotFound)
    })
  })

  describe('the second question', () => {
    it('opens the record for who answers it, with a new sign-in', async () => {
      const { db, visitor, refer, proved, tokenIn } = stage
      const { email, participantId } = await refer()
      const { viewer, cookies } = await proved(email)
      const taken = await visit(visitor, '/requests/record', { form: BORN, viewer, cookies })
      assert.notEqual(tokenIn(taken), cookies[SIGN_IN_COOKIE])
      assert.deepEqual(await viewerOf(db.web, tokenIn(taken), NOW), { ...viewer, participantId })
      assert.equal((await viewerOf(db.web, cookies[SIGN_IN_COOKIE]!, NOW)).kind, 'public')
    })

    it('says the same of a wrong birthday, of nobody, and of two whom it does not tell apart', async () => {
      const { visitor, refer, proved } = stage
      const one = await refer()
      await refer({ email: 'twins@home.example' })
      await refer({ email: 'twins@home.example', givenName: 'Devrim' })
      const said = []
      for (const [email, day] of [
        [one.email, '15'],
        ['nobody@home.example', '14'],
        ['twins@home.example', '14'],
      ] as const) {
        const form = { ...BORN, 'born-day': day }
        const answer = await visit(visitor, '/requests/record', { form, ...(await proved(email)) })
        assert.ok(answer.kind === 'page')
        said.push([answer.status, answer.html.text.replaceAll(`value="${day}"`, ''), answer.cookies])
      }
      assert.deepEqual(said[1], said[0])
      assert.deepEqual(said[2], said[0])
    })

    it('tells two at one address apart by a number or a reference', async () => {
      const { refer, opened } = stage
      const one = await refer({ email: 'pair@home.example' })
      const two = await refer({ email: 'pair@home.example', givenName: 'Devrim' })
      const first = await opened('pair@home.example', { number: one.number })
      const second = await opened('pair@home.example', { number: two.reference.toLowerCase() })
      assert.ok(first.kind === 'resident' && first.participantId === one.participantId)
      assert.ok(second.kind === 'resident' && second.participantId === two.participantId)
    })

    it('asks for the number too where others may see, and opens no restricted record', async () => {
      const { db, visitor, council, refer, proved, opened } = stage
      const { email, number, participantId } = await refer({ othersMaySee: true })
      const plain = await visit(visitor, '/requests/record', { form: BORN, ...(await proved(email)) })
      assert.equal(statusOf(plain), 422)
      const viewer = await opened(email, { number })
      assert.ok(viewer.kind === 'resident' && viewer.participantId === participantId)

      const made = { reason: 'At risk', since: NOW, created_by: null, lifted_at: null, lifted_by: null }
      await db.owner
        .insertInto('restriction')
        .values({ participant_id: participantId, organization_id: council.organizationId, ...made })
        .execute()
      const again = await visit(visitor, '/requests/record', { form: { ...BORN, number }, ...(await proved(email)) })
      assert.equal(statusOf(again), 422)
      const open = await db.owner
        .selectFrom('sign_in')
        .select('id')
        .where('participant_id', '=', participantId)
        .execute()
      assert.deepEqual(open, [])
    })

    it('can be tried five times an hour', async () => {
      const { visitor, refer, proved } = stage
      const { email } = await refer()
      const who = await proved(email)
      const tried = []
      for (let i = 1; i <= 6; i++) {
        const form = { ...BORN, 'born-year': String(1950 + i) }
        tried.push(statusOf(await visit(visitor, '/requests/record', { form, ...who })))
      }
      assert.deepEqual(tried, [422, 422, 422, 422, 422, 429])
      assert.equal(statusOf(await visit(visitor, '/requests/record', { form: BORN, ...who })), 429)
    })
  })
})
