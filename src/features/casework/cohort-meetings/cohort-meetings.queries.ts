import type { CohortSession } from '../../../domain/cohort.ts'
import { found } from '../../../kit/errors.ts'
import { type CohortWithTally, sessionsOf } from '../../../records/cohort.ts'
import { type CohortPlace, placesOf } from '../../../records/cohort-place.ts'
import type { Ask } from '../../../web/ask.ts'
import { idIn } from '../../../web/asked.ts'
import { cohortLed } from '../../../web/cohort-asked.ts'

export type Meeting = {
  readonly cohort: CohortWithTally
  readonly session: CohortSession
  /** Who is in the group now, by name. */
  readonly places: readonly CohortPlace[]
  readonly last: number
}

/** Returns the meeting of this address, for whoever leads the group. */
export async function meetingAsked(ask: Ask): Promise<Meeting> {
  const { db, viewer, now } = ask
  const cohort = await cohortLed(ask)
  const sessions = await sessionsOf(db, viewer, cohort.id)
  const session = found(sessions.find(({ number }) => number === idIn(ask, 'number')))
  const places = (await placesOf(db, viewer, cohort.id, now)).filter(
    ({ status }) => status !== 'waiting' && status !== 'left',
  )
  return { cohort, session, places, last: sessions.length }
}

export const meetingPath = ({ cohort, session }: Pick<Meeting, 'cohort' | 'session'>): string =>
  `/desk/cohorts/${cohort.id}/sessions/${session.number}`
