import { randomBytes } from 'node:crypto'
import { takesTexts } from '../../../adapters/text/contact-address.ts'
import { readEquality } from '../../../domain/equality.ts'
import type { HelpAsked } from '../../../domain/help-request.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { readReference, reference } from '../../../domain/reference.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { saveEqualityAnswers } from '../../../records/equality-answer.ts'
import { askForHelp } from '../../../records/help-request.ts'
import { saveDraft } from '../../../records/help-request-draft.ts'
import { hubsOf } from '../../../records/hub.ts'
import { queueMessage } from '../../../records/message.ts'
import type { Ask } from '../../../web/ask.ts'
import { dateWords } from '../../../web/dates.ts'
import { equalityThanksView, equalityView } from '../../../web/equality-questions.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { confirmation } from './ask-for-help.email.ts'
import { helpAsked, nextStep, replyPromise, stepPath } from './ask-for-help.page.ts'
import { readDraft } from './draft.form.ts'
import { ABOUT_YOU, afterAboutYou, sentView } from './sent.view.ts'

/** What is left of a draft that was sent: enough for the page that says so, and no answers. */
type Sent = { readonly sentHubId?: number; readonly promisedBy?: string; readonly takesCodes?: boolean }

/** Sends the request: the hub owns it from this moment, with a next step and a date. */
export async function sendRequest(ask: Ask): Promise<Answer> {
  const { db, viewer, place, now, origin } = ask
  const draft = await readDraft(ask)
  if (draft.sentReference) return redirect(`/ask-for-help/sent/${draft.sentReference}`)
  if (!draft.token || !draft.begun) return redirect('/ask-for-help?lost=1')
  const asked = helpAsked(draft.answers, place.slug)
  if (!asked) return redirect(stepPath(nextStep(draft.answers)))
  const hub = found((await hubsOf(db, viewer, place.slug)).find(({ id }) => id === asked.hubId))
  const { by, words } = replyPromise(ask)
  const token = draft.token

  return takeOnce(ask, 'ask-for-help', async (db) => {
    const number = reference(randomBytes(8))
    const next = { words: 'We contact you for the first time', dueAt: by }
    await askForHelp(db, viewer, asked, { reference: number, next, sample: place.sample }, now)
    const phone = hub.phone ?? place.contact.phone
    const message = confirmation(asked, { reference: number, by, promise: words, hubName: hub.name, phone, origin })
    if (message) await queueMessage(db, message, now)
    const sent: Sent = { sentHubId: hub.id, promisedBy: by.toISOString(), takesCodes: takesCodes(asked) }
    await saveDraft(db, token, place.slug, { answers: sent, sentReference: number }, now)
    return `/ask-for-help/sent/${number}`
  })
}

const takesCodes = ({ email, phone }: HelpAsked): boolean => email !== null || (phone !== null && takesTexts(phone))

/** Says that it was sent. In the browser that sent it also where and until when; elsewhere only how to see more. */
export async function showSent(ask: Ask): Promise<Answer> {
  const number = found(readReference(ask.params.reference ?? ''))
  const draft = await readDraft(ask)
  const sent = draft.sentReference === number ? (draft.answers as Sent) : {}
  const hubs = sent.sentHubId ? await hubsOf(ask.db, ask.viewer, ask.place.slug) : []
  const promise = sent.promisedBy ? dateWords(londonDate(new Date(sent.promisedBy)), londonDate(ask.now)) : null
  const hub = hubs.find(({ id }) => id === sent.sentHubId) ?? null
  return page(sentView({ reference: number, hub, promise, takesCodes: sent.takesCodes ?? true }, ask), 200, {
    headers: { 'cache-control': 'no-store' },
  })
}

export const showAboutYou = (ask: Ask): Answer => page(equalityView(ABOUT_YOU, ask))

/** Keeps the answers apart; none at all are thanked for as well. */
export const takeAboutYou = (ask: Ask): Promise<Answer> =>
  takeOnce(ask, 'about-you', async (db) => {
    const answers = readEquality((name) => ask.form.get(name))
    if (Object.keys(answers).length > 0) await saveEqualityAnswers(db, ask.place.slug, 'help-request', answers, ask.now)
    return '/ask-for-help/about-you/thank-you'
  })

export const thankAboutYou = (ask: Ask): Answer => page(equalityThanksView(afterAboutYou, ask))
