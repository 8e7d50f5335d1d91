import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { sql } from 'kysely'
import { textOf } from '../../../../test/harness/ask.ts'
import { as, moveAs } from '../../../../test/harness/referral.ts'
import { type ReferralDesk, referralDesk } from '../../../../test/harness/referral-desk.ts'
import { AGREED, markupOf, serviceIds, writer } from '../../../../test/harness/referral-form.ts'
import { takePoliciesAway } from '../../../../test/harness/walls.ts'
import type { Member } from '../../../domain/permission.ts'
import { fieldsOf } from '../../../domain/referral-draft.ts'
import { NotFound } from '../../../kit/errors.ts'
import { findParticipant } from '../../../records/participant.ts'
import { findReferralDraft } from '../../../records/referral-draft.ts'
import { formOfPerson, readWho } from '../../../web/referred-person-form.ts'
import { participantRoutes } from '../../casework/participant/participant.routes.ts'
import { formOf } from './make-referral.page.ts'

const NOW = new Date('2026-11-23T10:00:00Z')

describe('a referral of somebody who is known', () => {
  let desk: ReferralDesk
  let leela: Member
  let marguerite: Member
  let grace: Member
  let tobias: Member
  let awlLane: string
  let id: string
  let start: string

  before(async () => {
    desk = await referralDesk(participantRoutes, NOW)
    leela = await desk.member('Dr Leela Raman')
    marguerite = await desk.member('Marguerite Dunmore')
    grace = await desk.member('Grace Oyelaran')
    tobias = await desk.member('Tobias Marlowe-Eze')
    awlLane = (await serviceIds(desk.database.owner))['Connect to Work at Awl Lane']!
  })
  after(() => desk.database.drop())
  beforeEach(async () => {
    const to = { organizationId: marguerite.membership.organizationId, hubId: null, serviceId: null }
    const sent = await desk.send(leela, to)
    id = sent.participantId
    start = `/desk/referrals/new?person=${id}`
    for (const move of ['acknowledge', 'accept'] as const)
      await moveAs(desk.database.web, marguerite, sent.id, { move }, NOW)
  })

  const written = async (viewer: Member) => writer(desk.database.web, viewer, NOW, start)
  const people = async () => {
    const count = desk.database.owner.selectFrom('participant').select(({ fn }) => fn.countAll().as('n'))
    return Number((await count.executeTakeFirstOrThrow()).n)
  }
  const draftOf = (viewer: Member, draft: string) =>
    as(desk.database.web, viewer, NOW, (db) => findReferralDraft(db, viewer, draft, NOW), 'referral')

  it('starts from their page, with what is known of them', async () => {
    const page = markupOf(await desk.see(`/desk/people/${id}`, marguerite))
    assert.match(page, new RegExp(`href="/desk/referrals/new\\?person=${id}"[^>]*>\\s*Refer this person`))
    const form = await written(marguerite)
    const shown = markupOf(await form.open(start))
    for (const value of ['Deniz', 'Aydoğan', 'deniz@home.example', '1998'])
      assert.match(shown, new RegExp(`"${value}"`))
    assert.match(textOf(await form.open(start)), /what the record P-[\w-]+ says/)
  })

  it('asks for nothing that the record says, and changes nothing of it', async () => {
    const person = await as(desk.database.web, marguerite, NOW, (db) => findParticipant(db, marguerite, id, NOW))
    const read = readWho(formOf(fieldsOf('who', formOfPerson(person!))), '2026-11-23')
    const { phone, wardCode, version, number, id: _, ...known } = person!
    assert.deepEqual(read, { ok: true, value: { ...known, phone: null, mayText: false, mayLeaveMessage: false } })
    assert.ok(phone && number && version > 0 && wardCode !== undefined, 'one way to reach them goes along, not all')
  })

  it('makes no second record, and is on theirs', async () => {
    const form = await written(marguerite)
    const before = await people()
    await form.whole(awlLane, { who: { person: id } })
    assert.doesNotMatch(textOf(await form.check()), /already be known/)
    const sent = await form.sent()
    assert.equal(await people(), before)
    assert.equal((await desk.row(sent)).participant_id, id)
    assert.match(textOf(await desk.see(`/desk/people/${id}`, marguerite)), /Referred by us/)
    const looks = await desk.database.owner
      .selectFrom('history')
      .select(['verb', 'why'])
      .where('participant_id', '=', id)
      .where('verb', 'in', ['participant.viewed', 'referral.sent'])
      .where('account_id', '=', marguerite.accountId)
      .execute()
    assert.ok(looks.some(({ verb, why }) => verb === 'participant.viewed' && why === 'referral'))
    assert.ok(looks.some(({ verb }) => verb === 'referral.sent'))
  })

  it('is begun by nobody who does not have them', async () => {
    for (const viewer of [grace, tobias, leela]) {
      await assert.rejects(written(viewer), NotFound)
      const form = await writer(desk.database.web, viewer, NOW)
      await assert.rejects(form.fill('who', { 'given-name': 'Deniz', person: id }), NotFound)
    }
  })

  it('is closed with the sight of them, half written', async () => {
    const form = await written(marguerite)
    await form.whole(awlLane, { who: { person: id } })
    assert.notEqual(await draftOf(marguerite, form.draft), null)
    const { owner } = desk.database
    await owner.updateTable('participant_reach').set({ until: NOW }).where('participant_id', '=', id).execute()
    for (const page of ['who', 'agreed', 'check']) await assert.rejects(form.open(form.path(page)), NotFound)
    await assert.rejects(form.fill('agreed', AGREED), NotFound)
    await assert.rejects(form.post('send', { seal: 'any' }), NotFound)
    assert.doesNotMatch(textOf(await form.open('/desk/referrals/drafts')), /Pelumi/)
  })

  it('is told to the privacy lead alone where their record is kept shut', async () => {
    const made = { reason: 'Her brother works there.', since: NOW, created_by: null, lifted_at: null, lifted_by: null }
    const { owner } = desk.database
    const organization_id = marguerite.membership.organizationId
    await owner
      .insertInto('restriction')
      .values({ participant_id: id, organization_id, ...made })
      .execute()
    const pass = { participant_id: id, account_id: marguerite.accountId, since: NOW, created_by: null, ended_at: null }
    await owner.insertInto('restriction_pass').values(pass).execute()
    const form = await written(marguerite)
    await form.whole(awlLane, { who: { person: id }, agreed: { 'not-see': 'And her cousin.' } })
    const sent = await form.sent()
    const kinds = await owner.selectFrom('message').select('kind').where('key', 'like', `%${sent}%`).execute()
    assert.deepEqual(
      kinds.map(({ kind }) => kind).filter((kind) => kind !== 'referral.submit'),
      ['referral.kept-shut'],
    )
    const kept = owner.selectFrom('restriction').select('reason').where('participant_id', '=', id)
    assert.equal((await kept.executeTakeFirstOrThrow()).reason, 'Her brother works there.\nAnd her cousin.')
  })

  describe('in the database alone', () => {
    const refer = (viewer: Member, parent: string | null) =>
      as(desk.database.web, viewer, NOW, (db) =>
        sql`insert into referral (id, reference, place_slug, participant_id, program, from_organization_id,
            from_account_id, to_organization_id, status, owner_side, next_step, due_at, parent_id, thread_id,
            lawful_basis, times, submitted_at)
          values (gen_random_uuid(), gen_random_uuid()::text, 'fleet-vale', ${id}, 'workwell',
            ${viewer.membership.organizationId}, ${viewer.accountId}, ${viewer.membership.organizationId}, 'submitted',
            'receiver', 'Look at it', ${NOW}, ${parent}, gen_random_uuid(), 'public-task', '{}', ${NOW})`.execute(db),
      )

    it('is made by nobody who knows no more than the number of a record', async () => {
      for (const viewer of [grace, tobias]) await assert.rejects(refer(viewer, null), /row-level security/)
      await refer(marguerite, null)
    })

    it('comes out of no referral of another organisation, or of another person', async () => {
      const row = await desk.database.owner
        .selectFrom('referral')
        .select('id')
        .where('participant_id', '=', id)
        .executeTakeFirstOrThrow()
      await assert.rejects(refer(tobias, row.id), /row-level security/)
      await refer(leela, row.id)
      const other = await desk.send(leela, {
        organizationId: tobias.membership.organizationId,
        hubId: null,
        serviceId: null,
      })
      await assert.rejects(refer(tobias, other.id), /row-level security/)
    })

    it('opens no draft that begins from a record which its writer sees no longer, and the queries alone open none', async () => {
      const form = await written(marguerite)
      await form.fill('who', { 'given-name': 'Deniz', person: id })
      const { owner } = desk.database
      const there = () =>
        as(desk.database.web, marguerite, NOW, async (db) => {
          const { rows } = await sql`select from referral_draft where id = ${form.draft}`.execute(db)
          return rows.length
        })
      assert.equal(await there(), 1)
      await owner.updateTable('participant_reach').set({ until: NOW }).where('participant_id', '=', id).execute()
      assert.equal(await there(), 0)
      assert.ok((await takePoliciesAway(owner)) > 10)
      assert.equal(await there(), 1)
      assert.equal(await draftOf(marguerite, form.draft), null)
    })
  })
})
