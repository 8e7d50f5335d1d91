import { randomUUID } from 'node:crypto'
import { londonDate } from '../../../domain/london-time.ts'
import type { Participant } from '../../../domain/participant.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { recordsOf } from '../../../records/folded.ts'
import { addKeyDate, endKeyDate, keyDatesOf } from '../../../records/key-date.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { personOpened, personToChange } from '../../../web/person-asked.ts'
import { readKeyDate } from './barriers.form.ts'
import { datesView } from './dates.view.ts'

const ROOM = 'person-dates'

export const showDates = async (ask: Ask): Promise<Answer> => datesAnswer(ask, await personOpened(ask), {})

async function datesAnswer(ask: Ask, person: Participant, mistakes: Mistakes): Promise<Answer> {
  const { db, viewer, now } = ask
  const dates = await keyDatesOf(db, viewer, await recordsOf(db, viewer, person.id, now), now)
  return page(datesView({ person, dates }, mistakes, ask), Object.keys(mistakes).length > 0 ? 422 : 200)
}

export async function saveDate(ask: Ask): Promise<Answer> {
  const person = await personToChange(ask)
  const read = readKeyDate(ask.form, londonDate(ask.now))
  if (!read.ok) return datesAnswer(ask, person, read.mistakes)
  const viewer = memberIn(ask)
  return takeDeskForm(ask, ROOM, async (db) => {
    await addKeyDate(db, viewer, { id: randomUUID(), participantId: person.id, ...read.value }, ask.now)
    return `/desk/people/${person.id}/dates`
  })
}

/** POST …/dates/:date/end: it was dealt with. Refused where somebody else was first. */
export async function endDate(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const person = await personToChange(ask)
  const ids = await recordsOf(db, viewer, person.id, now)
  const kept = found((await keyDatesOf(db, viewer, ids, now)).find(({ id }) => id === ask.params.date))
  return takeDeskForm(ask, ROOM, async (db) => {
    await endKeyDate(db, viewer, kept, now)
    return `/desk/people/${person.id}/dates`
  })
}
