import { randomInt } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { type Half, halves, type Letters, letters, lost } from './kept.ts'
import {
  type Acknowledged,
  askForHelp,
  type Browser,
  book,
  dealWith,
  emptyLedger,
  keepWriting,
  type Ledger,
  refer,
  signedIn,
} from './people-writing.ts'
import { type Engine, startRig } from './rig.ts'

export type KillsReport = {
  readonly kills: ReadonlyMap<string, number>
  readonly ledger: Ledger
  readonly lost: readonly Acknowledged[]
  readonly halves: readonly Half[]
  readonly letters: Letters
  readonly history: { readonly holds: boolean; readonly said: string }
  readonly seconds: number
}

/** Longest that is written before the next kill; the moment is drawn anew each time. Milliseconds. */
const LONGEST_BETWEEN = 2000

/**
 * Lets people write through the whole product over HTTP, ends a part of it with kill -9 at random moments so many times,
 * and returns what is in the database of what they were told is done.
 */
export async function killAndCount(
  engine: Engine,
  times: number,
  say: (line: string) => void = () => {},
): Promise<KillsReport> {
  const began = performance.now()
  const rig = await startRig(engine)
  try {
    const since = new Date()
    const ledger = emptyLedger()
    const enough = new AbortController()
    const staff = await Promise.all(
      ['Dr Leela Raman', 'Tom Ashgrove', 'Marguerite Dunmore'].map((name) => signedIn(rig.origin, name)),
    )
    await rig.begin()
    const writing = beginWriting(rig.origin, staff, ledger, enough.signal)
    const kills = new Map<string, number>(rig.parts.map((part) => [part, 0]))
    for (let n = 1; n <= times; n++) {
      const before = ledger.acknowledged.length
      for (const end = performance.now() + 60_000; performance.now() < end; await delay(20)) {
        if (ledger.acknowledged.length > before) break
      }
      await delay(randomInt(LONGEST_BETWEEN))
      const part = rig.parts[n <= rig.parts.length ? n - 1 : randomInt(rig.parts.length)]!
      await rig.kill(part)
      kills.set(part, kills.get(part)! + 1)
      if (n % 10 === 0) say(`${n} kills, ${ledger.acknowledged.length} writes acknowledged`)
    }
    enough.abort()
    await Promise.all(writing)

    const { db, close } = rig.everything()
    const found = {
      lost: await lost(db, ledger.acknowledged),
      halves: await halves(db, since),
      letters: await letters(db, rig.letters()),
    }
    await close()
    const history = await rig.verifyHistory()
    return { kills, ledger, ...found, history, seconds: (performance.now() - began) / 1000 }
  } finally {
    await rig.stop()
  }
}

/** Two ask for help, one books, two refer, and one deals with what they sent. */
function beginWriting(
  origin: string,
  [leela, tom, marguerite]: readonly Browser[],
  ledger: Ledger,
  enough: AbortSignal,
): readonly Promise<void>[] {
  const waiting: string[] = []
  const keep = (once: () => Promise<void>) => keepWriting(ledger, enough, once)
  const sends = (browser: Browser | undefined) => async () => {
    waiting.push(await refer(browser!, ledger))
  }
  return [
    keep(() => askForHelp(origin, ledger)),
    keep(() => askForHelp(origin, ledger)),
    keep(() => book(origin, ledger)),
    keep(sends(leela)),
    keep(sends(tom)),
    keep(async () => {
      const id = waiting.shift()
      if (id) await dealWith(marguerite!, id, ledger)
      else await delay(50)
    }),
  ]
}

/** Returns the report as it is printed: numbers found, and of how many. */
export function linesOf(report: KillsReport): readonly string[] {
  const { kills, ledger, halves, letters, history, seconds } = report
  const many = (number: number) => number.toLocaleString('en-GB')
  const total = [...kills.values()].reduce((sum, number) => sum + number, 0)
  const kinds = Map.groupBy(ledger.acknowledged, ({ what }) => what)
  const each = [...kinds].map(([what, ones]) => `${what} ${many(ones.length)}`).join(', ')
  return [
    `${total} kills in ${many(Math.round(seconds))} seconds: ${[...kills].map((kill) => kill.join(' ')).join(', ')}`,
    `acknowledged writes lost: ${report.lost.length} of ${many(ledger.acknowledged.length)} (${each})`,
    ...report.lost.slice(0, 10).map(({ what, key }) => `  lost: ${what} ${key}`),
    `half transactions: ${halves.reduce((sum, { found }) => sum + found, 0)}`,
    ...halves.map(({ what, found, of, table }) => `  ${what}: ${found}, of ${many(of)} rows of ${table}`),
    `letters that came twice: ${letters.twice} of ${many(letters.arrived)}; noted as sent and never come: ${letters.missing} of ${many(letters.sent)}`,
    `history: ${history.said.replaceAll('\n', '; ')}`,
    `requests that were not acknowledged: ${many(ledger.unanswered)}`,
    ...[...ledger.odd].map(([why, number]) => `  ${number} × ${why}`),
  ]
}

/** Returns whether nothing was lost, nothing is half there, and every chain holds. */
export const allWhole = ({ lost, halves, letters, history, ledger }: KillsReport): boolean =>
  ledger.acknowledged.length > 0 &&
  lost.length + letters.twice + letters.missing === 0 &&
  halves.every(({ found }) => found === 0) &&
  history.holds
