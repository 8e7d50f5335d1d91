/**
 * Shows whether “Your requests” and asking for a new passkey tell who is known here: `bin/bench enumeration [--number
 * 500]`. Asks each, in turn, for addresses that are known and for addresses never seen, and prints how well the times
 * tell the two apart: the area under the curve, 0.5 for not at all, 1 for always.
 */
import { parseArgs } from 'node:util'
import { recoverRoutes } from '../src/features/account/recover/recover.routes.ts'
import { requestsRoutes } from '../src/features/public/requests/requests.routes.ts'
import { queueMessage } from '../src/records/message.ts'
import { demoPlaces, guarded, visit } from '../test/harness/ask.ts'
import { testDatabase } from '../test/harness/database.ts'

const { values: options } = parseArgs({ options: { number: { type: 'string', default: '500' } } })
const number = Number(options.number)
const now = new Date('2026-11-23T10:00:00Z')

const { owner, web, drop } = await testDatabase()
try {
  const places = await demoPlaces()
  const rooms = [
    {
      room: 'requests',
      visitor: { db: web, now, places, routes: requestsRoutes },
      path: '/requests',
      form: (address: string) => ({ address, next: '/requests' }),
      makeKnown: writeTo,
    },
    {
      room: 'recover',
      visitor: { db: web, now, places, routes: recoverRoutes },
      path: '/sign-in/recover',
      form: (email: string) => ({ email, reason: 'My phone is gone' }),
      makeKnown: giveAccount,
    },
  ]
  for (const { room, visitor, path, form, makeKnown } of rooms) {
    for (let i = 0; i < number; i++) await makeKnown(`known${i}@example.org`)
    const timed = async (address: string, turn: number): Promise<number> => {
      // Each a quarter of an hour after the last, and from a browser of its own: the limits are not what is measured.
      const later = new Date(now.getTime() + turn * 900_000)
      const request = { form: { ...guarded(room, later), ...form(address) }, cookies: { browser: `of ${address}` } }
      const began = performance.now()
      const answer = await visit({ ...visitor, now: later }, path, request)
      const time = performance.now() - began
      if (answer.kind !== 'redirect') throw new Error(`${path} answered with ${answer.status}`)
      return time
    }
    for (let i = 0; i < 50; i++) await timed(`warm${i}@example.org`, i)
    const known: number[] = []
    const unknown: number[] = []
    for (let i = 0; i < number; i++) {
      // Which of the two comes first changes from turn to turn.
      const turns = [() => timed(`known${i}@example.org`, 2 * i + 50).then((time) => known.push(time))]
      turns.push(() => timed(`never${i}@example.org`, 2 * i + 51).then((time) => unknown.push(time)))
      for (const turn of i % 2 === 0 ? turns : turns.reverse()) await turn()
    }
    const area = areaUnderCurve(known, unknown)
    console.log(
      `${path}: ${number} times each, in turn: known ${median(known)} ms, unknown ${median(unknown)} ms, ` +
        `AUC ${area.toFixed(3)} (0.45 to 0.55 tells nothing)`,
    )
    if (area < 0.45 || area > 0.55) process.exitCode = 1
  }
} finally {
  await drop()
}

/** Somebody we have written to before, several times. */
async function writeTo(value: string): Promise<void> {
  for (const part of ['asked', 'booked', 'reminded']) {
    const words = { subject: part, body: part, text: part }
    const to = { kind: 'email' as const, value }
    await queueMessage(
      web,
      {
        to,
        key: `${value}:${part}`,
        kind: 'help-request.asked',
        language: 'en',
        slots: {},
        words,
        waitsForMorning: false,
      },
      now,
    )
  }
}

/** Somebody who signs in with a passkey. */
async function giveAccount(email: string): Promise<void> {
  const row = { name: email, email, email_key: email, created_at: now, disabled_at: null }
  await owner.insertInto('account').values(row).execute()
}

/** How often a time of the first kind is longer than one of the second (Mann and Whitney). */
function areaUnderCurve(first: readonly number[], second: readonly number[]): number {
  let wins = 0
  for (const a of first) for (const b of second) wins += a > b ? 1 : a === b ? 0.5 : 0
  return wins / (first.length * second.length)
}

function median(times: readonly number[]): string {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!.toFixed(2)
}
