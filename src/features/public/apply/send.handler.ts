import { randomBytes } from 'node:crypto'
import { nextStep } from '../../../domain/job-application.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { reference } from '../../../domain/reference.ts'
import { Conflict } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { fileOfDraft, markDraftSent } from '../../../records/application-draft.ts'
import { sendApplication } from '../../../records/job-application-store.ts'
import { queueMessage } from '../../../records/message.ts'
import { partnerAddresses } from '../../../records/partner-address.ts'
import type { Db } from '../../../records/schema.ts'
import type { Ask } from '../../../web/ask.ts'
import { dateWords } from '../../../web/dates.ts'
import { fileWords } from '../../../web/file-answer.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { opportunityPath } from '../../../web/paths.ts'
import { newApplications, received } from './apply.email.ts'
import { answerBy, checkRows, openStep } from './apply.page.ts'
import { KEPT_NOWHERE, type Work, workOf } from './apply.queries.ts'
import { checkView, sentView } from './send.view.ts'

/** Shows everything as it is sent. An adviser sees it too, but only the person can send. */
export async function showCheck(ask: Ask): Promise<Answer> {
  const work = await workOf(ask)
  const away = notReady(work)
  if (away) return redirect(away)
  return checkAnswer(ask, work, false)
}

function notReady(work: Work): string | null {
  if (work.draft?.sentReference) return `${work.base}/sent`
  if (!work.terms) return opportunityPath(work.opportunity)
  if (!work.draft) return work.base
  const open = openStep(work)
  return open === 'check' ? null : `${work.base}/${open}`
}

async function checkAnswer(ask: Ask, work: Work, already: boolean): Promise<Answer> {
  const { draft, terms } = work
  const cv = await fileOfDraft(ask.db, draft)
  const rows = checkRows(draft!, cv && fileWords(cv))
  const html = checkView({ work, rows, by: answerBy(terms!, ask.now), already }, ask)
  return page(html, already ? 409 : 200, { headers: KEPT_NOWHERE })
}

class SentBefore extends Error {}

/** Sends it, once: the application, its confirmation and the note to the organisation in one transaction. */
export async function send(ask: Ask): Promise<Answer> {
  const work = await workOf(ask)
  const away = notReady(work)
  if (away) return redirect(away)
  try {
    return await takeOnce(ask, 'apply-send', (db) => sendNow(db, ask, work))
  } catch (error) {
    if (error instanceof SentBefore) return checkAnswer(ask, work, true)
    if (error instanceof Conflict) return redirect(`${work.base}/sent`)
    throw error
  }
}

async function sendNow(db: Db, { now, origin }: Ask, { opportunity, draft, terms, base }: Work): Promise<string> {
  const { answers, fileId } = draft!
  const aboutYou = answers.aboutYou!
  const next = nextStep('submitted', terms!.replyDays, now)!
  const given = reference(randomBytes(8))
  await markDraftSent(db, draft!, given, now)
  const application = { reference: given, opportunity, answers: { ...answers, aboutYou }, fileId, next }
  const id = await sendApplication(db, { ...application, sample: opportunity.sample }, now)
  // Nothing of this transaction stays: the draft is as it was.
  if (id === null) throw new SentBefore()

  const facts = {
    ...{ reference: given, title: opportunity.title, organizationName: opportunity.organizationName, origin },
    by: dateWords(londonDate(next.dueAt), londonDate(now)),
  }
  await queueMessage(db, received(aboutYou, { ...facts, dueAt: next.dueAt }), now)
  for (const to of await partnerAddresses(db, opportunity.organizationId)) {
    await queueMessage(db, newApplications(to, { ...facts, organizationId: opportunity.organizationId, now }), now)
  }
  return `${base}/sent`
}

export async function showSent(ask: Ask): Promise<Answer> {
  const work = await workOf(ask)
  if (!work.draft?.sentReference) return redirect(work.base)
  return page(sentView(work, work.terms ? answerBy(work.terms, work.draft.updatedAt) : null, ask), 200, {
    headers: KEPT_NOWHERE,
  })
}
