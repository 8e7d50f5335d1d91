import { sql } from 'kysely'
import type { Db } from './schema.ts'

/**
 * Counts one more attempt of this subject, and returns about how many there were in the `seconds` before `now`, this
 * one included: what is in the present window and the part of the last that is not yet over. The count is not waited
 * for on disk: a crash forgets some, and a thousand at once do not queue behind each other's disk.
 */
export async function countAttempt(
  db: Db,
  bucket: string,
  subject: Buffer,
  seconds: number,
  now: Date,
): Promise<number> {
  const length = seconds * 1000
  const start = Math.floor(now.getTime() / length) * length
  // Within a larger transaction all of it would not be waited for.
  const quick = db.isTransaction ? 'on' : 'off'
  const { rows } = await sql<{ count: number; before: number }>`
    with quick as materialized (select set_config('synchronous_commit', ${quick}, true))
    insert into attempt as this (bucket, subject_hash, window_start, count)
    select ${bucket}, ${subject}, ${new Date(start)}, 1 from quick
    on conflict (bucket, subject_hash, window_start) do update set count = this.count + 1
    returning count, coalesce((
      select last.count from attempt last
      where last.bucket = ${bucket} and last.subject_hash = ${subject}
        and last.window_start = ${new Date(start - length)}
    ), 0) as before`.execute(db)
  const { count, before } = rows[0]!
  return count + Math.floor(before * (1 - (now.getTime() - start) / length))
}

/** Removes attempts of more than a day ago; returns how many. */
export async function forgetAttempts(db: Db, now: Date): Promise<number> {
  const yesterday = new Date(now.getTime() - 86_400_000)
  const { numDeletedRows } = await db.deleteFrom('attempt').where('window_start', '<', yesterday).executeTakeFirst()
  return Number(numDeletedRows)
}
