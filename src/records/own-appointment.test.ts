import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { opened } from '../../test/harness/casework.ts'
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { asMember } from '../../test/harness/member.ts'
import { as } from '../../test/harness/referral.ts'
import type { Member, Viewer } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { bookAppointment, keepAppointmentMove, moveAppointment, TimeTaken } from './appointment.ts'
import { findAppointment } from './appointment-list.ts'
import { giveFeedback, recordAttendance } from './attendance.ts'
import type { Db } from './schema.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const AT = new Date('2027-04-06T10:00:00Z')

describe('an appointment, from the side of the person', () => {
  let database: TestDatabase
  let grace: Member
  let person: { readonly participantId: string; readonly caseId: string }
  let own: Viewer
  let week = 0

  before(async () => {
    database = await testDatabase({ demo: NOW })
    grace = (await asMember(database.web, 'Grace Oyelaran', NOW)).viewer
    const winsome = (await asMember(database.web, 'Winsome Adair-Clarke', NOW)).viewer
    person = await opened(database.web, winsome, { accountId: grace.accountId }, NOW)
    own = self(person.participantId)
  })
  after(() => database.drop())

  const self = (participantId: string): Viewer => ({
    ...{ kind: 'resident', address: { kind: 'email', value: 'own@home.example' }, participantId },
  })
  const act = <T>(viewer: Viewer, work: (db: Db) => Promise<T>, now = NOW) =>
    as(database.web, viewer, now, work, viewer.kind === 'resident' ? 'own-record' : 'support')
  const find = (viewer: Viewer, id: string) => act(viewer, (db) => findAppointment(db, viewer, id, NOW))
  const later = (days: number) => new Date(AT.getTime() + days * 86_400_000)
  const meeting = (startsAt: Date) => ({
    ...({ startsAt, minutes: 30, ownerAccountId: grace.accountId, hubId: null, way: 'phone' } as const),
    ...{ whereWords: null, videoLink: null },
  })
  const booked = async () => {
    week += 1
    const id = randomUUID()
    const draft = { id, ...person, about: 'How it is going', isNextStep: true, ...meeting(later(week * 7)) }
    await act(grace, (db) => bookAppointment(db, grace, draft, NOW))
    return (await find(own, id))!
  }
  const theCase = () =>
    database.owner
      .selectFrom('support_case')
      .select(['next_step', 'due_at', 'version'])
      .where('id', '=', person.caseId)
      .executeTakeFirstOrThrow()

  it('moves to a free time, and the date of their case with it; never to one that is taken', async () => {
    const [kept, other] = [await booked(), await booked()]
    const taken = act(own, (db) => moveAppointment(db, own, kept, meeting(other.startsAt), NOW))
    await assert.rejects(taken, TimeTaken)
    await act(own, (db) => moveAppointment(db, own, kept, meeting(later(400)), NOW))
    const moved = (await find(grace, kept.id))!
    assert.deepEqual([moved.startsAt, moved.movedFrom, moved.movedBy], [later(400), kept.startsAt, 'person'])
    assert.deepEqual((await theCase()).due_at, later(400))
  })

  it('is left in time: the case waits for another time, and nobody has to notice by themselves', async () => {
    const kept = await booked()
    await act(own, (db) => keepAppointmentMove(db, own, kept, { move: 'cancel' }, NOW))
    assert.equal((await find(grace, kept.id))!.status, 'cancelled-by-person')
    assert.equal((await theCase()).next_step, 'Find another time to meet')
    const late = await booked()
    const after = new Date(late.startsAt.getTime() + 60_000)
    const leave = act(own, (db) => keepAppointmentMove(db, own, late, { move: 'cancel' }, after), after)
    await assert.rejects(leave, /too-late/)
  })

  it('is rated once they were there', async () => {
    const kept = await booked()
    const rate = async (viewer: Viewer) =>
      act(viewer, async (db) =>
        giveFeedback(
          db,
          viewer,
          (await findAppointment(db, viewer, kept.id, NOW))!,
          { rating: 4, words: 'Kind.' },
          NOW,
        ),
      )
    await assert.rejects(rate(own), Conflict)
    const then = new Date(kept.startsAt.getTime() + 60_000)
    await act(grace, (db) => recordAttendance(db, grace, kept, { how: 'attend' }, then), then)
    await rate(own)
    const rated = (await find(grace, kept.id))!
    assert.deepEqual([rated.feedback, rated.feedbackWords], [4, 'Kind.'])
  })

  it('is nobody else’s: another person neither sees nor moves it, nor the case of anybody', async () => {
    const kept = await booked()
    const stranger = self(randomUUID())
    assert.equal(await find(stranger, kept.id), null)
    const before = await theCase()
    await assert.rejects(
      act(stranger, (db) => moveAppointment(db, stranger, kept, meeting(later(500)), NOW)),
      Conflict,
    )
    assert.deepEqual(await theCase(), before)
  })
})
