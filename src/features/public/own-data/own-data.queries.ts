import type { Participant } from '../../../domain/participant.ts'
import type { Viewer } from '../../../domain/permission.ts'
import { recordsOfResident } from '../../../domain/reach.ts'
import { found, NotFound } from '../../../kit/errors.ts'
import { findParticipant } from '../../../records/participant.ts'
import type { Ask } from '../../../web/ask.ts'
import { type Speaker, speakerOf } from '../../../web/own-language.ts'

/** A page about somebody is not kept by a browser that others use. */
export const KEPT_NOWHERE = { headers: { 'cache-control': 'no-store' } }
export const RECORD_PATH = '/requests/record'

export type OwnData = {
  readonly viewer: Extract<Viewer, { kind: 'resident' }> & { readonly participantId: string }
  /** All of their records, where several were made one. */
  readonly ids: readonly string[]
  readonly person: Participant
  readonly speaker: Speaker
}

/** Returns whose record is open in this browser; what is not open does not exist. */
export async function ownDataOf({ db, viewer, now, query }: Ask): Promise<OwnData> {
  if (viewer.kind !== 'resident' || !viewer.participantId) throw new NotFound()
  const person = found(await findParticipant(db, viewer, viewer.participantId, now))
  const speaker = speakerOf(person.language, query.get('language') === 'en')
  return { viewer: { ...viewer, participantId: viewer.participantId }, ids: recordsOfResident(viewer), person, speaker }
}
