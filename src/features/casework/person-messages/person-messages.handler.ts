import type { Participant } from '../../../domain/participant.ts'
import { MESSAGE_WAYS, type PersonMessage, whyNot } from '../../../domain/person-message.ts'
import { Conflict, found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { recordsOf } from '../../../records/folded.ts'
import { writeHistory } from '../../../records/history.ts'
import { mayChangeParticipant } from '../../../records/participant.ts'
import { documentsOf } from '../../../records/person-document.ts'
import { findMessage, markAnswered, markRead, messagesWith, takeBackMatch } from '../../../records/person-message.ts'
import { sendToPerson, wayFacts } from '../../../records/person-message-send.ts'
import { agreeToWhatsApp } from '../../../records/whatsapp-agreement.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { messagingOf } from '../../../web/message-words.ts'
import { changesWork, personAsked } from '../../../web/person-asked.ts'
import { readMessage, wordsIn } from './person-messages.form.ts'
import { messagesPage, templateFor } from './person-messages.page.ts'
import { messagesView } from './person-messages.view.ts'

const pathOf = ({ id }: Pick<Participant, 'id'>) => `/desk/people/${id}/messages`

/** Shows what was written both ways, and writes down that it was read: the person sees that themself. */
export async function showMessages(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const person = await personAsked(ask)
  const about = { participantId: person.id, why: 'support' } as const
  await writeHistory(db, viewer, 'message.read', `participant:${person.id}`, {}, now, about)
  await markRead(db, memberIn(ask), await recordsOf(db, viewer, person.id, now), now)
  return shown(ask, person, {})
}

async function shown(ask: Ask, person: Participant, mistakes: Mistakes): Promise<Answer> {
  const { db, now, query } = ask
  const viewer = memberIn(ask)
  const records = await recordsOf(db, viewer, person.id, now)
  const known = {
    person,
    messages: await messagesWith(db, viewer, records, now),
    papers: (await documentsOf(db, viewer, records, now)).filter(({ fromMessageId }) => fromMessageId !== null),
    facts: await wayFacts(db, viewer, person, messagingOf(ask), now),
    mayWrite: await changesWork(ask, person),
    all: query.has('all'),
  }
  const template = ask.form.has('words') ? null : templateFor(query.get('template'), person, ask.place.contact.phone)
  const status = Object.keys(mistakes).length > 0 ? 422 : 200
  return page(messagesView(messagesPage(known, now), template?.words ?? '', mistakes, ask), status)
}

/** Sends what was written, by a way that is open to them. */
export async function sendMessage(ask: Ask): Promise<Answer> {
  const { db, now, form } = ask
  const viewer = memberIn(ask)
  const person = await personAsked(ask)
  if (!(await mayChangeParticipant(db, viewer, person.id, now))) throw new NotFound()
  const facts = await wayFacts(db, viewer, person, messagingOf(ask), now)
  const open = MESSAGE_WAYS.map(({ value }) => value).filter((way) => whyNot(way, facts) === null)
  const read = readMessage(form, open)
  if (!read.ok) return shown(ask, person, read.mistakes)
  const template = templateFor(read.value.template, person, ask.place.contact.phone)
  const language = template && read.value.words === template.words ? template.language : 'en'
  return takeDeskForm(ask, 'person-messages', async (db) => {
    const id = await sendToPerson(db, viewer, { person, language, ...read.value }, messagingOf(ask), now)
    return `${pathOf(person)}#m-${id}`
  })
}

/** Writes that a message needs no answer here, or was answered in another way. */
export async function settleMessage(ask: Ask): Promise<Answer> {
  const { message, person } = await messageAsked(ask)
  const words = wordsIn(ask.form, 'words', 500) || null
  await markAnswered(ask.db, memberIn(ask), message, { how: 'otherwise', words }, ask.now)
  return redirect(pathOf(person))
}

/** Takes back that a message is theirs: it goes back to whoever finds out. */
export async function returnMessage(ask: Ask): Promise<Answer> {
  const { message, person } = await messageAsked(ask)
  await takeBackMatch(ask.db, memberIn(ask), message, ask.now)
  return redirect(pathOf(person))
}

/** Writes down that they agreed to WhatsApp, and how they said so. */
export async function agreeWhatsApp(ask: Ask): Promise<Answer> {
  const { db, now, form } = ask
  const viewer = memberIn(ask)
  const person = await personAsked(ask)
  const how = (['in-person', 'phone', 'online'] as const).find((one) => one === form.get('how'))
  if (!how) return shown(ask, person, { how: 'Say how they agreed' })
  if (whyNot('whatsapp', await wayFacts(db, viewer, person, messagingOf(ask), now)) !== 'not-agreed') {
    throw new Conflict('cannot-be-done-now')
  }
  return takeDeskForm(ask, 'whatsapp-agreement', async (db) => {
    await agreeToWhatsApp(db, viewer, { participantId: person.id, how }, now)
    return pathOf(person)
  })
}

async function messageAsked(ask: Ask): Promise<{ readonly message: PersonMessage; readonly person: Participant }> {
  const { db, viewer, params, now } = ask
  const person = await personAsked(ask)
  const id = params.message ?? ''
  const message = found(isUuid(id) ? await findMessage(db, viewer, id, now) : null)
  const theirs = await recordsOf(db, viewer, person.id, now)
  if (!message.participantId || !theirs.includes(message.participantId)) throw new NotFound()
  return { message, person }
}
