import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import type { CastName } from '../../../demo/cast.ts'
import type { Member } from '../../../src/domain/permission.ts'
import { handOver } from '../../../src/records/caring.ts'
import { changeNextStep } from '../../../src/records/case-step.ts'
import { caseEventsOf } from '../../../src/records/case-undo.ts'
import { caseloadOf } from '../../../src/records/caseload.ts'
import type { Db } from '../../../src/records/schema.ts'
import { casesOf, findCase, moveCase, type OpeningCase, openCase } from '../../../src/records/support-case.ts'
import { waitingFor } from '../../../src/records/today.ts'
import { lateCases } from '../../../src/records/today-team.ts'
import { type Opened, opened } from '../../harness/casework.ts'
import { testDatabase } from '../../harness/database.ts'
import { asMember } from '../../harness/member.ts'
import { as } from '../../harness/referral.ts'
import { takePoliciesAway, type Walls } from '../../harness/walls.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const LATE = new Date('2026-11-19T10:00:00Z')
const LOOK = { status: null, quiet: false, late: false, sort: 'due' } as const

/** A case on something else with the same person, as somebody would begin it. */
const anotherOf = ({ accountId, membership }: Member, { participantId }: Opened): OpeningCase => ({
  ...{
    id: randomUUID(),
    placeSlug: 'fleet-vale',
    participantId,
    organizationId: membership.organizationId,
    hubId: null,
  },
  ...{ program: 'job-hub', path: 'find-work', ownerAccountId: accountId, nextStep: 'Meet', dueAt: NOW },
})

/** A late case of Grace's, looked for by everybody with the walls that are left standing. */
export function caseSuite(walls: Walls): void {
  describe(`a case behind ${walls}`, () => {
    it('is seen and changed by whoever works with the person, and by nobody else', async () => {
      const database = await testDatabase({ demo: NOW })
      try {
        const member = async (name: CastName): Promise<Member> => (await asMember(database.web, name, NOW)).viewer
        const winsome = await member('Winsome Adair-Clarke')
        const grace = await member('Grace Oyelaran')
        const { accountId } = grace
        const one = await opened(database.web, winsome, { accountId, hubId: null }, NOW, { dueAt: LATE })
        const kept = await as(database.web, grace, NOW, (db) => findCase(db, grace, one.caseId, NOW), 'support')
        if (walls === 'queries-alone') await takePoliciesAway(database.owner)

        /** In which lists somebody finds the case. */
        const seenBy = (viewer: Member) =>
          as(database.web, viewer, NOW, async (db) => {
            const events = await caseEventsOf(db, viewer, [one.caseId], NOW)
            const waiting = await waitingFor(db, viewer, 51, NOW)
            const load = await caseloadOf(db, viewer, accountId, LOOK, NOW)
            const late = await lateCases(db, viewer, null, NOW)
            return {
              found: (await casesOf(db, viewer, [one.participantId], NOW)).length,
              events: events.get(one.caseId)?.length ?? 0,
              today: waiting.filter(({ participantId }) => participantId === one.participantId).length,
              caseload: load.filter(({ caseId }) => caseId === one.caseId).length,
              late: late.cases.filter(({ id }) => id === one.caseId).length,
            }
          })
        const shown = await seenBy(grace)
        assert.ok(
          Object.entries(shown).every(([list, count]) => list === 'late' || count > 0),
          JSON.stringify(shown),
        )
        assert.deepEqual(await seenBy(winsome), { found: 1, events: 1, today: 0, caseload: 1, late: 1 })

        const next = { nextStep: 'Call', dueAt: new Date('2026-11-27T10:00:00Z') }
        const changes: readonly ((db: Db, viewer: Member) => Promise<unknown>)[] = [
          (db, viewer) => changeNextStep(db, viewer, kept!, next, NOW),
          (db, viewer) => moveCase(db, viewer, kept!, { move: 'close', outcome: 'died', words: 'x' }, NOW),
          (db, viewer) => handOver(db, viewer, kept!, { toAccountId: viewer.accountId, words: 'Mine.' }, NOW),
          (db, viewer) => openCase(db, viewer, anotherOf(viewer, one), NOW),
        ]
        for (const name of ['Liban Jibrell-Moss', 'Tobias Marlowe-Eze', 'Dr Leela Raman', 'Petra Solheim'] as const) {
          const viewer = await member(name)
          assert.deepEqual(await seenBy(viewer), { found: 0, events: 0, today: 0, caseload: 0, late: 0 }, name)
          for (const change of changes) await assert.rejects(as(database.web, viewer, NOW, (db) => change(db, viewer)))
        }
        const after = await as(database.web, grace, NOW, (db) => findCase(db, grace, one.caseId, NOW), 'support')
        assert.deepEqual(after, kept)
      } finally {
        await database.drop()
      }
    })
  })
}
