import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Member } from '../src/domain/permission.ts'
import type { Db } from '../src/records/schema.ts'
import { asViewer, type ViewerKey } from '../src/records/viewer-context.ts'
import { milliseconds, table } from './measure.ts'
import { BOROUGH_NOW } from './referral-borough.ts'
import type { Question } from './referral-questions.ts'

type Times = { readonly p50: number; readonly p95: number }
export type Line = { readonly who: string; readonly what: string; readonly both: Times; readonly alone: Times }

const HEAD = ['ms', 'p50, both walls', 'p95', 'p50, queries alone', 'p95', 'of queries alone, p50']
const cells = ({ what, both, alone }: Line): readonly string[] => [
  what,
  milliseconds(both.p50),
  milliseconds(both.p95),
  milliseconds(alone.p50),
  milliseconds(alone.p95),
  `${(both.p50 / alone.p50).toFixed(1)}×`,
]

export type Within = <T>(work: (db: Db) => Promise<T>) => Promise<T>

const WARM = 10

/** Asks with every subject to warm up, then so many rounds, first one way and then the other, by turns. */
export async function byTurns(
  question: Question,
  viewer: Member,
  both: Within,
  alone: Within,
  least: number,
): Promise<Omit<Line, 'who' | 'what'>> {
  const rounds = Math.max(least, Math.ceil(40 / question.subjects.length))
  const warm = Math.ceil(WARM / question.subjects.length)
  const times = { both: [] as number[], alone: [] as number[] }
  for (let round = 0; round < warm + rounds; round++) {
    for (const subject of question.subjects) {
      const answers = []
      for (const way of round % 2 ? (['both', 'alone'] as const) : (['alone', 'both'] as const)) {
        const began = performance.now()
        answers.push(await { both, alone }[way]((db) => question.ask(db, viewer, subject)))
        if (round >= warm) times[way].push(performance.now() - began)
      }
      if (!isDeepStrictEqual(answers[0], answers[1])) throw new Error(`${question.name}, “${subject}”: answers differ`)
    }
  }
  return { both: spread(times.both), alone: spread(times.alone) }
}

function spread(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
  return { p50: at(0.5), p95: at(0.95) }
}

export const asLooking = <T>(db: Db, key: ViewerKey, viewer: Member, work: (db: Db) => Promise<T>): Promise<T> =>
  asViewer(db, key, { viewer, purpose: 'triage', now: BOROUGH_NOW, signedAt: new Date() }, work)

export async function seenBy(db: Db): Promise<number> {
  const { rows } = await sql<{ seen: number }>`select count(*)::int as seen from participant`.execute(db)
  return rows[0]!.seen
}

export const count = (number: number): string => number.toLocaleString('en-GB')

export function growth(small: readonly Line[], large: readonly Line[]): string {
  return large
    .map((line, i) => `${line.who} ${line.what} ${(line.both.p50 / small[i]!.both.p50).toFixed(1)}×`)
    .join(', ')
}

/** Returns what was measured as a table of Markdown. */
export const tableOf = (measured: readonly Line[]): string => table(HEAD, measured.map(cells))
