import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { CastName } from '../../../../demo/cast.ts'
import { textOf } from '../../../../test/harness/ask.ts'
import { type CaseDesk, caseDesk } from '../../../../test/harness/case-desk.ts'
import { type Opened, opened } from '../../../../test/harness/casework.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000)
const NEXT = { next: 'Look at adverts together', due: '2026-11-30' }

describe('a case that ends', () => {
  let desk: CaseDesk
  let ines: Opened
  let path: string

  before(async () => {
    desk = await caseDesk(NOW)
  })
  after(() => desk.database.drop())
  beforeEach(async () => {
    ines = await desk.begin()
    path = `/desk/people/${ines.participantId}/cases`
  })

  const move = (name: CastName, which: string, form: Record<string, string>, now = NOW) =>
    desk.post(name, `${path}/${ines.caseId}/move/${which}`, form, now)
  const row = (id = ines.caseId) => desk.row(id)

  const reviews = async () =>
    (
      await desk.database.owner
        .selectFrom('review')
        .select(['kind', 'status', 'due_on'])
        .where('case_id', '=', ines.caseId)
        .orderBy('due_on')
        .orderBy('status')
        .execute()
    ).map(({ kind, status, due_on }) => `${kind} ${due_on} ${status}`)
  const arrange = async () => {
    const grace = await desk.member('Grace Oyelaran')
    const about = {
      case_id: ines.caseId,
      participant_id: ines.participantId,
      organization_id: grace.membership.organizationId,
    }
    const goal = {
      id: randomUUID(),
      ...about,
      words: 'A job',
      area: 'work',
      status: 'agreed',
      made_at: NOW,
      changed_at: NOW,
    }
    await desk.database.owner
      .insertInto('goal')
      .values(goal as never)
      .execute()
    const step = {
      ...goal,
      id: randomUUID(),
      goal_id: goal.id,
      owner_side: 'person',
      due_on: '2026-12-01',
      status: 'in-progress',
    }
    const { area: _area, ...columns } = step
    await desk.database.owner
      .insertInto('step')
      .values(columns as never)
      .execute()
    const meeting = {
      id: randomUUID(),
      owner_account_id: grace.accountId,
      about: 'A talk',
      way: 'phone',
      starts_at: minutes(9000),
    }
    await desk.database.owner
      .insertInto('appointment')
      .values({ ...about, ...meeting, minutes: 20, status: 'booked' } as never)
      .execute()
    const group = await desk.database.owner
      .selectFrom('cohort')
      .select(['id', 'organization_id'])
      .where('organization_id', '=', about.organization_id)
      .where('ended_at', 'is', null)
      .executeTakeFirstOrThrow()
    const place = {
      id: randomUUID(),
      cohort_id: group.id,
      run_by: group.organization_id,
      adviser_account_id: grace.accountId,
      since: NOW,
    }
    await desk.database.owner
      .insertInto('cohort_place')
      .values({ ...about, ...place, status: 'waiting' } as never)
      .execute()
    return { step: step.id, meeting: meeting.id, place: place.id }
  }
  const stands = async ({ step, meeting, place }: Awaited<ReturnType<typeof arrange>>) => {
    const { owner } = desk.database
    const of = (table: 'step' | 'appointment' | 'cohort_place', id: string) =>
      owner.selectFrom(table).select('status').where('id', '=', id).executeTakeFirstOrThrow()
    const all = [await of('step', step), await of('appointment', meeting), await of('cohort_place', place)]
    return all.map(({ status }) => status)
  }
  const told = async (id: string) =>
    await desk.database.owner
      .selectFrom('message')
      .select(['kind', 'body', 'expires_at'])
      .where('key', 'like', `appointment:${id}:%`)
      .execute()

  it('calls off what was arranged with somebody who has died, and writes to nobody', async () => {
    const ids = await arrange()
    await move('Grace Oyelaran', 'close', { outcome: 'died', words: 'Their daughter told us.' })
    assert.deepEqual((await stands(ids)).slice(1), ['cancelled-by-us', 'left'])
    assert.deepEqual(await told(ids.meeting), [])
  })

  it('takes what was planned along when it ends, unless it is kept, and brings it back when that is taken back', async () => {
    const ids = await arrange()
    const form = textOf(await desk.see('Grace Oyelaran', `${path}/${ines.caseId}/move/close`))
    assert.match(form, /What about what is still arranged\? Sunday 29 November at 4pm: A talk; a place in the group/)
    await move('Grace Oyelaran', 'close', { outcome: 'job-start', words: 'Well done.' })
    assert.deepEqual(await stands(ids), ['not-needed', 'cancelled-by-us', 'left'])
    assert.deepEqual(await reviews(), ['plan 2027-01-11 cancelled', 'thirteen-week 2027-03-01 cancelled'])
    assert.match(
      (await told(ids.meeting))[0]!.body,
      /Your support has ended, so your appointment is called off: Sunday 29/,
    )
    const history = await desk.database.owner
      .selectFrom('history')
      .select('details')
      .where('verb', '=', 'case.tidied')
      .where('subject', '=', `case:${ines.caseId}`)
      .execute()
    assert.deepEqual(
      history.map(({ details }) => details),
      [{ reviews: 2, steps: 1 }],
    )
    await desk.post('Grace Oyelaran', `${path}/${ines.caseId}/undo`, {}, minutes(5))
    assert.deepEqual(await stands(ids), ['in-progress', 'booked', 'left'])
    assert.deepEqual(await reviews(), ['plan 2027-01-11 scheduled', 'thirteen-week 2027-03-01 scheduled'])
    assert.ok((await told(ids.meeting))[0]!.expires_at! <= minutes(5))
    await move('Grace Oyelaran', 'close', { outcome: 'job-start', words: 'Well done.', arranged: 'keep' }, minutes(20))
    assert.deepEqual(await stands(ids), ['not-needed', 'booked', 'left'])
  })

  it('plans its reviews anew when it opens again, and its last one when support ends on another day', async () => {
    await move('Grace Oyelaran', 'close', { outcome: 'moved-away', words: 'Good luck.' })
    await move(
      'Grace Oyelaran',
      'reopen',
      { ...NEXT, due: '2026-12-10', words: 'They are back.' },
      minutes(60 * 24 * 10),
    )
    assert.deepEqual(
      (await reviews()).filter((one) => one.endsWith('scheduled')),
      ['plan 2027-01-21 scheduled', 'thirteen-week 2027-03-11 scheduled'],
    )
    const { accountId } = await desk.member('Grace Oyelaran')
    ines = await opened(desk.database.web, desk.winsome, { accountId }, NOW, { program: 'connect-to-work' })
    path = `/desk/people/${ines.participantId}/cases`
    await move('Grace Oyelaran', 'start-work', NEXT)
    assert.ok((await reviews()).includes('before-end 2027-03-16 scheduled'))
    await desk.post('Grace Oyelaran', `${path}/${ines.caseId}/undo`, {}, minutes(5))
    assert.equal((await row()).support_ends_on, '2027-11-23')
    assert.ok((await reviews()).includes('before-end 2027-11-16 scheduled'))
  })
})
