import { addDays, londonDate } from '../src/domain/london-time.ts'
import { holdsOf, placeHold } from '../src/records/legal-hold.ts'
import type { Db } from '../src/records/schema.ts'
import { memberNamed } from './member.ts'
import { sampleParticipantId } from './referrals.ts'

/** One record of the sample that nobody may erase for now. */
export async function seedHolds(db: Db, now: Date): Promise<void> {
  const farid = await memberNamed(db, 'Farid Halloran', now)
  if ((await holdsOf(db, farid)).length > 0) return
  const held = {
    participantId: sampleParticipantId('Jerome Castellanos-Hay'),
    reason: 'A tribunal claim against the call centre. The solicitor has asked for the record to stay.',
    reviewOn: addDays(londonDate(now), 60),
  }
  await placeHold(db, farid, held, new Date(now.getTime() - 40 * 86_400_000))
}
