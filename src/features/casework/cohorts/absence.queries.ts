import { found } from '../../../kit/errors.ts'
import { openFlagsIn } from '../../../records/absence-flag.ts'
import { findParticipant } from '../../../records/participant.ts'
import type { Ask } from '../../../web/ask.ts'
import { cohortAsked } from '../../../web/cohort-asked.ts'

export type AbsenceAsked = Awaited<ReturnType<typeof absenceAsked>>

/** Returns what is to be asked, of whom, and in which group: as far as this viewer sees it. */
export async function absenceAsked(ask: Ask) {
  const { db, viewer, params, now } = ask
  const cohort = await cohortAsked(ask)
  const flag = found((await openFlagsIn(db, viewer, cohort.id, now)).find(({ id }) => id === params.flag))
  return { cohort, flag, person: found(await findParticipant(db, viewer, flag.participantId, now)) }
}
