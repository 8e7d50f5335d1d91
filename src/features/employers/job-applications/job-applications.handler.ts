import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { replyRateOf } from '../../../records/application-terms.ts'
import { writeHistory } from '../../../records/history.ts'
import {
  applicationEntries,
  applicationQueue,
  findApplication,
  type JobApplication,
  readsFor,
} from '../../../records/job-application.ts'
import { findStoredFile } from '../../../records/stored-file.ts'
import type { Ask } from '../../../web/ask.ts'
import { fileAnswer } from '../../../web/file-answer.ts'
import { readId } from '../../../web/paths.ts'
import { applicationView } from './application.view.ts'
import { queuePage } from './job-applications.page.ts'
import { queueView } from './queue.view.ts'

const KEPT_NOWHERE = { headers: { 'cache-control': 'no-store' } }

/** Everybody who waits for an answer, longest first. Counts, but never a race. */
export async function showQueue(ask: Ask): Promise<Answer> {
  const { db, viewer, query, now } = ask
  const organizationId = found(readsFor(viewer))
  const queue = await applicationQueue(db, viewer, null)
  const facts = { count: queue.open.length + queue.closed.length }
  await writeHistory(db, viewer, 'application.listed', 'applications', facts, now, { why: 'application' })
  const rate = await replyRateOf(db, viewer, organizationId, now)
  const shown = queuePage(queue, { show: query.get('show'), listing: readId(query.get('listing') ?? '') }, rate, now)
  return page(queueView(shown, ask), 200, KEPT_NOWHERE)
}

/** Returns the application, to members of the organisation it was sent to. */
export async function askedApplication({ db, viewer, params }: Ask): Promise<JobApplication> {
  const id = readId(params.application)
  return found(id === null ? null : await findApplication(db, viewer, id))
}

export async function showApplication(ask: Ask): Promise<Answer> {
  const application = await askedApplication(ask)
  const [entries, cv] = await Promise.all([
    applicationEntries(ask.db, application),
    application.fileId === null ? null : findStoredFile(ask.db, application.fileId),
  ])
  await writeHistory(ask.db, ask.viewer, 'application.read', `application:${application.id}`, {}, ask.now, {
    why: 'application',
  })
  return page(applicationView({ application, entries, cv }, ask), 200, KEPT_NOWHERE)
}

export async function showCv(ask: Ask): Promise<Answer> {
  const application = await askedApplication(ask)
  const cv = application.fileId === null ? null : await findStoredFile(ask.db, application.fileId)
  const answer = await fileAnswer(ask, cv, `${application.reference}-${cv?.shownName}`)
  await writeHistory(ask.db, ask.viewer, 'application.cv-read', `application:${application.id}`, {}, ask.now, {
    why: 'application',
  })
  return answer
}
