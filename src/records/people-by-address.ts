import type { Participant } from '../domain/participant.ts'
import type { Viewer } from '../domain/permission.ts'
import { standsForItself } from './folded.ts'
import { participantOf } from './participant.ts'
import { seesParticipant } from './reach.ts'
import type { Db } from './schema.ts'

/** Returns whom this viewer sees who have this number or e-mail address: perhaps whose a message is, never more than that. */
export async function peopleAt(db: Db, viewer: Viewer, address: string, now: Date): Promise<readonly Participant[]> {
  const rows = await db
    .selectFrom('participant')
    .selectAll()
    .where(address.includes('@') ? 'email' : 'phone', '=', address)
    .where(standsForItself(viewer, now))
    .where(seesParticipant(viewer, now))
    .orderBy('family_key')
    .limit(10)
    .execute()
  return rows.map(participantOf)
}
