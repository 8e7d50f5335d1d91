import { WITHHOLD_REASONS } from '../../../domain/data-request.ts'
import { londonDate, readDate } from '../../../domain/london-time.ts'
import { Conflict, found, NotFound } from '../../../kit/errors.ts'
import { type Answer, data, page } from '../../../kit/http.ts'
import { type Deciding, decideNote, type NoteToReview, notesToReview } from '../../../records/access-notes.ts'
import {
  type AccessMove,
  type AccessRequest,
  askForCopy,
  copiesAsked,
  moveAccess,
  write,
} from '../../../records/access-request.ts'
import { queueMessage } from '../../../records/message.ts'
import { findParticipant } from '../../../records/participant.ts'
import type { Db } from '../../../records/schema.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { type DataNews, dataMessage } from '../../../web/data-messages.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { personAsked } from '../../../web/person-asked.ts'
import { addressesOf, copyView, noteView, takingView } from './copy.view.ts'

const ROOM = 'data-protection'
const DESK = '/desk/data-protection'

export const showTaking: Handler = async (ask) => page(takingView(ask, await personAsked(ask), {}))

/** POST: somebody asked by telephone, letter or in person; the clock counts from that day. */
export const takeRequest: Handler = async (ask) => {
  const person = await personAsked(ask)
  const askedOn = readDate(ask.form.get('asked') ?? '')
  if (!askedOn || askedOn > londonDate(ask.now)) {
    return page(takingView(ask, person, { asked: 'Enter the day on which they asked, today or before' }), 422)
  }
  const viewer = memberIn(ask)
  const { organizationId } = viewer.membership
  const ticked = ask.form.getAll('addresses')
  const addresses = addressesOf(person).filter((one) => ticked.includes(one))
  return takeDeskForm(ask, ROOM, async (db) => {
    const asked = { participantId: person.id, organizationId, askedOn, addresses }
    const id = await askForCopy(db, viewer, asked, ask.now)
    return `${DESK}/copies/${id}`
  })
}

export const showCopy: Handler = (ask) => copyPage(ask, {})

async function copyPage(ask: Ask, mistakes: Mistakes): Promise<Answer> {
  const one = await requestAsked(ask)
  const notes = await notesToReview(ask.db, memberIn(ask), one, ask.now)
  await write(ask.db, ask.viewer, 'copy.looked-through', one, ask.now, { count: notes.length })
  return page(copyView(ask, { one, notes, mistakes }), Object.keys(mistakes).length > 0 ? 422 : 200)
}

/** POST: one move of a request: a question, its answer, more time, let it be made, handed over, taken back. */
export const moveCopy: Handler = async (ask) => {
  const one = await requestAsked(ask)
  const move = moveIn(ask.form)
  if (!move) throw new NotFound()
  if ('words' in move && move.words.length < 10) return copyPage(ask, { [`${move.do}-words`]: WORDS_WANTED[move.do] })
  if (move.do === 'release') {
    const notes = await notesToReview(ask.db, memberIn(ask), one, ask.now)
    const open = notes.filter(({ mustDecide }) => mustDecide).length
    if (open > 0) return copyPage(ask, { notes: `Decide about the notes on somebody’s safety first: ${open} to go` })
  }
  return takeDeskForm(ask, ROOM, async (db) => {
    await moveAccess(db, memberIn(ask), one, move, ask.now)
    const news = NEWS[move.do]
    if (news) await tell({ ...ask, db }, one.id, news)
    return `${DESK}/copies/${one.id}`
  })
}

const WORDS_WANTED = {
  clarify: 'Write your question: what do you need to know to go on?',
  extend: 'Say why it takes longer: it is complex, or they asked for many things',
} as const

const NEWS: Partial<Record<AccessMove['do'], DataNews>> = { clarify: 'copy.question', extend: 'copy.later' }

function moveIn(form: URLSearchParams): AccessMove | null {
  const what = form.get('do')
  const words = (form.get(`${what}-words`) ?? '').trim().slice(0, 2000)
  if (what === 'clarify' || what === 'extend') return { do: what, words }
  const plain = (['answered', 'release', 'hand-over', 'withdraw'] as const).find((one) => one === what)
  return plain ? { do: plain } : null
}

async function tell(ask: Ask & { db: Db }, id: string, kind: DataNews): Promise<void> {
  const [one] = await copiesAsked(ask.db, ask.viewer, { id })
  const person = one && (await findParticipant(ask.db, ask.viewer, one.participantId, ask.now))
  if (!one || !person) return
  const from = { origin: ask.origin, phone: ask.place.contact.phone }
  const message = dataMessage(person, { kind, id, until: one.dueOn, once: String(one.version) }, from)
  if (message) await queueMessage(ask.db, message, ask.now)
}

/** The copy itself, to hand over. Only ever saved, never opened as a page of ours. */
export const fetchCopy: Handler = async (ask) => {
  const one = await requestAsked(ask)
  const bytes = one.fileUuid ? await ask.fileStore.read(one.fileUuid) : null
  if (!bytes) throw new NotFound()
  await write(ask.db, ask.viewer, 'copy.fetched', one, ask.now)
  const disposition = `attachment; filename="copy-${one.number}.zip"`
  return data('application/zip', bytes, 200, { 'content-disposition': disposition, 'cache-control': 'no-store' })
}

export const showNote: Handler = async (ask) => {
  const { one, note } = await noteAsked(ask)
  return page(noteView(ask, { one, note, mistakes: {} }))
}

/** POST: what is given of one note. */
export const judgeNote: Handler = async (ask) => {
  const { one, note } = await noteAsked(ask)
  if (one.status !== 'review' && one.status !== 'clarify') throw new Conflict('not-now')
  const read = readDeciding(ask.form)
  if (!read.ok) return page(noteView(ask, { one, note, mistakes: read.mistakes }), 422)
  return takeDeskForm(ask, ROOM, async (db) => {
    await decideNote(db, memberIn(ask), one, note, read.value, ask.now)
    return `${DESK}/copies/${one.id}#notes`
  })
}

type Read = { readonly ok: true; readonly value: Deciding } | { readonly ok: false; readonly mistakes: Mistakes }

function readDeciding(form: URLSearchParams): Read {
  const decision = (['release', 'redact', 'withhold'] as const).find((one) => one === form.get('decision'))
  if (!decision) return { ok: false, mistakes: { decision: 'Choose what they get' } }
  if (decision === 'release') return { ok: true, value: { decision, reason: null, words: null } }
  const reason = WITHHOLD_REASONS.find(({ value }) => value === form.get('reason'))?.value
  const words = (form.get('words') ?? '').trim().slice(0, 20_000)
  const mistakes: Mistakes = {
    ...(!reason && { reason: 'Choose why it is left out' }),
    ...(decision === 'redact' && !words && { words: 'Write what they get of it' }),
  }
  if (!reason || Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  return { ok: true, value: { decision, reason, words: decision === 'redact' ? words : null } }
}

async function requestAsked(ask: Ask): Promise<AccessRequest> {
  return found((await copiesAsked(ask.db, memberIn(ask))).find(({ id }) => id === ask.params.id))
}

async function noteAsked(ask: Ask): Promise<{ one: AccessRequest; note: NoteToReview }> {
  const one = await requestAsked(ask)
  const notes = await notesToReview(ask.db, memberIn(ask), one, ask.now)
  return { one, note: found(notes.find(({ id }) => id === ask.params.note)) }
}
