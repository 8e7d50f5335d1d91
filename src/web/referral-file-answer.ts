import type { Purpose } from '../domain/purpose.ts'
import { found } from '../kit/errors.ts'
import type { Answer } from '../kit/http.ts'
import { isUuid } from '../kit/uuid.ts'
import { writeHistory } from '../records/history.ts'
import { findReferralFile } from '../records/referral-file.ts'
import type { Ask } from './ask.ts'
import { fileAnswer } from './file-answer.ts'

/** Hands out the file of this address to whoever writes its draft, or opens its packet; the second is written down. */
export async function referralFileAnswer(ask: Ask, why: Purpose): Promise<Answer> {
  const { db, viewer, params, now } = ask
  const id = params.id ?? ''
  const file = found(isUuid(id) ? await findReferralFile(db, viewer, id, now) : null)
  const answer = await fileAnswer(ask, file.stored, file.name)
  if (file.of) {
    const { referralId, participantId } = file.of
    await writeHistory(db, viewer, 'referral.file-opened', `referral:${referralId}`, {}, now, { participantId, why })
  }
  return answer
}
