import type { Participant } from '../domain/participant.ts'
import { peopleToTell } from './participant.ts'
import type { Db } from './schema.ts'

/** Somebody whose adviser is another one since a little while. */
export type NewAdviser = {
  readonly eventId: number
  readonly person: Participant
  readonly placeSlug: string
  readonly adviser: string
  readonly organization: string
}

/**
 * Returns people who were handed over between these moments and are with that adviser still, once for each: for the
 * background work, which tells them. Nobody is told of what was changed again meanwhile.
 */
export async function handedOverBetween(db: Db, from: Date, until: Date): Promise<readonly NewAdviser[]> {
  const events = await db
    .selectFrom('case_event')
    .innerJoin('support_case', 'support_case.id', 'case_event.case_id')
    .innerJoin('account', 'account.id', 'support_case.owner_account_id')
    .innerJoin('organization', 'organization.id', 'support_case.organization_id')
    .where('case_event.move', '=', 'hand-over')
    .where('case_event.at', '>', from)
    .where('case_event.at', '<=', until)
    .whereRef('support_case.owner_account_id', '=', 'case_event.to_account_id')
    .where('support_case.closed_at', 'is', null)
    .distinctOn(['case_event.participant_id', 'case_event.to_account_id'])
    .orderBy('case_event.participant_id')
    .orderBy('case_event.to_account_id')
    .orderBy('case_event.id', 'desc')
    .select([
      'case_event.id',
      'case_event.participant_id',
      'account.name as adviser',
      'organization.name as organization',
    ])
    .execute()
  const people = await peopleToTell(
    db,
    events.map(({ participant_id }) => participant_id),
  )
  return events.map(({ id, participant_id, adviser, organization }) => {
    const whom = people.get(participant_id)!
    return { eventId: id, ...whom, adviser, organization }
  })
}
