import { randomUUID } from 'node:crypto'
import { ANSWER_IN_DAYS_AT_MOST, mayBeAnsweredAlone } from '../../../domain/assessment-request.ts'
import type { Instrument } from '../../../domain/instruments.ts'
import { addDays, londonDate, readDate } from '../../../domain/london-time.ts'
import type { Participant } from '../../../domain/participant.ts'
import { isOpenCase } from '../../../domain/support-case.ts'
import { Conflict, found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { askForAnswers, openQuestions, withdrawQuestions } from '../../../records/assessment-request.ts'
import { recordsOf } from '../../../records/folded.ts'
import { queueMessage } from '../../../records/message.ts'
import { casesOf } from '../../../records/support-case.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import { instrumentsOf } from '../../../web/distance-words.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { personToChange, writeLook } from '../../../web/person-asked.ts'
import { questionsMessage } from '../../../web/question-messages.ts'
import { askView } from './ask.view.ts'

const ROOM = 'assessments'

/** Asks by when somebody is to answer an instrument by themself. */
export async function showAsk(ask: Ask): Promise<Answer> {
  const asked = await instrumentAsked(ask)
  await writeLook(ask, asked.person)
  return askAnswer(ask, asked, {})
}

type Asked = { readonly person: Participant; readonly instrument: Instrument }

async function instrumentAsked(ask: Ask): Promise<Asked> {
  const person = await personToChange(ask)
  const instrument = instrumentsOf(ask).find(({ id }) => id === ask.params.instrument)
  return { person, instrument: found(instrument && mayBeAnsweredAlone(instrument) ? instrument : null) }
}

/** Whether there is a safe way to tell them stands on the form before anybody is asked. */
function askAnswer(ask: Ask, { person, instrument }: Asked, mistakes: Mistakes): Answer {
  const told = messageOf(ask, person, { id: randomUUID(), answerBy: londonDate(ask.now) }) !== null
  return page(askView({ person, instrument, told, mistakes }, ask), Object.keys(mistakes).length > 0 ? 422 : 200)
}

const messageOf = (ask: Ask, person: Participant, asked: { readonly id: string; readonly answerBy: string }) =>
  questionsMessage(
    person,
    { ...asked, adviser: memberIn(ask).name.split(' ')[0]! },
    { origin: ask.origin, phone: ask.place.contact.phone },
    ask.now,
  )

/** Asks, and tells them where it waits: with their own plan. */
export async function askThem(ask: Ask): Promise<Answer> {
  const { db, form, now } = ask
  const viewer = memberIn(ask)
  const asked = await instrumentAsked(ask)
  const { person, instrument } = asked
  const today = londonDate(now)
  const answerBy = readDate(form.get('by') ?? '')
  if (!answerBy || answerBy < today || answerBy > addDays(today, ANSWER_IN_DAYS_AT_MOST)) {
    return askAnswer(ask, asked, { by: `Enter a day within the next ${ANSWER_IN_DAYS_AT_MOST} days` })
  }
  const cases = await casesOf(db, viewer, await recordsOf(db, viewer, person.id, now), now)
  const ours = cases.find(
    ({ status, organizationId }) => isOpenCase(status) && organizationId === viewer.membership.organizationId,
  )
  if (!ours) return askAnswer(ask, asked, { by: 'Open a case first: they answer on the page of their plan' })
  try {
    return await takeDeskForm(ask, ROOM, async (db) => {
      const id = randomUUID()
      const of = { id, participantId: ours.participantId, caseId: ours.id, instrument, answerBy }
      await askForAnswers(db, viewer, of, now)
      const message = messageOf(ask, person, { id, answerBy })
      if (message) await queueMessage(db, message, now)
      return `/desk/people/${person.id}/assessments`
    })
  } catch (error) {
    if (!(error instanceof Conflict) || error.message !== 'asked-already') throw error
    return askAnswer(ask, asked, { by: 'They are asked already. Take that back first' })
  }
}

/** Takes back what somebody was asked and has not answered. */
export async function takeBackAsked(ask: Ask): Promise<Answer> {
  const { db, viewer, params, now } = ask
  const person = await personToChange(ask)
  const open = await openQuestions(db, viewer, await recordsOf(db, viewer, person.id, now), now)
  const asked = found(open.find(({ id }) => id === params.asked))
  return takeDeskForm(ask, ROOM, async (db) => {
    await withdrawQuestions(db, memberIn(ask), asked, now)
    return `/desk/people/${person.id}/assessments`
  })
}
