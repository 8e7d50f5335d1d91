import { readEquality } from '../../../domain/equality.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { saveEqualityAnswers } from '../../../records/equality-answer.ts'
import type { Ask } from '../../../web/ask.ts'
import { equalityThanksView, equalityView } from '../../../web/equality-questions.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { KEPT_NOWHERE, workOf } from './apply.queries.ts'
import { equalityForm, waysOn } from './equality.view.ts'

export async function showEquality(ask: Ask): Promise<Answer> {
  const { base } = await workOf(ask)
  return page(equalityView(equalityForm(base), ask), 200, { headers: KEPT_NOWHERE })
}

/** Keeps the answers apart: nothing leads from them to the application, nor back. */
export async function takeEquality(ask: Ask): Promise<Answer> {
  const { base } = await workOf(ask)
  const answers = readEquality((name) => ask.form.get(name))
  return takeOnce(ask, 'apply-equality', async (db) => {
    if (Object.keys(answers).length > 0) {
      await saveEqualityAnswers(db, ask.place.slug, 'job-application', answers, ask.now)
    }
    return `${base}/thank-you`
  })
}

export async function thankEquality(ask: Ask): Promise<Answer> {
  await workOf(ask)
  return page(equalityThanksView(waysOn, ask))
}
