import { HELP_REQUEST_OUTCOMES, type HelpRequest } from '../../../domain/help-request.ts'
import { may } from '../../../domain/permission.ts'
import { readReference } from '../../../domain/reference.ts'
import { Conflict, found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import {
  closedHelpRequests,
  entriesOf,
  findHelpRequest,
  helpRequestQueue,
  moveHelpRequest,
} from '../../../records/help-request.ts'
import { writeHistory } from '../../../records/history.ts'
import { hubsOf } from '../../../records/hub.ts'
import { colleaguesAt } from '../../../records/hub-reach.ts'
import { queueMessage } from '../../../records/message.ts'
import type { Db } from '../../../records/schema.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { optionText } from '../../../web/option-words.ts'
import { readId } from '../../../web/paths.ts'
import { closed, taken, tried } from './help-requests.email.ts'
import { nextDays, readClosing, readContact } from './help-requests.form.ts'
import { queueLine, queuePage, requestPage } from './help-requests.page.ts'
import { closedView, queueView } from './help-requests.view.ts'
import { requestView } from './request.view.ts'

const ROOM = 'desk-help-request'

export async function showQueue(ask: Ask): Promise<Answer> {
  const { db, viewer, query, now } = ask
  const requests = await helpRequestQueue(db, viewer)
  await noteListed(ask, requests.length)
  return page(queueView(queuePage(requests, query.get('show'), viewer, now), ask))
}

export async function showClosed(ask: Ask): Promise<Answer> {
  const requests = await closedHelpRequests(ask.db, ask.viewer)
  await noteListed(ask, requests.length)
  const lines = requests.map((request) => ({
    ...queueLine(request, ask.now),
    outcome: `${optionText(HELP_REQUEST_OUTCOMES, request.outcome ?? '')}, ${dayWords(request.closedAt!, ask.now)}`,
  }))
  return page(closedView(lines, ask))
}

/** A list is one line of the history, with how many people were on it. */
const noteListed = ({ db, viewer, now }: Ask, count: number): Promise<void> =>
  writeHistory(db, viewer, 'help-request.listed', 'help-requests', { count }, now, { why: 'support' })

/** Other hubs' requests do not exist for whoever does not reach them. */
const requestAsked = async ({ db, viewer, params }: Ask): Promise<HelpRequest> =>
  found(await findHelpRequest(db, viewer, found(readReference(params.reference ?? ''))))

export async function showRequest(ask: Ask): Promise<Answer> {
  const request = await requestAsked(ask)
  const subject = `help-request:${request.id}`
  await writeHistory(ask.db, ask.viewer, 'help-request.viewed', subject, {}, ask.now, { why: 'support' })
  return requestAnswer(ask, request, {})
}

async function requestAnswer(ask: Ask, request: HelpRequest, mistakes: Mistakes): Promise<Answer> {
  const { db, viewer, now } = ask
  const manages = may(viewer, 'help-requests.assign')
  const [entries, colleagues, hubs] = await Promise.all([
    entriesOf(db, request),
    manages ? colleaguesAt(db, request.hubId) : [],
    manages ? hubsOf(db, viewer, request.placeSlug) : [],
  ])
  const shown = requestPage(request, entries, now)
  const status = Object.keys(mistakes).length > 0 ? 422 : 200
  return page(requestView(shown, request, { colleagues, hubs, days: nextDays(now) }, mistakes, ask), status)
}

const pathOf = ({ reference }: HelpRequest) => `/desk/help-requests/${reference}`
const factsFor = ({ origin, place }: Ask, { hub }: HelpRequest) => ({ origin, phone: hub.phone ?? place.contact.phone })

/** Whoever takes a request is its adviser from now on; what was promised stays promised. */
export async function takeRequest(ask: Ask): Promise<Answer> {
  const { viewer } = ask
  const request = await requestAsked(ask)
  if (viewer.kind !== 'member') throw new NotFound()
  return giveTo(ask, request, 'take', { accountId: viewer.accountId, name: viewer.name })
}

export async function assignRequest(ask: Ask): Promise<Answer> {
  const request = await requestAsked(ask)
  const id = readId(ask.form.get('adviser') ?? undefined)
  const colleague = found((await colleaguesAt(ask.db, request.hubId)).find(({ accountId }) => accountId === id))
  return giveTo(ask, request, 'assign', colleague)
}

const giveTo = (
  ask: Ask,
  request: HelpRequest,
  move: 'take' | 'assign',
  adviser: { readonly accountId: number; readonly name: string },
): Promise<Answer> =>
  takeDeskForm(ask, ROOM, async (db) => {
    // Whoever it was with when the page was shown: it is not taken from somebody unseen.
    const from = ask.form.get('from')
    if (from !== null && from !== String(request.adviser?.accountId ?? '')) throw new Conflict('taken-by-someone-else')
    await moveHelpRequest(db, ask.viewer, request, { move, adviserId: adviser.accountId }, ask.now)
    const at = request.dueAt ?? request.promisedBy
    const due = { words: dayWords(at, ask.now), at }
    await send(db, taken(request, adviser, due, factsFor(ask, request)), ask.now)
    return pathOf(request)
  })

const send = async (db: Db, message: Parameters<typeof queueMessage>[1] | null, now: Date): Promise<void> => {
  if (message) await queueMessage(db, message, now)
}

/** Gives a request to another hub of the same borough; it is nobody's there until somebody takes it. */
export async function handOver(ask: Ask): Promise<Answer> {
  const request = await requestAsked(ask)
  const id = readId(ask.form.get('hub') ?? undefined)
  const hub = found((await hubsOf(ask.db, ask.viewer, request.placeSlug)).find((hub) => hub.id === id))
  return takeDeskForm(ask, ROOM, async (db) => {
    const change = { move: 'hand-over', hubId: hub.id, words: hub.name } as const
    await moveHelpRequest(db, ask.viewer, request, change, ask.now)
    return '/desk/help-requests'
  })
}

/** Records an attempt to reach the person, with what happens next and by when. Who was not reached is told. */
export async function recordContact(ask: Ask): Promise<Answer> {
  const { viewer, form, now } = ask
  const request = await requestAsked(ask)
  const read = readContact(form, now)
  if (!read.ok) return requestAnswer(ask, request, read.mistakes)
  const { move, note, next } = read.value
  return takeDeskForm(ask, ROOM, async (db) => {
    await moveHelpRequest(db, viewer, request, { move, words: note, forPerson: false, next }, now)
    if (move === 'not-reached' || move === 'left-message') {
      const due = { words: dayWords(next.dueAt, now), at: next.dueAt }
      await send(db, tried(request, next.words, due, factsFor(ask, request), now), now)
    }
    return pathOf(request)
  })
}

/** Closes with an outcome and a word to the person; never without. */
export async function closeRequest(ask: Ask): Promise<Answer> {
  const { viewer, form, now } = ask
  const request = await requestAsked(ask)
  const read = readClosing(form)
  if (!read.ok) return requestAnswer(ask, request, read.mistakes)
  const { outcome, words } = read.value
  return takeDeskForm(ask, ROOM, async (db) => {
    await moveHelpRequest(db, viewer, request, { move: 'close', outcome, words }, now)
    await send(db, closed(request, words, factsFor(ask, request), now), now)
    return pathOf(request)
  })
}
