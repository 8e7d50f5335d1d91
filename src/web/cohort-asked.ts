import { type CohortSession, leadsCohort } from '../domain/cohort.ts'
import type { Participant } from '../domain/participant.ts'
import { found, NotFound } from '../kit/errors.ts'
import { isUuid } from '../kit/uuid.ts'
import { type CohortWithTally, findCohort, sessionsOf } from '../records/cohort.ts'
import type { CohortPlace } from '../records/cohort-place.ts'
import { writeHistory } from '../records/history.ts'
import { queueMessage } from '../records/message.ts'
import type { Db } from '../records/schema.ts'
import type { Ask } from './ask.ts'
import { memberIn } from './asked.ts'
import { type CohortTold, cohortMessage } from './cohort-messages.ts'

/** Returns the group of this address (`:id`); what this viewer cannot open does not exist. */
export async function cohortAsked({ db, viewer, params }: Ask): Promise<CohortWithTally> {
  const id = params.id ?? ''
  return found(isUuid(id) ? await findCohort(db, viewer, id) : null)
}

/** Returns the group of this address, for whoever leads it; for everybody else it does not exist. */
export async function cohortLed(ask: Ask): Promise<CohortWithTally> {
  const cohort = await cohortAsked(ask)
  if (!leadsCohort(cohort, memberIn(ask))) throw new NotFound()
  return cohort
}

/** Writes down that a list of people in a group was looked at: one row with a count. */
export function writeCohortSeen({ db, viewer, now }: Ask, cohort: CohortWithTally, count: number): Promise<void> {
  return writeHistory(db, viewer, 'cohort.viewed', `cohort:${cohort.id}`, { count }, now, { why: 'support' })
}

/** Tells somebody what happened to their place, or to a meeting, where they can safely be told. */
export async function tellOfCohort(
  ask: Ask,
  db: Db,
  told: CohortTold,
  about: {
    readonly cohort: CohortWithTally
    readonly person: Participant
    readonly session?: CohortSession
    readonly once?: string
  },
): Promise<void> {
  const { viewer, now, origin, place } = ask
  const { cohort, person, session, once = `${now.getTime()}` } = about
  const meeting = session ?? (await sessionsOf(db, viewer, cohort.id))[0]!
  const from = { origin, phone: place.contact.phone }
  const message = cohortMessage(told, { cohort, person, meeting, once }, from, now)
  if (message) await queueMessage(db, message, now)
}

/** Returns the place of this address (`:place`) among those that were found. */
export const placeAsked = ({ params }: Pick<Ask, 'params'>, places: readonly CohortPlace[]): CohortPlace =>
  found(places.find(({ id }) => id === params.place))
