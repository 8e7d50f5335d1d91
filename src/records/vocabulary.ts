import { sql } from 'kysely'
import type { Db } from './schema.ts'
import { plain } from './search-listing.ts'

/** Beyond this count a word is simply common, and its row is left alone. */
const COMMON = 1000

const TEXT = sql`concat_ws(' ', o.title, o.summary, left(o.description_html, 60000), g.name)`

/** Adds the words of these listings to the vocabulary. Words are written in order, so that two writers cannot lock. */
export async function learnWords(db: Db, ids: readonly number[]): Promise<void> {
  await sql`
    insert into vocabulary (word, count, version)
    select word, n, (select version + 1 from search_state) from (
      select u.lexeme collate "C" as word, count(*)::int as n
      from opportunity o join organization g on g.id = o.organization_id,
        unnest(to_tsvector('simple', ${plain(TEXT)})) u
      where o.id = any(${ids}::int[]) and u.lexeme ~ '^[a-z]{3,24}$'
      group by 1) w
    order by word
    on conflict (word) do update set count = vocabulary.count + excluded.count where vocabulary.count < ${COMMON}
  `.execute(db)
}
