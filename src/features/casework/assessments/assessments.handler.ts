import { randomUUID } from 'node:crypto'
import type { Assessment } from '../../../domain/assessment.ts'
import type { Instrument } from '../../../domain/instruments.ts'
import type { Participant } from '../../../domain/participant.ts'
import { isOpenCase } from '../../../domain/support-case.ts'
import { found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { assessmentsOf, takeAssessment, withdrawAssessment } from '../../../records/assessment.ts'
import { answerQuestions, openQuestions } from '../../../records/assessment-request.ts'
import { recordsOf } from '../../../records/folded.ts'
import { writeHistory } from '../../../records/history.ts'
import { casesOf } from '../../../records/support-case.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import { instrumentsOf } from '../../../web/distance-words.ts'
import { changesWork, personAsked, personToChange, writeLook } from '../../../web/person-asked.ts'
import { readAnswers } from './assessments.form.ts'
import { assessmentsPage } from './assessments.page.ts'
import { answersView, assessmentsView, questionsView } from './assessments.view.ts'

const ROOM = 'assessments'

/** Shows how far somebody has come by their own answers, and writes down that they were read. */
export async function showAssessments(ask: Ask): Promise<Answer> {
  const { person, taken } = await takenAsked(ask)
  const changes = await changesWork(ask, person)
  await noteRead(ask, person)
  const ids = await recordsOf(ask.db, ask.viewer, person.id, ask.now)
  const asked = await openQuestions(ask.db, ask.viewer, ids, ask.now)
  const known = { instruments: instrumentsOf(ask), taken, asked, changes }
  return page(assessmentsView(person, assessmentsPage(person.id, known, ask.now), ask))
}

export async function showQuestions(ask: Ask): Promise<Answer> {
  const { person, instrument } = await instrumentAsked(ask)
  await writeLook(ask, person)
  return page(questionsView({ person, instrument, mistakes: {} }, ask))
}

/** Keeps the answers of one day, with the open case of this organisation where there is one. */
export async function keepAnswers(ask: Ask): Promise<Answer> {
  const { db, viewer, form, now } = ask
  const { person, instrument } = await instrumentAsked(ask)
  const read = readAnswers(form, instrument, now)
  if (!read.ok) return page(questionsView({ person, instrument, mistakes: read.mistakes }, ask), 422)
  if (viewer.kind !== 'member') throw new NotFound()
  const cases = await casesOf(db, viewer, await recordsOf(db, viewer, person.id, now), now)
  const kept = cases.find(({ status }) => isOpenCase(status))
  return takeDeskForm(ask, ROOM, async (db) => {
    const id = randomUUID()
    const of = { participantId: person.id, organizationId: viewer.membership.organizationId, caseId: kept?.id ?? null }
    await takeAssessment(db, viewer, { id, ...of, instrument, ...read.value }, now)
    const whose = {
      participantIds: [person.id, ...(kept ? [kept.participantId] : [])],
      organizationId: of.organizationId,
    }
    await answerQuestions(db, viewer, { ...whose, instrument, assessmentId: id }, now)
    return `/desk/people/${person.id}/assessments/${id}`
  })
}

/** Reads back what was answered one day. An instrument that is no longer in use here shows its numbers alone. */
export async function showAnswers(ask: Ask): Promise<Answer> {
  const { person, one, instrument } = await oneAsked(ask)
  const changes = await changesWork(ask, person)
  await noteRead(ask, person)
  return page(answersView({ person, one, instrument, changes }, ask))
}

/** Takes back answers that were written down by mistake. */
export async function withdrawAnswers(ask: Ask): Promise<Answer> {
  await personToChange(ask)
  const { person, one } = await oneAsked(ask)
  return takeDeskForm(ask, ROOM, async (db) => {
    await withdrawAssessment(db, ask.viewer, one, ask.now)
    return `/desk/people/${person.id}/assessments`
  })
}

const noteRead = ({ db, viewer, now }: Ask, person: Participant): Promise<void> =>
  writeHistory(db, viewer, 'assessment.viewed', `participant:${person.id}`, {}, now, {
    participantId: person.id,
    why: 'support',
  })

async function takenAsked(ask: Ask): Promise<{ person: Participant; taken: readonly Assessment[] }> {
  const { db, viewer, now } = ask
  const person = await personAsked(ask)
  return { person, taken: await assessmentsOf(db, viewer, await recordsOf(db, viewer, person.id, now), now) }
}

async function oneAsked(ask: Ask): Promise<{ person: Participant; one: Assessment; instrument: Instrument | null }> {
  const { person, taken } = await takenAsked(ask)
  const one = found(taken.find(({ id }) => id === ask.params.assessment))
  const same = ({ id, version }: Instrument) => id === one.instrument && version === one.version
  return { person, one, instrument: instrumentsOf(ask).find(same) ?? null }
}

async function instrumentAsked(ask: Ask): Promise<{ person: Participant; instrument: Instrument }> {
  const person = await personToChange(ask)
  return { person, instrument: found(instrumentsOf(ask).find(({ id }) => id === ask.params.instrument)) }
}
