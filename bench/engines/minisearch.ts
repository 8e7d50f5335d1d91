import MiniSearch from 'minisearch'
import type { Db } from '../../src/records/schema.ts'
import type { Contestant } from './contestant.ts'
import { everything } from './fts5.ts'
import { answerFrom, readRows } from './in-process.ts'

/** MiniSearch finds and ranks; the rest is done beside it as for FTS5. */
export async function miniSearch(db: Db, stemOf: (word: string) => string): Promise<Contestant> {
  const index = new MiniSearch({
    fields: ['stems'],
    idField: 'id',
    tokenize: (text) => text.split(' '),
    processTerm: (t) => t,
  })
  const rows = await readRows(db, (position, stems) => index.add({ id: position, stems }))
  return {
    name: 'MiniSearch',
    answer(search) {
      if (!search.words) return answerFrom(rows, everything(rows.ids.length), search)
      const found = index.search(stemOf(search.words))
      return answerFrom(
        rows,
        found.map(({ id, score }) => [id as number, score / 10] as const),
        search,
      )
    },
    close: () => {},
  }
}
