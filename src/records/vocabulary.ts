import { sql } from 'kysely'
import { type Speller, speller } from '../domain/spelling.ts'
import type { Db } from './schema.ts'

/** Beyond this count a word is simply common, and its row is left alone. */
const COMMON = 1000
/** Words kept in process: far more than a borough's listings use. */
const MOST_WORDS = 150_000

export type Vocabulary = { readonly version: number; readonly speller: Speller }

const NOTHING: Vocabulary = { version: -1, speller: speller(new Map()) }
const known = new WeakMap<Db, Promise<Vocabulary>>()

/** Returns the words as this process last read them; reads them first where it never has. */
export function vocabularyOf(db: Db): Promise<Vocabulary> {
  return known.get(db) ?? refreshVocabulary(db)
}

/** Reads the words that have come since this process last looked, and returns all of them. */
export function refreshVocabulary(db: Db): Promise<Vocabulary> {
  const before = known.get(db)
  const after = (before ?? Promise.resolve(NOTHING)).then((vocabulary) => readSince(db, vocabulary))
  after.catch(() => (before ? known.set(db, before) : known.delete(db)))
  known.set(db, after)
  return after
}

async function readSince(db: Db, before: Vocabulary): Promise<Vocabulary> {
  const { rows } = await sql<{ version: number; word: string | null; count: number }>`
    select s.version, v.word, v.count from search_state s left join lateral (
      select word, count from vocabulary where version > ${before.version} order by count desc limit ${MOST_WORDS}
    ) v on true`.execute(db)
  const version = rows[0]!.version
  const added = rows.flatMap(({ word, count }) => (word === null ? [] : [[word, count] as const]))
  if (added.length === 0) return { ...before, version }
  return { version, speller: speller(new Map([...before.speller.counts, ...added])) }
}

/** Adds the words of listings to the vocabulary. Words are written in order, so that two writers cannot lock. */
export async function learnWords(db: Db, listings: readonly ReadonlySet<string>[]): Promise<void> {
  const counts = new Map<string, number>()
  for (const words of listings) {
    for (const word of words) if (/^[a-z]{3,24}$/.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const words = [...counts.keys()].sort()
  await sql`
    insert into vocabulary (word, count, version)
    select word, n, (select version from search_state)
    from unnest(${words}::text[], ${words.map((word) => counts.get(word))}::int[]) as w (word, n)
    on conflict (word) do update set count = vocabulary.count + excluded.count where vocabulary.count < ${COMMON}
  `.execute(db)
}
