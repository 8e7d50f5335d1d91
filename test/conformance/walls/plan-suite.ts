import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import { ONS4, READINESS } from '../../../src/domain/instruments.ts'
import type { Member, Viewer } from '../../../src/domain/permission.ts'
import { assessmentsOf, takeAssessment } from '../../../src/records/assessment.ts'
import { askForAnswers, openQuestions } from '../../../src/records/assessment-request.ts'
import { goalsOf, planEventsOf, stepsOf } from '../../../src/records/plan.ts'
import { addGoal, addStep } from '../../../src/records/plan-change.ts'
import { reviewsOf } from '../../../src/records/review.ts'
import type { Db } from '../../../src/records/schema.ts'
import { type Opened, opened } from '../../harness/casework.ts'
import { type TestDatabase, testDatabase } from '../../harness/database.ts'
import { asMember } from '../../harness/member.ts'
import { as } from '../../harness/referral.ts'
import { takePoliciesAway, type Walls } from '../../harness/walls.ts'

const NOW = new Date('2026-11-23T10:00:00Z')

/** Every kind of row of a plan, as somebody reads them of one person. */
async function rowsOf(db: Db, viewer: Viewer, id: string): Promise<readonly number[]> {
  const goals = await goalsOf(db, viewer, [id], NOW)
  const steps = await stepsOf(db, viewer, [id], NOW)
  const events = await planEventsOf(db, viewer, [id], NOW)
  const reviews = await reviewsOf(db, viewer, [id], NOW)
  const taken = await assessmentsOf(db, viewer, [id], NOW)
  const asked = await openQuestions(db, viewer, [id], NOW)
  return [goals, steps, events, reviews, taken, asked].map(({ length }) => length)
}

/** A plan on Grace's list, read by everybody with the walls that are left standing. */
export function planSuite(walls: Walls): void {
  describe(`a plan behind ${walls}`, () => {
    it('shows a plan to whoever works with the person and to the person, and to nobody else', async () => {
      const database: TestDatabase = await testDatabase({ demo: NOW })
      try {
        const member = async (name: Parameters<typeof asMember>[1]): Promise<Member> =>
          (await asMember(database.web, name, NOW)).viewer
        const winsome = await member('Winsome Adair-Clarke')
        const grace = await member('Grace Oyelaran')
        const hubId = grace.membership.hubIds[0] ?? null
        const one = await opened(database.web, winsome, { accountId: grace.accountId, hubId }, NOW)
        const stranger = await opened(database.web, winsome, { accountId: winsome.accountId }, NOW)
        await plan(database.web, grace, one, grace.membership.organizationId)
        if (walls === 'queries-alone') await takePoliciesAway(database.owner)

        const write = (viewer: Viewer, at: Opened) => plan(database.web, viewer, at, grace.membership.organizationId)
        const look = (viewer: Viewer) =>
          as(database.web, viewer, NOW, (db) => rowsOf(db, viewer, one.participantId), 'support')
        const own = (participantId: string): Viewer => ({
          ...{ kind: 'resident', address: { kind: 'email', value: 'own@home.example' }, participantId },
        })
        // How somebody feels is not for who shares out and counts.
        assert.deepEqual(await look(winsome), [1, 1, 2, 1, 1, 0])
        for (const viewer of [grace, own(one.participantId)]) assert.deepEqual(await look(viewer), [1, 1, 2, 1, 2, 1])
        const others = [
          await member('Liban Jibrell-Moss'),
          await member('Tobias Marlowe-Eze'),
          await member('Petra Solheim'),
        ]
        for (const viewer of [...others, own(stranger.participantId)])
          assert.deepEqual(await look(viewer), [0, 0, 0, 0, 0, 0])
        for (const viewer of [...others, own(stranger.participantId)]) await assert.rejects(write(viewer, one))
        assert.deepEqual(await look(grace), [1, 1, 2, 1, 2, 1])
      } finally {
        await database.drop()
      }
    })
  })
}

/** Writes one row of each kind, as somebody. */
const plan = (web: Db, viewer: Viewer, { participantId, caseId }: Opened, organizationId: number) =>
  as(
    web,
    viewer,
    NOW,
    async (db) => {
      const of = { participantId, organizationId }
      const goal = { id: randomUUID(), words: 'Work in a kitchen', why: null, area: 'work', targetOn: null } as const
      await addGoal(db, viewer, { ...of, id: caseId }, goal, NOW)
      const step = { id: randomUUID(), words: 'Write a CV', ownerSide: 'person', ownerWords: null } as const
      await addStep(db, viewer, { ...of, id: goal.id, caseId }, { ...step, dueOn: '2026-12-04' }, NOW)
      const taking = { id: randomUUID(), ...of, caseId, instrument: READINESS, answers: { know: 3 }, takenAt: NOW }
      await takeAssessment(db, viewer, { ...taking, takenHow: 'together' }, NOW)
      const felt = { ...taking, id: randomUUID(), instrument: ONS4, answers: { anxious: 6 } }
      await takeAssessment(db, viewer, { ...felt, takenHow: 'together' }, NOW)
      if (viewer.kind !== 'member') return
      const asking = { id: randomUUID(), participantId, caseId, instrument: ONS4, answerBy: '2026-11-27' }
      await askForAnswers(db, viewer, asking, NOW)
    },
    'support',
  )
