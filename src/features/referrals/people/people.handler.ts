import type { Participant } from '../../../domain/participant.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { writeHistory } from '../../../records/history.ts'
import { findParticipant, mayChangeParticipant, searchParticipants } from '../../../records/participant.ts'
import { referralsOfPerson } from '../../../records/referral-list.ts'
import { sentOfPerson } from '../../../records/referral-tracking.ts'
import { decisionsOf } from '../../../records/sharing.ts'
import type { Ask } from '../../../web/ask.ts'
import { personPage } from './people.page.ts'
import { personView, searchView } from './people.view.ts'

export const showSearch = (ask: Ask): Answer => page(searchView('', null, ask))

export async function showFound(ask: Ask): Promise<Answer> {
  const { db, viewer, form, now } = ask
  const words = (form.get('words') ?? '').normalize('NFC').trim().slice(0, 100)
  const people = words ? await searchParticipants(db, viewer, words, now) : []
  await writeHistory(db, viewer, 'people.searched', 'people', { count: people.length }, now)
  return page(searchView(words, people, ask))
}

/** Returns the person of this address; whom this viewer may not see does not exist. */
export async function personAsked({ db, viewer, params, now }: Ask): Promise<Participant> {
  const id = params.id ?? ''
  return found(isUuid(id) ? await findParticipant(db, viewer, id, now) : null)
}

/** Shows what is known of somebody, and writes down that it was looked at: they can read that themselves. */
export async function showPerson(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const person = await personAsked(ask)
  const known = {
    person,
    received: await referralsOfPerson(db, viewer, person.id, now),
    sent: await sentOfPerson(db, viewer, person.id, now),
    decisions: await decisionsOf(db, viewer, person.id, now),
    changes: await mayChangeParticipant(db, viewer, person.id, now),
  }
  await writeHistory(db, viewer, 'participant.viewed', `participant:${person.id}`, {}, now, {
    participantId: person.id,
    why: 'support',
  })
  return page(personView(personPage(known, viewer, now), ask))
}
