import { setTimeout as delay } from 'node:timers/promises'
import { govUkNotify } from '../../src/adapters/notify/gov-uk-notify.ts'
import { smtp } from '../../src/adapters/notify/smtp.ts'
import { sendDueMessages } from '../../src/features/admin/messages/send-messages.job.ts'
import { openDatabase } from '../../src/kit/db.ts'
import type { Schema } from '../../src/records/schema.ts'
import { demoPlaces } from '../harness/ask.ts'
import { NOTIFY_KEY } from '../harness/message-doubles.ts'

/** A process that sends what is due, to be killed in the middle: `send-messages.ts DATABASE notify|smtp URL MOMENT`. */
const [database, way, url, moment] = process.argv.slice(2) as [string, string, string, string]
const { db } = openDatabase<Schema>(database, { max: 2 })
const sender =
  way === 'smtp'
    ? smtp({ url, from: 'Good Work <work@borough.example>' })
    : govUkNotify({ apiKey: NOTIFY_KEY, baseUrl: url, emailTemplate: 'e', textTemplate: 't' })
await sendDueMessages({
  db,
  senders: { email: sender, text: sender, whatsapp: null },
  place: (await demoPlaces())[0]!,
  origin: () => 'https://work.example',
  clock: () => new Date(moment),
  log: { warn() {} },
})
await delay(10_000)
