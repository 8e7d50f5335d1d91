import { randomBytes } from 'node:crypto'
import { takesTexts } from '../../../adapters/text/contact-address.ts'
import { readReference, reference } from '../../../domain/reference.ts'
import { workingDeadline } from '../../../domain/working-days.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { saveContactMessage } from '../../../records/contact-message.ts'
import { queueMessage } from '../../../records/message.ts'
import { promisedAnswer } from '../../../records/own-contact-message.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { readMessageLanguage, rememberingLanguage } from '../../../web/message-language.ts'
import { written } from './contact.email.ts'
import { readWritten } from './contact.form.ts'
import { contactView, sentView } from './contact.view.ts'

export const showContact = (ask: Ask): Answer => page(contactView({}, ask))

export async function sendContact(ask: Ask): Promise<Answer> {
  const { viewer, form, place, now } = ask
  const read = readWritten(form)
  if (!read.ok) return page(contactView(read.mistakes, ask), 422)

  const { name, address, words } = read.value
  const dueAt = workingDeadline(now, place.replyWorkingDays)
  const language = readMessageLanguage(ask)
  const answer = await takeOnce(ask, 'contact', async (db) => {
    const number = reference(randomBytes(8))
    const email = address.kind === 'email' ? address.value : null
    const phone = address.kind === 'phone' ? address.value : null
    const from = { placeSlug: place.slug, name, email, phone, language, sample: place.sample }
    const draft = { ...from, reference: number, words, dueAt }
    await saveContactMessage(db, viewer, draft, now)
    if (email || takesTexts(address.value)) {
      await queueMessage(db, written(address, draft, dayWords(dueAt, now), place.contact.phone), now)
    }
    return `/contact/sent/${number}`
  })
  return rememberingLanguage(ask, answer)
}

export async function showSent(ask: Ask): Promise<Answer> {
  const number = found(readReference(ask.params.reference ?? ''))
  const promised = found(await promisedAnswer(ask.db, ask.viewer, number))
  return page(sentView(number, dayWords(promised, ask.now), ask))
}
