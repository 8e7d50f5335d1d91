import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ABOUT, filledIn, listingToApplyFor, WORDS } from '../../../../test/harness/applicant.ts'
import { guarded, statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { ROUTES } from '../../../app/routes.ts'
import type { Viewer } from '../../../domain/permission.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'

const now = new Date('2026-11-20T12:00:00Z')

describe('applications at the desk', () => {
  let database: TestDatabase
  let visitor: Visitor
  let maureen: Viewer
  let ravi: Viewer
  let listing: { id: number; needs: number }

  before(async () => {
    ;({ database, visitor } = await openRooms(ROUTES, now))
    maureen = (await asMember(database.web, 'Maureen Tully', now)).viewer
    ravi = (await asMember(database.web, 'Ravi Sandhu-Price', now)).viewer
    listing = await listingToApplyFor(database.owner, await titleOf('Larkmead House Care Home'))
  })
  after(() => database.drop())

  const titleOf = async (name: string) =>
    (
      await database.owner
        .selectFrom('opportunity')
        .innerJoin('organization', 'organization.id', 'opportunity.organization_id')
        .select('opportunity.title')
        .where('organization.name', '=', name)
        .where('opportunity.kind', '=', 'job')
        .executeTakeFirstOrThrow()
    ).title

  async function applied(about: Record<string, string> = {}, words: Record<string, string> = {}) {
    const name = about.name ?? `Hodan ${Math.random().toString(36).slice(2, 8)}`
    const filled = { about: { ...ABOUT, ...about, name }, words: { ...WORDS, ...words } }
    const person = await filledIn(database.owner, visitor, listing, filled)
    await person.send(`/apply/${listing.id}/check`, guarded('apply-send', now))
    const row = await database.owner
      .selectFrom('job_application')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    assert.equal(row.name, name)
    return row
  }

  const desk = (path: string, viewer: Viewer = maureen, form?: Record<string, string>) =>
    visit(visitor, `/desk/applications${path}`, { viewer, ...(form ? { form } : {}) })
  const answer = (id: number, move: string, form: Record<string, string> = {}, viewer = maureen) =>
    desk(`/${id}/answer/${move}`, viewer, { words: 'Thank you for applying.', once: `${id}-${move}`, ...form })
  const told = async (reference: string) => {
    const rows = await database.owner.selectFrom('message').selectAll().orderBy('id').execute()
    return rows.filter(({ key }) => key.startsWith(`application:${reference}:`))
  }
  const resident = (row: { address_kind: 'email' | 'phone'; address: string }): Viewer => ({
    kind: 'resident',
    address: { kind: row.address_kind, value: row.address },
  })

  it('is a calm queue: who waits, since when, and by when they expect an answer', async () => {
    const row = await applied()
    const text = textOf(await desk(''))
    assert.match(text, new RegExp(`${row.name} .* Answer by .* Sent today`))
    assert.doesNotMatch(text, /overdue|urgent|!/i)
  })

  it('goes from the shortlist to a no that says why and what would help, told at each step', async () => {
    const row = await applied()
    assert.match(textOf(await desk(`/${row.id}`)), /I like to care for people/)
    assert.equal(whereTo(await answer(row.id, 'shortlist')), `/desk/applications/${row.id}`)
    assert.match(textOf(await desk(`/${row.id}/answer/refuse`)), /Choose the one that would help them most/)
    assert.match(textOf(await desk(`/${row.id}/answer/refuse?chosen=yes`)), /Choose the reason/)
    assert.match(
      textOf(await desk(`/${row.id}/answer/refuse?reason=experience`)),
      /somebody else has done more of this kind of work.*Get some experience first/,
    )
    assert.equal(statusOf(await answer(row.id, 'refuse')), 422)
    await answer(row.id, 'refuse', { reason: 'experience', words: 'Sorry, not this time.', once: 'second' })

    const [sent, shortlisted, refused] = await told(row.reference)
    assert.match(sent!.body, /We have sent your application/)
    assert.match(shortlisted!.subject!, /on the shortlist/)
    assert.match(
      refused!.body,
      /Sorry, not this time\.[\s\S]*Get some experience first: http.*help=experience[\s\S]*adviser/,
    )

    const status = textOf(await visit(visitor, `/requests/applications/${row.reference}`, { viewer: resident(row) }))
    assert.match(
      status,
      /Not this time.*What would help.*Get some experience first.*You are on the shortlist.*Sorry, not this time/,
    )
    const stored = await database.owner
      .selectFrom('job_application')
      .selectAll()
      .where('id', '=', row.id)
      .executeTakeFirstOrThrow()
    assert.deepEqual(
      [stored.state, stored.unsuccessful_at_stage, stored.reason, stored.next_owner],
      ['unsuccessful', 'shortlisted', 'experience', null],
    )
  })

  it('goes from a meeting to an offer, a yes and the first day', async () => {
    const row = await applied()
    const brackets = await answer(row.id, 'invite', { words: 'Please come on [day and time].' })
    assert.match(textOf(brackets), /Put your own words where there are/)
    await answer(row.id, 'invite', {
      words: 'Come on Tuesday at ten.',
      'on-day': '1',
      'on-month': '12',
      'on-year': '2026',
    })
    await answer(row.id, 'offer')
    const page = `/requests/applications/${row.reference}`
    assert.match(textOf(await visit(visitor, page, { viewer: resident(row) })), /Yes, I would like it/)
    await visit(visitor, `${page}/accept`, { viewer: resident(row), form: guarded('application-accept', now) })
    await answer(row.id, 'start')
    assert.match(textOf(await visit(visitor, page, { viewer: resident(row) })), /Started/)
  })

  it('does nothing the second time, and nothing that the road does not allow', async () => {
    const row = await applied()
    await answer(row.id, 'shortlist')
    await answer(row.id, 'shortlist')
    assert.equal((await told(row.reference)).length, 2)
    await assert.rejects(() => answer(row.id, 'start'), Conflict)
    await assert.rejects(() => answer(row.id, 'withdraw'), NotFound)
    await assert.rejects(() => answer(row.id, 'close'), NotFound)
  })

  it('lets one answer win when two people give one at the same moment', async () => {
    const row = await applied()
    const answers = await Promise.allSettled([
      answer(row.id, 'offer', { once: 'a' }),
      answer(row.id, 'refuse', { once: 'b', reason: 'taken' }),
    ])
    assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1)
    assert.equal((await told(row.reference)).length, 2)
  })

  it('does not exist for anybody else', async () => {
    const row = await applied()
    const grace = (await asMember(database.web, 'Grace Oyelaran', now)).viewer
    const helen = (await asMember(database.web, 'Helen Achterberg', now)).viewer
    for (const viewer of [ravi, grace, helen] as const) {
      for (const path of [`/${row.id}`, `/${row.id}/cv`, `/${row.id}/answer/refuse`]) {
        await assert.rejects(() => desk(path, viewer), NotFound, path)
      }
      await assert.rejects(() => answer(row.id, 'shortlist', {}, viewer), NotFound)
    }
    assert.doesNotMatch(textOf(await desk('', ravi)), new RegExp(row.name))
    const stranger: Viewer = { kind: 'resident', address: { kind: 'email', value: 'deniz@fleetvale.example' } }
    for (const path of ['', '/cv', '/withdraw']) {
      const own = `/requests/applications/${row.reference}${path}`
      await assert.rejects(() => visit(visitor, own, { viewer: stranger }), NotFound)
    }
    const form = guarded('application-withdraw', now)
    const withdraw = `/requests/applications/${row.reference}/withdraw`
    await assert.rejects(() => visit(visitor, withdraw, { viewer: stranger, form }), NotFound)
    const { state } = await database.owner
      .selectFrom('job_application')
      .select('state')
      .where('id', '=', row.id)
      .executeTakeFirstOrThrow()
    assert.equal(state, 'submitted')
  })

  for (const [tell, before, afterwards] of [
    ['now', true, true],
    ['interview', false, true],
    ['never', false, false],
  ] as const) {
    it(`passes on what would make the interview work only as agreed: “${tell}”`, async () => {
      const row = await applied({}, { adjustment: 'Questions in writing, please', tell })
      const sees = async () => /Questions in writing/.test(textOf(await desk(`/${row.id}`)))
      assert.equal(await sees(), before)
      await answer(row.id, 'invite')
      assert.equal(await sees(), afterwards)
      assert.ok((await told(row.reference)).every(({ body }) => !body.includes('Questions in writing')))
    })
  }

  it('is taken back by the person at any time, after a page that asks', async () => {
    const row = await applied()
    const path = `/requests/applications/${row.reference}/withdraw`
    assert.match(textOf(await visit(visitor, path, { viewer: resident(row) })), /Take your application back\?/)
    await visit(visitor, path, { viewer: resident(row), form: guarded('application-withdraw', now) })
    assert.match(textOf(await desk('?show=closed')), new RegExp(row.name))
    await assert.rejects(() => answer(row.id, 'offer'), Conflict)
  })

  it('takes a late answer, but not to what somebody has applied for again', async () => {
    const row = await applied()
    const closed = { state: 'closed-unanswered', next_owner: null, next_step: null, due_at: null }
    const close = () => database.owner.updateTable('job_application').set(closed).where('id', '=', row.id).execute()
    await close()
    await answer(row.id, 'shortlist')
    assert.equal((await told(row.reference)).length, 2)
    await close()
    await applied({ name: row.name })
    await assert.rejects(() => answer(row.id, 'shortlist', { once: 'late' }), Conflict)
  })

  it('writes down who read and who answered, and nobody’s words', async () => {
    const row = await applied()
    await desk(`/${row.id}`)
    await answer(row.id, 'shortlist')
    const lines = await database.owner
      .selectFrom('history')
      .selectAll()
      .where('subject', '=', `application:${row.id}`)
      .execute()
    assert.deepEqual(
      lines.map(({ verb }) => verb),
      ['application.sent', 'application.read', 'application.shortlist'],
    )
    assert.ok(!JSON.stringify(lines).includes('Thank you') && !JSON.stringify(lines).includes(row.name))
  })
})
