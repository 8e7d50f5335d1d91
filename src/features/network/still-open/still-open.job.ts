import { canMove, type PostingMove } from '../../../domain/posting.ts'
import { answer } from '../../../domain/posting-mistakes.ts'
import { stillOpenDue } from '../../../domain/still-open.ts'
import { queueMessage } from '../../../records/message.ts'
import { type Posting, postingContacts, postingForJob } from '../../../records/posting.ts'
import { movePosting } from '../../../records/posting-store.ts'
import { askStillOpen, postingsDue, stillOpenCandidates } from '../../../records/still-open.ts'
import { inTransaction } from '../../../records/transaction.ts'
import { closingWords } from '../../../web/dates.ts'
import type { Job, JobAsk } from '../../../web/job.ts'
import { pausedWords, stillOpenWords } from './still-open.email.ts'

export const stillOpenJobs: readonly Job[] = [
  { name: 'ask-still-open', cron: '10 9 * * *', run: askWhetherOpen },
  { name: 'start-and-close-postings', cron: '*/10 * * * *', run: startAndClose },
]

/** Asks about what closes within a week, and every month about what runs on; pauses what nobody answers for. */
export async function askWhetherOpen({ db, now, origin, log }: JobAsk): Promise<void> {
  const candidates = await stillOpenCandidates(db)
  const count = { ask: 0, pause: 0 }
  for (const candidate of candidates) {
    const due = stillOpenDue(candidate, now)
    const posting = due && (await postingForJob(db, candidate.postingId))
    if (!posting) continue
    await inTransaction(db, (db) => (due === 'ask' ? ask : pause)({ db, now, origin }, posting))
    count[due] += 1
  }
  log.info(
    { job: 'ask-still-open', count: count.ask + count.pause },
    'partners were asked what is still open, or it was paused',
  )
}

type Around = Pick<JobAsk, 'db' | 'now' | 'origin'>

async function ask({ db, now, origin }: Around, posting: Posting): Promise<void> {
  const { id, secret } = await askStillOpen(db, posting.id, now)
  const question = {
    title: titleOf(posting),
    organizationName: posting.organization.name,
    closing: posting.expiresAt && closingWords(posting.expiresAt, now).words,
  }
  const words = stillOpenWords(question, `${origin}/still-open/${secret}`)
  await tell(db, posting, `still-open:${id}`, 'posting.still-open', words, now)
}

async function pause({ db, now, origin }: Around, posting: Posting): Promise<void> {
  await movePosting(db, 'job', posting, 'pause-unanswered', now)
  const words = pausedWords(titleOf(posting), `${origin}/desk/postings/${posting.id}`)
  await tell(db, posting, `posting:${posting.id}:paused:${now.getTime()}`, 'posting.paused', words, now)
}

async function tell(
  db: JobAsk['db'],
  posting: Posting,
  key: string,
  kind: 'posting.still-open' | 'posting.paused',
  words: ReturnType<typeof pausedWords>,
  now: Date,
): Promise<void> {
  for (const { email, language } of await postingContacts(db, posting)) {
    const to = { kind: 'email', value: email } as const
    await queueMessage(db, { to, key: `${key}:${email}`, kind, language, words, waitsForMorning: true }, now)
  }
}

const titleOf = ({ published, working }: Posting): string => answer(published ?? working, 'title')

/** What was set to start later goes live on its day; what has closed by itself says so. */
export async function startAndClose({ db, now, log }: JobAsk): Promise<void> {
  const { start, expire } = await postingsDue(db, now)
  for (const id of start) await moveIfItCan(db, id, 'start', now)
  for (const id of expire) await moveIfItCan(db, id, 'expire', now)
  log.info({ job: 'start-and-close-postings', count: start.length + expire.length }, 'postings started or closed')
}

async function moveIfItCan(db: JobAsk['db'], id: number, move: PostingMove, now: Date): Promise<void> {
  const posting = await postingForJob(db, id)
  if (posting && canMove(posting.state, move)) await movePosting(db, 'job', posting, move, now)
}
