import type { Member } from '../src/domain/permission.ts'
import { findParticipant, searchParticipants } from '../src/records/participant.ts'
import type { Db } from '../src/records/schema.ts'
import { casesOf } from '../src/records/support-case.ts'
import { BOROUGH_NOW as NOW } from './referral-borough.ts'
import type { Question } from './referral-questions.ts'

/** Returns what is measured for somebody: the pages of casework, and of twenty people they see. */
export async function caseworkQuestionsOf(db: Db, viewer: Member): Promise<readonly Question[]> {
  const people = (await searchParticipants(db, viewer, 'a', NOW)).concat(await searchParticipants(db, viewer, 'b', NOW))
  const ids = people.slice(0, 20).map(({ id }) => id)
  return [
    { name: 'record: the person', subjects: ids, ask: (db, viewer, id) => findParticipant(db, viewer, id, NOW) },
    { name: 'record: cases', subjects: ids, ask: (db, viewer, id) => casesOf(db, viewer, [id], NOW) },
  ]
}
