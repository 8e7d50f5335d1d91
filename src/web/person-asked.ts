import type { Participant } from '../domain/participant.ts'
import { found } from '../kit/errors.ts'
import { isUuid } from '../kit/uuid.ts'
import { findParticipant } from '../records/participant.ts'
import type { Ask } from './ask.ts'

/** Returns the person of this address (`:id`); whom this viewer may not see does not exist. */
export async function personAsked({ db, viewer, params, now }: Ask): Promise<Participant> {
  const id = params.id ?? ''
  return found(isUuid(id) ? await findParticipant(db, viewer, id, now) : null)
}
