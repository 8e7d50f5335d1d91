import { randomUUID } from 'node:crypto'
import { isComparable } from '../../../domain/assessment.ts'
import { mayBeAnsweredAlone } from '../../../domain/assessment-request.ts'
import type { Instrument } from '../../../domain/instruments.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { assessmentsOf, takeAssessment } from '../../../records/assessment.ts'
import { answerQuestions, openQuestions } from '../../../records/assessment-request.ts'
import { ownCases } from '../../../records/own-cases.ts'
import type { Ask } from '../../../web/ask.ts'
import { instrumentsOf } from '../../../web/distance-words.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { readAnswersIn } from '../../../web/instrument-form.ts'
import { openOnes } from './own-plan.queries.ts'
import { ownQuestionsView } from './own-questions.view.ts'
import { KEPT_NOWHERE, type Own, ownOf, RECORD_PATH } from './own-record.queries.ts'
import { ROOM } from './own-referral.handler.ts'

/** The questions of this address, where somebody who helps has asked them, now or before, and their open case there. */
async function questionsAsked(ask: Ask, { viewer, ids }: Own) {
  const { db, params, now } = ask
  const instrument: Instrument = found(instrumentsOf(ask).find(({ id }) => id === params.instrument) ?? null)
  const taken = await assessmentsOf(db, viewer, ids, now)
  const asked = (await openQuestions(db, viewer, ids, now)).find((one) => one.instrument === instrument.id)
  found(asked ?? taken.find((one) => one.withdrawnAt === null && isComparable(instrument, one)))
  found(mayBeAnsweredAlone(instrument) ? instrument : null)
  const open = openOnes(await ownCases(db, viewer, now))
  return { instrument, kept: found(open.find((one) => one.organizationId === asked?.organizationId) ?? open[0]) }
}

export async function askQuestions(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  return page(ownQuestionsView(own, (await questionsAsked(ask, own)).instrument, {}, ask), 200, KEPT_NOWHERE)
}

/** Keeps answers that somebody gave alone, on their own page. */
export async function saveAnswers(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  const { instrument, kept } = await questionsAsked(ask, own)
  const mistakes: Record<string, string> = {}
  const answers = readAnswersIn(ask.form, instrument, mistakes)
  if (Object.keys(mistakes).length > 0) return page(ownQuestionsView(own, instrument, mistakes, ask), 422, KEPT_NOWHERE)
  return takeOnce(ask, ROOM, async (db) => {
    const { participantId, organizationId, id: caseId } = kept
    const whose = { id: randomUUID(), participantId, organizationId, caseId }
    await takeAssessment(
      db,
      own.viewer,
      { ...whose, instrument, answers, takenAt: ask.now, takenHow: 'alone' },
      ask.now,
    )
    await answerQuestions(
      db,
      own.viewer,
      { participantIds: own.ids, organizationId, instrument, assessmentId: whose.id },
      ask.now,
    )
    return `${RECORD_PATH}/plan`
  })
}
