import { Conflict, found } from '../../../kit/errors.ts'
import type { Answer } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { answerCheck, findCheck } from '../../../records/job-report.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'

/** The list whose forms these are. */
const ROOM = 'today'

/** Writes down what somebody said when they were asked whether they are still in work: one press in the list of the day. */
export async function saveCheck(ask: Ask): Promise<Answer> {
  const { form, now } = ask
  const viewer = memberIn(ask)
  const id = form.get('check') ?? ''
  const answer = form.get('answer')
  return takeDeskForm(ask, ROOM, async (db) => {
    const check = found(isUuid(id) ? await findCheck(db, viewer, id, now) : null)
    if (answer !== 'yes' && answer !== 'no') throw new Conflict('say-which')
    await answerCheck(db, viewer, check, { answer, byWay: 'adviser' }, now)
    return '/desk/today'
  })
}
