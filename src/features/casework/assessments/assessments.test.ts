import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { statusOf, textOf, whereTo } from '../../../../test/harness/ask.ts'
import { type PlanDesk, planDesk } from '../../../../test/harness/plan-desk.ts'
import { GENERAL_SELF_EFFICACY, type Instrument, ONS4, READINESS } from '../../../domain/instruments.ts'
import type { Member, Viewer } from '../../../domain/permission.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import { assessmentsOf, takeAssessment, withdrawAssessment } from '../../../records/assessment.ts'
import { letGoOfQuestions, unansweredQuestions } from '../../../records/assessment-request.ts'
import { assessmentsRoutes } from './assessments.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const LATER = new Date('2026-12-14T10:00:00Z')

let desk: PlanDesk
let grace: Member
let strangers: readonly Viewer[]

before(async () => {
  desk = await planDesk('Augustin Petrossian', assessmentsRoutes, NOW)
  ;({ grace, strangers } = desk)
})
after(() => desk.database.drop())

const path = (end = '') => `${desk.path}/assessments${end}`
const taken = (viewer: Viewer = grace) => desk.as(viewer, (db) => assessmentsOf(db, viewer, [desk.id], LATER))
const read = async (viewer: Viewer, now = LATER) => textOf(await desk.see(path(), viewer, now))

/** A form with the same answer everywhere, but where told otherwise. */
const form = ({ questions }: Instrument, answer: string, but: Record<string, string> = {}): Record<string, string> => ({
  ...Object.fromEntries(questions.map(({ id }) => [`answer-${id}`, but[id] ?? answer])),
  how: 'together',
})

describe('assessments', () => {
  it('are asked in the words of the instrument, with its source and what it is not', async () => {
    const asked = textOf(await desk.see(path('/new/ons4'), grace))
    assert.match(asked, /There are no right or wrong answers/)
    assert.match(asked, /Overall, how satisfied are you with your life nowadays\?/)
    assert.match(asked, /no diagnosis.*Would rather not say.*harmonised standard/)
    assert.match(
      textOf(await desk.see(path('/new/gse'), grace)),
      /Exactly true.*Schwarzer, R., & Jerusalem, M. \(1995\)/,
    )
  })

  it('ask again for what was skipped, and take what somebody would rather not say', async () => {
    const { 'answer-happy': _, ...skipped } = form(ONS4, '4')
    const again = await desk.post(path('/new/ons4'), skipped, grace)
    assert.equal(statusOf(again), 422)
    assert.match(textOf(again), /[Cc]hoose an answer, or “would rather not say”/)
    const none = await desk.post(path('/new/ons4'), form(ONS4, 'not-said'), grace)
    assert.match(textOf(none), /nothing to keep/)
    assert.match(textOf(await desk.post(path('/new/ons4'), form(ONS4, '11'), grace)), /Choose one of these answers/)
    const where = whereTo(
      await desk.post(path('/new/ons4'), form(ONS4, '4', { happy: 'not-said', anxious: '7' }), grace),
    )
    const back = textOf(await desk.see(where, grace))
    assert.match(back, /how happy did you feel yesterday\? Would rather not say/)
    assert.deepEqual((await taken())[0]?.scores, { satisfied: 4, worthwhile: 4, anxious: 7 })
  })

  it('show how far somebody has come, in words and in a picture with words', async () => {
    await desk.post(path('/new/ons4'), form(ONS4, '6', { anxious: '3' }), grace, LATER)
    const shown = await read(grace)
    assert.match(shown, /Asked 2 times, from 23 November 2026 to 14 December 2026/)
    assert.match(shown, /Satisfied with life From 4 of 10 to 6 of 10\. Better by 2/)
    assert.match(shown, /Anxious yesterday From 7 of 10 to 3 of 10\. Less by 4, which is better/)
    assert.match(shown, /Not answered twice, so nothing can be said: Happy yesterday/)
    const page = await desk.see(path(), grace, LATER)
    assert.match(page.kind === 'page' ? page.html.text : '', /role="img" aria-label="Satisfied with life: From 4 of 10/)
    assert.doesNotMatch(shown, /depress|severe|normal|risk|clinical/i)
  })

  it('are asked of somebody to answer alone by a day, and wait on the list of whoever has the case once it has passed', async () => {
    assert.match(textOf(await desk.see(path('/ask/gse'), grace)), /Ask Augustin to answer this General Self-Efficacy/)
    const late = await desk.post(path('/ask/gse'), { by: '2026-11-22' }, grace)
    assert.match(textOf(late), /Enter a day within the next 60 days/)
    await desk.post(path('/ask/gse'), { by: '2026-11-27' }, grace)
    const again = await desk.post(path('/ask/gse'), { by: '2026-11-28' }, grace)
    assert.match(textOf(again), /They are asked already/)
    assert.match(await read(grace, NOW), /Asked Grace Oyelaran asked them to answer it alone by Friday 27 November/)
    const due = (now: Date) =>
      desk.as(grace, async (db) =>
        (await unansweredQuestions(db, grace, { now, most: 50 })).map(({ participantId }) => participantId),
      )
    assert.deepEqual(
      [
        (await due(new Date('2026-11-27T12:00:00Z'))).includes(desk.id),
        (await due(new Date('2026-11-28T12:00:00Z'))).includes(desk.id),
      ],
      [false, true],
    )
    await letGoOfQuestions(desk.database.jobs, new Date('2026-12-11T03:00:00Z'))
    assert.match(await read(grace, LATER), /Not answered yet/)
    await letGoOfQuestions(desk.database.jobs, new Date('2026-12-12T03:00:00Z'))
    assert.doesNotMatch(await read(grace, LATER), /asked them to answer it alone/)
    await desk.post(path('/ask/gse'), { by: '2026-11-29' }, grace)
    const { id } = await desk.database.owner
      .selectFrom('assessment_request')
      .select('id')
      .where('status', '=', 'asked')
      .where('participant_id', '=', desk.id)
      .executeTakeFirstOrThrow()
    for (const stranger of strangers) {
      await assert.rejects(async () => desk.post(path(`/asked/${id}/withdraw`), {}, stranger), NotFound)
    }
    await desk.post(path(`/asked/${id}/withdraw`), {}, grace)
    assert.doesNotMatch(await read(grace), /asked them to answer it alone/)
  })

  it('take a sheet of paper with the day that stands on it, never one to come', async () => {
    const sheet = { ...form(READINESS, '3'), how: 'paper' }
    assert.match(textOf(await desk.post(path('/new/readiness'), sheet, grace)), /Enter the day on the sheet/)
    const ahead = await desk.post(path('/new/readiness'), { ...sheet, day: '2026-12-24' }, grace)
    assert.equal(statusOf(ahead), 422)
    await desk.post(path('/new/readiness'), { ...sheet, day: '2026-11-20' }, grace)
    const kept = (await taken()).find(({ instrument }) => instrument === 'readiness')!
    assert.deepEqual([kept.takenHow, kept.takenAt.toISOString()], ['paper', '2026-11-20T12:00:00.000Z'])
    assert.equal(kept.caseId, (await desk.openCase(grace)).id)
  })

  it('are answered by the person alone, too, and read by whoever works with them', async () => {
    const [known] = await taken(desk.person)
    const of = { participantId: desk.id, organizationId: grace.membership.organizationId, caseId: known!.caseId }
    const answers = Object.fromEntries(GENERAL_SELF_EFFICACY.questions.map(({ id }) => [id, 3]))
    const taking = { ...of, instrument: GENERAL_SELF_EFFICACY, answers, takenAt: NOW, takenHow: 'together' } as const
    const id = '22222222-2222-4222-8222-222222222222'
    await desk.as(desk.person, (db) => takeAssessment(db, desk.person, { ...taking, id }, NOW))
    const own = (await taken()).find((one) => one.id === id)
    assert.deepEqual([own?.takenHow, own?.scores], ['alone', { total: 30 }])
    await assert.rejects(
      desk.as(grace, (db) => takeAssessment(db, grace, { ...taking, id, answers: { other: 1 } }, NOW)),
      new Conflict('nothing-answered'),
    )
  })

  it('are taken back where they were a mistake: seen, and counted no more', async () => {
    const mistake = (await taken()).find(({ instrument, scores }) => instrument === 'ons4' && scores.satisfied === 6)!
    await desk.post(path(`/${mistake.id}/withdraw`), {}, grace, LATER)
    assert.match(await read(grace), /Asked once.*Taken back: it counts for nothing/)
    await assert.rejects(
      desk.as(grace, (db) => withdrawAssessment(db, grace, mistake, LATER)),
      Conflict,
    )
  })

  it('that tell how somebody feels are read by who works with them, not by who counts', async () => {
    const winsome = await desk.member('Winsome Adair-Clarke')
    const seen = (await taken(winsome)).map(({ instrument }) => instrument)
    assert.ok(seen.includes('readiness') && !seen.includes('ons4'))
    assert.doesNotMatch(await read(winsome), /wellbeing|Anxious/)
    await assert.rejects(async () => desk.see(path('/new/ons4'), winsome), NotFound)
  })

  it('exist for nobody else, and an instrument that is not in use here for nobody', async () => {
    const [one] = await taken()
    for (const viewer of strangers) {
      await assert.rejects(read(viewer), NotFound)
      await assert.rejects(async () => desk.see(path(`/${one!.id}`), viewer), NotFound)
      await assert.rejects(async () => desk.post(path('/new/ons4'), form(ONS4, '4'), viewer), NotFound)
      if (viewer.kind === 'member') assert.deepEqual(await taken(viewer), [])
    }
    await assert.rejects(async () => desk.see(path('/new/swemwbs'), grace), NotFound)
  })
})
