import { authorityOf } from '../../../domain/fund-decision.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { financialYear } from '../../../domain/support-fund.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { recordsOf } from '../../../records/folded.ts'
import { fundEventsOf } from '../../../records/fund-event.ts'
import { budgetFor, decidingOf, limitsOf } from '../../../records/fund-move.ts'
import { fundRequestsOf } from '../../../records/fund-request.ts'
import { evidenceOf, spendOf } from '../../../records/fund-spend.ts'
import { vouchersOf } from '../../../records/fund-voucher.ts'
import { writeHistory } from '../../../records/history.ts'
import { mayChangeParticipant } from '../../../records/participant.ts'
import { documentsOf } from '../../../records/person-document.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { type FundAsked, fundAsked } from '../../../web/fund-asked.ts'
import { personFundPage } from './person-fund.page.ts'
import { mayProve } from './proof.page.ts'
import { requestPage } from './request.page.ts'
import { requestView } from './request.view.ts'

/** Shows one request: how it stands, what can be done, what was paid and proved; writes down that it was read. */
export async function showRequest(ask: Ask): Promise<Answer> {
  const asked = await fundAsked(ask)
  await writeHistory(ask.db, ask.viewer, 'fund.viewed', `fund-request:${asked.request.id}`, {}, ask.now, {
    participantId: asked.request.participantId,
    why: 'support',
  })
  return requestAnswer(ask, asked, {})
}

/** Returns the page of a request, with what is wrong in the form on it. */
export async function requestAnswer(ask: Ask, { request, person }: FundAsked, mistakes: Mistakes): Promise<Answer> {
  const { db, now } = ask
  const viewer = memberIn(ask)
  const year = financialYear(londonDate(now))
  const records = await recordsOf(db, viewer, person.id, now)
  const all = await fundRequestsOf(db, viewer, records, now)
  const who = { accountId: viewer.accountId, role: viewer.membership.role }
  const shown = requestPage(
    {
      ...{ request, person, had: personFundPage(all, year, now).had },
      events: await fundEventsOf(db, viewer, request.id, now),
      spend: await spendOf(db, viewer, request.id, now),
      vouchers: await vouchersOf(db, viewer, { requestId: request.id }, now),
      evidence: await evidenceOf(db, viewer, request.id, now),
      papers: (await documentsOf(db, viewer, records, now)).filter(mayProve),
      budget: await budgetFor(db, viewer, request.fundId, year),
      authority: authorityOf(who, await decidingOf(db, viewer, request, now), await limitsOf(db, viewer, request)),
      changes: await mayChangeParticipant(db, viewer, request.participantId, now),
    },
    now,
  )
  return page(requestView(shown, mistakes, ask), Object.keys(mistakes).length > 0 ? 422 : 200)
}
