import type { Participant } from '../domain/participant.ts'
import { may } from '../domain/permission.ts'
import { found, NotFound } from '../kit/errors.ts'
import { isUuid } from '../kit/uuid.ts'
import { recordsOf } from '../records/folded.ts'
import { writeHistory } from '../records/history.ts'
import { findParticipant, mayChangeParticipant } from '../records/participant.ts'
import { casesOf } from '../records/support-case.ts'
import type { Ask } from './ask.ts'

/** Returns the person of this address (`:id`); whom this viewer may not see does not exist. */
export async function personAsked({ db, viewer, params, now }: Ask): Promise<Participant> {
  const id = params.id ?? ''
  return found(isUuid(id) ? await findParticipant(db, viewer, id, now) : null)
}

/** Returns the person of this address with all their records and cases, and whether this viewer may change them. */
export async function caseworkAsked(ask: Ask) {
  const { db, viewer, now } = ask
  const person = await personAsked(ask)
  const ids = await recordsOf(db, viewer, person.id, now)
  const cases = await casesOf(db, viewer, ids, now)
  return { person, ids, cases, changes: await changesWork(ask, person) }
}

/** Whether this viewer may change the work with somebody: the privacy lead reads it alone, as an emergency lets others. */
export const changesWork = async ({ db, viewer, now }: Ask, { id }: Participant): Promise<boolean> =>
  may(viewer, 'casework.change') && (await mayChangeParticipant(db, viewer, id, now))

/** Returns the person of this address whom this viewer may change: an emergency opens a record for reading alone. */
export async function personToChange(ask: Ask): Promise<Participant> {
  const person = await personAsked(ask)
  if (!(await mayChangeParticipant(ask.db, ask.viewer, person.id, ask.now))) throw new NotFound()
  return person
}

/** Returns the person of this address whom this viewer may change, for a page that shows them; the look is written down. */
export async function personOpened(ask: Ask): Promise<Participant> {
  const person = await personToChange(ask)
  await writeLook(ask, person)
  return person
}

/** Writes down that somebody's record was looked at: they can read that themselves. */
export const writeLook = ({ db, viewer, now }: Ask, { id }: Participant): Promise<void> =>
  writeHistory(db, viewer, 'participant.viewed', `participant:${id}`, {}, now, { participantId: id, why: 'support' })
