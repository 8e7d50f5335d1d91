import { readPersonNumber } from '../../../domain/reference.ts'
import { page, redirect } from '../../../kit/http.ts'
import { writeHistory } from '../../../records/history.ts'
import { historyOfPerson } from '../../../records/history-reading.ts'
import { searchParticipants } from '../../../records/participant.ts'
import type { Handler } from '../../../web/ask.ts'
import { historyView } from './history.view.ts'
import { personIn } from './person-asked.queries.ts'
import { privacyPage } from './privacy.handler.ts'

/** POST /desk/privacy: finds a record by its number, so that no number of anybody stands in an address or a log. */
export const findPerson: Handler = async (ask) => {
  const number = readPersonNumber(ask.form.get('number') ?? '')
  if (!number) return privacyPage(ask, { number: 'Enter the number of a record, like P-7K3M-4QRT' })
  const person = (await searchParticipants(ask.db, ask.viewer, number, ask.now)).find((one) => one.number === number)
  if (!person) return privacyPage(ask, { number: 'There is no record with this number on your list' })
  return redirect(`/desk/privacy/people/${person.id}`)
}

export const showHistory: Handler = async (ask) => {
  const person = await personIn(ask)
  const about = { participantId: person.id, why: 'privacy' as const }
  await writeHistory(ask.db, ask.viewer, 'history.read', `participant:${person.id}`, {}, ask.now, about)
  return page(historyView(ask, person, await historyOfPerson(ask.db, [person.id])))
}
