/**
 * Shows whether “Your requests” tells who has asked for something: `bin/bench enumeration [--number 500]`. Asks for
 * codes, in turn, for addresses with requests and messages behind them and for addresses never seen, and prints how well the
 * times tell the two apart: the area under the curve, 0.5 for not at all, 1 for always.
 */
import { parseArgs } from 'node:util'
import { requestsRoutes } from '../src/features/public/requests/requests.routes.ts'
import { queueMessage } from '../src/records/message.ts'
import { demoPlaces, guarded, visit } from '../test/harness/ask.ts'
import { testDatabase } from '../test/harness/database.ts'

const { values: options } = parseArgs({ options: { number: { type: 'string', default: '500' } } })
const number = Number(options.number)
const now = new Date('2026-11-23T10:00:00Z')

const { web, drop } = await testDatabase()
try {
  const visitor = { db: web, now, places: await demoPlaces(), routes: requestsRoutes }
  for (let i = 0; i < number; i++) await makeKnown(`known${i}@example.org`)
  for (let i = 0; i < 50; i++) await timed(`warm${i}@example.org`)
  const known: number[] = []
  const unknown: number[] = []
  for (let i = 0; i < number; i++) {
    // Which of the two comes first changes from turn to turn.
    const turns = [() => timed(`known${i}@example.org`).then((time) => known.push(time))]
    turns.push(() => timed(`never${i}@example.org`).then((time) => unknown.push(time)))
    for (const turn of i % 2 === 0 ? turns : turns.reverse()) await turn()
  }
  const area = areaUnderCurve(known, unknown)
  console.log(
    `${number} times each, in turn: known ${median(known)} ms, unknown ${median(unknown)} ms, AUC ${area.toFixed(3)} (0.45 to 0.55 tells nothing)`,
  )
  if (area < 0.45 || area > 0.55) process.exitCode = 1

  async function timed(address: string): Promise<number> {
    const form = { ...guarded('requests', now), address, next: '/requests' }
    const began = performance.now()
    const answer = await visit(visitor, '/requests', { form, cookies: { browser: `browser of ${address}` } })
    const time = performance.now() - began
    if (answer.kind !== 'redirect') throw new Error(`answered with ${answer.status}`)
    return time
  }
} finally {
  await drop()
}

/** Somebody we have written to before, several times. */
async function makeKnown(value: string): Promise<void> {
  for (const part of ['asked', 'booked', 'reminded']) {
    const words = { subject: part, body: part, text: part }
    const to = { kind: 'email' as const, value }
    await queueMessage(
      web,
      { to, key: `${value}:${part}`, kind: 'help-request.asked', language: 'en', slots: {}, words, waitsForMorning: false },
      now,
    )
  }
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
