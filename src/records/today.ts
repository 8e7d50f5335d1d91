import type { Member } from '../domain/permission.ts'
import type { TodayEntry } from '../domain/today.ts'
import { unansweredQuestions } from './assessment-request.ts'
import { jobChecksDue } from './job-check-clock.ts'
import type { Db } from './schema.ts'
import { caseworkDue } from './today-cases.ts'
import { fundRequestsDue } from './today-fund.ts'
import { absencesDue, panelsDue } from './today-groups.ts'
import { messagesWaiting } from './today-messages.ts'
import { concernsDue, keyDatesDue } from './today-record.ts'
import { appointmentsDue, helpRequestsDue, referralsDue } from './today-requests.ts'
import type { TodaySource } from './today-source.ts'

/** What waits for somebody, kind by kind. A part that has such things adds a line. */
const SOURCES: readonly TodaySource[] = [
  appointmentsDue,
  messagesWaiting,
  helpRequestsDue,
  referralsDue,
  caseworkDue,
  absencesDue,
  panelsDue,
  fundRequestsDue,
  keyDatesDue,
  concernsDue,
  jobChecksDue,
  unansweredQuestions,
]

/** Returns everything that waits for whoever looks, `most` of each kind; in no order (domain/today.ts has it). */
export async function waitingFor(db: Db, viewer: Member, most: number, now: Date): Promise<readonly TodayEntry[]> {
  const entries: TodayEntry[] = []
  for (const source of SOURCES) entries.push(...(await source(db, viewer, { now, most })))
  return entries
}
