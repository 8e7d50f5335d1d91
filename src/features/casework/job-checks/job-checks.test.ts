import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { sampleParticipantId } from '../../../../demo/referrals.ts'
import { type TestApp, testApp } from '../../../../test/harness/app.ts'
import { demoPlaces } from '../../../../test/harness/ask.ts'
import { opened } from '../../../../test/harness/casework.ts'
import { INCOMING_ENV, postText, receivedText } from '../../../../test/harness/incoming-doubles.ts'
import { fileAll, type Supported, supported } from '../../../../test/harness/letters.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { as } from '../../../../test/harness/referral.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { bookAppointment } from '../../../records/appointment.ts'
import { jobChecksOf, jobReportsOf } from '../../../records/job-report.ts'
import { casesOf } from '../../../records/support-case.ts'
import { timelineOf } from '../../../records/timeline.ts'
import { waitingFor } from '../../../records/today.ts'
import { jobLines } from '../../../web/job-words.ts'
import { askWhoStillWorks } from './job-checks.job.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const LATER = (weeks: number) => new Date(NOW.getTime() + weeks * 7 * 86_400_000 + 3_600_000)
const [HERS, HIS, SHARED, UNKNOWN] = ['447700900881', '447700900882', '447700900883', '447700900884']

describe('what people do by a word in a text', () => {
  let app: TestApp
  let deniz: Supported
  let kofi: Supported
  let next = 0
  before(async () => {
    app = await testApp({ seed: 'demo', now: NOW, env: INCOMING_ENV })
    const byText = { contactBy: 'text', mayText: true, email: null } as const
    deniz = await supported(app.web, { ...byText, phone: `+${HERS}`, language: 'tr' }, NOW)
    const grace = (await asMember(app.web, 'Grace Oyelaran', NOW)).viewer
    const { participantId } = await opened(app.web, deniz.adviser, grace, NOW, { givenName: 'Kofi' })
    await app.owner
      .updateTable('participant')
      .set({ phone: `+${HIS}` })
      .where('id', '=', participantId)
      .execute()
    kofi = { participantId, adviser: grace, council: deniz.council }
    for (const givenName of ['Ada', 'Bea']) await supported(app.web, { givenName, phone: `+${SHARED}` }, NOW)
  })
  after(() => app.close())

  /** Somebody sends a text; returns what was filed, and what they are answered. */
  async function text(from: string, words: string, at = NOW) {
    next += 1
    const id = `plan-${next}`
    await postText(app.origin, receivedText(id, from, words, at))
    await fileAll(app.jobs, at)
    const filed = await app.owner
      .selectFrom('person_message')
      .selectAll()
      .where('provider_id', '=', id)
      .executeTakeFirstOrThrow()
    const said = await answersTo(from)
    return { filed, answer: said.at(-1) ?? '', answers: said.length }
  }
  const answersTo = async (phone: string) =>
    (
      await app.owner
        .selectFrom('message')
        .select('body')
        .where('address', '=', `+${phone}`)
        .where('kind', '=', 'text.answer')
        .orderBy('id')
        .execute()
    ).map(({ body }) => body)
  const caseOf = ({ participantId }: Supported) =>
    app.owner
      .selectFrom('support_case')
      .selectAll()
      .where('participant_id', '=', participantId)
      .executeTakeFirstOrThrow()
  const reportsOf = ({ participantId }: Supported) =>
    app.owner.selectFrom('job_report').selectAll().where('participant_id', '=', participantId).execute()
  const newsOf = ({ adviser }: Supported) =>
    app.owner
      .selectFrom('message')
      .innerJoin('account', 'account.email', 'message.address')
      .select('message.body')
      .where('account.id', '=', adviser.accountId)
      .where('message.kind', '=', 'case.own-words')
      .execute()

  it('report a job, and when and where in two short answers', async () => {
    const said = await text(HERS, 'İş')
    assert.equal(said.filed.answered_how, 'keyword')
    assert.match(said.answer, /^Tebrikler.*Well done\. .*When do you start/s)
    const kept = await caseOf(deniz)
    assert.match(kept.next_step ?? '', /Talk about the new job/)
    assert.ok(kept.due_at && kept.due_at > NOW)
    const news = await newsOf(deniz)
    assert.equal(news.length, 1)
    assert.doesNotMatch(news[0]!.body, /Deniz|job/)

    assert.match((await text(HERS, 'next Monday')).answer, /Where is the job/)
    const last = await text(HERS, 'Larkmead Bakery')
    assert.match(last.answer, /That is all we ask/)
    assert.equal(last.filed.answered_how, 'keyword')
    const reports = await reportsOf(deniz)
    assert.deepEqual(
      reports.map(({ starts_on, where_words, by_way }) => [starts_on, where_words, by_way]),
      [['2026-11-30', 'Larkmead Bakery', 'text']],
    )
    const checks = await app.owner.selectFrom('job_check').selectAll().where('report_id', '=', reports[0]!.id).execute()
    assert.deepEqual(checks.map(({ week, due_on }) => [week, due_on]).sort(), [
      [13, '2027-03-01'],
      [26, '2027-05-31'],
    ])
  })

  it('are one job, however often they say so', async () => {
    await text(HERS, 'job')
    assert.equal((await reportsOf(deniz)).length, 1)
  })

  it('go to whoever has the case where an answer is unclear', async () => {
    const said = await text(HERS, 'soon I hope, they will call me')
    assert.deepEqual([said.filed.answered_at, said.filed.owner_account_id], [null, deniz.adviser.accountId])
    assert.ok(said.filed.due_at)
    assert.match(said.answer, /Somebody reads this/)
  })

  it('say the same to a number that nobody has and to one that several share, and wait with somebody', async () => {
    const answers = []
    for (const number of [UNKNOWN, SHARED]) {
      for (const words of ['JOB', 'move']) {
        const { filed, answer } = await text(number, words)
        assert.deepEqual([filed.participant_id, filed.answered_at], [null, null])
        assert.ok(filed.owner_account_id && filed.due_at)
        answers.push(answer)
      }
    }
    assert.deepEqual(new Set(answers).size, 1)
    assert.match(answers[0]!, /^Thank you\. Somebody reads this/)
    assert.equal((await answersTo(UNKNOWN)).length, 1)
  })

  it('move an appointment to one of three free times, and never onto one that is taken', async () => {
    const [kept] = await as(app.web, kofi.adviser, NOW, (db) => casesOf(db, kofi.adviser, [kofi.participantId], NOW))
    const [free] = await app.owner
      .selectFrom('slot')
      .selectAll()
      .where('adviser_id', '=', kofi.adviser.accountId)
      .where('starts_at', '>', NOW)
      .orderBy('starts_at')
      .execute()
    assert.ok(free, 'the adviser of this test publishes times')
    const id = randomUUID()
    const startsAt = new Date(NOW.getTime() + 36 * 86_400_000)
    const meeting = {
      startsAt,
      minutes: 20,
      ownerAccountId: kofi.adviser.accountId,
      hubId: null,
      way: 'phone',
    } as const
    await as(app.web, kofi.adviser, NOW, (db) =>
      bookAppointment(
        db,
        kofi.adviser,
        {
          ...{ ...meeting, whereWords: null, videoLink: null, id, participantId: kofi.participantId },
          ...{ caseId: kept!.id, about: 'Your plan', isNextStep: true },
        },
        NOW,
      ),
    )
    const offered = await text(HIS, 'Move')
    assert.match(offered.answer, /Which time suits you\?.* 1: \w{3} \d+ \w{3} [\d.]+[ap]m\. 2: .*3: /)
    const moved = await text(HIS, '2')
    assert.match(moved.answer, /Your new time: /)
    const row = await app.owner.selectFrom('appointment').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    assert.deepEqual([row.moved_by, row.moves], ['person', 1])
    assert.notDeepEqual(row.starts_at, startsAt)
    assert.deepEqual((await caseOf(kofi)).due_at, row.starts_at)
    assert.equal((await text(HIS, '2')).filed.answered_at, null)
  })

  it('answer whether they are still in work, weeks afterwards', async () => {
    const moment = LATER(15)
    const places = await demoPlaces()
    const log = { info() {}, warn() {}, error() {} } as never
    const ask = { db: app.jobs, places, origin: app.origin, now: moment, log }
    await askWhoStillWorks(ask)
    await askWhoStillWorks(ask)
    const asked = await app.owner
      .selectFrom('message')
      .selectAll()
      .where('kind', '=', 'job.check')
      .where('address', 'like', `%${HERS}`)
      .execute()
    assert.equal(asked.length, 1)
    assert.match(asked[0]!.body, /YES/)
    const unclear = await text(HERS, 'only on Tuesdays', moment)
    assert.equal(unclear.filed.answered_at, null)
    const waits = await as(app.web, deniz.adviser, LATER(16), (db) => waitingFor(db, deniz.adviser, 50, LATER(16)))
    const entry = waits.find(({ kind }) => kind === 'job-check')
    assert.equal(entry?.participantId, deniz.participantId)
    assert.equal(londonDate(entry!.dueAt), '2027-03-06')
  })

  it('wait on the list of whoever has the case once nobody answered, and stand on the record and in what happened', async () => {
    const { viewer } = await asMember(app.web, 'Grace Oyelaran', NOW)
    const [tyrone, horatio] = [sampleParticipantId('Tyrone Lacey-Nkosi'), sampleParticipantId('Horatio Nwachukwu')]
    const seen = await as(app.web, viewer, NOW, async (db) => ({
      waits: (await waitingFor(db, viewer, 90, NOW)).filter(({ kind }) => kind === 'job-check'),
      happened: (await timelineOf(db, viewer, { participantIds: [horatio], now: NOW, most: 50, before: null })).map(
        ({ what }) => what,
      ),
      jobs: jobLines(
        await jobReportsOf(db, viewer, [horatio], NOW),
        await jobChecksOf(db, viewer, [horatio], NOW),
        NOW,
      ),
    }))
    assert.deepEqual(
      seen.waits.map(({ participantId }) => participantId),
      [tyrone],
    )
    for (const what of ['They told us of a job', 'Still in work after 13 weeks', 'Still in work after 26 weeks']) {
      assert.ok(seen.happened.includes(what), what)
    }
    assert.match(seen.jobs[0]!.title, /Bellfounders College, from /)
    assert.deepEqual(seen.jobs[0]!.checks, ['After 13 weeks: still in work', 'After 26 weeks: still in work'])
  })

  it('end a job that they are no longer in, with a next step for whoever helps', async () => {
    const [report] = await reportsOf(deniz)
    const moment = LATER(28)
    const places = await demoPlaces()
    const log = { info() {}, warn() {}, error() {} } as never
    await askWhoStillWorks({ db: app.jobs, places, origin: app.origin, now: moment, log })
    const said = await text(HERS, 'Hayır', moment)
    assert.equal(said.filed.answered_how, 'keyword')
    assert.match(said.answer, /Your adviser gets in touch/)
    const [ended] = await reportsOf(deniz)
    assert.deepEqual([ended?.id, ended?.ended_at], [report?.id, moment])
    assert.match((await caseOf(deniz)).next_step ?? '', /Ask how it went/)
  })
})
