import { randomUUID } from 'node:crypto'
import { sampleParticipantId } from '../../demo/referrals.ts'
import { ONS4 } from '../../src/domain/instruments.ts'
import { addDays, londonDate } from '../../src/domain/london-time.ts'
import { takeAssessment } from '../../src/records/assessment.ts'
import { findStep } from '../../src/records/plan.ts'
import { addGoal, addStep, keepStepMove } from '../../src/records/plan-change.ts'
import { reviewsOf } from '../../src/records/review.ts'
import { casesOf } from '../../src/records/support-case.ts'
import type { TestApp } from '../harness/app.ts'
import { asMember } from '../harness/member.ts'
import { as } from '../harness/referral.ts'
import { everyOne, type ToSee } from './walk.ts'

/** A plan with something in every part of it, and all the pages on which it is worked at. */
everyOne('every page of a plan', async ({ web }: TestApp): Promise<readonly ToSee[]> => {
  const now = new Date()
  const id = sampleParticipantId('Augustin Petrossian')
  const { viewer: grace } = await asMember(web, 'Grace Oyelaran', now)
  const [goal, step, stuck, first] = Array.from({ length: 4 }, () => randomUUID()) as [string, string, string, string]
  const review = await as(
    web,
    grace,
    now,
    async (db) => {
      const kept = (await casesOf(db, grace, [id], now)).find(({ status }) => status !== 'closed')!
      const of = { caseId: kept.id, participantId: kept.participantId, organizationId: kept.organizationId }
      const facts = { words: 'Work in a kitchen', why: 'To pay the rent', area: 'work', targetOn: null } as const
      await addGoal(db, grace, kept, { ...facts, id: goal, agreed: true }, now)
      const dueOn = addDays(londonDate(now), 7)
      const write = { ownerSide: 'partner', ownerWords: 'Bellfounders College', dueOn, agreed: true } as const
      await addStep(db, grace, { ...of, id: goal }, { ...write, id: step, words: 'Sign up for the course' }, now)
      await addStep(db, grace, { ...of, id: goal }, { ...write, id: stuck, words: 'Buy shoes' }, now)
      const kept2 = (await findStep(db, grace, stuck, now))!
      await keepStepMove(db, grace, kept2, { move: 'block', words: 'The shop is shut' }, now)
      for (const [at, satisfied] of [
        [first, 4],
        [randomUUID(), 6],
      ] as const) {
        const taking = { id: at, ...of, instrument: ONS4, answers: { satisfied, anxious: 5 }, takenAt: now }
        await takeAssessment(db, grace, { ...taking, takenHow: 'together' }, now)
      }
      return (await reviewsOf(db, grace, [id], now)).find(({ status }) => status === 'scheduled')!.id
    },
    'support',
  )
  return [
    ['the plan', '/plan'],
    ['a goal and its steps', `/plan/goals/${goal}`],
    ['a step', `/plan/steps/${step}`],
    ['a step that is stuck', `/plan/steps/${stuck}`],
    ['a review', `/reviews/${review}`],
    ['another day for a review', `/reviews/${review}/later`],
    ['how far somebody has come', '/assessments'],
    ['ten statements', '/assessments/new/gse'],
    ['eight questions of ours', '/assessments/new/readiness'],
    ['answers read back', `/assessments/${first}`],
  ].map(([name, end]) => ({ name: name!, path: `/desk/people/${id}${end}`, as: 'Grace Oyelaran' as const }))
})
