import { type Answer, page } from '../../../kit/http.ts'
import { fundQueue } from '../../../records/fund-request.ts'
import { writeHistory } from '../../../records/history.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { fundLine, QUEUES } from './person-fund.page.ts'
import { queueView } from './queue.view.ts'

const MOST = 200

/** Shows what waits in the support funds, the latest due first: one's own, or the team's. One line of history for the list. */
export async function showQueue(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const show = QUEUES.find(({ value }) => value === ask.query.get('show'))?.value ?? 'mine'
  const look = { mine: show === 'mine', most: MOST, ...(show === 'deciding' && { status: 'asked' as const }) }
  const requests = await fundQueue(db, memberIn(ask), look, now)
  await writeHistory(db, viewer, 'fund.listed', 'fund:queue', { count: requests.length }, now, { why: 'support' })
  return page(
    queueView(
      show,
      requests.map((one) => fundLine(show === 'mine' ? { ...one, ownerName: null } : one, now)),
      ask,
    ),
  )
}
