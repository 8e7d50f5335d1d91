import { randomBytes } from 'node:crypto'
import { reference } from '../../../domain/reference.ts'
import { Conflict } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { askForAlert, changeAlert, confirmAlert, endAlert, findAlert } from '../../../records/alert.ts'
import { queueMessage } from '../../../records/message.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask } from '../../../web/ask.ts'
import { tooManyTries } from '../../../web/attempt-limit.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { readMessageLanguage, rememberingLanguage } from '../../../web/message-language.ts'
import { searchTitle } from '../../../web/search-title.ts'
import { confirmMessage, followedMessage } from './alerts.email.ts'
import { keptSearch, readAlertForm, readFollowed, readFrequency } from './alerts.form.ts'
import { askView, confirmView, doneView, endedView, oneView, sentView, stopView } from './alerts.view.ts'

const HOUR = 3600
/** Messages that ask one mailbox for a yes, in an hour. */
const MOST_ASKED = 5

/** Nothing about a mailbox stays in the memory of a shared browser. */
const kept = (view: Parameters<typeof page>[0], status = 200): Answer =>
  page(view, status, { headers: { 'cache-control': 'no-store' } })

export async function begin(ask: Ask): Promise<Answer> {
  return formAnswer(ask, ask.query, {})
}

async function formAnswer(ask: Ask, query: URLSearchParams, mistakes: Mistakes, status = 200): Promise<Answer> {
  const { search, placeKnown } = await readFollowed(ask, query)
  const title = searchTitle(search)
  return kept(askView(ask, { kept: keptSearch(search), title, placeKnown, mistakes }), status)
}

/** Keeps the search and asks its mailbox; the page is the same whatever we know about the address. */
export async function ask(ask: Ask): Promise<Answer> {
  const { db, form, viewer, place, now, origin } = ask
  const query = new URLSearchParams(form.get('search') ?? '')
  const { email, frequency, mistakes } = readAlertForm(form)
  if (!email || !frequency) return formAnswer(ask, query, mistakes, 422)
  const { search } = await readFollowed(ask, query)
  if (await tooManyTries(ask, 'alerts:asked', MOST_ASKED, HOUR, email)) {
    return formAnswer(ask, query, { email: 'We have written there many times. Wait an hour, or call us' }, 429)
  }
  const language = readMessageLanguage(ask)
  const answer = await takeOnce({ ...ask, db }, 'alerts', async (db) => {
    const draft = { placeSlug: place.slug, address: email, search: keptSearch(search), frequency, language }
    const { alert } = await askForAlert(db, viewer, { ...draft, reference: reference(randomBytes(8)) }, now)
    const facts = { title: searchTitle(search), origin }
    const number = randomBytes(6).toString('base64url')
    const words =
      alert.state === 'active' ? followedMessage(alert, facts, number) : confirmMessage(alert, facts, number, now)
    await queueMessage(db, words, now)
    return '/alerts/sent'
  })
  return rememberingLanguage(ask, answer)
}

export const showSent = (ask: Ask): Answer => page(sentView(ask))

const alertOf = ({ db, viewer, params }: Ask) => findAlert(db, viewer, params.uuid ?? '')

export async function showConfirm(ask: Ask): Promise<Answer> {
  const alert = await alertOf(ask)
  if (alert.state !== 'unconfirmed' && alert.state !== 'active') return kept(endedView(ask, alert))
  return kept(confirmView(ask, alert, await titleOf(ask, alert.search)))
}

export async function confirm(ask: Ask): Promise<Answer> {
  const alert = await alertOf(ask)
  if (alert.state !== 'unconfirmed' && alert.state !== 'active') return redirect(`/alerts/${alert.uuid}`)
  await inTransaction(ask.db, (db) => confirmAlert(db, ask.viewer, alert, ask.now))
  return redirect(`/alerts/${alert.uuid}/done`)
}

export async function showOne(ask: Ask): Promise<Answer> {
  const alert = await alertOf(ask)
  if (alert.state === 'unconfirmed') return redirect(`/alerts/${alert.uuid}/confirm`)
  if (alert.state !== 'active') return kept(endedView(ask, alert))
  const { search } = await readFollowed(ask, new URLSearchParams(alert.search))
  return kept(oneView(ask, { alert, search, title: searchTitle(search), mistakes: {} }))
}

/** Changes words, place, distance and how often; what was ticked stays as it is. */
export async function change(ask: Ask): Promise<Answer> {
  const { db, viewer, form, now } = ask
  const alert = await alertOf(ask)
  if (alert.state !== 'active') return redirect(`/alerts/${alert.uuid}`)
  const query = new URLSearchParams(alert.search)
  for (const name of ['q', 'near', 'within']) query.set(name, form.get(name) ?? '')
  const { search, placeKnown } = await readFollowed(ask, query)
  const frequency = readFrequency(form)
  const again = (mistakes: Mistakes, status: number): Answer =>
    kept(oneView(ask, { alert, search, title: searchTitle(search), mistakes }), status)
  if (!placeKnown) return again({ near: 'We do not know this place. Check how it is spelled, or try a postcode' }, 422)
  if (!frequency) return again({ frequency: 'Choose how often we may write' }, 422)
  try {
    const wanted = { search: keptSearch(search), frequency, language: readMessageLanguage(ask) }
    await inTransaction(db, (db) => changeAlert(db, viewer, alert, wanted, now))
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return again({ q: 'You get emails about this search already' }, 409)
  }
  return rememberingLanguage(ask, redirect(`/alerts/${alert.uuid}/done?changed=1`))
}

export async function showStop(ask: Ask): Promise<Answer> {
  const alert = await alertOf(ask)
  if (alert.state !== 'active' && alert.state !== 'unconfirmed') return kept(endedView(ask, alert))
  return kept(stopView(ask, alert, await titleOf(ask, alert.search)))
}

/** Stops at once, also where a mail program presses the button for its owner (RFC 8058). */
export async function stop(ask: Ask): Promise<Answer> {
  const alert = await alertOf(ask)
  await inTransaction(ask.db, (db) => endAlert(db, ask.viewer, alert, 'stopped', ask.now))
  return redirect(`/alerts/${alert.uuid}`)
}

export async function say(ask: Ask): Promise<Answer> {
  const alert = await alertOf(ask)
  if (alert.state !== 'active') return redirect(`/alerts/${alert.uuid}`)
  return kept(doneView(ask, alert, await titleOf(ask, alert.search)))
}

const titleOf = async (ask: Ask, search: string): Promise<string> =>
  searchTitle((await readFollowed(ask, new URLSearchParams(search))).search)
