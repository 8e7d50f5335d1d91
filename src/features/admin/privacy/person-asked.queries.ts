import type { Participant } from '../../../domain/participant.ts'
import { found } from '../../../kit/errors.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { findParticipant } from '../../../records/participant.ts'
import type { Ask } from '../../../web/ask.ts'

/** Returns the person that the address names; NotFound where this viewer does not see them. */
export async function personIn(ask: Ask): Promise<Participant> {
  const id = ask.params.id!
  return found(isUuid(id) ? await findParticipant(ask.db, ask.viewer, id, ask.now) : null)
}
