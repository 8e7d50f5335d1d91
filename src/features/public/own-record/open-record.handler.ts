import { type Answer, page, redirect } from '../../../kit/http.ts'
import { writeHistory } from '../../../records/history.ts'
import { ownRecordOf } from '../../../records/own-record.ts'
import { openOwnRecord, SIGN_IN_COOKIE, signInAs } from '../../../records/sign-in.ts'
import type { Ask } from '../../../web/ask.ts'
import { tooManyTries } from '../../../web/attempt-limit.ts'
import { readSecondAnswer } from './open-record.form.ts'
import { openRecordView } from './open-record.view.ts'
import { KEPT_NOWHERE, RECORD_PATH } from './own-record.queries.ts'

const HOUR = 3600
const DAY = 24 * HOUR
/** Birthdays are few: an address can be tried five times an hour and ten times a day, a network more. */
const MOST = { hour: 5, day: 10, network: 40 } as const

/** The same words for a wrong answer, for nobody at all, and for two people whom one answer does not tell apart. */
const NOT_FOUND_WORDS = 'We could not open a record with this. Check the date, or add your number. Or call us'

/**
 * Opens the record of whoever answers the second question right, in this browser alone: it gets a new sign-in, so that
 * nobody who had the old one comes along.
 */
export async function openRecord(ask: Ask): Promise<Answer> {
  const { db, viewer, cookies, now } = ask
  if (viewer.kind !== 'resident') return redirect('/requests')
  const again = (words: string, field: string, status = 422) =>
    page(openRecordView(ask, { [field]: words }), status, KEPT_NOWHERE)
  const read = readSecondAnswer(ask.form, now)
  if (!read.ok) return page(openRecordView(ask, read.mistakes), 422, KEPT_NOWHERE)
  const { value: address } = viewer.address
  const tooMany =
    (await tooManyTries(ask, 'own-record:day', MOST.day, DAY, address)) ||
    (await tooManyTries(ask, 'own-record:hour', MOST.hour, HOUR, address)) ||
    (await tooManyTries(ask, 'own-record:network', MOST.network, HOUR))
  if (tooMany) return again('There were many tries. Wait an hour, or call us', 'born-day', 429)

  const participantId = await ownRecordOf(db, read.value)
  if (!participantId) return again(NOT_FOUND_WORDS, 'born-day')
  const cookie = await signInAs(db, { address: viewer.address }, 'code', now, cookies[SIGN_IN_COOKIE])
  await openOwnRecord(db, cookie.value, participantId)
  const about = { participantId, why: 'own-record' } as const
  await writeHistory(db, viewer, 'own-record.opened', `participant:${participantId}`, {}, now, about)
  return redirect(RECORD_PATH, [cookie])
}
