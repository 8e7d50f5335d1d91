import { calledName } from '../../../domain/participant.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { writeHistory } from '../../../records/history.ts'
import { findPacket, findPacketPerson } from '../../../records/referral.ts'
import { findTracked } from '../../../records/referral-tracking.ts'
import type { Ask } from '../../../web/ask.ts'
import { idIn } from './make-referral.queries.ts'
import { doneView, type SentPage, sheetView } from './sent.view.ts'

/** Says that it is sent, what happens next and by when. It names nobody: screens are looked at over shoulders. */
export const showDone = async (ask: Ask): Promise<Answer> => page(doneView(await sentAsked(ask), ask))

/** A sheet of paper for the person: what was passed on by its kind, what they agreed to, and how to change their mind. */
export async function showSheet(ask: Ask): Promise<Answer> {
  const sent = await sentAsked(ask)
  const participantId = found(await findPacketPerson(ask.db, ask.viewer, sent.id, ask.now))
  const about = { participantId, why: 'referral' } as const
  await writeHistory(ask.db, ask.viewer, 'referral.sheet', `referral:${sent.id}`, {}, ask.now, about)
  return page(sheetView(sent, ask))
}

async function sentAsked({ db, viewer, params, now }: Ask): Promise<SentPage> {
  const id = idIn(params.id)
  const tracked = found(await findTracked(db, viewer, id, now))
  const packet = found(await findPacket(db, viewer, id, now))
  const { reference, to, program, submittedAt } = tracked
  return { id, reference, to, program, submittedAt, packet, name: calledName(packet.person) }
}
