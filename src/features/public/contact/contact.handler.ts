import { randomBytes } from 'node:crypto'
import { takesTexts } from '../../../adapters/text/contact-address.ts'
import { readReference, reference } from '../../../domain/reference.ts'
import { workingDeadline } from '../../../domain/working-days.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { saveContactMessage } from '../../../records/contact-message.ts'
import { queueMessage } from '../../../records/message.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { dayWords } from '../../../web/help-request-words.ts'
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
  return takeOnce(ask, 'contact', async (db) => {
    const number = reference(randomBytes(8))
    const email = address.kind === 'email' ? address.value : null
    const phone = address.kind === 'phone' ? address.value : null
    const draft = { reference: number, placeSlug: place.slug, name, email, phone, words, dueAt, sample: place.sample }
    await saveContactMessage(db, viewer, draft, now)
    if (email || takesTexts(address.value)) {
      await queueMessage(db, written(address, name, number, dayWords(dueAt, now), place.contact.phone), now)
    }
    return `/contact/sent/${number}`
  })
}

export const showSent = (ask: Ask): Answer =>
  page(
    sentView(
      found(readReference(ask.params.reference ?? '')),
      dayWords(workingDeadline(ask.now, ask.place.replyWorkingDays), ask.now),
      ask,
    ),
  )
