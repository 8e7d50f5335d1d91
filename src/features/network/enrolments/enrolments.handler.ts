import { afterMove, type Enrolment, type EnrolmentMove, OPEN, type Run } from '../../../domain/enrolment.ts'
import { Conflict, found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { newSecret } from '../../../kit/secret.ts'
import { type Changed, changeEnrolment, moveToStart, openRun, setPlaces } from '../../../records/enrolment.ts'
import { findRun, interestedOf, offeringsInReach, runsOf } from '../../../records/enrolment-list.ts'
import { type Start, startsOf } from '../../../records/enrolment-start.ts'
import { writeHistory } from '../../../records/history.ts'
import { queueMessage } from '../../../records/message.ts'
import { opportunitiesByIds } from '../../../records/opportunity.ts'
import type { Db } from '../../../records/schema.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask } from '../../../web/ask.ts'
import { type EnrolmentTold, enrolmentMessage, organizationMessage } from '../../../web/enrolment-messages.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { readId } from '../../../web/paths.ts'
import { runsView } from './enrolments.view.ts'
import { runView } from './run.view.ts'

const LONGEST_MESSAGE = 2000
const MOST_PLACES = 2000

/** Moves that the people who run it make, and what the person is told; nothing where they were there to see it. */
const MOVES: Readonly<Partial<Record<EnrolmentMove, EnrolmentTold | null>>> = {
  attend: null,
  complete: null,
  miss: null,
  remove: 'removed',
  offer: 'offered',
}

/** A list is one line of the history, with how many people were on it. */
const noteListed = (ask: Ask, subject: string, { length }: readonly Enrolment[]): Promise<void> =>
  writeHistory(ask.db, ask.viewer, 'enrolment.listed', subject, { count: length }, ask.now, { why: 'application' })

const runPath = ({ id }: Pick<Run, 'id'>): string => `/desk/enrolments/${id}`

export async function showRuns(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const [runs, interested, ids] = await Promise.all([
    runsOf(db, viewer, now),
    interestedOf(db, viewer),
    offeringsInReach(db, viewer, now),
  ])
  if (interested.length > 0) await noteListed(ask, 'enrolments', interested)
  const without = []
  for (const opportunity of await opportunitiesByIds(db, viewer, ids)) {
    const starts = (await startsOf(db, opportunity, now)).filter(
      ({ startsAt }) =>
        !runs.some((run) => run.opportunityId === opportunity.id && run.startsAt.getTime() === startsAt.getTime()),
    )
    for (const start of starts.slice(0, 3)) without.push({ opportunity, start })
  }
  return page(runsView(ask, { runs, interested, without }))
}

/** Opens a list for a date that nobody has signed up for yet. */
export async function openList(ask: Ask): Promise<Answer> {
  const { db, viewer, now, form } = ask
  const id = found(readId(form.get('opportunity') ?? undefined))
  if (!(await offeringsInReach(db, viewer, now)).includes(id)) throw new NotFound()
  const [opportunity] = await opportunitiesByIds(db, viewer, [id])
  const start = startIn(await startsOf(db, found(opportunity), now), form.get('start'))
  const run = await inTransaction(db, (db) => openRun(db, id, start))
  return redirect(runPath({ id: run }))
}

const startIn = (starts: readonly Start[], asked: string | null): Start =>
  found(starts.find(({ startsAt }) => startsAt.toISOString() === asked))

const runOf = ({ db, viewer, params }: Ask) => findRun(db, viewer, found(readId(params.run)))

export async function showRun(ask: Ask): Promise<Answer> {
  return runAnswer(ask, {})
}

async function runAnswer(ask: Ask, mistakes: Mistakes): Promise<Answer> {
  const { run, enrolments } = await runOf(ask)
  await noteListed(ask, `run:${run.id}`, enrolments)
  const [opportunity] = await opportunitiesByIds(ask.db, ask.viewer, [run.opportunityId])
  const others = (await startsOf(ask.db, found(opportunity), ask.now)).filter(
    ({ startsAt }) => startsAt.getTime() !== run.startsAt.getTime(),
  )
  const status = Object.keys(mistakes).length > 0 ? 422 : 200
  return page(runView(ask, { run, enrolments, others, mistakes }), status, { headers: { 'cache-control': 'no-store' } })
}

export async function setRunPlaces(ask: Ask): Promise<Answer> {
  const { run } = await runOf(ask)
  const typed = (ask.form.get('places') ?? '').trim()
  const places = typed === '' ? null : Number(typed)
  if (places !== null && !(Number.isInteger(places) && places >= 0 && places <= MOST_PLACES)) {
    return runAnswer(ask, { places: `Enter a whole number up to ${MOST_PLACES}, or leave it empty for no limit` })
  }
  await inTransaction(ask.db, async (db) => {
    await tellOffered({ ...ask, db }, await setPlaces(db, ask.viewer, run.id, places, ask.now))
  })
  return redirect(runPath(run))
}

async function tellOffered({ db, now, origin }: Ask, offered: readonly Enrolment[]): Promise<void> {
  for (const enrolment of offered) {
    const again = enrolment.offeredUntil?.toISOString() ?? ''
    const message = enrolmentMessage(enrolment, 'offered', { origin, now, again })
    if (message) await queueMessage(db, message, now)
  }
}

/** Moves one person on, or to another date. Sent twice, the second changes nothing. */
export async function movePerson(ask: Ask): Promise<Answer> {
  const { db, form, now, origin } = ask
  const { run, enrolments } = await runOf(ask)
  const before = enrolments.find(({ id }) => id === readId(ask.params.id))
  if (!before) return redirect(runPath(run))
  const move = form.get('move') as EnrolmentMove | 'another-date'
  const told = move === 'another-date' ? 'moved' : MOVES[move]
  if (told === undefined) throw new NotFound()
  if (move === 'offer' && run.offered !== null && run.held >= run.offered) {
    return runAnswer(ask, { places: 'There is no free place to offer. Take back a place or add one first' })
  }
  try {
    await inTransaction(db, async (db) => {
      const { enrolment, offered } = await changed({ ...ask, db }, before, move)
      const again = now.toISOString()
      const message = told ? enrolmentMessage(enrolment, told, { origin, now, again }) : null
      if (message) await queueMessage(db, message, now)
      await tellOffered({ ...ask, db }, offered)
    })
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
  }
  return redirect(`${runPath(run)}#person-${before.id}`)
}

async function changed(ask: Ask, before: Enrolment, move: EnrolmentMove | 'another-date'): Promise<Changed> {
  const { db, viewer, form, now } = ask
  if (move !== 'another-date') {
    if (!afterMove(before.status, move)) throw new Conflict('this cannot happen to it any more')
    return changeEnrolment(db, viewer, before, move, now)
  }
  const [opportunity] = await opportunitiesByIds(db, viewer, [before.opportunityId])
  return moveToStart(db, viewer, before, startIn(await startsOf(db, found(opportunity), now), form.get('start')), now)
}

/** Sends what the organisation wrote to everybody who has a place or waits for one. */
export async function writeToAll(ask: Ask): Promise<Answer> {
  const { form, viewer, now, origin } = ask
  const { run, enrolments } = await runOf(ask)
  const words = (form.get('words') ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim().slice(0, LONGEST_MESSAGE)
  if (!words) return runAnswer(ask, { words: 'Enter what you want to tell them' })
  return takeOnce(ask, 'enrolment-words', async (db: Db) => {
    const number = newSecret().slice(0, 12)
    const open = enrolments.filter(({ status }) => OPEN.includes(status) || status === 'attended')
    let count = 0
    for (const enrolment of open) {
      const message = organizationMessage(enrolment, words, { origin, number })
      if (!message) continue
      await queueMessage(db, message, now)
      count += 1
    }
    await writeHistory(db, viewer, 'run.written', `run:${run.id}`, { count }, now)
    return `${runPath(run)}?told=${count}`
  })
}
