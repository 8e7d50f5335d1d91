import type { Member } from '../src/domain/permission.ts'
import { copiesAsked } from '../src/records/access-request.ts'
import { takersOf } from '../src/records/caring.ts'
import { caseloadOf } from '../src/records/caseload.ts'
import { cohortsFor } from '../src/records/cohort.ts'
import { correctionsAsked } from '../src/records/correction-request.ts'
import { dueCount, pastErasures } from '../src/records/erasure-figures.ts'
import { ordersOf } from '../src/records/erasure-order.ts'
import { fundQueue } from '../src/records/fund-request.ts'
import { holdsOf } from '../src/records/legal-hold.ts'
import { panelsFor } from '../src/records/panel.ts'
import { searchParticipants } from '../src/records/participant.ts'
import { waitingMessages } from '../src/records/person-message.ts'
import { promiseFigures } from '../src/records/promise.ts'
import type { Db } from '../src/records/schema.ts'
import { waitingFor } from '../src/records/today.ts'
import { lateCases, teamCounts } from '../src/records/today-team.ts'
import { BOROUGH_NOW as NOW } from './referral-borough.ts'
import type { Question } from './referral-questions.ts'

const once = ['']

/** The lists of a day: one's own work, that of the team, and what waits for whoever decides. */
export const listQuestions: readonly Question[] = [
  { name: 'today', subjects: once, ask: (db, viewer) => waitingFor(db, viewer, 51, NOW) },
  { name: 'today, late in the team', subjects: once, ask: (db, viewer) => lateCases(db, viewer, null, NOW) },
  { name: 'today, counts of the team', subjects: once, ask: (db, viewer) => teamCounts(db, viewer, NOW) },
  { name: 'caseload, mine', subjects: once, ask: (db, viewer) => caseload(db, viewer, viewer.accountId) },
  {
    name: 'caseload of a colleague',
    subjects: ['1008', '1010', '1012'],
    ask: (db, viewer, of) => caseload(db, viewer, Number(of)),
  },
  {
    name: 'people, search',
    subjects: ['ra', 'Coleman', 'Am Khader', 'xq', 'b'],
    ask: (db, viewer, words) => searchParticipants(db, viewer, words, NOW),
  },
  { name: 'groups', subjects: once, ask: (db, viewer) => cohortsFor(db, viewer, 'fleet-vale') },
  { name: 'panels', subjects: once, ask: (db, viewer) => panelsFor(db, viewer, NOW) },
  { name: 'messages that wait', subjects: once, ask: messagesThatWait },
  { name: 'support fund', subjects: once, ask: (db, viewer) => fundQueue(db, viewer, { mine: false, most: 51 }, NOW) },
  { name: 'the promise, counted', subjects: once, ask: (db) => promiseFigures(db) },
  { name: 'data protection', subjects: once, ask: dataProtection },
]

/** Whom somebody looks after, and how much everybody of the team has. */
async function caseload(db: Db, viewer: Member, accountId: number) {
  const look = { status: null, quiet: false, late: false, sort: 'due' } as const
  return [
    await takersOf(db, viewer.membership.organizationId),
    await caseloadOf(db, viewer, accountId, look, NOW),
  ].flat()
}

async function messagesThatWait(db: Db, viewer: Member) {
  return [
    await waitingMessages(db, viewer, 'mine', NOW),
    await waitingMessages(db, viewer, 'team', NOW),
    await waitingMessages(db, viewer, 'nobody', NOW),
  ]
}

async function dataProtection(db: Db, viewer: Member) {
  return [
    await copiesAsked(db, viewer),
    await correctionsAsked(db, viewer),
    await dueCount(db, viewer, '2026-12-23'),
    await holdsOf(db, viewer),
    await ordersOf(db, viewer),
    await pastErasures(db, viewer),
  ]
}
