import { addDays, londonDate } from '../../../domain/london-time.ts'
import { describeError } from '../../../kit/log.ts'
import { type ErasureAsked, erasePerson, type NotErased } from '../../../records/erasure.ts'
import { orderRefused, waitingOrders } from '../../../records/erasure-order.ts'
import { workOutDue } from '../../../records/person-retention.ts'
import type { Job, JobAsk } from '../../../web/job.ts'

export const erasePeopleJobs: readonly Job[] = [
  { name: 'erase-people', cron: '25 4 * * *', run: eraseDue },
  { name: 'erase-ordered', cron: '*/10 * * * *', run: eraseOrdered },
]

/** So far ahead a privacy lead sees how many it will be. */
const AHEAD_DAYS = 62

/** Every night: works out whose time is up, and erases them. Whoever a legal hold lies on stays, and is counted on. */
export async function eraseDue(ask: JobAsk): Promise<void> {
  const { db, now, places, log } = ask
  const today = londonDate(now)
  const sets = new Map(places.map(({ slug, keepPrograms }) => [slug, keepPrograms ?? {}]))
  const due = await workOutDue(db, sets, addDays(today, AHEAD_DAYS))
  const results: Record<string, number> = { erased: 0 }
  for (const { participantId, organizationIds } of due.filter(({ dueOn }) => dueOn <= today)) {
    const asked = { participantId, why: 'time', byAddress: false, accountId: null } as const
    const why = await erase(ask, { ...asked, organizationId: organizationIds[0]! })
    results[why ?? 'erased'] = (results[why ?? 'erased'] ?? 0) + 1
  }
  log.info({ job: 'erase-people', count: results.erased ?? 0 }, 'people whose time was up are erased')
  if (results.trouble) throw new Error(`${results.trouble} people could not be erased`)
}

/** What privacy leads ordered since the last time. */
export async function eraseOrdered(ask: JobAsk): Promise<void> {
  for (const order of await waitingOrders(ask.db)) {
    const why = await erase(ask, { ...order, why: 'asked' })
    if (why) await orderRefused(ask.db, order.id, why)
  }
}

/** Returns why somebody was not erased; null where they were. Their files go once it holds. */
async function erase(
  { db, now, keepErasure, fileStore, log }: JobAsk,
  asked: ErasureAsked,
): Promise<NotErased | 'trouble' | null> {
  if (!keepErasure || !fileStore) throw new Error('nobody is erased where it cannot be kept outside')
  try {
    const erased = await erasePerson(db, asked, keepErasure, now)
    if (!erased.ok) return erased.why
    for (const uuid of erased.line.files) await fileStore.remove(uuid)
    return null
  } catch (error) {
    log.error({ job: 'erase-people', error: describeError(error) }, 'a person could not be erased')
    return 'trouble'
  }
}
