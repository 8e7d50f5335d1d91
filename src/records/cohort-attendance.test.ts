import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { asMember } from '../../test/harness/member.ts'
import { as } from '../../test/harness/referral.ts'
import type { AttendanceStatus, CohortSession } from '../domain/cohort.ts'
import type { Member } from '../domain/permission.ts'
import { planCohort, sessionsOf } from './cohort.ts'
import { attendanceOf, keepAttendance } from './cohort-attendance.ts'
import { ownPeople } from './cohort-people.ts'
import { type CohortPlace, placesOf, takePlace } from './cohort-place.ts'

const NOW = new Date('2026-11-23T10:00:00Z')

describe('who came, written by two at once', () => {
  let database: TestDatabase
  let grace: Member
  let winsome: Member
  let places: readonly CohortPlace[]
  let session: CohortSession
  const cohortId = randomUUID()

  before(async () => {
    database = await testDatabase({ demo: NOW })
    grace = (await asMember(database.web, 'Grace Oyelaran', NOW)).viewer
    winsome = (await asMember(database.web, 'Winsome Adair-Clarke', NOW)).viewer
    const plan = { name: 'A group', about: null, program: 'job-hub', facilitatorId: grace.accountId, hubId: null }
    const when = { startsOn: '2026-11-17', fromTime: '10:00', weeks: 1, minutes: 60, whereWords: 'The hall' }
    const rules = { ceiling: 20, passPercent: 50, openToOthers: false, placeSlug: 'fleet-vale' }
    await as(database.web, grace, NOW, async (db) => {
      await planCohort(db, grace, { id: cohortId, ...plan, ...when, ...rules }, NOW)
      for (const { participantId, caseId } of (await ownPeople(db, grace, NOW)).slice(0, 12)) {
        await takePlace(db, grace, cohortId, { id: randomUUID(), participantId, caseId, decisionId: null }, NOW)
      }
      places = await placesOf(db, grace, cohortId, NOW)
      session = (await sessionsOf(db, grace, cohortId))[0]!
    })
  })
  after(() => database.drop())

  const write = (who: Member, status: AttendanceStatus, whom: readonly CohortPlace[]) =>
    as(database.web, who, NOW, (db) =>
      keepAttendance(
        db,
        who,
        session,
        whom.map((place) => ({ place, status, seen: 0 })),
        NOW,
      ),
    )
  const written = () => as(database.web, grace, NOW, (db) => attendanceOf(db, grace, cohortId, NOW))

  it('keeps each row as the first wrote it, and gives the second those that differ', async () => {
    const backwards = places.toReversed()
    const [one, other] = await Promise.all([write(grace, 'came', places), write(winsome, 'absent', backwards)])
    assert.equal(one.saved.length + other.saved.length, places.length)
    assert.equal(one.clashes.length + other.clashes.length, places.length)
    const rows = await written()
    assert.equal(rows.length, places.length)
    const saved = new Map([
      ...one.saved.map(({ id }) => [id, 'came'] as const),
      ...other.saved.map(({ id }) => [id, 'absent'] as const),
    ])
    for (const { placeId, status } of rows) assert.equal(status, saved.get(placeId))
    for (const { place, theirs } of [...one.clashes, ...other.clashes]) assert.equal(theirs, saved.get(place.id))
  })

  it('says nothing where both wrote the same', async () => {
    const [{ placeId, status }] = [(await written())[0]!]
    const [place] = places.filter(({ id }) => id === placeId)
    const again = await write(winsome, status, [place!])
    assert.deepEqual(again, { saved: [], clashes: [] })
  })
})
