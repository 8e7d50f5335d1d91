import {
  type ApplicationState,
  DEFAULT_REPLY_DAYS,
  nextState,
  nextStep,
  refusalReason,
} from '../../../domain/job-application.ts'
import { Conflict, found } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import type { JobApplication } from '../../../records/job-application.ts'
import { moveApplication } from '../../../records/job-application-store.ts'
import { queueMessage } from '../../../records/message.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { readAnswer } from './answer.form.ts'
import { type AnswerPage, answerView, reasonView } from './answer.view.ts'
import { answered } from './job-applications.email.ts'
import { askedApplication } from './job-applications.handler.ts'
import { applicationPath } from './job-applications.page.ts'
import { type AnswerMove, isAnswer, TEMPLATES } from './templates.page.ts'

const KEPT_NOWHERE = { 'cache-control': 'no-store' }

export async function showAnswer(ask: Ask): Promise<Answer> {
  const { application, move } = await asked(ask)
  if (!nextState(application.state, move, 'organization')) return redirect(applicationPath(application))
  const reason = move === 'refuse' ? (refusalReason(ask.query.get('reason'))?.value ?? null) : null
  const words = TEMPLATES[move].words(application, reason)
  const mistakes: Mistakes =
    move === 'refuse' && (ask.query.has('reason') || ask.query.has('chosen')) && !reason
      ? { reason: 'Choose the reason' }
      : {}
  return shown({ application, move, reason, form: new URLSearchParams({ words }), mistakes }, ask)
}

async function asked(ask: Ask): Promise<{ application: JobApplication; move: AnswerMove }> {
  const application = await askedApplication(ask)
  const { move } = ask.params
  return { application, move: found(isAnswer(move) ? move : null) }
}

function shown(answer: AnswerPage, ask: Ask): Answer {
  const status = Object.keys(answer.mistakes).length > 0 ? 422 : 200
  const view = answer.move === 'refuse' && !answer.reason ? reasonView : answerView
  return page(view(answer, ask), status, { headers: KEPT_NOWHERE })
}

/** Moves one application on and tells the person, in one transaction. There is no way to answer many at once. */
export async function giveAnswer(ask: Ask): Promise<Answer> {
  const { application, move } = await asked(ask)
  const read = readAnswer(ask.form, move, ask.now)
  if (!read.ok) {
    const reason = refusalReason(ask.form.get('reason'))?.value ?? null
    return shown({ application, move, reason, form: ask.form, mistakes: read.mistakes }, ask)
  }

  const { viewer, now, origin } = ask
  return takeDeskForm(ask, 'application-answer', async (db) => {
    const state = allowed(nextState(application.state, move, 'organization'))
    const next = nextStep(state, application.replyDays ?? DEFAULT_REPLY_DAYS, now, read.value.on)
    const { words, reason } = read.value
    await moveApplication(db, viewer, application, { move, by: 'organization', state, next, words, reason }, now)
    await queueMessage(db, answered(application, { move, words, reason, next, origin, now }), now)
    return applicationPath(application)
  })
}

function allowed(state: ApplicationState | null): ApplicationState {
  if (!state) throw new Conflict('moved-on-already')
  return state
}
