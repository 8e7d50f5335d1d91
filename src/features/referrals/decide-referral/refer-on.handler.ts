import { movesFor } from '../../../domain/referral.ts'
import { Conflict } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { findPacket } from '../../../records/referral.ts'
import { passOn, servicesToPassTo } from '../../../records/referral-onward.ts'
import type { KeptReferral } from '../../../records/referral-row.ts'
import type { ReferralService } from '../../../records/referral-service.ts'
import { followersOf } from '../../../records/referral-tracking.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { refuseStale, takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { tellReceiver } from '../../../web/referral-arrival.ts'
import { readOnward } from '../../../web/referral-onward-form.ts'
import { ROOM } from './decide-referral.handler.ts'
import { pathOf, referralOpened, referralToChange } from './decide-referral.queries.ts'
import { Refused, recordMove } from './move.handler.ts'
import { referOnView } from './refer-on.view.ts'

export async function showReferOn(ask: Ask): Promise<Answer> {
  const kept = await referralOpened(ask)
  if (!movesFor(kept.facts.status, 'receiver').includes('refer-on')) throw new Conflict('not-from-here')
  return referOnAnswer(ask, kept, await servicesToPassTo(ask.db, ask.viewer, kept, ask.now), {})
}

const referOnAnswer = (
  ask: Ask,
  kept: KeptReferral,
  services: readonly ReferralService[],
  mistakes: Mistakes,
): Answer => page(referOnView(kept, services, mistakes, ask), Object.keys(mistakes).length > 0 ? 422 : 200)

/**
 * Passes a referral to somebody who fits better: a referral of our own that keeps the thread, with the same packet as the
 * person agreed to it again; who sent the first of the thread follows the new one as well.
 */
export async function referOn(ask: Ask): Promise<Answer> {
  const { now } = ask
  const kept = await referralToChange(ask)
  const viewer = memberIn(ask)
  const services = await servicesToPassTo(ask.db, ask.viewer, kept, ask.now)
  const read = readOnward(ask.form, services)
  if (!read.ok) return referOnAnswer(ask, kept, services, read.mistakes)
  try {
    return await takeDeskForm(ask, ROOM, async (db) => {
      refuseStale(ask, kept)
      const packet = await findPacket(db, viewer, kept.id, now)
      if (!packet) throw new Conflict('not-from-here')
      const followers = await followersOf(db, kept.id)
      const last = `It is with ${read.onward.service.name} now.`
      await recordMove(
        { ...ask, db },
        kept,
        { move: 'refer-on', side: 'receiver', now, words: read.onward.words },
        last,
      )
      const sent = await passOn(db, viewer, { kept, packet, onward: read.onward, followers }, now)
      const { program, organizationId, hubId } = read.onward.service
      await tellReceiver(
        db,
        viewer,
        { sent, program, placeSlug: kept.placeSlug, to: { organizationId, hubId }, origin: ask.origin },
        now,
      )
      return pathOf(kept)
    })
  } catch (error) {
    if (error instanceof Refused) throw new Conflict(error.why)
    throw error
  }
}
