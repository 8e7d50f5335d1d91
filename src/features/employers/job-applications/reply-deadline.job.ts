import { type Chase, chase } from '../../../domain/job-application.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { workingDaysBetween } from '../../../domain/working-days.ts'
import { Conflict } from '../../../kit/errors.ts'
import { applicationsDue, countNudge, type WaitingApplication } from '../../../records/application-clock.ts'
import { removeOldDrafts } from '../../../records/application-draft.ts'
import { moveApplication } from '../../../records/job-application-store.ts'
import { queueMessage } from '../../../records/message.ts'
import { partnerAddresses } from '../../../records/partner-address.ts'
import type { Db } from '../../../records/schema.ts'
import { judgeStoredFile, quarantinedFiles, removeLooseFiles } from '../../../records/stored-file.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Job, JobAsk } from '../../../web/job.ts'
import { closedUnanswered, reminder } from './reply-deadline.email.ts'

export const jobApplicationJobs: readonly Job[] = [
  { name: 'chase-applications', cron: '10 9 * * *', run: chaseApplications },
  { name: 'check-files-again', cron: '*/10 * * * *', run: checkFilesAgain },
  { name: 'forget-application-drafts', cron: '40 3 * * *', run: forgetDrafts },
]

/** Further ahead than any reminder goes out: two working days over a long bank holiday. */
const LOOK_AHEAD_DAYS = 7

const workingDays = (from: Date, to: Date): number => workingDaysBetween(londonDate(from), londonDate(to))

/** Reminds organisations of answers they owe, twice, and then tells the applicant honestly that none came. */
export async function chaseApplications({ db, now, origin, log }: JobAsk): Promise<void> {
  const due = await applicationsDue(db, new Date(now.getTime() + LOOK_AHEAD_DAYS * 86_400_000))
  const chased = due.map((one) => ({ one, what: one.dueAt && chase(one.dueAt, one.nudges, now, workingDays) }))
  for (const nudge of ['first-nudge', 'second-nudge'] as const) {
    const those = chased.filter(({ what }) => what === nudge).map(({ one }) => one)
    for (const ofOne of byOrganization(those)) await remind(db, ofOne, nudge, now, origin)
  }
  for (const { one, what } of chased) if (what === 'close') await close(db, one, now, origin)
  log.info({ job: 'chase-applications', count: chased.filter(({ what }) => what).length }, 'answers that are owed')
}

function byOrganization(all: readonly WaitingApplication[]): WaitingApplication[][] {
  const ids = [...new Set(all.map(({ organizationId }) => organizationId))]
  return ids.map((id) => all.filter(({ organizationId }) => organizationId === id))
}

/** One message for everything an organisation owes: a calm list, not a heap. */
async function remind(
  db: Db,
  waiting: readonly WaitingApplication[],
  nudge: Exclude<Chase, 'close' | null>,
  now: Date,
  origin: string,
): Promise<void> {
  await inTransaction(db, async (db) => {
    const counted: WaitingApplication[] = []
    for (const one of waiting) if (await countNudge(db, one)) counted.push(one)
    if (counted.length === 0) return
    for (const to of await partnerAddresses(db, counted[0]!.organizationId)) {
      await queueMessage(db, reminder(to, counted, nudge, now, origin), now)
    }
  })
}

async function close(db: Db, one: WaitingApplication, now: Date, origin: string): Promise<void> {
  try {
    await inTransaction(db, async (db) => {
      const made = {
        move: 'close',
        by: 'nobody',
        state: 'closed-unanswered',
        next: null,
        words: null,
        reason: null,
      } as const
      await moveApplication(db, 'job', one, made, now)
      await queueMessage(db, closedUnanswered(one, origin), now)
    })
  } catch (error) {
    // Answered at the same moment: then there is nothing to close.
    if (!(error instanceof Conflict)) throw error
  }
}

/** Files that came while the scanner was away are looked at until it is back. */
export async function checkFilesAgain({ db, fileStore, now, log }: JobAsk): Promise<void> {
  if (!fileStore) return
  const files = await quarantinedFiles(db)
  for (const { id, uuid } of files) {
    const state = await fileStore.checkAgain(uuid)
    if (state !== 'quarantined') await judgeStoredFile(db, id, state, now)
  }
  if (files.length > 0) log.info({ job: 'check-files-again', count: files.length }, 'files looked at again')
}

export async function forgetDrafts({ db, fileStore, now, log }: JobAsk): Promise<void> {
  const count = await removeOldDrafts(db, now)
  const files = await removeLooseFiles(db, now)
  for (const uuid of files) await fileStore?.remove(uuid)
  log.info({ job: 'forget-application-drafts', count: count + files.length }, 'old drafts and their files are gone')
}
