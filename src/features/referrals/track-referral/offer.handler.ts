import { Conflict, found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { findPacket } from '../../../records/referral.ts'
import { keepFollowUp } from '../../../records/referral-move.ts'
import { passOn, servicesToPassTo } from '../../../records/referral-onward.ts'
import type { KeptReferral } from '../../../records/referral-row.ts'
import type { ReferralService } from '../../../records/referral-service.ts'
import { followersOf } from '../../../records/referral-tracking.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { tellReceiver } from '../../../web/referral-arrival.ts'
import { tellSent } from '../../../web/referral-news.ts'
import { readOnward } from '../../../web/referral-onward-form.ts'
import { offerView } from './offer.view.ts'
import { ROOM, sentToChange } from './steps.handler.ts'

export async function showOffer(ask: Ask): Promise<Answer> {
  const kept = await sentToChange(ask)
  if (kept.dueAt === null || kept.facts.times.endedAt == null) throw new Conflict('not-from-here')
  return offerAnswer(ask, kept, await servicesToPassTo(ask.db, ask.viewer, kept, ask.now), {})
}

const offerAnswer = (ask: Ask, kept: KeptReferral, services: readonly ReferralService[], mistakes: Mistakes): Answer =>
  page(offerView(kept, services, mistakes, ask), Object.keys(mistakes).length > 0 ? 422 : 200)

/** Offers somebody another service after a no: a referral that keeps the thread, with what was told before. */
export async function offerElsewhere(ask: Ask): Promise<Answer> {
  const { now } = ask
  const kept = await sentToChange(ask)
  const { viewer } = ask
  if (viewer.kind !== 'member') throw new Conflict('not-your-move')
  const services = await servicesToPassTo(ask.db, ask.viewer, kept, ask.now)
  const read = readOnward(ask.form, services)
  if (!read.ok) return offerAnswer(ask, kept, services, read.mistakes)
  return takeDeskForm(ask, ROOM, async (db) => {
    if (kept.dueAt === null || kept.facts.times.endedAt == null) throw new Conflict('not-from-here')
    const packet = found(await findPacket(db, viewer, kept.id, now))
    const followers = await followersOf(db, kept.id)
    const { onward } = read
    const sent = await passOn(db, viewer, { kept, packet, onward, followers }, now)
    const { program, organizationId, hubId } = onward.service
    await tellReceiver(
      db,
      viewer,
      { sent, program, placeSlug: kept.placeSlug, to: { organizationId, hubId }, origin: ask.origin },
      now,
    )
    await keepFollowUp(db, viewer, kept, onward.words, now)
    await tellSent(
      db,
      { sent, packet, to: onward.service.name, origin: ask.origin, phone: ask.place.contact.phone },
      now,
    )
    return `/desk/referrals/sent/${sent.id}`
  })
}
