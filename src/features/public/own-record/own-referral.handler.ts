import { isOpenReferral, mayMove } from '../../../domain/referral.ts'
import { Conflict } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { writeHistory } from '../../../records/history.ts'
import { type OwnReferral, ownEvents } from '../../../records/own-record.ts'
import { wordsOfReferral, writeWord } from '../../../records/participant-word.ts'
import { findPacket } from '../../../records/referral.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { tellHearer } from '../../../web/own-words-news.ts'
import { takeBack } from '../../../web/referral-taken-back.ts'
import { ownEventLines, ownReferralLine } from './own-record.page.ts'
import { KEPT_NOWHERE, type Own, ownOf, ownReferralAsked, ownReferralPath } from './own-record.queries.ts'
import { ownReferralView, stopReferralView } from './own-referral.view.ts'

export const ROOM = 'own-record'
const LONGEST = 1000

/** One referral of one's own: every step of it, what was passed on, and what one can do. */
export async function showOwnReferral(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  return referralAnswer(ask, own, await ownReferralAsked(ask, own), {})
}

async function referralAnswer(ask: Ask, own: Own, referral: OwnReferral, mistakes: Mistakes): Promise<Answer> {
  const { db, now } = ask
  const { viewer } = own
  const about = { participantId: viewer.participantId, why: 'own-record' } as const
  await writeHistory(db, viewer, 'referral.viewed', `referral:${referral.id}`, {}, now, about)
  const shown = {
    line: ownReferralLine(referral, now),
    events: ownEventLines((await ownEvents(db, viewer)).get(referral.id) ?? [], now),
    packet: await findPacket(db, viewer, referral.id, now),
    words: await wordsOfReferral(db, viewer, referral.id, now),
    mayStop: mayMove({ status: referral.facts.status, move: 'withdraw', side: 'person' }).ok,
    mayWrite: referral.sharing && isOpenReferral(referral.facts.status),
    maySayUseful: referral.sharing && ['closed', 'unable-to-contact'].includes(referral.facts.status),
  }
  return page(ownReferralView(own, shown, mistakes, ask), Object.keys(mistakes).length > 0 ? 422 : 200, KEPT_NOWHERE)
}

const wordsIn = (form: URLSearchParams): string | null =>
  (form.get('words') ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim().slice(0, LONGEST) || null

/** A few lines to whoever helps: it stands with the referral, and they are told that there is something to read. */
export async function sendNews(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  const referral = await ownReferralAsked(ask, own)
  if (!referral.sharing || !isOpenReferral(referral.facts.status)) throw new Conflict('ended')
  const words = wordsIn(ask.form)
  if (!words) return referralAnswer(ask, own, referral, { words: 'Write your news' })
  return takeOnce(ask, ROOM, async (db) => {
    await write({ ...ask, db }, own, referral, { kind: 'news', words, useful: null })
    return ownReferralPath(referral.reference)
  })
}

/** One tap on what has ended: useful or not, and words where somebody wants to. */
export async function sayUseful(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  const referral = await ownReferralAsked(ask, own)
  const said = ask.form.get('useful')
  if (!referral.sharing || isOpenReferral(referral.facts.status)) throw new Conflict('open')
  if (said !== 'yes' && said !== 'no') return referralAnswer(ask, own, referral, { useful: 'Press one of the two' })
  return takeOnce(ask, ROOM, async (db) => {
    await write({ ...ask, db }, own, referral, { kind: 'feedback', words: wordsIn(ask.form), useful: said === 'yes' })
    return ownReferralPath(referral.reference)
  })
}

async function write(
  ask: Ask,
  { viewer }: Own,
  referral: OwnReferral,
  said: { kind: 'news' | 'feedback'; words: string | null; useful: boolean | null },
): Promise<void> {
  const { db, now } = ask
  const { participantId } = viewer
  const of = { participantId, referralId: referral.id, organizationId: referral.toOrganizationId }
  await writeWord(db, { ...of, ...said }, now)
  const about = { participantId, why: 'own-record' } as const
  await writeHistory(db, viewer, `own-record.${said.kind}`, `referral:${referral.id}`, {}, now, about)
  await tellHearer(ask, referral)
}

export async function askToStopReferral(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  const referral = await ownReferralAsked(ask, own)
  return page(stopReferralView(own, ownReferralLine(referral, ask.now), ask), 200, KEPT_NOWHERE)
}

/** Takes a referral back: its receiver keeps no more than that it was there. No reason is asked. */
export async function stopReferral(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  const { reference, id, to } = await ownReferralAsked(ask, own)
  return takeOnce(ask, ROOM, async (db) => {
    const asked = { ...ask, db }
    if (!(await takeBack(asked, { id, person: own.person, to, why: 'own-record' }))) throw new Conflict('ended')
    return ownReferralPath(reference)
  })
}
