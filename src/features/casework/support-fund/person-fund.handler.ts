import { londonDate } from '../../../domain/london-time.ts'
import { financialYear } from '../../../domain/support-fund.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { recordsOf } from '../../../records/folded.ts'
import { fundRequestsOf } from '../../../records/fund-request.ts'
import { writeHistory } from '../../../records/history.ts'
import { mayChangeParticipant } from '../../../records/participant.ts'
import type { Ask } from '../../../web/ask.ts'
import { personAsked } from '../../../web/person-asked.ts'
import { personFundPage } from './person-fund.page.ts'
import { personFundView } from './person-fund.view.ts'

/** Shows what was asked of the support funds for somebody, and what they have had this year; writes down that it was read. */
export async function showPersonFund(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const person = await personAsked(ask)
  const requests = await fundRequestsOf(db, viewer, await recordsOf(db, viewer, person.id, now), now)
  const mayAsk = await mayChangeParticipant(db, viewer, person.id, now)
  await writeHistory(db, viewer, 'fund.viewed', `participant:${person.id}`, { count: requests.length }, now, {
    participantId: person.id,
    why: 'support',
  })
  return page(personFundView(person, personFundPage(requests, financialYear(londonDate(now)), now), mayAsk, ask))
}
