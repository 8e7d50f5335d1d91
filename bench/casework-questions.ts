import type { Member } from '../src/domain/permission.ts'
import { appointmentsOf } from '../src/records/appointment-list.ts'
import { assessmentsOf } from '../src/records/assessment.ts'
import { barriersOf, strengthsOf } from '../src/records/barrier.ts'
import { caseEventsOf } from '../src/records/case-undo.ts'
import { recordsOf } from '../src/records/folded.ts'
import { informationNeedOf } from '../src/records/information-need.ts'
import { keyDatesOf } from '../src/records/key-date.ts'
import { notesOf } from '../src/records/note-list.ts'
import { findParticipant, mayChangeParticipant, searchParticipants } from '../src/records/participant.ts'
import { storiesOf } from '../src/records/participant-story.ts'
import { documentsOf } from '../src/records/person-document.ts'
import { messagesWith } from '../src/records/person-message.ts'
import { goalsOf, stepsOf } from '../src/records/plan.ts'
import { nextAppointmentOf, ownedCasesOf, toldStoriesOf } from '../src/records/record-overview.ts'
import { referralsOfPerson } from '../src/records/referral-list.ts'
import { sentOfPerson } from '../src/records/referral-tracking.ts'
import { reviewsOf } from '../src/records/review.ts'
import type { Db } from '../src/records/schema.ts'
import { decisionsOf } from '../src/records/sharing.ts'
import { casesOf } from '../src/records/support-case.ts'
import { timelineOf } from '../src/records/timeline.ts'
import { listQuestions } from './casework-lists.ts'
import { BOROUGH_NOW as NOW } from './referral-borough.ts'
import type { Question } from './referral-questions.ts'

/** Returns what is measured for somebody: the lists of their day, and the record of twenty people they see. */
export async function caseworkQuestionsOf(db: Db, viewer: Member): Promise<readonly Question[]> {
  const people = (await searchParticipants(db, viewer, 'a', NOW)).concat(await searchParticipants(db, viewer, 'b', NOW))
  const subjects = people.slice(0, 20).map(({ id }) => id)
  return [
    ...listQuestions,
    { name: 'record', subjects, ask: (db, viewer, id) => record(db, viewer, id) },
    { name: 'notes', subjects, ask: (db, viewer, id) => notesOf(db, viewer, [id], { most: 26 }, NOW) },
    {
      name: 'timeline',
      subjects,
      ask: (db, viewer, id) => timelineOf(db, viewer, { participantIds: [id], before: null, most: 31, now: NOW }),
    },
    { name: 'plan', subjects, ask: (db, viewer, id) => plan(db, viewer, id) },
    { name: 'cases', subjects, ask: (db, viewer, id) => cases(db, viewer, id) },
    { name: 'appointments', subjects, ask: (db, viewer, id) => appointmentsOf(db, viewer, [id], NOW) },
    { name: 'reviews', subjects, ask: (db, viewer, id) => reviewsOf(db, viewer, [id], NOW) },
    { name: 'assessments', subjects, ask: (db, viewer, id) => assessmentsOf(db, viewer, [id], NOW) },
    { name: 'messages', subjects, ask: (db, viewer, id) => messagesWith(db, viewer, [id], NOW) },
    { name: 'documents', subjects, ask: (db, viewer, id) => documentsOf(db, viewer, [id], NOW) },
  ]
}

/** Everything that the page of somebody's record asks. */
async function record(db: Db, viewer: Member, id: string) {
  const ids = await recordsOf(db, viewer, id, NOW)
  return [
    await findParticipant(db, viewer, id, NOW),
    await storiesOf(db, viewer, ids, NOW),
    await toldStoriesOf(db, viewer, ids, NOW),
    await ownedCasesOf(db, viewer, ids, NOW),
    await notesOf(db, viewer, ids, { most: 5 }, NOW),
    await barriersOf(db, viewer, ids, NOW),
    await strengthsOf(db, viewer, ids, NOW),
    await keyDatesOf(db, viewer, ids, NOW),
    await informationNeedOf(db, viewer, ids, NOW),
    await nextAppointmentOf(db, viewer, ids, NOW),
    ...(await plan(db, viewer, id)),
    await referralsOfPerson(db, viewer, ids, NOW),
    await sentOfPerson(db, viewer, ids, NOW),
    await decisionsOf(db, viewer, ids, NOW),
    await mayChangeParticipant(db, viewer, id, NOW),
  ]
}

const plan = async (db: Db, viewer: Member, id: string) => [
  await goalsOf(db, viewer, [id], NOW),
  await stepsOf(db, viewer, [id], NOW),
]

async function cases(db: Db, viewer: Member, id: string) {
  const found = await casesOf(db, viewer, [id], NOW)
  const ids = found.map(({ id }) => id)
  return [found, await caseEventsOf(db, viewer, ids, NOW)]
}
