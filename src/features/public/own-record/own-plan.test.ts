import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { statusOf, textOf, visit, whereTo } from '../../../../test/harness/ask.ts'
import { opened as openedCase } from '../../../../test/harness/casework.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { type OwnStage, ownStage } from '../../../../test/harness/own-record.ts'
import { as, moveAs } from '../../../../test/harness/referral.ts'
import { ONS4, READINESS } from '../../../domain/instruments.ts'
import type { Member, Viewer } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { bookAppointment } from '../../../records/appointment.ts'
import { takeAssessment } from '../../../records/assessment.ts'
import { askForAnswers } from '../../../records/assessment-request.ts'
import { addGoal, addStep } from '../../../records/plan-change.ts'
import { casesOf } from '../../../records/support-case.ts'
import { waitingFor } from '../../../records/today.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const RECORD = '/requests/record'

describe('one’s own plan', () => {
  let stage: OwnStage
  let grace: Member
  let next = 0
  before(async () => {
    stage = await ownStage(NOW)
    grace = (await asMember(stage.db.web, 'Grace Oyelaran', NOW)).viewer
  })
  after(() => stage.db.drop())

  /** Somebody with a plan, and a meeting that their case waits for; at their own page. */
  async function helped() {
    const { db, marguerite, opened } = stage
    next += 1
    const of = await openedCase(db.web, marguerite, grace, NOW, { givenName: `Ines${next}` })
    const email = `ines${next}@home.example`
    await db.owner
      .updateTable('participant')
      .set({ email, born_on: '1998-03-14', others_may_see: false })
      .where('id', '=', of.participantId)
      .execute()
    const [goalId, doneId, ideaId, meetingId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
    const whose = { id: of.caseId, participantId: of.participantId, organizationId: stage.council.organizationId }
    await as(db.web, grace, NOW, async (db) => {
      const goal = {
        id: goalId,
        words: 'Work in a bakery',
        why: null,
        area: 'work',
        targetOn: null,
        agreed: true,
      } as const
      await addGoal(db, grace, whose, goal, NOW)
      const ids = {
        id: goalId,
        caseId: of.caseId,
        participantId: of.participantId,
        organizationId: whose.organizationId,
      }
      const step = { ownerSide: 'person', ownerWords: null, dueOn: '2026-11-27' } as const
      await addStep(db, grace, ids, { ...step, id: doneId, words: 'Write a CV', agreed: true }, NOW)
      await addStep(db, grace, ids, { ...step, id: ideaId, words: 'Visit Larkmead' }, NOW)
      const startsAt = new Date(NOW.getTime() + (30 + next) * 86_400_000)
      const way = { way: 'phone', whereWords: null, videoLink: null, hubId: null, minutes: 20 } as const
      await bookAppointment(
        db,
        grace,
        {
          ...way,
          startsAt,
          ownerAccountId: grace.accountId,
          ...ids,
          id: meetingId,
          about: 'Your CV',
          isNextStep: true,
        },
        NOW,
      )
    })
    return { ...of, email, doneId, ideaId, meetingId, viewer: await opened(email) }
  }

  const see = async (viewer: Viewer, path = '') =>
    textOf(await visit(stage.visitor, `${RECORD}${path}${path.includes('?') ? '&' : '?'}language=en`, { viewer }))
  const row = (table: 'step' | 'support_case' | 'appointment' | 'job_report', column: string, id: string) =>
    stage.db.owner
      .selectFrom(table)
      .selectAll()
      .where(column as 'id', '=', id)
      .executeTakeFirstOrThrow()
  const today = () => as(stage.db.web, grace, NOW, (db) => waitingFor(db, grace, 100, NOW))

  it('stands first: what is next, by when, with whom', async () => {
    const { viewer } = await helped()
    assert.match(
      await see(viewer),
      /My plan.*Next Meet: Your CV By .*Who helps you.*Grace Oyelaran.*My next appointment.*My steps.*Write a CV.*Done/s,
    )
  })

  it('has steps that one marks as done, or agrees to, with one press', async () => {
    const { viewer, doneId, ideaId } = await helped()
    assert.equal(whereTo(await stage.post(viewer, '/do', { do: `finish:${doneId}` })), RECORD)
    await stage.post(viewer, '/do', { do: `agree:${ideaId}`, back: 'plan' })
    const [done, idea] = [await row('step', 'id', doneId), await row('step', 'id', ideaId)]
    assert.deepEqual(['status' in done && done.status, 'status' in idea && idea.status], ['done', 'agreed'])
    assert.match(await see(viewer, '/plan'), /Work in a bakery.*Visit Larkmead.*Write a CV Done/s)
    for (const pressed of ['constructor', '__proto__', 'nothing']) {
      await assert.rejects(stage.post(viewer, '/do', { do: `${pressed}:${doneId}` }), NotFound)
    }
    assert.equal(statusOf(await stage.post(viewer, '/steps/new', { words: 'Ask', when: 'constructor' })), 422)
  })

  it('takes what is in the way to whoever helps, with a day to answer', async () => {
    const { viewer, doneId, participantId } = await helped()
    assert.equal(statusOf(await stage.post(viewer, `/steps/${doneId}`, { words: ' ' })), 422)
    await stage.post(viewer, `/steps/${doneId}`, { words: 'I have no computer' })
    assert.match(await see(viewer), /Stuck.*I have no computer/s)
    const waits = (await today()).filter((one) => one.participantId === participantId && one.kind === 'message')
    assert.equal(waits.length, 1)
  })

  it('takes an idea for a step', async () => {
    const { viewer } = await helped()
    assert.equal(statusOf(await stage.post(viewer, '/steps/new', { words: 'Ask my aunt' })), 422)
    await stage.post(viewer, '/steps/new', { words: 'Ask my aunt', when: 'week' })
    assert.match(await see(viewer, '/plan'), /Ask my aunt.*Not agreed yet/s)
  })

  it('moves an appointment to a free time, calls it off, and says that one is late', async () => {
    const { viewer, meetingId, caseId } = await helped()
    const page = await visit(stage.visitor, `${RECORD}/appointments/${meetingId}`, { viewer })
    const time = /name="time" type="radio" value="([^"]+)"/.exec(page.kind === 'page' ? page.html.text : '')?.[1]
    assert.ok(time, 'there are times to choose from')
    assert.equal(statusOf(await stage.post(viewer, `/appointments/${meetingId}`, { do: 'move' })), 422)
    await stage.post(viewer, `/appointments/${meetingId}`, { do: 'move', time })
    const moved = await row('appointment', 'id', meetingId)
    assert.ok('starts_at' in moved && moved.moved_by === 'person')
    assert.equal(moved.starts_at.toISOString(), time)
    const kept = await row('support_case', 'id', caseId)
    assert.deepEqual('due_at' in kept && kept.due_at, moved.starts_at)
    await stage.post(viewer, `/appointments/${meetingId}`, { do: 'late', 'late-words': 'The bus' })
    assert.match(await see(viewer, '/messages'), /I will be late.*The bus.*They answer by/s)
    await stage.post(viewer, `/appointments/${meetingId}`, { do: 'cancel' })
    assert.match(await see(viewer, '/appointments'), /You called it off/)
  })

  it('does not move onto a time that has gone', async () => {
    const { viewer, meetingId } = await helped()
    const gone = { do: 'move', time: '2026-11-24T03:00:00.000Z' }
    assert.equal(statusOf(await stage.post(viewer, `/appointments/${meetingId}`, gone)), 422)
  })

  it('says what one thought of a meeting, from one to five', async () => {
    const { viewer, meetingId } = await helped()
    await stage.db.owner
      .updateTable('appointment')
      .set({ status: 'attended', starts_at: new Date(NOW.getTime() - 86_400_000 * next) })
      .where('id', '=', meetingId)
      .execute()
    assert.match(await see(viewer), /How was your appointment\?/)
    await stage.post(viewer, `/appointments/${meetingId}`, { do: 'say', feedback: '5' })
    const said = await row('appointment', 'id', meetingId)
    assert.equal('feedback' in said && said.feedback, 5)
  })

  it('writes to whoever helps, and reads what they wrote', async () => {
    const { viewer } = await helped()
    assert.match(
      await see(viewer, '/messages'),
      /Nobody has written yet.*Grace Oyelaran Your adviser and their team read it.*You hear back by: Tuesday 24 November/s,
    )
    await stage.post(viewer, '/messages', { words: 'Thank you for yesterday.' })
    assert.match(await see(viewer, '/messages'), /You Thank you for yesterday\..*They answer by.*Grace Oyelaran/s)
  })

  it('reports a job with one press, and is asked about it later', async () => {
    const { viewer, caseId } = await helped()
    assert.equal(statusOf(await stage.post(viewer, '/job', { start: 'soon' })), 422)
    await stage.post(viewer, '/job', { start: '', where: '' })
    await stage.post(viewer, '/job', { start: '1 December', where: 'Larkmead' })
    const reports = await stage.db.owner.selectFrom('job_report').selectAll().where('case_id', '=', caseId).execute()
    assert.deepEqual(
      reports.map(({ by_way }) => by_way),
      ['page'],
    )
    assert.match(await see(viewer), /Talk about the new job.*You told us about your job/s)
    await stage.db.owner
      .updateTable('job_check')
      .set({ due_on: '2026-11-20' })
      .where('case_id', '=', caseId)
      .where('week', '=', 13)
      .execute()
    assert.match(await see(viewer), /Are you still in work\? Yes, I am No, not any more/)
    const { id } = await stage.db.owner
      .selectFrom('job_check')
      .selectAll()
      .where('case_id', '=', caseId)
      .where('week', '=', 13)
      .executeTakeFirstOrThrow()
    await stage.post(viewer, '/do', { do: `check:${id}:no` })
    assert.match(await see(viewer), /Ask how it went.*I got a job/s)
  })

  it('asks to stop, and can change its mind', async () => {
    const { viewer, caseId } = await helped()
    assert.match(await see(viewer, '/stop'), /You do not have to say why.*Nothing is lost/s)
    await stage.post(viewer, '/stop', { case: caseId })
    assert.match(await see(viewer), /You asked to stop: one short call/)
    await stage.post(viewer, '/do', { do: `go-on:${caseId}` })
    assert.match(await see(viewer), /Agree how to go on together/)
  })

  it('answers questions alone that were asked before, and no others', async () => {
    const { viewer, participantId, caseId } = await helped()
    await assert.rejects(async () => visit(stage.visitor, `${RECORD}/questions/ons4`, { viewer }), NotFound)
    const answers = { satisfied: 4, worthwhile: 4, happy: 3, anxious: 7 }
    const whose = { id: randomUUID(), participantId, caseId, organizationId: stage.council.organizationId }
    const taking = {
      ...whose,
      instrument: ONS4,
      answers,
      takenAt: new Date(NOW.getTime() - 30 * 86_400_000),
      takenHow: 'together',
    } as const
    await as(stage.db.web, grace, NOW, (db) => takeAssessment(db, grace, taking, NOW))
    const own = Object.fromEntries(Object.keys(answers).map((id) => [`answer-${id}`, '8']))
    await stage.post(viewer, '/questions/ons4', own)
    assert.match(await see(viewer, '/plan'), /How far you have come.*From 4 of 10 to 8 of 10/s)
  })

  it('answers questions that somebody asked for the first time, once they asked', async () => {
    const { viewer, participantId, caseId } = await helped()
    const asked = { id: randomUUID(), participantId, caseId, instrument: READINESS, answerBy: '2026-11-27' }
    await as(stage.db.web, grace, NOW, (db) => askForAnswers(db, grace, asked, NOW))
    assert.match(
      await see(viewer),
      /A few questions for you Grace Oyelaran: Ready for work, by Friday 27 November.*Answer them/s,
    )
    const own = Object.fromEntries(READINESS.questions.map(({ id }) => [`answer-${id}`, '3']))
    await stage.post(viewer, '/questions/readiness', own)
    const { status, assessment_id } = await stage.db.owner
      .selectFrom('assessment_request')
      .selectAll()
      .where('id', '=', asked.id)
      .executeTakeFirstOrThrow()
    assert.deepEqual([status, assessment_id === null], ['answered', false])
    assert.doesNotMatch(await see(viewer), /A few questions for you/)
  })

  it('is one’s own alone: every address of another’s is not there', async () => {
    const mine = await helped()
    const theirs = await helped()
    const paths = [
      `/steps/${theirs.doneId}`,
      `/appointments/${theirs.meetingId}`,
      `/appointments/${theirs.meetingId}/calendar`,
    ]
    for (const path of paths) {
      await assert.rejects(
        async () => visit(stage.visitor, `${RECORD}${path}`, { viewer: mine.viewer }),
        NotFound,
        path,
      )
    }
    for (const press of [`finish:${theirs.doneId}`, `go-on:${theirs.caseId}`]) {
      await assert.rejects(() => stage.post(mine.viewer, '/do', { do: press }), NotFound, press)
    }
    await assert.rejects(() => stage.post(mine.viewer, '/stop', { case: theirs.caseId }), NotFound)
  })

  it('ends the case of whoever sees them no more, once they took back their agreement', async () => {
    const { db, refer, opened, post, decision, marguerite } = stage
    const { id, email, participantId } = await refer()
    for (const move of ['engage', 'start'] as const) await moveAs(db.web, marguerite, id, { move }, NOW)
    const viewer = await opened(email)
    assert.match(await see(viewer), /My plan.*Next/s)
    await post(viewer, `/sharing/${(await decision(participantId, 'referral')).id}`)
    const kept = await row('support_case', 'participant_id', participantId)
    assert.deepEqual('closed_at' in kept && [kept.status, kept.outcome], ['closed', 'left-early'])
    const sees = await as(db.web, marguerite, NOW, (web) => casesOf(web, marguerite, [participantId], NOW))
    assert.deepEqual(sees, [])
    assert.match(await see(viewer), /Nobody works with you at the moment.*Ask for help again/s)
  })

  it('puts a fact right so that whoever helps has it to do, with a date', async () => {
    const { viewer, participantId, email } = await helped()
    const form = {
      ...{ 'given-name': 'Inés', 'family-name': 'Farrow', 'known-as': '', 'contact-by': 'email', email },
      ...{ 'leave-message': 'no', 'may-text': 'no', others: 'no' },
    }
    assert.equal(whereTo(await stage.post(viewer, '/facts', form)), RECORD)
    const waits = (await today()).find((one) => one.participantId === participantId && one.kind === 'message')
    assert.ok(waits && waits.dueAt > NOW)
  })
})
