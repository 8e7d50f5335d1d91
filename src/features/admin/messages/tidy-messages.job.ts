import { forgetAddressCodes } from '../../../records/address-code.ts'
import { forgetAttempts } from '../../../records/attempt.ts'
import { forgetArrivals } from '../../../records/message-arrival.ts'
import { DAYS_HELD } from '../../../records/message-media.ts'
import { forgetMessageWords } from '../../../records/message-sending.ts'
import { forgetSubmissions } from '../../../records/submission.ts'
import type { Job, JobAsk } from '../../../web/job.ts'

/** The words of a message are kept this long, for questions about what was said; that it was sent is kept longer. */
const DAYS_OF_WORDS = 90

/** Providers try for up to a week to hand something over: for longer it need not be known again. */
const DAYS_OF_ARRIVALS = 30

export const messageJobs: readonly Job[] = [{ name: 'forget-messages', cron: '40 3 * * *', run: forget }]

/** What is of no use to anybody any more: old codes, counts, forms that were taken, and words that were read. */
async function forget({ db, now, log, fileStore }: JobAsk): Promise<void> {
  await forgetAddressCodes(db, now)
  await forgetAttempts(db, now)
  await forgetSubmissions(db, now)
  await forgetArrivals(db, DAYS_OF_ARRIVALS, now)
  await fileStore?.held.letGoOf(new Date(now.getTime() - DAYS_HELD * 86_400_000))
  const count = await forgetMessageWords(db, DAYS_OF_WORDS, now)
  log.info({ job: 'forget-messages', count }, 'the words of old messages are gone')
}
