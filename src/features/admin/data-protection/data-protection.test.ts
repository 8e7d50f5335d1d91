import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sampleParticipantId } from '../../../../demo/referrals.ts'
import { demoPlaces, textOf, visit } from '../../../../test/harness/ask.ts'
import { opened } from '../../../../test/harness/casework.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { as } from '../../../../test/harness/referral.ts'
import type { Member, Viewer } from '../../../domain/permission.ts'
import type { Place } from '../../../domain/place.ts'
import { NotFound } from '../../../kit/errors.ts'
import type { Log } from '../../../kit/log.ts'
import type { ErasureLine } from '../../../records/erasure.ts'
import { holdsOf } from '../../../records/legal-hold.ts'
import { dataProtectionRoutes } from './data-protection.routes.ts'
import { eraseDue, eraseOrdered } from './erase-people.job.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const DESK = '/desk/data-protection'
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000)
const log: Log = { info() {}, warn() {}, error() {} }

describe('what is erased, and what is held', () => {
  let database: TestDatabase
  let places: readonly Place[]
  let farid: Member
  let winsome: Member
  let grace: Member
  const kept: ErasureLine[] = []
  const removed: string[] = []

  before(async () => {
    database = await testDatabase({ demo: NOW })
    places = await demoPlaces()
    const member = async (name: Parameters<typeof asMember>[1]) => (await asMember(database.web, name, NOW)).viewer
    farid = await member('Farid Halloran')
    winsome = await member('Winsome Adair-Clarke')
    grace = await member('Grace Oyelaran')
  })
  after(() => database.drop())

  const see = async (path: string, viewer: Viewer = farid, now = NOW) =>
    textOf(await visit({ db: database.web, places, routes: dataProtectionRoutes, now }, path, { viewer }))
  let forms = 0
  const post = async (path: string, form: Record<string, string>, viewer: Viewer = farid, now = NOW) => {
    forms += 1
    const visitor = { db: database.web, places, routes: dataProtectionRoutes, now }
    return visit(visitor, path, { form: { once: `${forms}`, ...form }, viewer })
  }
  const jobAsk = (now: Date) => ({
    ...{ db: database.jobs, now, places, origin: 'https://work.example', log },
    keepErasure: async (line: ErasureLine) => void kept.push(line),
    fileStore: { remove: async (uuid: string) => void removed.push(uuid) } as never,
  })
  const personOf = (id: string) =>
    database.owner.selectFrom('participant').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

  /** Somebody whose only case was closed on the day. */
  async function finished(name: string, closedAt: Date): Promise<string> {
    const made = await opened(database.web, winsome, { accountId: grace.accountId }, NOW, {
      familyName: name,
      program: 'job-hub',
    })
    const { owner } = database
    await owner
      .updateTable('support_case')
      .set({ status: 'closed', closed_at: closedAt, outcome: 'found-work' })
      .where('id', '=', made.caseId)
      .execute()
    await owner.updateTable('participant').set({ updated_at: closedAt }).where('id', '=', made.participantId).execute()
    return made.participantId
  }

  it('says how many people’s time is up within a month, and erases them on their day', async () => {
    const id = await finished('Duewell', later(-730 + 20))
    await eraseDue(jobAsk(NOW))
    assert.match(await see(DESK), /The time of one person is up within the next month\./)
    assert.equal((await personOf(id)).family_name, 'Duewell')
    await eraseDue(jobAsk(later(19)))
    assert.equal((await personOf(id)).family_name, 'Duewell')
    await eraseDue(jobAsk(later(21)))
    assert.equal((await personOf(id)).family_name, '')
    assert.deepEqual([kept.length, kept[0]?.why, kept[0]?.participantId], [1, 'time', id])
    assert.match(await see(DESK, farid, later(22)), /Erased .*Their time was up/)
  })

  it('keeps whoever has something open, however old it is', async () => {
    const hodan = sampleParticipantId('Hodan Abdi-Farrow')
    await eraseDue(jobAsk(later(36_500)))
    assert.equal((await personOf(hodan)).given_name, 'Hodan')
  })

  it('keeps whoever a legal hold lies on, until it is lifted with a reason', async () => {
    const id = await finished('Heldwell', later(-729))
    const { number } = await personOf(id)
    const found = await post(DESK, { number, for: 'hold' })
    assert.ok(found.kind === 'redirect' && found.to === `${DESK}/people/${id}/hold`)
    assert.match(
      textOf(await post(`${DESK}/people/${id}/hold`, { reason: '', review: '2026-01-01' })),
      /Say why.*Choose a day within a year/,
    )
    await post(`${DESK}/people/${id}/hold`, { reason: 'A claim at the tribunal, number 7.', review: '2027-02-01' })
    assert.match(await see(DESK), /A claim at the tribunal, number 7\..*Look at it again by .*1 February 2027/)

    await eraseDue(jobAsk(later(2)))
    assert.equal((await personOf(id)).family_name, 'Heldwell')
    assert.match(await see(DESK, farid, later(2)), /On 1 of them a legal hold lies|a legal hold lies/)

    const [hold] = await as(database.web, farid, NOW, (db) => holdsOf(db, farid, id), 'privacy')
    await post(`${DESK}/holds/${hold!.id}/review`, { review: '2027-06-01' })
    assert.match(await see(`${DESK}/holds/${hold!.id}`), /Look again by .*1 June 2027/)
    assert.match(textOf(await post(`${DESK}/holds/${hold!.id}/lift`, { words: '' })), /Say why it is over/)
    await post(`${DESK}/holds/${hold!.id}/lift`, { words: 'The claim was settled.' })
    await eraseDue(jobAsk(later(2)))
    assert.equal((await personOf(id)).family_name, '')
  })

  it('erases whom a privacy lead ordered, once the number was typed, and says why it cannot', async () => {
    const id = await finished('Askwell', NOW)
    const { number } = await personOf(id)
    assert.match(textOf(await post(`${DESK}/people/${id}/erase`, { number: 'P-0000' })), new RegExp(`Type ${number}`))
    await post(`${DESK}/people/${id}/erase`, { number, 'by-address': 'yes' })
    const hodan = sampleParticipantId('Hodan Abdi-Farrow')
    await post(`${DESK}/people/${hodan}/erase`, { number: (await personOf(hodan)).number })
    await eraseOrdered(jobAsk(NOW))
    assert.equal((await personOf(id)).family_name, '')
    assert.equal(kept.at(-1)?.accountId, farid.accountId)
    const desk = await see(DESK)
    assert.match(desk, /Not done\. A case or a referral is open/)
    assert.match(desk, /They asked; ordered by Farid Halloran/)
    const [order] = await database.owner.selectFrom('erasure_order').select('id').execute()
    await post(`${DESK}/orders/${order!.id}/end`, {})
    assert.doesNotMatch(await see(DESK), /Not done/)
  })

  it('is for the privacy lead alone, and of their own organisation', async () => {
    for (const viewer of [winsome, grace]) await assert.rejects(see(DESK, viewer), NotFound)
    const id = await finished('Wallwell', NOW)
    await post(`${DESK}/people/${id}/hold`, { reason: 'Another claim altogether.', review: '2027-02-01' })
    for (const viewer of [winsome, grace]) {
      const rows = await as(database.web, viewer, NOW, (db) => db.selectFrom('legal_hold').selectAll().execute())
      assert.deepEqual(rows, [])
      const lay = as(database.web, viewer, NOW, (db) =>
        db
          .insertInto('legal_hold')
          .values({
            ...{ id: crypto.randomUUID(), participant_id: id, organization_id: viewer.membership.organizationId },
            ...{ reason: 'Not for them to lay.', placed_at: NOW, placed_by: viewer.accountId, review_on: '2027-01-01' },
            ...{ lifted_at: null, lifted_by: null, lifted_words: null },
          })
          .execute(),
      )
      await assert.rejects(lay, /row-level security/)
    }
  })
})
