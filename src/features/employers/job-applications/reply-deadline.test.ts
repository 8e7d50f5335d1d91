import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ABOUT, applicant, filledIn, listingToApplyFor } from '../../../../test/harness/applicant.ts'
import { demoPlaces, guarded, TEST_FILES, textOf, type Visitor, visit } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { ROUTES } from '../../../app/routes.ts'
import { addDays, londonMoment } from '../../../domain/london-time.ts'
import { addWorkingDays } from '../../../domain/working-days.ts'
import { replyRateOf } from '../../../records/application-terms.ts'
import { chaseApplications, checkFilesAgain, forgetDrafts } from './reply-deadline.job.ts'

const now = new Date('2026-11-20T12:00:00Z')
const log = { info() {}, warn() {}, error() {} }

describe('an answer that does not come', () => {
  let database: TestDatabase
  let visitor: Visitor
  let listing: { id: number; needs: number }

  before(async () => {
    database = await testDatabase({ demo: now })
    await database.owner.deleteFrom('job_application_move').execute()
    await database.owner.deleteFrom('job_application').execute()
    visitor = { db: database.web, now, places: await demoPlaces(), routes: ROUTES }
    listing = await listingToApplyFor(database.owner, 'Care assistant, mornings')
  })
  after(() => database.drop())

  const chaseAt = (moment: Date) =>
    chaseApplications({ db: database.jobs, now: moment, places: visitor.places, origin: 'https://work.example', log })
  const messages = async (kind: string) =>
    (await database.owner.selectFrom('message').selectAll().orderBy('id').execute()).filter((one) => one.kind === kind)
  async function applied(name: string) {
    const person = await filledIn(database.owner, visitor, listing, { about: { ...ABOUT, name } })
    await person.send(`/apply/${listing.id}/check`, guarded('apply-send', now))
    const newest = database.owner.selectFrom('job_application').selectAll().orderBy('id', 'desc').limit(1)
    return newest.executeTakeFirstOrThrow()
  }
  const state = async (id: number) =>
    (await database.owner.selectFrom('job_application').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
      .state

  it('is asked for twice, and then the person is told honestly that none came', async () => {
    const row = await applied('Hodan Abdi-Farrow')
    const due = addWorkingDays('2026-11-20', 5)
    for (let day = '2026-11-20'; day < addDays(due, 10); day = addDays(day, 1)) {
      const morning = londonMoment(day, '09:10')
      await chaseAt(morning)
      await chaseAt(morning)
    }
    const reminders = await messages('applications.reminder')
    assert.equal(reminders.length, 2)
    assert.match(reminders[0]!.body, /A short no is kinder than silence/)
    assert.match(reminders[1]!.body, /This is our last reminder/)
    assert.ok(reminders.every(({ body }) => body.includes(row.reference) && !body.includes('Hodan')))
    const closed = await messages('application.closed')
    assert.equal(closed.length, 1)
    assert.match(closed[0]!.body, /has not answered[\s\S]*It says nothing about you[\s\S]*help=find-a-job/)
    assert.equal(await state(row.id), 'closed-unanswered')
    const viewer = { kind: 'resident', address: { kind: 'email', value: row.address } } as const
    const own = await visit(visitor, `/requests/applications/${row.reference}`, { viewer })
    assert.match(textOf(own), /No answer came.*That says nothing about you.*What would help/)
  })

  it('is reminded of in one message, however many wait', async () => {
    const before = (await messages('applications.reminder')).length
    for (const name of ['Zofia Wrona', 'Deniz Aydoğan', 'Peter Lanyon-Fry']) await applied(name)
    await chaseAt(londonMoment('2026-11-26', '09:10'))
    const [reminder, ...more] = (await messages('applications.reminder')).slice(before)
    assert.equal(more.length, 0)
    assert.match(reminder!.subject!, /3 people wait/)
  })

  it('is not asked for where it is the person’s turn, or where it has come', async () => {
    const row = await applied('Kwame Mensah-Hill')
    const jun = (await asMember(database.web, 'Jun Castellane', now)).viewer
    await database.owner
      .updateTable('job_application')
      .set({ organization_id: jun.kind === 'member' ? jun.membership.organizationId : 0 })
      .where('id', '=', row.id)
      .execute()
    const form = { words: 'Come and work with us.', once: 'offer' }
    await visit(visitor, `/desk/applications/${row.id}/answer/offer`, { viewer: jun, form })
    await chaseAt(londonMoment('2027-03-01', '09:10'))
    assert.equal(await state(row.id), 'offered')
  })

  it('counts towards the reply rate, which is shown from ten cases up', async () => {
    const { owner, web } = database
    const { organization_id } = await owner
      .selectFrom('opportunity')
      .select('organization_id')
      .where('id', '=', listing.id)
      .executeTakeFirstOrThrow()
    const later = londonMoment('2026-12-20', '12:00')
    const rate = () => replyRateOf(web, { kind: 'public' }, organization_id, later)
    assert.equal(await rate(), null)
    for (let i = 0; i < 6; i++) await applied(`Person ${i}`)
    const rows = await owner
      .selectFrom('job_application')
      .select('id')
      .where('organization_id', '=', organization_id)
      .orderBy('id')
      .execute()
    assert.equal(rows.length, 10)
    await owner
      .updateTable('job_application')
      .set({ first_answer_at: now })
      .where('id', '>', rows[0]!.id)
      .where('organization_id', '=', organization_id)
      .execute()
    assert.deepEqual(await rate(), { percent: 90, cases: 10 })
    const page = await visit({ ...visitor, now: later }, `/organisations/${organization_id}/willow-cut-homecare`)
    assert.match(textOf(page), /Answered 90% of 10 applications in time/)
  })

  it('forgets drafts nobody came back to, and files that belong to nothing', async () => {
    const person = await filledIn(database.owner, visitor, listing)
    const cv = { field: 'cv', name: 'cv.txt', bytes: Buffer.from('Baker'), tooLarge: false }
    await person.send(`/apply/${listing.id}/your-words`, { why: 'Because' }, { files: [cv] })
    const { uuid } = await database.owner
      .selectFrom('stored_file')
      .select('uuid')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    const job = { db: database.jobs, places: visitor.places, origin: '', log, fileStore: TEST_FILES }
    await forgetDrafts({ ...job, now })
    assert.ok(await TEST_FILES.read(uuid))
    await forgetDrafts({ ...job, now: new Date(now.getTime() + 31 * 86_400_000) })
    assert.equal(await TEST_FILES.read(uuid), null)
    assert.deepEqual(await database.owner.selectFrom('application_draft').select('id').execute(), [])
  })

  it('looks again at files that came while the scanner was away', async () => {
    const person = applicant(database.owner, visitor)
    await person.send(`/apply/${listing.id}/about-you`, { ...ABOUT, ...guarded('apply', now) })
    const cv = { field: 'cv', name: 'cv.txt', bytes: Buffer.from('Baker'), tooLarge: false }
    await person.send(`/apply/${listing.id}/your-words`, { why: 'Because' }, { files: [cv] })
    await database.owner.updateTable('stored_file').set({ state: 'quarantined' }).execute()
    const job = { db: database.jobs, places: visitor.places, origin: '', log, now, fileStore: TEST_FILES }
    await checkFilesAgain(job)
    const file = await person.open(`/apply/${listing.id}/cv`)
    assert.equal(file.kind, 'data')
  })
})
