import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import type { AttendanceStatus } from '../../../src/domain/cohort.ts'
import type { Member, Viewer } from '../../../src/domain/permission.ts'
import { openFlagsIn } from '../../../src/records/absence-flag.ts'
import { bookAppointment } from '../../../src/records/appointment.ts'
import { appointmentsOf } from '../../../src/records/appointment-list.ts'
import { planCohort, sessionsOf } from '../../../src/records/cohort.ts'
import { attendanceOf, keepAttendance } from '../../../src/records/cohort-attendance.ts'
import { placesOf, takePlace } from '../../../src/records/cohort-place.ts'
import { askPanel, panelsFor } from '../../../src/records/panel.ts'
import { endGuests, guestsOf, inviteGuest, NotForThisPanel } from '../../../src/records/panel-guest.ts'
import type { Db } from '../../../src/records/schema.ts'
import { type Opened, opened } from '../../harness/casework.ts'
import { testDatabase } from '../../harness/database.ts'
import { asMember } from '../../harness/member.ts'
import { as } from '../../harness/referral.ts'
import { takePoliciesAway, type Walls } from '../../harness/walls.ts'

const NOW = new Date('2026-11-23T10:00:00Z')

/** Appointments, a place in a group, who came and who missed, and a question: of one person, as somebody reads them. */
async function rowsOf(db: Db, viewer: Viewer, id: string, cohortId: string): Promise<readonly number[]> {
  const { coming } = await appointmentsOf(db, viewer, [id], NOW)
  const places = (await placesOf(db, viewer, cohortId, NOW)).filter((one) => one.participantId === id)
  const attended = (await attendanceOf(db, viewer, cohortId, NOW)).length
  const flags = (await openFlagsIn(db, viewer, cohortId, NOW)).length
  const panels = (await panelsFor(db, viewer, NOW)).filter((one) => one.participantId === id)
  const guests = await Promise.all(panels.map((one) => guestsOf(db, viewer, one.id, NOW)))
  return [coming.length, places.length, attended, flags, panels.length, guests.flat().length]
}

/** A person of Grace's, met, in a group and asked about, read by everybody with the walls that are left standing. */
export function groupSuite(walls: Walls): void {
  describe(`appointments, groups and panels behind ${walls}`, () => {
    it('show a person to whoever works with them or was let in, and to nobody else', async () => {
      const database = await testDatabase({ demo: NOW })
      try {
        const { web } = database
        const member = async (name: Parameters<typeof asMember>[1]): Promise<Member> =>
          (await asMember(web, name, NOW)).viewer
        const [winsome, grace, liban] = [
          await member('Winsome Adair-Clarke'),
          await member('Grace Oyelaran'),
          await member('Liban Jibrell-Moss'),
        ]
        const hubId = grace.membership.hubIds[0] ?? null
        const one = await opened(web, winsome, { accountId: grace.accountId, hubId }, NOW)
        const stranger = await opened(web, winsome, { accountId: winsome.accountId }, NOW)
        const cohortId = await groupOf(web, grace)
        await met(web, grace, one, cohortId)
        const panelId = await asked(web, grace, one, false)
        await asked(web, grace, one, true)
        if (walls === 'queries-alone') await takePoliciesAway(database.owner)

        const look = (viewer: Viewer) =>
          as(web, viewer, NOW, (db) => rowsOf(db, viewer, one.participantId, cohortId), 'support')
        const own = (participantId: string): Viewer => ({
          ...{ kind: 'resident', address: { kind: 'email', value: 'own@home.example' }, participantId },
        })
        const nothing = [0, 0, 0, 0, 0, 0]
        assert.deepEqual(await look(grace), [1, 1, 2, 1, 2, 0])
        // Of health reads who works with people about it.
        assert.deepEqual(await look(winsome), [1, 1, 2, 1, 1, 0])
        assert.deepEqual(await look(own(one.participantId)), [1, 1, 2, 0, 0, 0])
        const others = [liban, await member('Tobias Marlowe-Eze'), await member('Petra Solheim')]
        for (const viewer of [...others, own(stranger.participantId)]) {
          assert.deepEqual(await look(viewer), nothing)
        }
        for (const viewer of others) await assert.rejects(met(web, viewer, one, cohortId))

        await as(web, grace, NOW, async (db) => {
          const panel = (await panelsFor(db, grace, NOW)).find(({ id }) => id === panelId)!
          await inviteGuest(db, grace, panel, guestOf(liban), NOW)
        })
        assert.deepEqual(await look(liban), [1, 1, 2, 1, 2, 1])
        await as(web, grace, NOW, async (db) => {
          const panel = (await panelsFor(db, grace, NOW)).find(({ id }) => id === panelId)!
          await endGuests(db, grace, panel, NOW)
        })
        assert.deepEqual(await look(liban), nothing)

        const kept = { participant_id: one.participantId, account_id: liban.accountId, reason: 'Family.', since: NOW }
        const by = {
          organization_id: liban.membership.organizationId,
          created_by: null,
          ended_at: null,
          ended_by: null,
        }
        await database.owner
          .insertInto('exclusion')
          .values({ ...kept, ...by })
          .execute()
        const letIn = as(web, grace, NOW, async (db) => {
          const panel = (await panelsFor(db, grace, NOW)).find(({ id }) => id === panelId)!
          await inviteGuest(db, grace, panel, guestOf(liban), NOW)
        })
        await assert.rejects(letIn, NotForThisPanel)
        if (walls !== 'queries-alone') await assert.rejects(reachByHand(web, grace, one, liban), { code: '42501' })
        assert.deepEqual(await look(liban), nothing)
      } finally {
        await database.drop()
      }
    })
  })
}

/** As if the rooms had been passed by: the database refuses it by itself. */
const reachByHand = (web: Db, viewer: Member, { participantId }: Opened, whom: Member) =>
  as(web, viewer, NOW, (db) =>
    db
      .insertInto('participant_reach')
      .values({
        ...{ participant_id: participantId, organization_id: whom.membership.organizationId, hub_id: null },
        ...{ account_id: whom.accountId, ground: 'panel', referral_id: null, decision_id: null, since: NOW },
        ...{ until: new Date(NOW.getTime() + 86_400_000), given_for: randomUUID() },
      })
      .execute(),
  )

const guestOf = ({ accountId, name, membership }: Member) => ({
  ...{ accountId, name, organizationId: membership.organizationId, organization: membership.organizationName },
  decisionId: null,
})

const groupOf = (web: Db, viewer: Member): Promise<string> =>
  as(web, viewer, NOW, async (db) => {
    const id = randomUUID()
    const plan = { name: 'A group', about: null, program: 'job-hub', facilitatorId: viewer.accountId, hubId: null }
    const when = { startsOn: '2026-11-10', fromTime: '10:00', weeks: 2, minutes: 60, whereWords: 'The hall' }
    const rules = { ceiling: 9, passPercent: 50, openToOthers: true, placeSlug: 'fleet-vale' }
    await planCohort(db, viewer, { id, ...plan, ...when, ...rules }, NOW)
    return id
  })

/** Makes an appointment with somebody, gives them a place, and writes that they missed both meetings. */
const met = (web: Db, viewer: Viewer, { participantId, caseId }: Opened, cohortId: string) =>
  as(web, viewer, NOW, async (db) => {
    const member = viewer as Member
    const startsAt = new Date('2027-03-01T10:00:00Z')
    const meeting = { startsAt, minutes: 30, ownerAccountId: member.accountId, hubId: null, way: 'phone' } as const
    const about = { about: 'How it is going', whereWords: null, videoLink: null, isNextStep: false }
    await bookAppointment(db, member, { id: randomUUID(), participantId, caseId, ...about, ...meeting }, NOW)
    await takePlace(db, member, cohortId, { id: randomUUID(), participantId, caseId, decisionId: null }, NOW)
    const place = (await placesOf(db, member, cohortId, NOW)).find((one) => one.participantId === participantId)!
    for (const session of await sessionsOf(db, member, cohortId)) {
      const row = { place, status: 'absent' as AttendanceStatus, seen: 0 }
      await keepAttendance(db, member, session, [row], NOW)
    }
  })

const asked = (web: Db, viewer: Member, { participantId, caseId }: Opened, health: boolean): Promise<string> =>
  as(web, viewer, NOW, async (db) => {
    const id = randomUUID()
    const asking = { id, participantId, caseId, question: 'What next?', health, agreedHow: 'phone' } as const
    await askPanel(db, viewer, { ...asking, placeSlug: 'fleet-vale' }, NOW)
    return id
  })
