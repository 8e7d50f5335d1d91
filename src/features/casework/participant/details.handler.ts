import { londonDate } from '../../../domain/london-time.ts'
import type { Participant } from '../../../domain/participant.ts'
import type { ReferredPerson } from '../../../domain/referral-packet.ts'
import { NotFound } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { writeHistory } from '../../../records/history.ts'
import { changeParticipant } from '../../../records/participant.ts'
import { locatePostcodes } from '../../../records/postcode.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask } from '../../../web/ask.ts'
import { flatForm, settle, unfoldedForm } from '../../../web/merge.ts'
import { personOpened, personToChange } from '../../../web/person-asked.ts'
import { changedFields, factsOf, readDetails, SEVERAL } from './details.form.ts'
import { clashView, detailsView } from './details.view.ts'

/** What is known of somebody, to be put right. */
export async function showDetails(ask: Ask): Promise<Answer> {
  const person = await personOpened(ask)
  const facts = factsOf(person)
  return page(detailsView(person, facts, unfoldedForm(new URLSearchParams(facts.stands), SEVERAL), {}, ask))
}

/**
 * Puts right what is known of somebody. What somebody else changed meanwhile goes together with it, field by field; of
 * what both changed a person chooses. What was passed on before stays as it was on its day.
 */
export async function saveDetails(ask: Ask, tries = 2): Promise<Answer> {
  const person = await personToChange(ask)
  const facts = factsOf(person)
  const settled = settle(flatForm(ask.form, SEVERAL), [facts])
  if (settled.clashes.length > 0) return page(clashView(person, settled, ask), 409)
  const read = readDetails(unfoldedForm(settled.form, SEVERAL), londonDate(ask.now))
  if (!read.ok) return page(detailsView(person, facts, unfoldedForm(settled.form, SEVERAL), read.mistakes, ask), 422)
  try {
    await inTransaction(ask.db, (db) => keep({ ...ask, db }, person, read.value))
  } catch (error) {
    // Somebody saved between our look and our word: look again.
    if (!(error instanceof NotFound) || tries <= 1) throw error
    return saveDetails(ask, tries - 1)
  }
  return redirect(`/desk/people/${person.id}?saved=facts`)
}

async function keep({ db, viewer, now }: Ask, person: Participant, known: ReferredPerson): Promise<void> {
  const changed = changedFields(factsOf(person), factsOf({ ...person, ...known }))
  if (changed.length === 0) return
  const moved = known.postcode !== person.postcode
  const located = moved && known.postcode ? (await locatePostcodes(db, [known.postcode])).get(known.postcode) : null
  await changeParticipant(db, viewer, person, known, now, moved ? (located?.wardCode ?? null) : undefined)
  const about = { participantId: person.id, why: 'support' } as const
  const details = { fields: changed.join(', ') }
  await writeHistory(db, viewer, 'participant.changed', `participant:${person.id}`, details, now, about)
}
