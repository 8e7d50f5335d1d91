import type { Booking } from '../../../domain/booking.ts'
import { mayGetVideoLink } from '../../../domain/booking.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { webAddress } from '../../../domain/web-address.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { findBooking } from '../../../records/booking-list.ts'
import { writeHistory } from '../../../records/history.ts'
import { queueMessage } from '../../../records/message.ts'
import { inTransaction } from '../../../records/transaction.ts'
import { keepVideoLink } from '../../../records/video-link.ts'
import type { Ask } from '../../../web/ask.ts'
import { readId } from '../../../web/paths.ts'
import { dayPath } from './slots.page.ts'
import { videoLinkMessage } from './video-link.email.ts'
import { videoLinkView } from './video-link.view.ts'

const LONGEST = 300

export async function showVideoLink(ask: Ask): Promise<Answer> {
  const booking = await callAsked(ask)
  return mayGetVideoLink(booking, ask.now) ? page(videoLinkView(booking, {}, ask)) : redirect(backTo(booking))
}

/** Keeps the link to a call and sends it. The same link again changes nothing. */
export async function sendVideoLink(ask: Ask): Promise<Answer> {
  const { db, viewer, form, now, origin } = ask
  const booking = await callAsked(ask)
  if (!mayGetVideoLink(booking, now)) return redirect(backTo(booking))
  const link = webAddress((form.get('link') ?? '').trim())
  if (!link?.startsWith('https://') || link.length > LONGEST) {
    return page(videoLinkView(booking, { link: 'Enter the whole link, starting with https://' }, ask), 422)
  }
  if (link !== booking.videoLink) {
    await inTransaction(db, async (db) => {
      const message = videoLinkMessage(await keepVideoLink(db, viewer, booking, link, now), origin, now)
      if (message) await queueMessage(db, message, now)
    })
  }
  return redirect(backTo(booking))
}

async function callAsked({ db, viewer, params, now }: Ask): Promise<Booking> {
  const booking = found(await findBooking(db, viewer, readId(params.id) ?? 0))
  await writeHistory(db, viewer, 'booking.viewed', `booking:${booking.id}`, {}, now, { why: 'booking' })
  return booking
}

const backTo = ({ hubId, startsAt }: Booking): string => dayPath(hubId, londonDate(startsAt))
