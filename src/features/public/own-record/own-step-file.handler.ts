import { isOpenStep, type Step } from '../../../domain/plan.ts'
import { Conflict, found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { ownCases } from '../../../records/own-cases.ts'
import { findStep } from '../../../records/plan.ts'
import { keepStepMove } from '../../../records/plan-change.ts'
import type { Ask } from '../../../web/ask.ts'
import { fileIn, sayToCase, takeWithFile, wordsOf } from './own-messages.form.ts'
import { openOnes } from './own-plan.queries.ts'
import { KEPT_NOWHERE, type Own, ownOf, RECORD_PATH } from './own-record.queries.ts'
import { stepFileView } from './own-steps.view.ts'

/** Shows where the photo or the file of a step is chosen. */
export async function askStepFile(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  return page(stepFileView(own, await stepAsked(ask, own), {}, ask), 200, KEPT_NOWHERE)
}

/** Sends what a step asks for to whoever has the case; with it the step is done. */
export async function sendStepFile(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  const step = await stepAsked(ask, own)
  const kept = found(openOnes(await ownCases(ask.db, own.viewer, ask.now)).find(({ id }) => id === step.caseId))
  const came = await fileIn(ask, own)
  const again = (file: string) => page(stepFileView(own, step, { file }, ask), 422, KEPT_NOWHERE)
  if ('mistake' in came) return again(came.mistake)
  const { file } = came
  if (!file) return again('Choose a photo or a file')
  return takeWithFile(ask, file, async (db) => {
    const words = [`${step.words}:`, wordsOf(ask.form, 'words')].filter(Boolean).join('\n\n')
    if (!(await sayToCase(db, own, kept, words, ask.now, file))) throw new Conflict('cannot-be-done-now')
    await keepStepMove(db, own.viewer, step, { move: 'finish' }, ask.now)
    return `${RECORD_PATH}/messages`
  })
}

/** The step of this address, where it asks the person for a file and is still to be done. */
async function stepAsked(ask: Ask, own: Own): Promise<Step> {
  const id = ask.params.id ?? ''
  const step = found(isUuid(id) ? await findStep(ask.db, own.viewer, id, ask.now) : null)
  if (!step.asksFile || step.ownerSide !== 'person' || !isOpenStep(step)) throw new NotFound()
  return step
}
