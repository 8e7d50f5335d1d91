import { sql } from 'kysely'
import { addDays, londonDate, startOfLondonDay } from '../domain/london-time.ts'
import type { Viewer } from '../domain/permission.ts'
import { type Asked, STILL_OPEN } from '../domain/still-open.ts'
import { Conflict } from '../kit/errors.ts'
import { digest, newSecret } from '../kit/secret.ts'
import { type Posting, postingForJob } from './posting.ts'
import { changePublished, movePosting } from './posting-store.ts'
import type { Db } from './schema.ts'
import { inTransaction } from './transaction.ts'

/** A listing that may be asked about, as `stillOpenDue` of `domain/still-open.ts` looks at it. */
export type StillOpenCandidate = Asked & { readonly postingId: number }

/** Returns every live posting with what was asked about it. */
export async function stillOpenCandidates(db: Db): Promise<StillOpenCandidate[]> {
  const { rows } = await sql<{
    id: number
    expires_at: Date | null
    checked_on: string
    last_asked_at: Date | null
    unanswered: number
  }>`
    select p.id, o.expires_at, coalesce(p.checked_on, p.updated_at::date)::text as checked_on,
      (select max(asked_at) from still_open_ask a where a.posting_id = p.id) as last_asked_at,
      (select count(*)::int from still_open_ask a where a.posting_id = p.id and a.answered_at is null
        and a.id > coalesce((select max(id) from still_open_ask b where b.posting_id = p.id
          and b.answered_at is not null), 0)) as unanswered
    from posting p join opportunity o on o.id = p.opportunity_id
    where p.state = 'live' and o.withdrawn_at is null order by p.id`.execute(db)
  return rows.map((row) => ({
    postingId: row.id,
    expiresAt: row.expires_at,
    checkedAt: startOfLondonDay(row.checked_on),
    lastAskedAt: row.last_asked_at,
    unanswered: row.unanswered,
  }))
}

/** Writes that we ask; returns the ask's id and the secret of its link, which is stored nowhere. */
export async function askStillOpen(db: Db, postingId: number, now: Date): Promise<{ id: number; secret: string }> {
  const secret = newSecret()
  const { id } = await db
    .insertInto('still_open_ask')
    .values({
      posting_id: postingId,
      secret_hash: digest(secret),
      asked_at: now,
      expires_at: new Date(now.getTime() + STILL_OPEN.linkWorks * 86_400_000),
      answered_at: null,
      answer: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, secret }
}

export type StillOpenAsk = {
  readonly id: number
  readonly posting: Posting
  /** It has been answered, or somebody has done something else since. */
  readonly answer: 'open' | 'extended' | 'filled' | 'overtaken' | null
}

/** Returns what the link of an e-mail asks; null where it was never sent or has expired. Looking changes nothing. */
export async function findStillOpenAsk(db: Db, secret: string, now: Date): Promise<StillOpenAsk | null> {
  const row = await db
    .selectFrom('still_open_ask')
    .select(['id', 'posting_id', 'answer'])
    .where('secret_hash', '=', digest(secret))
    .where('expires_at', '>', now)
    .executeTakeFirst()
  const posting = row ? await postingForJob(db, row.posting_id) : null
  return row && posting ? { id: row.id, posting, answer: row.answer } : null
}

/** What each answer does to the posting. */
const MOVES = { open: 'confirm', extended: 'extend', filled: 'fill' } as const

export type StillOpenAnswer = keyof typeof MOVES

/** Takes the answer of a link, once. Refuses one that has been answered, and what is not live any more. */
export async function answerStillOpen(
  db: Db,
  viewer: Viewer,
  ask: StillOpenAsk,
  answer: StillOpenAnswer,
  now: Date,
): Promise<void> {
  await inTransaction(db, async (db) => {
    const taken = await db
      .updateTable('still_open_ask')
      .set({ answered_at: now, answer })
      .where('id', '=', ask.id)
      .where('answered_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!taken) throw new Conflict('it has been answered')
    if (answer === 'extended') {
      await changePublished(db, ask.posting, { closes: addDays(londonDate(now), STILL_OPEN.extension) })
    }
    await movePosting(db, viewer, ask.posting, MOVES[answer], now)
  })
}

/** Returns the postings whose day has come to go live, and those whose listing has closed by itself. */
export async function postingsDue(db: Db, now: Date): Promise<{ start: readonly number[]; expire: readonly number[] }> {
  const start = await db
    .selectFrom('posting')
    .innerJoin('organization', 'organization.id', 'posting.organization_id')
    .select('posting.id')
    .where('state', '=', 'scheduled')
    .where('publish_on', '<=', londonDate(now))
    .where('standing', 'in', ['approved', 'trusted'])
    .execute()
  const expire = await db
    .selectFrom('posting')
    .innerJoin('opportunity', 'opportunity.id', 'posting.opportunity_id')
    .select('posting.id')
    .where('state', 'in', ['live', 'paused'])
    .where('opportunity.expires_at', '<=', now)
    .execute()
  return { start: start.map(({ id }) => id), expire: expire.map(({ id }) => id) }
}
