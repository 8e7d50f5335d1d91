import { LONGEST_PLACE } from '../../../domain/job-report.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { readDay } from '../../../domain/text-question.ts'
import { Conflict, found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { reportJob } from '../../../records/job-report.ts'
import { ownCases } from '../../../records/own-cases.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { ownJobView } from './own-job.view.ts'
import { wordsOf } from './own-messages.form.ts'
import { openOnes } from './own-plan.queries.ts'
import { KEPT_NOWHERE, type Own, ownOf, RECORD_PATH } from './own-record.queries.ts'
import { ROOM } from './own-referral.handler.ts'

const openCases = async (ask: Ask, own: Own) => openOnes(await ownCases(ask.db, own.viewer, ask.now))

export async function askJob(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  const open = await openCases(ask, own)
  found(open[0])
  return page(ownJobView(own, open, {}, ask), 200, KEPT_NOWHERE)
}

/** "I got a job": one press is enough. Everybody who helps hears it, and has a next step with a day. */
export async function saveJob(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  const open = await openCases(ask, own)
  if (open.length === 0) throw new Conflict('nobody-to-tell')
  const typed = wordsOf(ask.form, 'start')
  const startsOn = typed ? readDay(typed, londonDate(ask.now)) : null
  if (typed && !startsOn) {
    const mistakes = { start: 'Enter a day, like 1 March, or leave it empty' }
    return page(ownJobView(own, open, mistakes, ask), 422, KEPT_NOWHERE)
  }
  const whereWords = wordsOf(ask.form, 'where').replace(/\s+/g, ' ').slice(0, LONGEST_PLACE) || null
  return takeOnce(ask, ROOM, async (db) => {
    for (const kept of open) await reportJob(db, own.viewer, kept, { byWay: 'page', startsOn, whereWords }, ask.now)
    return RECORD_PATH
  })
}
