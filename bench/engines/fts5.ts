import { DatabaseSync } from 'node:sqlite'
import type { Db } from '../../src/records/schema.ts'
import type { Contestant } from './contestant.ts'
import { answerFrom, readRows } from './in-process.ts'

/**
 * SQLite FTS5 finds and ranks; place, order and counts are done beside it in this process with our own counting, which
 * is kinder to it than SQL would be.
 */
export async function fts5(db: Db, stemOf: (word: string) => string): Promise<Contestant> {
  const sqlite = new DatabaseSync(':memory:')
  sqlite.exec("create virtual table listing using fts5 (stems, content='', detail='none', tokenize='unicode61')")
  const insert = sqlite.prepare('insert into listing (rowid, stems) values (?, ?)')
  sqlite.exec('begin')
  const rows = await readRows(db, (position, stems) => insert.run(position + 1, stems))
  sqlite.exec('commit')
  const ranked = sqlite.prepare('select rowid, rank from listing where listing match ?')
  ranked.setReturnArrays(true)
  return {
    name: 'SQLite FTS5',
    answer(search) {
      if (!search.words) return answerFrom(rows, everything(rows.ids.length), search)
      const found = ranked.all(stemOf(search.words)) as unknown as [number, number][]
      return answerFrom(
        rows,
        found.map(([id, rank]) => [id - 1, -rank / 10] as const),
        search,
      )
    },
    close: () => sqlite.close(),
  }
}

/** What both engines in process do without words: take every row. */
export function* everything(count: number): Generator<readonly [number, number]> {
  for (let position = 0; position < count; position++) yield [position, 0]
}
