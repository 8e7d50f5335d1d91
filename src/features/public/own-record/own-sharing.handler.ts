import { isOpenReferral } from '../../../domain/referral.ts'
import { ASKED_MILESTONES } from '../../../domain/referral-milestone.ts'
import { AGREEMENT_TAKEN_BACK } from '../../../domain/referral-move.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { endCasesUnseen } from '../../../records/own-cases.ts'
import { agreeAgain, ownReferrals } from '../../../records/own-record.ts'
import { type KeptDecision, withdrawDecisions } from '../../../records/sharing.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { takeBack } from '../../../web/referral-taken-back.ts'
import { decisionAsked, KEPT_NOWHERE, type Own, ownOf, RECORD_PATH } from './own-record.queries.ts'
import { ROOM } from './own-referral.handler.ts'
import { agreeAgainView, stopSharingView } from './own-sharing.view.ts'

/** Says what stops and what stays, before anything does. */
export async function askToStopSharing(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  return page(stopSharingView(own, await decisionAsked(ask, own), ask), 200, KEPT_NOWHERE)
}

/**
 * Ends sharing with one organisation for one purpose. What rests on it ends in this transaction: the next request of the
 * other side finds nothing, messages to them that have not gone do not go.
 */
export async function stopSharing(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  const decision = await decisionAsked(ask, own)
  return takeOnce(ask, ROOM, async (db) => {
    const asked = { ...ask, db }
    const ending = decision.purpose === 'referral' ? await openWith(asked, own, decision) : []
    for (const { id, to } of ending) {
      await takeBack(asked, { id, person: own.person, to, words: AGREEMENT_TAKEN_BACK, why: 'own-record' })
    }
    await withdrawDecisions(db, own.viewer, decision, ask.now)
    const { recipientOrganizationId } = decision
    if (recipientOrganizationId) await endCasesUnseen(db, own.viewer, recipientOrganizationId, ask.now)
    return RECORD_PATH
  })
}

const openWith = async ({ db }: Ask, { viewer }: Own, { recipientOrganizationId }: KeptDecision) =>
  (await ownReferrals(db, viewer)).filter(
    ({ toOrganizationId, facts }) => toOrganizationId === recipientOrganizationId && isOpenReferral(facts.status),
  )

export async function askToAgree(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  return page(agreeAgainView(own, await decisionAsked(ask, own), ask), 200, KEPT_NOWHERE)
}

/** Agrees once more to what was taken back. A referral that ended with it is sent again by asking for it. */
export async function agree(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  const decision = await decisionAsked(ask, own)
  const ticked = ask.form.getAll('milestones')
  const milestones = ASKED_MILESTONES.map(({ value }) => value).filter((value) => ticked.includes(value))
  return takeOnce(ask, ROOM, async (db) => {
    await agreeAgain(db, own.viewer, decision, milestones, ask.now)
    return RECORD_PATH
  })
}
