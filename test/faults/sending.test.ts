import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { sendDueMessages } from '../../src/features/admin/messages/send-messages.job.ts'
import { queueMessage } from '../../src/records/message.ts'
import { demoPlaces } from '../harness/ask.ts'
import { ROOT } from '../harness/cluster.ts'
import { testDatabase } from '../harness/database.ts'
import { type MessageDouble, notifyDouble, smtpDouble } from '../harness/message-doubles.ts'

const now = new Date('2026-11-23T10:00:00Z')
const afterwards = new Date('2026-11-23T10:03:00Z')

type KillableDouble = (onTaken: () => void) => Promise<MessageDouble & { readonly url: string }>

describe('a process that dies between sending and writing down that it sent', () => {
  for (const [way, open, outcome] of [
    ['notify', notifyDouble, { sent: true, forPerson: false }],
    ['smtp', smtpDouble, { sent: false, forPerson: true }],
  ] as const satisfies readonly (readonly [string, KillableDouble, object])[]) {
    it(`leaves exactly one message at the other side: ${way}`, async () => {
      const { jobs, owner, urls, drop } = await testDatabase()
      let child: ChildProcess | undefined
      const double = await open(() => child?.kill('SIGKILL'))
      try {
        await queueMessage(jobs, DRAFT, now)
        const script = join(ROOT, 'test/faults/send-messages.ts')
        child = spawn(process.execPath, [script, urls.jobs, way, double.url, now.toISOString()], { stdio: 'inherit' })
        await once(child, 'exit')
        child = undefined
        assert.equal(double.arrived.length, 1)

        const sending = {
          db: jobs,
          senders: { email: double.sender, text: null, whatsapp: null },
          place: (await demoPlaces())[0]!,
          origin: () => 'https://work.example',
          clock: () => afterwards,
          log: { warn() {} },
        }
        await sendDueMessages(sending)
        await sendDueMessages(sending)
        assert.equal(double.arrived.length, 1)
        const row = await owner.selectFrom('message').selectAll().executeTakeFirstOrThrow()
        // A mail server cannot be asked what it took: there a person decides, on the page of undelivered messages.
        assert.deepEqual({ sent: row.sent_at !== null, forPerson: row.failed_at !== null }, outcome)
      } finally {
        await double.hangUp()
        await drop()
      }
    })
  }
})

const DRAFT = {
  to: { kind: 'email', value: 'amina@example.org' },
  key: 'booking:1:booked',
  kind: 'booking.booked',
  language: 'en',
  slots: {},
  words: { subject: 'Your appointment', body: 'See you on Tuesday.', text: 'See you on Tuesday.' },
  waitsForMorning: false,
} as const
