import type { Participant } from '../../../domain/participant.ts'
import type { PersonMessage } from '../../../domain/person-message.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { writeHistory } from '../../../records/history.ts'
import { findParticipant, mayChangeParticipant, searchParticipants } from '../../../records/participant.ts'
import { peopleAt } from '../../../records/people-by-address.ts'
import { findMessage, markAnswered, matchByHand } from '../../../records/person-message.ts'
import { casesOf } from '../../../records/support-case.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { matchView } from './match.view.ts'

/** Shows a message of which nobody knows whose it is, and who might have written it. */
export async function showMatch(ask: Ask): Promise<Answer> {
  const message = await asked(ask)
  if (message.participantId) return redirect(`/desk/people/${message.participantId}/messages#m-${message.id}`)
  await writeHistory(ask.db, ask.viewer, 'message.read', `message:${message.id}`, {}, ask.now, { why: 'support' })
  return shown(ask, message, await alike(ask, message), {})
}

/** Shows whom the words found, on one's own list alone. */
export async function searchPerson(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const message = await asked(ask)
  const words = typed(ask, 'name', 100)
  const people = words ? await searchParticipants(db, viewer, words, now) : []
  await writeHistory(db, viewer, 'people.searched', 'people', { count: people.length }, now)
  return shown(ask, message, people, words ? {} : { name: 'Enter a name, or the number of a record' })
}

/** Writes whose it is, with the reason: the message then stands with them, and waits for whoever has their case. */
export async function keepMatch(ask: Ask): Promise<Answer> {
  const { db, form, now } = ask
  const viewer = memberIn(ask)
  const message = await asked(ask)
  const id = form.get('person') ?? ''
  const person = isUuid(id) ? await findParticipant(db, viewer, id, now) : null
  const words = typed(ask, 'words', 500)
  const may = person !== null && (await mayChangeParticipant(db, viewer, person.id, now))
  if (!person || !may || words.length < 5) {
    const mistakes = {
      ...(!may && { person: 'Choose who wrote it' }),
      ...(words.length < 5 && { words: 'Say why you are sure' }),
    }
    return shown(ask, message, person ? [person] : await alike(ask, message), mistakes)
  }
  const open = (await casesOf(db, viewer, [person.id], now)).find(({ closedAt }) => closedAt === null)
  await matchByHand(db, viewer, message, { participantId: person.id, caseId: open?.id ?? null, words }, now)
  return redirect(`/desk/people/${person.id}/messages#m-${message.id}`)
}

/** Writes that a message is for nobody here, and why: it waits no more. */
export async function setAside(ask: Ask): Promise<Answer> {
  const message = await asked(ask)
  const words = typed(ask, 'why', 500)
  if (words.length < 5) return shown(ask, message, await alike(ask, message), { why: 'Say what it is' })
  await markAnswered(ask.db, memberIn(ask), message, { how: 'not-for-us', words }, ask.now)
  return redirect('/desk/messages')
}

async function asked({ db, viewer, params, now }: Ask): Promise<PersonMessage> {
  const id = params.id ?? ''
  return found(isUuid(id) ? await findMessage(db, viewer, id, now) : null)
}

const alike = ({ db, viewer, now }: Ask, { address }: PersonMessage): Promise<readonly Participant[]> =>
  address ? peopleAt(db, viewer, address, now) : Promise.resolve([])

const typed = ({ form }: Ask, name: string, longest: number): string =>
  (form.get(name) ?? '').normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, longest)

const shown = (ask: Ask, message: PersonMessage, people: readonly Participant[], mistakes: Mistakes): Answer =>
  page(matchView({ message, people, mistakes }, ask), Object.keys(mistakes).length > 0 ? 422 : 200)
