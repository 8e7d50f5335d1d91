import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { decideShowing, showingTo } from '../../../records/application-showing.ts'
import { ownCases } from '../../../records/own-cases.ts'
import { decisionsOf } from '../../../records/sharing.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { openOnes } from './own-plan.queries.ts'
import { KEPT_NOWHERE, type Own, ownOf, RECORD_PATH } from './own-record.queries.ts'
import { ROOM } from './own-referral.handler.ts'
import { type ShowingHelper, showingView } from './own-showing.view.ts'

/** Whether whoever helps somebody sees what they apply for: nobody does until the person says yes. */
export async function askShowing(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  return page(showingView(own, await helpersOf(ask, own), ask), 200, KEPT_NOWHERE)
}

/** POST: yes or no, for each organisation that works with the person. */
export async function saveShowing(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  const helpers = await helpersOf(ask, own)
  found(helpers[0])
  return takeOnce(ask, ROOM, async (db) => {
    const before = await decisionsOf(db, own.viewer, own.viewer.participantId, ask.now)
    for (const { organizationId, participantId } of helpers) {
      const said = ask.form.get(`show-${organizationId}`)
      if (said !== 'yes' && said !== 'no') continue
      await decideShowing(db, own.viewer, { participantId, organizationId, shows: said === 'yes' }, before, ask.now)
    }
    return `${RECORD_PATH}#agreed`
  })
}

/** The organisations that work with them now, each once, and whether it sees what they apply for. */
async function helpersOf({ db, now }: Ask, { viewer }: Own): Promise<readonly ShowingHelper[]> {
  const open = openOnes(await ownCases(db, viewer, now))
  const decisions = await decisionsOf(db, viewer, viewer.participantId, now)
  return [...new Map(open.map((one) => [one.organizationId, one])).values()].map(
    ({ organizationId, organization, participantId }) => ({
      ...{ organizationId, organization, participantId },
      shows: showingTo(decisions, organizationId, now).length > 0,
    }),
  )
}
