/**
 * Measures forms that are taken: `bin/bench forms [--engines embedded,server] [--number 4000]`. Sends the last step of
 * “Ask for help” through its room (draft read, limits, token, request, entry, history, message, answer) with every write
 * on disk before the answer, and beside it, in the same run, inserts the same rows with nothing around them.
 */
import { randomBytes } from 'node:crypto'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { sampleHubs } from '../demo/hubs.ts'
import { reference } from '../src/domain/reference.ts'
import { askForHelpRoutes } from '../src/features/public/ask-for-help/ask-for-help.routes.ts'
import { issueFormToken } from '../src/kit/form-token.ts'
import { digest, newSecret } from '../src/kit/secret.ts'
import { saveDraft } from '../src/records/help-request-draft.ts'
import { saveHub } from '../src/records/hub.ts'
import type { Db } from '../src/records/schema.ts'
import { demoPlaces, type Request, TEST_FORM_RULES, visit } from '../test/harness/ask.ts'
import { type BenchEngine, makeDatabase, startEngine } from './database.ts'
import { BENCH_NOW } from './generate-listings.ts'
import { measure, milliseconds, table } from './measure.ts'

const { values: options } = parseArgs({
  options: {
    engines: { type: 'string', default: 'embedded,server' },
    number: { type: 'string', default: '4000' },
  },
})
const number = Number(options.number)
const DURABLE = { synchronous_commit: 'on', fsync: 'on' }
const [place] = await demoPlaces()

const ANSWERS = {
  where: {
    typed: 'NW5 2AA',
    label: 'NW5 2AA',
    postcode: 'NW5 2AA',
    wardCode: null,
    point: null,
    from: 'postcode',
    otherBorough: null,
    askedAnyway: false,
  },
  help: { helps: ['find-a-job'], unsure: false, ownWords: 'I would like to work with people, near where I live.' },
  contact: { contactBy: 'email', email: 'amina@example.org', phone: null, postalAddress: null, mayText: false },
  safe: { mayLeaveMessage: false, othersMaySee: false, bestTimes: [], safeWords: null },
  name: 'Amina',
  needs: { language: 'en', interpreter: false, access: [], accessWords: null },
}

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${new Date().toISOString().slice(0, 10)}`)
console.log(
  'Every form is on disk before it is answered (fsync and synchronous_commit on); web and bench on one machine',
)
for (const engine of options.engines.split(',') as BenchEngine[]) {
  const server = await startEngine(engine, DURABLE)
  try {
    await benchForms(server)
  } finally {
    await server.stop()
  }
}

async function benchForms(server: Awaited<ReturnType<typeof startEngine>>): Promise<void> {
  const { owner, web, drop } = await makeDatabase(server, 'bench_forms')
  try {
    const hubId = await saveHub(owner, sampleHubs()[0]!)
    const lines: string[][] = []
    for (const atOnce of [1, 16]) {
      const many = atOnce === 1 ? Math.ceil(number / 4) : number
      const asks = await Promise.all(Array.from({ length: many }, () => readyToSend(web, hubId)))
      const ours = await measure(asks, (one) => send(web, one), { atOnce, rounds: 1, warm: true })
      const drafts = await Promise.all(Array.from({ length: many }, () => readyToSend(web, hubId)))
      const bare = await measure(drafts, (one) => insertTheSame(web, hubId, one), { atOnce, rounds: 1, warm: true })
      const share = `${Math.round((ours.rate / bare.rate) * 100)} %`
      for (const [name, { rate, p50, p95 }] of [
        ['our room', ours],
        ['the same rows, bare', bare],
      ] as const) {
        lines.push([`${name}, ${atOnce} at once`, `${Math.round(rate)}`, milliseconds(p50), milliseconds(p95)])
      }
      lines.push([`our share of bare, ${atOnce} at once`, share, '', ''])
    }
    const { rows } = await sql<{ taken: number; asked: number; told: number }>`
      select (select count(*)::integer from submission) as taken, (select count(*)::integer from help_request) as asked,
        (select count(*)::integer from message) as told`.execute(owner)
    console.log(`\n### ${server.name}\n\n${table(['', 'forms a second', 'p50 ms', 'p95 ms'], lines)}`)
    console.log(
      `\nIn the tables afterwards: ${Object.entries(rows[0]!)
        .map((entry) => entry.join(' '))
        .join(', ')}.`,
    )
  } finally {
    await drop()
  }
}

type Ready = { readonly token: string; readonly request: Request }

/** Somebody who has answered every question, and the button that they are about to press. */
async function readyToSend(db: Db, hubId: number): Promise<Ready> {
  const token = newSecret()
  await saveDraft(db, token, place!.slug, { answers: { ...ANSWERS, hubId }, sentReference: null }, BENCH_NOW)
  const form = issueFormToken(TEST_FORM_RULES.key, 'ask-for-help', 'first', new Date(BENCH_NOW.getTime() - 60_000))
  const remote = [...randomBytes(3)].map((byte) => (byte % 200) + 1).join('.')
  return { token, request: { form: { form }, cookies: { asking: token }, remote: `${remote}.7` } }
}

async function send(db: Db, { request }: Ready): Promise<void> {
  const visitor = { db, now: BENCH_NOW, places: [place!], routes: askForHelpRoutes }
  const answer = await visit(visitor, '/ask-for-help/check', request)
  if (answer.kind !== 'redirect' || !answer.to.includes('/sent/')) throw new Error('a form was not taken')
}

/** What a form leaves, with nothing that makes it safe: no token, no limits, no reading. */
async function insertTheSame(db: Db, hubId: number, { token }: Ready): Promise<void> {
  const number = reference(randomBytes(8))
  const at = BENCH_NOW
  await db.transaction().execute(async (db) => {
    await db
      .insertInto('submission')
      .values({ token_hash: digest(newSecret()), room: 'ask-for-help', answer: `/ask-for-help/sent/${number}`, at })
      .execute()
    const { id } = await db
      .insertInto('help_request')
      .values({
        reference: number,
        place_slug: place!.slug,
        hub_id: hubId,
        status: 'new',
        next_step: 'We contact you for the first time',
        due_at: at,
        promised_by: at,
        asked_at: at,
        postcode: 'NW5 2AA',
        where_from: 'postcode',
        helps: ['find-a-job'],
        own_words: ANSWERS.help.ownWords,
        name: 'Amina',
        email: 'amina@example.org',
        contact_by: 'email',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('help_request_entry')
      .values({ help_request_id: id, at, kind: 'asked', account_id: null, words: null, for_person: true })
      .execute()
    await db
      .insertInto('history')
      .values({
        at,
        actor: 'public',
        verb: 'help-request.asked',
        subject: `help-request:${id}`,
        details: JSON.stringify({ hub: hubId }),
      })
      .execute()
    await db
      .insertInto('message')
      .values({
        key: `help-request:${number}:asked`,
        channel: 'email',
        address: 'amina@example.org',
        kind: 'help-request.asked',
        subject: `We have your request for help: ${number}`,
        body: 'x'.repeat(400),
        created_at: at,
        send_after: at,
      })
      .execute()
    await db
      .updateTable('help_request_draft')
      .set({ answers: JSON.stringify({ sentHubId: hubId }), sent_reference: number, updated_at: at })
      .where('token_hash', '=', digest(token))
      .execute()
  })
}
