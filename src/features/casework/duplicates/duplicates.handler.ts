import { found } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { writeHistory } from '../../../records/history.ts'
import { answerLinkQuestion, LINK_ANSWERS, linkQuestions } from '../../../records/link-question.ts'
import { searchParticipants } from '../../../records/participant.ts'
import { matchQueue, reopenMatch } from '../../../records/person-match-review.ts'
import { mergesSeen, unmergePeople } from '../../../records/person-merge.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { mergedView, queueView } from './duplicates.view.ts'

const ROOM = 'desk-duplicates'
/** So many at a time are decided with care. */
const QUEUE = 20

export const showQueue = (ask: Ask): Promise<Answer> => queueAnswer(ask, {})

async function queueAnswer(ask: Ask, mistakes: Mistakes): Promise<Answer> {
  const { db, viewer, now } = ask
  const pairs = await matchQueue(db, viewer, now, QUEUE)
  const questions = await linkQuestions(db, viewer, now)
  const merges = await mergesSeen(db, viewer, now)
  const listed = [...pairs.flatMap(({ one, other }) => [one.id, other.id]), ...questions.map(({ person }) => person.id)]
  await noteListed(ask, listed)
  const status = Object.keys(mistakes).length > 0 ? 422 : 200
  return page(queueView({ pairs, questions, merged: merges.length }, mistakes, ask), status)
}

async function noteListed({ db, viewer, now }: Ask, ids: readonly string[]): Promise<void> {
  for (const participantId of new Set(ids))
    await writeHistory(db, viewer, 'participant.listed', `participant:${participantId}`, {}, now, {
      participantId,
      why: 'duplicates',
    })
}

/** From the number of a record to who else it may be. */
export async function findRecord(ask: Ask): Promise<Answer> {
  const number = (ask.form.get('number') ?? '').trim()
  if (!number) return queueAnswer(ask, { number: 'Enter the number of a record, like P-7K3M-4QRT' })
  const [person] = await searchParticipants(ask.db, ask.viewer, number, ask.now, 1)
  if (!person || person.number !== number.toUpperCase())
    return queueAnswer(ask, { number: 'There is no record of yours with this number' })
  return redirect(`/desk/duplicates/of/${person.id}`)
}

export async function showMerged(ask: Ask): Promise<Answer> {
  const merges = await mergesSeen(ask.db, ask.viewer, ask.now)
  await noteListed(
    ask,
    merges.flatMap(({ kept, folded }) => [kept.id, folded.id]),
  )
  return page(mergedView(merges, ask))
}

/** Both records are as they were, and back in the queue for somebody to look at again. */
export async function takeBack(ask: Ask): Promise<Answer> {
  const id = ask.params.id!
  const merge = found((await mergesSeen(ask.db, ask.viewer, ask.now)).find((one) => one.id === id))
  return takeDeskForm(ask, ROOM, async (db) => {
    await unmergePeople(db, ask.viewer, merge.id, ask.now)
    await reopenMatch(db, memberIn(ask), merge.kept.id, merge.folded.id)
    return `/desk/duplicates/${merge.kept.id}/${merge.folded.id}`
  })
}

export async function answerQuestion(ask: Ask): Promise<Answer> {
  const { db, viewer, params, form, now } = ask
  const question = found((await linkQuestions(db, viewer, now)).find(({ id }) => isUuid(id) && id === params.id))
  const said = found(LINK_ANSWERS.find(({ value }) => value === form.get('answer'))).value
  return takeDeskForm(ask, ROOM, async (db) => {
    await answerLinkQuestion(db, viewer, question, said, now)
    return '/desk/duplicates'
  })
}
