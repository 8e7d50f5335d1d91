import { may } from '../../../domain/permission.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { writeHistory } from '../../../records/history.ts'
import { findPacket } from '../../../records/referral.ts'
import { linksOf, mailboxOf } from '../../../records/referral-link.ts'
import { isKeptShut } from '../../../records/referral-receiving.ts'
import { eventsOf } from '../../../records/referral-thread.ts'
import {
  childrenOf,
  declinedWhy,
  findTracked,
  type SentPart,
  sentPage,
  type TrackedReferral,
  waitingForUs,
} from '../../../records/referral-tracking.ts'
import type { Ask } from '../../../web/ask.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { readPlace } from '../../../web/list-place.ts'
import { SENT_PARTS, sentListPage, trackedPage } from './track-referral.page.ts'
import { sentView, trackedView } from './track-referral.view.ts'

/** What we sent: what waits for us first. */
export async function showSent(ask: Ask): Promise<Answer> {
  const { db, viewer, query, now } = ask
  const waiting = await waitingForUs(db, viewer)
  const asked = SENT_PARTS.find(({ value }) => value === query.get('show'))?.value
  const part: SentPart = asked ?? (waiting > 0 ? 'waits' : 'open')
  const { lines, next } = await sentPage(db, viewer, part, readPlace(ask.query), now)
  await writeHistory(db, viewer, 'referrals.listed', 'referrals', { show: `sent-${part}`, count: lines.length }, now)
  return page(sentView(sentListPage({ part, waiting, lines, next }, now), ask))
}

/** Returns the referral of this address as its sender follows it; what is not theirs does not exist. */
export async function trackedAsked({ db, viewer, params, now }: Ask): Promise<TrackedReferral> {
  const id = params.id ?? ''
  return found(isUuid(id) ? await findTracked(db, viewer, id, now) : null)
}

export const showTracked = async (ask: Ask): Promise<Answer> => trackedAnswer(ask, await trackedAsked(ask), {})

export async function trackedAnswer(ask: Ask, tracked: TrackedReferral, mistakes: Mistakes): Promise<Answer> {
  const { db, viewer, now } = ask
  const known = {
    tracked,
    packet: await findPacket(db, viewer, tracked.id, now),
    events: await eventsOf(db, { id: tracked.id, status: tracked.state }, 'referrer'),
    children: await childrenOf(db, viewer, tracked.id, now),
    declined: tracked.state === 'declined' ? await declinedWhy(db, viewer, tracked.id) : null,
    acts: may(viewer, 'referrals.make'),
  }
  await writeHistory(db, viewer, 'referral.viewed', `referral:${tracked.id}`, { side: 'referrer' }, now, {
    participantId: tracked.participantId,
    why: 'referral',
  })
  const status = Object.keys(mistakes).length > 0 ? 422 : 200
  const links = {
    links: known.acts ? await linksOf(db, viewer, tracked.id, now) : [],
    mailbox: known.acts ? await mailboxOf(db, viewer, tracked.id) : null,
    keptShut: await isKeptShut(db, tracked.participantId),
  }
  return page(trackedView(trackedPage(known, now), { packet: known.packet, links }, mistakes, ask), status)
}
