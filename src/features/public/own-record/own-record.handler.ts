import { type Answer, page } from '../../../kit/http.ts'
import { writeHistory } from '../../../records/history.ts'
import { historyOfPerson } from '../../../records/history-reading.ts'
import { ownReferrals } from '../../../records/own-record.ts'
import { decisionsOf } from '../../../records/sharing.ts'
import type { Ask } from '../../../web/ask.ts'
import { openRecordView } from './open-record.view.ts'
import { planOf } from './own-plan.queries.ts'
import { decisionLines, ownReferralLine } from './own-record.page.ts'
import { KEPT_NOWHERE, type Own, ownIfOpen, ownOf } from './own-record.queries.ts'
import { ownHistoryView, ownRecordView, sheetView } from './own-record.view.ts'

/** The person's own record; the second question where it is not open in this browser yet. */
export async function showOwnRecord(ask: Ask): Promise<Answer> {
  const own = await ownIfOpen(ask)
  if (!own) return page(openRecordView(ask, {}), 200, KEPT_NOWHERE)
  await noteRead(ask, own)
  const plan = await planOf(ask, own)
  return page(ownRecordView({ ...(await recordOf(ask, own)), plan }, ask), 200, KEPT_NOWHERE)
}

async function recordOf({ db, now }: Ask, own: Own) {
  const { viewer } = own
  const referrals = await ownReferrals(db, viewer)
  return {
    own,
    lines: referrals.map((one) => ownReferralLine(one, now)),
    decisions: decisionLines(await decisionsOf(db, viewer, viewer.participantId, now), now),
  }
}

/** What somebody can take along: on paper, without anything of what it is about. */
export async function showSheet(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  await noteRead(ask, own)
  return page(sheetView(await recordOf(ask, own), ask), 200, KEPT_NOWHERE)
}

/** Everybody who looked at the record or changed it, and why. */
export async function showOwnHistory(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  await noteRead(ask, own)
  const looked = await historyOfPerson(ask.db, own.ids)
  return page(ownHistoryView(own, looked, ask), 200, KEPT_NOWHERE)
}

const noteRead = ({ db, now }: Ask, { viewer }: Own): Promise<void> =>
  writeHistory(db, viewer, 'own-record.viewed', `participant:${viewer.participantId}`, {}, now, {
    participantId: viewer.participantId,
    why: 'own-record',
  })
