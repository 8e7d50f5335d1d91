import { sql } from 'kysely'
import { fullName } from '../domain/participant.ts'
import { readsMessage } from './reach-of-messages.ts'
import type { TodaySource } from './today-source.ts'

/** Messages that wait for an answer of whoever looks: of people they work with, and those of which nobody knows whose. */
export const messagesWaiting: TodaySource = async (db, viewer, { now, most }) => {
  const rows = await db
    .selectFrom('person_message')
    .leftJoin('participant', 'participant.id', 'person_message.participant_id')
    .where('owner_account_id', '=', viewer.accountId)
    .where('person_message.organization_id', '=', viewer.membership.organizationId)
    .where('direction', '=', sql.lit('in'))
    .where('answered_at', 'is', null)
    .where(readsMessage(viewer, now))
    .select(['person_message.id', 'person_message.participant_id', 'due_at', 'given_name', 'family_name'])
    .orderBy('due_at')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    key: `message:${row.id}`,
    kind: 'message',
    who: row.given_name === null ? null : fullName({ givenName: row.given_name, familyName: row.family_name ?? '' }),
    participantId: row.participant_id,
    what: row.participant_id ? 'Wrote to you, and waits for an answer' : 'Somebody wrote: find out who',
    dueAt: row.due_at!,
    timed: false,
    urgent: false,
    href: row.participant_id ? `/desk/people/${row.participant_id}/messages#m-${row.id}` : `/desk/messages/${row.id}`,
  }))
}
