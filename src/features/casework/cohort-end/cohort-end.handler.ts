import { randomBytes } from 'node:crypto'
import { attendedPercent, completes, PLACE_OUTCOMES, type PlaceOutcome } from '../../../domain/cohort.ts'
import { fullName } from '../../../domain/participant.ts'
import { certificateNumber } from '../../../domain/reference.ts'
import { Conflict } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { sessionsOf, setCohortStatus } from '../../../records/cohort.ts'
import { attendanceOf } from '../../../records/cohort-attendance.ts'
import { type CohortPlace, movePlace, placesOf } from '../../../records/cohort-place.ts'
import { peopleSeen } from '../../../records/participant.ts'
import type { Db } from '../../../records/schema.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { cohortLed, tellOfCohort, writeCohortSeen } from '../../../web/cohort-asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import type { Finisher } from './cohort-end.page.ts'
import { endView } from './cohort-end.view.ts'

/** Asks how it ended for each: who completes it is said by the rule, and can be put right with a reason. */
export async function showEnd(ask: Ask): Promise<Answer> {
  const { cohort, finishers, left } = await ending(ask)
  await writeCohortSeen(ask, cohort, finishers.length)
  const form = new URLSearchParams()
  for (const one of finishers) form.set(`done-${one.place.id}`, one.completes ? 'yes' : 'no')
  return page(endView({ cohort, finishers, left }, {}, { ...ask, form }))
}

async function ending(ask: Ask) {
  const { db, viewer, now } = ask
  const cohort = await cohortLed(ask)
  if (cohort.endedAt) throw new Conflict('cannot-be-done-now')
  const attended = await attendanceOf(db, viewer, cohort.id, now)
  const places = await placesOf(db, viewer, cohort.id, now)
  const sessions = await sessionsOf(db, viewer, cohort.id)
  const finishers = places
    .filter(({ status }) => status === 'enrolled')
    .map((place): Finisher => {
      const statuses = attended.filter(({ placeId }) => placeId === place.id).map(({ status }) => status)
      return { place, percent: attendedPercent(statuses), completes: completes(statuses, cohort.passPercent) }
    })
  const left = sessions.filter(({ status }) => status === 'planned').length
  return { cohort, finishers, left, waiting: places.filter(({ status }) => status === 'waiting') }
}

/** Ends a group: outcomes for all, certificates for those who completed it, and nobody is left waiting. */
export async function endGroup(ask: Ask): Promise<Answer> {
  const { form, viewer, now } = ask
  const { cohort, finishers, left, waiting } = await ending(ask)
  const read = readEnds(form, finishers)
  if (!read.ok) return page(endView({ cohort, finishers, left }, read.mistakes, ask), 422)
  return takeDeskForm(ask, 'cohort-end', async (db) => {
    const ids = finishers.map(({ place }) => place.participantId)
    const people = await peopleSeen(db, viewer, ids, now)
    for (const end of read.value) {
      await endPlace(ask, db, end)
      const person = people.get(end.place.participantId)
      if (end.done && person) await tellOfCohort(ask, db, 'certificate', { cohort, person })
    }
    for (const place of waiting) {
      await movePlace(db, memberIn(ask), place, { move: 'leave', reason: 'cohort-ended' }, now)
    }
    await setCohortStatus(db, memberIn(ask), cohort, 'ended', now)
    return `/desk/cohorts/${cohort.id}`
  })
}

type PlaceEnd = {
  readonly place: CohortPlace
  readonly done: boolean
  readonly outcome: PlaceOutcome
  readonly reason: string | null
}

const endPlace = ({ now, viewer }: Ask, db: Db, { place, done, outcome, reason }: PlaceEnd): Promise<void> =>
  movePlace(
    db,
    memberIn({ viewer }),
    place,
    {
      ...{ move: done ? 'complete' : 'not-complete', outcome, reason },
      certificateNumber: done ? certificateNumber(randomBytes(8)) : null,
    },
    now,
  )

type ReadEnds =
  | { readonly ok: true; readonly value: readonly PlaceEnd[] }
  | { readonly ok: false; readonly mistakes: Mistakes }

function readEnds(form: URLSearchParams, finishers: readonly Finisher[]): ReadEnds {
  const mistakes: Record<string, string> = {}
  const value = finishers.flatMap(({ place, completes }): PlaceEnd[] => {
    const said = form.get(`done-${place.id}`)
    const outcome = PLACE_OUTCOMES.find((one) => one.value === form.get(`outcome-${place.id}`))?.value
    const reason = (form.get(`reason-${place.id}`) ?? '').normalize('NFC').trim().slice(0, 200) || null
    const done = said === 'yes'
    if (said !== 'yes' && said !== 'no') mistakes[`done-${place.id}`] = `Choose if ${fullName(place)} completed it`
    if (!outcome) mistakes[`outcome-${place.id}`] = `Choose what ${fullName(place)} goes on to`
    if (done !== completes && !reason) {
      mistakes[`reason-${place.id}`] = `The meetings say otherwise. Enter why, for ${fullName(place)}`
    }
    return outcome ? [{ place, done, outcome, reason }] : []
  })
  return Object.keys(mistakes).length > 0 ? { ok: false, mistakes } : { ok: true, value }
}
