import { sql } from 'kysely'
import { keepableWords } from '../domain/keepable-words.ts'
import { londonDate } from '../domain/london-time.ts'
import type { Db } from './schema.ts'
import { vocabularyOf } from './vocabulary.ts'

/**
 * Counts a search that found nothing, by day, ward and words, for the board of unmet demand. What is kept of the words
 * is decided by `keepableWords`; where nothing of them may be kept, the search is counted without words.
 */
export async function countFailedSearch(
  db: Db,
  failed: { readonly words: string; readonly wardCode: string | null },
  now: Date,
): Promise<void> {
  const { speller } = await vocabularyOf(db)
  await sql`
    insert into failed_search (day, ward_code, words, count)
    values (${londonDate(now)}, ${failed.wardCode ?? ''}, ${keepableWords(failed.words, speller.counts)}, 1)
    on conflict (day, ward_code, words) do update set count = failed_search.count + 1`.execute(db)
}
