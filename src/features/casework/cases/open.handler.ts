import { randomUUID } from 'node:crypto'
import { endOfLondonDay } from '../../../domain/london-time.ts'
import type { Participant } from '../../../domain/participant.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { openCase, openCaseOn } from '../../../records/support-case.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { personOpened, personToChange } from '../../../web/person-asked.ts'
import { ROOM } from './cases.handler.ts'
import { casesPath } from './cases.queries.ts'
import { readOpening } from './open.form.ts'
import { openingView } from './open.view.ts'

export async function showOpening(ask: Ask): Promise<Answer> {
  return openingAnswer(ask, await personOpened(ask), {})
}

const openingAnswer = (ask: Ask, person: Participant, mistakes: Mistakes): Answer =>
  page(openingView(person, mistakes, ask), Object.keys(mistakes).length > 0 ? 422 : 200)

/** Begins to work with somebody who is on the list, without a referral: whoever begins looks after them. */
export async function keepOpening(ask: Ask): Promise<Answer> {
  const { db, form, now } = ask
  const viewer = memberIn(ask)
  const person = await personToChange(ask)
  const read = readOpening(form, now)
  if (!read.ok) return openingAnswer(ask, person, read.mistakes)
  const { program, path, nextStep, dueOn } = read.value
  if (await openCaseOn(db, viewer, person.id, program, now)) {
    return openingAnswer(ask, person, { program: 'You work with them on this already. Choose another, or go on there' })
  }
  return takeDeskForm(ask, ROOM, async (db) => {
    const { organizationId, hubIds } = viewer.membership
    const opening = {
      ...{ id: randomUUID(), placeSlug: ask.place.slug, participantId: person.id, organizationId, program, path },
      hubId: hubIds.length === 1 ? hubIds[0]! : null,
      ...{ ownerAccountId: viewer.accountId, nextStep, dueAt: endOfLondonDay(dueOn) },
    }
    await openCase(db, viewer, opening, now)
    return casesPath(person)
  })
}
