import type { Member } from '../domain/permission.ts'
import { seesCase } from './reach-of-casework.ts'
import type { Db } from './schema.ts'

/** Somebody on one's own list, with the case by which they are. */
export type OwnPerson = {
  readonly participantId: string
  readonly caseId: string
  readonly givenName: string
  readonly familyName: string
  readonly number: string
}

/** Returns whom somebody has an open case with, by name: whom they can put forward for a group or a panel. */
export async function ownPeople(db: Db, viewer: Member, now: Date): Promise<readonly OwnPerson[]> {
  const rows = await db
    .selectFrom('support_case')
    .innerJoin('participant', 'participant.id', 'support_case.participant_id')
    .select(['support_case.id', 'participant_id', 'given_name', 'family_name', 'participant.number'])
    .where('owner_account_id', '=', viewer.accountId)
    .where('closed_at', 'is', null)
    .where(seesCase(viewer, now))
    .orderBy('family_key')
    .orderBy('given_key')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    ...{ participantId: row.participant_id, caseId: row.id, number: row.number },
    ...{ givenName: row.given_name, familyName: row.family_name },
  }))
}
