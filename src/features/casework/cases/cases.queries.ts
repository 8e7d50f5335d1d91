import type { Participant } from '../../../domain/participant.ts'
import type { SupportCase } from '../../../domain/support-case.ts'
import { found } from '../../../kit/errors.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { recordsOf } from '../../../records/folded.ts'
import { findCase } from '../../../records/support-case.ts'
import type { Ask } from '../../../web/ask.ts'
import { personAsked } from '../../../web/person-asked.ts'

/** Returns the case of this address and whose it is; a case of somebody else's does not exist. */
export async function caseAsked(ask: Ask): Promise<{ readonly person: Participant; readonly kept: SupportCase }> {
  const { db, viewer, params, now } = ask
  const person = await personAsked(ask)
  const id = params.case ?? ''
  const kept = found(isUuid(id) ? await findCase(db, viewer, id, now) : null)
  found((await recordsOf(db, viewer, person.id, now)).find((record) => record === kept.participantId))
  return { person, kept }
}

export const casesPath = ({ id }: Pick<Participant, 'id'>): string => `/desk/people/${id}/cases`
