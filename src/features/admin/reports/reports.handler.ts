import { REPORT_DECISIONS } from '../../../domain/listing-report.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { writeHistory } from '../../../records/history.ts'
import { decideReport, findListingReport, listingReports } from '../../../records/listing-report.ts'
import { queueMessage } from '../../../records/message.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import { readId } from '../../../web/paths.ts'
import { decided } from './reports.email.ts'
import { reportsView } from './reports.view.ts'

export async function showReports(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const reports = await listingReports(db, viewer)
  const count = reports.length
  await writeHistory(db, viewer, 'listing-report.listed', 'listing-reports', { count }, now, { why: 'moderation' })
  return page(reportsView(reports, null, ask))
}

/** Writes what was decided; whoever wanted to hear of it does. Taking a listing down is done at the listing itself. */
export async function decide(ask: Ask): Promise<Answer> {
  const { db, viewer, params, form, now } = ask
  const id = readId(params.id)
  const report = found(id === null ? null : await findListingReport(db, viewer, id))
  const decision = REPORT_DECISIONS.find(({ value }) => value === form.get('decision'))?.value
  if (!decision) return page(reportsView(await listingReports(db, viewer), report.id, ask), 422)

  return takeDeskForm(ask, 'desk-report', async (db) => {
    await decideReport(db, viewer, report, decision, now)
    if (report.email) await queueMessage(db, decided(report, report.email, decision), now)
    return '/desk/reports'
  })
}
