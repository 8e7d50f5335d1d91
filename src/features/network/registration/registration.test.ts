import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { guarded, statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { asMember, type SignedIn } from '../../../../test/harness/member.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { blankDraft } from '../../../domain/draft.ts'
import { NotFound } from '../../../kit/errors.ts'
import { storeOpportunities } from '../../../records/opportunity-store.ts'
import { registrations } from '../../../records/registration.ts'
import { registrationRoutes } from './registration.routes.ts'

const now = new Date('2026-11-23T10:00:00Z')
const FORM = {
  name: 'Larkmead House Care Home Ltd',
  what: 'We look after older people.',
  contactName: 'Pat Example',
  email: 'pat@larkmead-two.example',
  under18: 'no',
}

describe('registering an organisation', () => {
  let database: TestDatabase
  let visitor: Visitor
  let idris: SignedIn
  let maureen: SignedIn

  before(async () => {
    ;({ database, visitor } = await openRooms(registrationRoutes, now))
    idris = await asMember(database.web, 'Idris Penhallow', now)
    maureen = await asMember(database.web, 'Maureen Tully', now)
  })
  after(() => database.drop())

  const register = (form: Record<string, string>) =>
    visit(visitor, '/register-organisation', { form: { ...FORM, ...form, ...guarded('registration', now) } })
  const newest = async () =>
    (await registrations(database.web, idris.viewer)).toSorted((a, b) => b.organizationId - a.organizationId)[0]!
  const decide = (id: number, form: Record<string, string>) =>
    visit(visitor, `/desk/organisations/${id}`, { viewer: idris.viewer, form })

  it('says the same to whoever asks, and sends the way in by e-mail', async () => {
    assert.equal(whereTo(await register({})), '/register-organisation/sent')
    const page = textOf(await visit(visitor, '/register-organisation/sent'))
    assert.match(page, /Now look in your email/)
    assert.doesNotMatch(page, /Larkmead/)
    const mail = await database.owner
      .selectFrom('message')
      .select('body')
      .where('address', '=', 'pat@larkmead-two.example')
      .executeTakeFirstOrThrow()
    assert.match(mail.body, /\/join\//)
  })

  it('warns those who vet of an organisation that looks the same, and nobody else', async () => {
    await register({ email: 'second@larkmead-two.example' })
    const { organizationId } = await newest()
    const shown = textOf(await visit(visitor, `/desk/organisations/${organizationId}`, { viewer: idris.viewer }))
    assert.match(shown, /This may be the same as.*Larkmead House Care Home/)
    const path = `/desk/organisations/${organizationId}`
    await assert.rejects(visit(visitor, path, { viewer: maureen.viewer }), NotFound)
    await assert.rejects(visit(visitor, path, { viewer: maureen.viewer, form: { decision: 'approve' } }), NotFound)
  })

  it('asks more of whoever offers things to under-18s', async () => {
    const answer = await register({ under18: 'yes' })
    assert.equal(statusOf(answer), 422)
    assert.match(textOf(answer), /Say who looks after safeguarding.*Say where we can read your safeguarding policy/)
  })

  it('is approved only with its checklist, and is told', async () => {
    await register({
      name: 'Plum Tree Youth Club',
      email: 'plum@tree.example',
      under18: 'yes',
      lead: 'Pat',
      policy: 'plum.example',
      staff: 'DBS',
    })
    const { organizationId } = await newest()
    const early = await decide(organizationId, { decision: 'approve', checklist: 'website' })
    assert.equal(statusOf(early), 422)
    assert.match(textOf(early), /Tick everything before you approve it/)
    assert.equal(statusOf(await decide(organizationId, { decision: 'refuse', words: '' })), 422)
    await decide(organizationId, { decision: 'ask', words: 'Please send us your policy.' })
    assert.equal((await newest()).standing, 'vetting')
    const told = await database.owner
      .selectFrom('message')
      .select('body')
      .where('address', '=', 'plum@tree.example')
      .where('kind', '=', 'organization.decided')
      .executeTakeFirstOrThrow()
    assert.match(told.body, /Please send us your policy/)
  })

  it('is put on hold with all that it shows, by hand and by feed, whatever waits, and comes back', async () => {
    const id = maureen.viewer.membership.organizationId
    const feed = {
      ...blankDraft('viola-1', 'job', 'Viola tuner'),
      delivery: ['online'] as const,
      postedOn: '2026-11-20',
    }
    await storeOpportunities(database.jobs, `partner:${id}:file`, [feed], now, { organizationId: id })
    const shown = () =>
      database.owner
        .selectFrom('opportunity')
        .innerJoin('opportunity_search', 'opportunity_search.id', 'opportunity.id')
        .select('title')
        .where('opportunity.organization_id', '=', id)
        .where('source', 'like', `partner:${id}%`)
        .orderBy('title')
        .execute()
    assert.deepEqual(
      (await shown()).map(({ title }) => title),
      ['Laundry assistant, mornings', 'Viola tuner'],
    )
    const waiting = { state: 'submitted' as const }
    await database.owner
      .updateTable('posting')
      .set(waiting)
      .where('state', '=', 'live')
      .where('organization_id', '=', id)
      .execute()

    assert.equal(statusOf(await decide(id, { decision: 'suspend', words: '' })), 422, 'not without a word')
    await decide(id, { decision: 'suspend', words: 'Somebody was asked to pay.' })
    assert.deepEqual(await shown(), [])
    await decide(id, { decision: 'restore' })
    await storeOpportunities(database.jobs, `partner:${id}:file`, [feed], now, { organizationId: id })
    assert.deepEqual(
      (await shown()).map(({ title }) => title),
      ['Viola tuner'],
      'its people show their own postings again by themselves',
    )
  })

  it('takes a form once', async () => {
    const form = { ...FORM, name: 'Twice Over', email: 'twice@over.example', ...guarded('registration', now) }
    await visit(visitor, '/register-organisation', { form })
    await visit(visitor, '/register-organisation', { form })
    const all = (await registrations(database.web, idris.viewer)).filter(({ name }) => name === 'Twice Over')
    assert.equal(all.length, 1)
  })
})
