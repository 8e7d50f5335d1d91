import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { statusOf, textOf, whereTo } from '../../../../test/harness/ask.ts'
import { type PlanDesk, planDesk } from '../../../../test/harness/plan-desk.ts'
import type { Member, Viewer } from '../../../domain/permission.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import { doReview, reviewsOf } from '../../../records/review.ts'
import { tellOfReviews } from './reviews.job.ts'
import { reviewsRoutes } from './reviews.routes.ts'

const SILENT = { info() {}, warn() {}, error() {} }
const NOW = new Date('2026-11-23T10:00:00Z')

let desk: PlanDesk
let grace: Member
let strangers: readonly Viewer[]

before(async () => {
  desk = await planDesk('Augustin Petrossian', reviewsRoutes, NOW)
  ;({ grace, strangers } = desk)
})
after(() => desk.database.drop())

const path = (end = '') => `${desk.path}/reviews${end}`
const reviews = (viewer: Viewer = grace) => desk.as(viewer, (db) => reviewsOf(db, viewer, [desk.id], NOW))
const planned = async (kind = 'plan') =>
  (await reviews()).find((review) => review.kind === kind && review.status === 'scheduled')!
const read = async (viewer: Viewer, now = NOW) => textOf(await desk.see(path(), viewer, now))

describe('who has a review', () => {
  const tell = (now = NOW) =>
    tellOfReviews({ db: desk.database.jobs, now, places: desk.places, origin: 'http://localhost:3000', log: SILENT })
  const told = () =>
    desk.database.owner.selectFrom('message').select(['body', 'address']).where('kind', '=', 'review.coming').execute()

  it('hears of it once when it opens, in words that betray nothing where others may see them', async () => {
    const others = async (see: boolean) => {
      const sets = { others_may_see: see, contact_by: 'email', email: 'augustin@home.example' } as const
      await desk.database.owner.updateTable('participant').set(sets).where('id', '=', desk.id).execute()
      await desk.database.owner.deleteFrom('message').where('kind', '=', 'review.coming').execute()
      await desk.database.owner
        .updateTable('review')
        .set({ told_at: null })
        .where('participant_id', '=', desk.id)
        .execute()
      await tell()
      await tell()
      return (await told()).filter(({ address }) => address === 'augustin@home.example')
    }
    const open = await others(false)
    assert.equal(open.length, 1)
    assert.match(
      open[0]!.body ?? '',
      /By Friday 4 December we would like to look at your plan together.*It is no test/s,
    )
    const guarded = await others(true)
    assert.doesNotMatch(guarded[0]!.body ?? '', /plan|review|Augustin/)
  })
})

describe('reviews', () => {
  it('are planned in the moment in which a case opens', async () => {
    const opened = (await desk.openCase(grace)).openedAt.toISOString().slice(0, 10)
    assert.deepEqual(
      (await reviews()).map(({ kind, status }) => `${kind} ${status}`),
      ['plan scheduled', 'thirteen-week scheduled'],
    )
    assert.equal(opened, '2026-10-16')
    assert.match(
      await read(grace),
      /Plan review Now By Friday 4 December.*13-week review Planned From Friday 8 January/,
    )
  })

  it('show what has moved, ask how it goes, and plan the next', async () => {
    const review = await planned()
    assert.match(textOf(await desk.see(path(`/${review.id}`), grace)), /So far 0 steps done, 0 to do/)
    assert.match(textOf(await desk.post(path(`/${review.id}`), { words: ' ' }, grace)), /Write how it is going/)
    await desk.post(path(`/${review.id}`), { words: 'Two interviews, and more sleep' }, grace)
    const next = await planned()
    assert.deepEqual([next.opensOn, next.dueOn], ['2026-12-28', '2027-01-11'])
    assert.match(await read(grace), /Before.*Plan review Done Done today Two interviews, and more sleep/)
    const mine = await reviews(desk.person)
    assert.ok(mine.some(({ words }) => words === 'Two interviews, and more sleep'))
  })

  it('are not done before their window, nor twice', async () => {
    const review = await planned()
    const early = { words: 'Early', of: { ...(await desk.openCase(grace)), supportEndsOn: null } }
    await assert.rejects(
      desk.as(grace, (db) => doReview(db, grace, review, early, NOW)),
      new Conflict('not-open-yet'),
    )
    const done = (await reviews()).find(({ status }) => status === 'done')!
    const again = await desk.post(path(`/${done.id}`), { words: 'I typed this, too' }, grace)
    assert.equal(statusOf(again), 409)
    assert.match(textOf(again), /not open any more. Two interviews, and more sleep.*I typed this, too.*a note/)
  })

  it('are put off for a reason that the person reads, as long as it allows', async () => {
    const review = await planned()
    const later = path(`/${review.id}/later`)
    assert.match(textOf(await desk.post(later, {}, grace)), /Choose why.*Say until when/)
    const far = await desk.post(later, { reason: 'new-job', until: '2027-02-20' }, grace)
    assert.equal(statusOf(far), 422)
    assert.match(textOf(far), /Monday 25 January 2027 at the latest/)
    assert.equal(whereTo(await desk.post(later, { reason: 'ill', until: '2027-01-20' }, grace)), path())
    const next = await planned()
    assert.deepEqual([next.dueOn, next.countsFrom], ['2027-01-20', null])
    assert.match(await read(grace), /Plan review Put off Was due by Monday 11 January 2027 You are not well/)
  })

  it('move to another day, and still count by the day they were due', async () => {
    const review = await planned('thirteen-week')
    await desk.post(path(`/${review.id}/later`), { reason: 'no-room', until: '2027-02-01' }, grace)
    const next = await planned('thirteen-week')
    assert.deepEqual([next.dueOn, next.countsFrom], ['2027-02-01', review.dueOn])
  })

  it('are nobody’s business but of those who work with the person', async () => {
    const review = await planned()
    for (const viewer of strangers) {
      await assert.rejects(read(viewer), NotFound)
      await assert.rejects(async () => desk.post(path(`/${review.id}`), { words: 'No' }, viewer), NotFound)
      if (viewer.kind === 'member') assert.deepEqual(await reviews(viewer), [])
    }
    await assert.rejects(async () => {
      await desk.as(desk.person, (db) =>
        doReview(db, desk.person, { ...review, opensOn: '2026-11-01' }, { words: 'I', of: caseOf(review) }, NOW),
      )
    })
  })
})

const caseOf = (review: { caseId: string; participantId: string; organizationId: number }) => ({
  ...{ id: review.caseId, participantId: review.participantId, organizationId: review.organizationId },
  ...{ program: 'job-hub', supportEndsOn: null },
})
