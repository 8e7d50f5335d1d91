import { may } from '../../../domain/permission.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { writeHistory } from '../../../records/history.ts'
import {
  type InboxPart,
  inboxCounts,
  inboxPage,
  lateReferrals,
  searchReferrals,
} from '../../../records/referral-list.ts'
import { waitingForUs } from '../../../records/referral-tracking.ts'
import type { Ask } from '../../../web/ask.ts'
import { readPlace } from '../../../web/list-place.ts'
import { INBOX_PARTS, latePage, listPage } from './referral-inbox.page.ts'
import { foundView, inboxView, lateView } from './referral-inbox.view.ts'

export async function showInbox(ask: Ask): Promise<Answer> {
  const part = INBOX_PARTS.find(({ value }) => value === ask.query.get('show'))?.value ?? 'open'
  return inboxAnswer(ask, part)
}

export const showUnassigned = (ask: Ask): Promise<Answer> => inboxAnswer(ask, 'unassigned')

async function inboxAnswer(ask: Ask, part: InboxPart): Promise<Answer> {
  const { db, viewer, now } = ask
  const parts = INBOX_PARTS.map(({ value }) => value)
  const counts = await inboxCounts(db, viewer, parts, now)
  const { lines, next } = await inboxPage(db, viewer, part, readPlace(ask.query), now)
  const waits = may(viewer, 'referrals.track') ? await waitingForUs(db, viewer) : 0
  await writeHistory(db, viewer, 'referrals.listed', 'referrals', { show: part, count: lines.length }, now)
  return page(inboxView(listPage({ part, counts, lines, next, waits }, now), ask))
}

/** The breach queue: what is late, by the clock that it broke, so that a habit is seen as well as a case. */
export async function showLate(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const lines = await lateReferrals(db, viewer, now)
  await writeHistory(db, viewer, 'referrals.listed', 'referrals', { show: 'late', count: lines.length }, now)
  return page(lateView(latePage(lines, now), ask))
}

export async function showFound(ask: Ask): Promise<Answer> {
  const { db, viewer, form, now } = ask
  const words = (form.get('words') ?? '').normalize('NFC').trim().slice(0, 100)
  const lines = words ? await searchReferrals(db, viewer, words, now) : []
  await writeHistory(db, viewer, 'referrals.searched', 'referrals', { count: lines.length }, now)
  return page(foundView(words, listPage({ part: 'open', counts: {}, lines, next: null, waits: 0 }, now).lines, ask))
}
