import type { Clock } from '../../../kit/clock.ts'
import { describeError, type Log } from '../../../kit/log.ts'
import { arrivalFailed, arrivalFiled, nextArrival } from '../../../records/message-arrival.ts'
import { receiveMessage } from '../../../records/receive-message.ts'
import type { Db } from '../../../records/schema.ts'

export type Filing = { readonly db: Db; readonly clock: Clock; readonly log: Pick<Log, 'error'> }

/** So many at once; the rest are next. */
const MOST_AT_ONCE = 500

/**
 * Files what providers handed over, each in a transaction of its own: kept whole with what it sets going, or not at all.
 * What cannot be filed lets the others pass. Returns how many were filed.
 */
export async function fileMessages(filing: Filing): Promise<number> {
  let filed = 0
  for (let i = 0; i < MOST_AT_ONCE; i++) {
    const done = await fileOne(filing)
    if (done === 'none') break
    if (done === 'failed') break
    filed += 1
  }
  return filed
}

async function fileOne({ db, clock, log }: Filing): Promise<'filed' | 'failed' | 'none'> {
  let id: string | null = null
  try {
    return await db.transaction().execute(async (db) => {
      const waiting = await nextArrival(db)
      if (!waiting) return 'none'
      id = waiting.id
      const now = clock()
      await receiveMessage(db, waiting, now)
      await arrivalFiled(db, waiting.id, now)
      return 'filed'
    })
  } catch (error) {
    if (id === null) throw error
    await arrivalFailed(db, id)
    log.error({ job: 'file-messages', error: describeError(error) }, 'a message could not be filed')
    return 'failed'
  }
}
