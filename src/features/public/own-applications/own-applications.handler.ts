import { type ApplicationMove, DEFAULT_REPLY_DAYS, nextState, nextStep } from '../../../domain/job-application.ts'
import { readReference } from '../../../domain/reference.ts'
import { Conflict, found } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { applicationEntries, findOwnApplication, type OwnApplication } from '../../../records/job-application.ts'
import { moveApplication } from '../../../records/job-application-store.ts'
import { queueMessage } from '../../../records/message.ts'
import { partnerAddresses } from '../../../records/partner-address.ts'
import { findStoredFile } from '../../../records/stored-file.ts'
import type { Ask } from '../../../web/ask.ts'
import { fileAnswer } from '../../../web/file-answer.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { ownApplicationPath } from '../../../web/own-applications.ts'
import { acceptedNote, withdrawn } from './own-applications.email.ts'
import { ownApplicationView, withdrawView } from './own-applications.view.ts'

const KEPT_NOWHERE = { headers: { 'cache-control': 'no-store' } }

const ownApplication = async ({ db, viewer, params }: Ask): Promise<OwnApplication> =>
  found(await findOwnApplication(db, viewer, found(readReference(params.reference ?? ''))))

export async function showOwnApplication(ask: Ask): Promise<Answer> {
  const application = await ownApplication(ask)
  const entries = await applicationEntries(ask.db, application)
  return page(ownApplicationView(application, entries, ask), 200, KEPT_NOWHERE)
}

export async function showSentCv(ask: Ask): Promise<Answer> {
  const { fileId } = await ownApplication(ask)
  return fileAnswer(ask, fileId === null ? null : await findStoredFile(ask.db, fileId))
}

export async function askToWithdraw(ask: Ask): Promise<Answer> {
  const application = await ownApplication(ask)
  if (!nextState(application.state, 'withdraw', 'applicant')) return redirect(ownApplicationPath(application))
  return page(withdrawView(application, ask), 200, KEPT_NOWHERE)
}

/** Takes an application back. The organisation keeps that there was one, and is not told why. */
export const withdraw = (ask: Ask): Promise<Answer> => move(ask, 'withdraw')

/** Says yes to what was offered. */
export const accept = (ask: Ask): Promise<Answer> => move(ask, 'accept')

async function move(ask: Ask, move: Extract<ApplicationMove, 'withdraw' | 'accept'>): Promise<Answer> {
  const { viewer, now, origin } = ask
  const application = await ownApplication(ask)
  return takeOnce(ask, `application-${move}`, async (db) => {
    const state = nextState(application.state, move, 'applicant')
    if (!state) throw new Conflict('moved-on-already')
    const next = nextStep(state, application.replyDays ?? DEFAULT_REPLY_DAYS, now)
    const made = { move, by: 'applicant', state, next, words: null, reason: null } as const
    await moveApplication(db, viewer, application, made, now)
    if (move === 'withdraw') await queueMessage(db, withdrawn(application, origin), now)
    for (const to of await partnerAddresses(db, application.organizationId)) {
      await queueMessage(db, acceptedNote(to, application, move, origin), now)
    }
    return ownApplicationPath(application)
  })
}
