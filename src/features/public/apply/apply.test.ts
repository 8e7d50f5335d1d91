import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ABOUT, applicant, checklist, filledIn, listingToApplyFor, WORDS } from '../../../../test/harness/applicant.ts'
import { guarded, statusOf, TEST_FORM_RULES, textOf, type Visitor, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { NotFound } from '../../../kit/errors.ts'
import { applyRoutes } from './apply.routes.ts'

const now = new Date('2026-11-20T12:00:00Z')
describe('applying', () => {
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
  const filled = (about?: Record<string, string>) =>
    filledIn(database.owner, visitor, { id, needs }, about ? { about } : {})

  const applications = () => database.owner.selectFrom('job_application').selectAll().orderBy('id').execute()
  const messages = () => database.owner.selectFrom('message').selectAll().orderBy('id').execute()

  it('takes three steps without a CV, and sends a reference, a date and a message', async () => {
    const person = browser()
    assert.match(
      textOf(await person.open(`/apply/${id}`)),
      /You do not need a CV.* Willow Cut Homecare should answer by Friday 27 November/,
    )
    const first = await person.send(`/apply/${id}/about-you`, { ...ABOUT, ...guarded('apply', now) })
    assert.equal(whereTo(first), `/apply/${id}/what-you-need`)
    assert.equal(
      whereTo(await person.send(`/apply/${id}/what-you-need`, checklist(needs, 'not-yet'))),
      `/apply/${id}/your-words`,
    )
    assert.equal(whereTo(await person.send(`/apply/${id}/your-words`, WORDS)), `/apply/${id}/check`)
    assert.match(
      textOf(await person.open(`/apply/${id}/check`)),
      /Hodan Abdi-Farrow .*Email to hodan@fleetvale.example.*Not yet/,
    )

    const form = guarded('apply-send', now)
    assert.equal(whereTo(await person.send(`/apply/${id}/check`, form)), `/apply/${id}/sent`)
    assert.match(
      textOf(await person.open(`/apply/${id}/sent`)),
      /Your reference is GW-.* should answer by Friday 27 November/,
    )

    const [application] = (await applications()).slice(-1)
    assert.equal(application?.state, 'submitted')
    assert.deepEqual(
      [application?.next_owner, application?.due_at?.toISOString()],
      ['organization', '2026-11-27T23:59:59.999Z'],
    )
    const told = (await messages()).filter(({ kind }) => kind === 'application.sent').at(-1)!
    assert.equal(told.address, 'hodan@fleetvale.example')
    assert.match(told.body, new RegExp(`${application?.reference}[\\s\\S]*by Friday 27 November`))

    // The button again, the back button, a retry after a lost reply: one application, one message.
    const before = [(await applications()).length, (await messages()).length]
    assert.equal(whereTo(await person.send(`/apply/${id}/check`, form)), `/apply/${id}/sent`)
    assert.equal(whereTo(await person.send(`/apply/${id}/check`, guarded('apply-send', now))), `/apply/${id}/sent`)
    assert.deepEqual([(await applications()).length, (await messages()).length], before)
  })

  it('tells an organisation once a day that somebody applied, and nothing about who', async () => {
    const person = await filled({ ...ABOUT, name: 'Zofia Wrona', email: 'zofia@fleetvale.example' })
    await person.send(`/apply/${id}/check`, guarded('apply-send', now))
    const notes = (await messages()).filter(({ kind }) => kind === 'applications.new')
    assert.equal(new Set(notes.map(({ address }) => address)).size, notes.length)
    assert.ok(notes.length > 0 && notes.every(({ body }) => !/Zofia|Hodan|@/.test(body)))
  })

  it('says nothing of what it is about where somebody else may read it', async () => {
    const about = { name: 'Kwame Mensah-Hill', way: 'text', mobile: '07700 900 123', others: 'yes' }
    const person = await filled(about)
    await person.send(`/apply/${id}/check`, guarded('apply-send', now))
    const told = (await messages()).filter(({ address }) => address === '+447700900123').at(-1)!
    assert.doesNotMatch(told.body, /Care|Willow|appl/i)
    assert.match(told.body, /Your reference is GW-/)
  })

  it('does not take the same application twice from the same person', async () => {
    const person = await filled()
    const answer = await person.send(`/apply/${id}/check`, guarded('apply-send', now))
    assert.equal(statusOf(answer), 409)
    assert.match(textOf(answer), /has applied for this already/)
  })

  it('sends once when the button is pressed many times at the same moment', async () => {
    const person = await filled({ ...ABOUT, name: 'Deniz Aydoğan', email: 'deniz@fleetvale.example' })
    const before = (await applications()).length
    const presses = Array.from({ length: 20 }, () => person.send(`/apply/${id}/check`, guarded('apply-send', now)))
    for (const answer of await Promise.all(presses)) assert.equal(whereTo(answer), `/apply/${id}/sent`)
    assert.equal((await applications()).length, before + 1)
  })

  for (const [what, form, mistake] of [
    ['no name', { ...ABOUT, name: ' ' }, 'Enter your name'],
    ['no address', { ...ABOUT, email: 'hodan' }, 'Enter an email address'],
    ['a landline', { ...ABOUT, way: 'text', mobile: '020 7946 0100' }, 'We cannot text a landline'],
    ['no word on who else reads', { ...ABOUT, others: '' }, 'Say if somebody else might see'],
  ] as const) {
    it(`asks again with everything still filled in: ${what}`, async () => {
      const answer = await browser().send(`/apply/${id}/about-you`, { ...form, ...guarded('apply', now) })
      assert.equal(statusOf(answer), 422)
      assert.match(textOf(answer), new RegExp(mistake))
      assert.ok(answer.kind === 'page' && answer.html.text.includes(form.email))
    })
  }

  it('passes nothing on about the interview without an answer to whether it may', async () => {
    const person = browser()
    await person.send(`/apply/${id}/about-you`, { ...ABOUT, ...guarded('apply', now) })
    const answer = await person.send(`/apply/${id}/your-words`, { ...WORDS, adjustment: 'Questions in writing' })
    assert.match(textOf(answer), /Choose whether we may pass this on/)
  })

  it('shows the way to what would help with what is not there yet', async () => {
    const { id: bridged } = await database.owner
      .selectFrom('opportunity')
      .select('id')
      .where('kind', '=', 'job')
      .where('apply_url', 'is', null)
      .where((where) => where.cast<string>('requirements', 'text'), 'like', '%"bridge": "%')
      .executeTakeFirstOrThrow()
    const person = browser()
    await person.send(`/apply/${bridged}/about-you`, { ...ABOUT, ...guarded('apply', now) })
    const all = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`need-${i}`, 'not-yet']))
    await person.send(`/apply/${bridged}/what-you-need`, all)
    await person.send(`/apply/${bridged}/your-words`, WORDS)
    assert.match(textOf(await person.open(`/apply/${bridged}/check`)), /You can apply all the same.*ask an adviser/)
  })

  it('keeps equality answers where nothing leads to the application', async () => {
    const person = await filled({ ...ABOUT, name: 'Shirin Begum Choudhury' })
    await person.send(`/apply/${id}/check`, guarded('apply-send', now))
    await person.send(`/apply/${id}/equality`, { age: '35-49', ...guarded('apply-equality', now) })
    const [row] = await database.owner
      .selectFrom('equality_answer')
      .selectAll()
      .where('about', '=', 'job-application')
      .execute()
    assert.deepEqual(row, {
      month: '2026-11-01',
      place_slug: 'fleet-vale',
      about: 'job-application',
      answers: { age: '35-49' },
    })
  })

  it('is not there for what one applies for elsewhere, comes to, or what nobody has looked at', async () => {
    const { owner } = database
    const elsewhere = await owner
      .selectFrom('opportunity')
      .select('id')
      .where('apply_url', 'is not', null)
      .executeTakeFirstOrThrow()
    const course = await owner
      .selectFrom('opportunity')
      .select('id')
      .where('kind', '=', 'course')
      .executeTakeFirstOrThrow()
    for (const one of [elsewhere.id, course.id, 2_147_483_647]) {
      await assert.rejects(() => browser().open(`/apply/${one}`), NotFound)
    }
    const { organization_id } = await owner
      .selectFrom('opportunity')
      .select('organization_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    for (const standing of ['registered', 'vetting', 'suspended', 'refused'] as const) {
      await owner.updateTable('organization').set({ standing }).where('id', '=', organization_id).execute()
      await assert.rejects(() => browser().open(`/apply/${id}`), NotFound)
    }
    await owner.updateTable('organization').set({ standing: 'approved' }).where('id', '=', organization_id).execute()
  })

  it('leaves nothing of a flood of forms from one place', async () => {
    const before = (await database.owner.selectFrom('application_draft').select('id').execute()).length
    const limits = { ...TEST_FORM_RULES, limits: { ...TEST_FORM_RULES.limits, plainAMinute: 8, networkAMinute: 10 } }
    for (let i = 0; i < 100; i++) {
      const request = { formRules: limits, fromBrowser: false, remote: `198.51.${i}.1` }
      await browser().send(`/apply/${id}/about-you`, { ...ABOUT, ...guarded('apply', now) }, request)
    }
    const kept = (await database.owner.selectFrom('application_draft').select('id').execute()).length - before
    assert.ok(kept <= 20, `${kept} drafts`)
  })
})
