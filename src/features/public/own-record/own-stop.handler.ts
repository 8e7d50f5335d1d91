import { stepAfterStop } from '../../../domain/job-report.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { nextByPerson, tellOwner } from '../../../records/case-news.ts'
import { writeHistory } from '../../../records/history.ts'
import { ownCases, STOP_ASKED } from '../../../records/own-cases.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { wordsOf } from './own-messages.form.ts'
import { openOnes } from './own-plan.queries.ts'
import { KEPT_NOWHERE, type Own, ownOf, RECORD_PATH } from './own-record.queries.ts'
import { ROOM } from './own-referral.handler.ts'
import { stopView } from './own-stop.view.ts'

const openCases = async (ask: Ask, own: Own) => openOnes(await ownCases(ask.db, own.viewer, ask.now))

/** What stopping means, before anything stops. */
export async function askToStop(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  return page(stopView(own, await openCases(ask, own), ask), 200, KEPT_NOWHERE)
}

/** Asks whoever has a case to end it: they call once and close it with its outcome. Nothing is lost. */
export async function saveStop(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  const open = await openCases(ask, own)
  const kept = found(open.find(({ id, stopAskedAt }) => id === ask.form.get('case') && !stopAskedAt))
  const said = wordsOf(ask.form, 'words') || 'I want to stop'
  return takeOnce(ask, ROOM, async (db) => {
    await nextByPerson(db, own.viewer, kept, { ...stepAfterStop(ask.now), reason: STOP_ASKED, said }, ask.now)
    await tellOwner(db, kept, `stop:${ask.now.getTime()}`, ask.now)
    const about = { participantId: kept.participantId, why: 'own-record' } as const
    await writeHistory(db, own.viewer, 'own-record.stop-asked', `case:${kept.id}`, {}, ask.now, about)
    return RECORD_PATH
  })
}
