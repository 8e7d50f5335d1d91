import assert from 'node:assert/strict'
import type { TestApp } from '../../harness/app.ts'
import { type Question, someAtOnce } from '../../harness/direct.ts'
import type { Walls } from '../../harness/walls.ts'

/** What came back to somebody from an address: whose marked words were in it, and its status. */
export type Seen = {
  readonly who: string
  readonly where: string
  readonly marks: readonly string[]
  readonly status: number
}

/** A mark that must not be seen by others than these. */
export type Marked = { readonly mark: string; readonly readers: readonly string[] }

export const WALLS: Readonly<Record<Walls, string>> = {
  both: 'both walls',
  'policies-alone': 'the policies of the database alone',
  'queries-alone': 'the conditions of the queries alone',
}

/** Asks all of it as one person, with their cookie, and looks in each answer for marks. */
export async function crawl(
  app: TestApp,
  as: { readonly who: string; readonly cookie: string },
  questions: readonly Question[],
  marksIn: (text: string) => readonly string[],
): Promise<readonly Seen[]> {
  const seen: Seen[] = []
  await someAtOnce(8, questions, async (question) => {
    const { status, said } = await app.ask({ ...question, cookie: as.cookie })
    seen.push({ who: as.who, where: `${question.method} ${question.path}`, marks: marksIn(said), status })
  })
  return seen
}

export function assertNoLeak(seen: readonly Seen[], marked: readonly Marked[], walls: Walls): void {
  const readers = new Map(marked.map(({ mark, readers }) => [mark, readers]))
  const leaks = seen.flatMap(({ who, where, marks }) =>
    marks.filter((mark) => !readers.get(mark)!.includes(who)).map((mark) => `${who} read ${mark} at ${where}`),
  )
  assert.deepEqual(leaks.slice(0, 20), [])
  console.log(`${seen.length} addresses asked with ${WALLS[walls]}: 0 leaks`)
}

/** A crawl that sees nothing proves nothing. */
export function assertSeenByReaders(seen: readonly Seen[], marked: readonly Marked[]): void {
  const read = new Set(seen.flatMap(({ who, marks }) => marks.map((mark) => `${who} read ${mark}`)))
  const missing = marked.flatMap(({ mark, readers }) =>
    readers.filter((who) => !read.has(`${who} read ${mark}`)).map((who) => `${who} never read ${mark}`),
  )
  assert.deepEqual(missing, [])
}

export function assertNoFault(seen: readonly Seen[]): void {
  assert.deepEqual(seen.filter(({ status }) => status >= 500 && status !== 503).slice(0, 20), [])
}
