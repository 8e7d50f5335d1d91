import { digest } from '../kit/secret.ts'
import { saying } from './said-secret.ts'
import type { Db } from './schema.ts'

/** What was typed is kept for this long after the last answer: long enough for a bus ride, short on a shared phone. */
export const DRAFT_HOURS = 2

export type HelpDraft = { readonly answers: unknown; readonly sentReference: string | null }

/** Returns what this browser has typed so far; null where it has typed nothing, or too long ago. */
export async function findDraft(db: Db, token: string, placeSlug: string, now: Date): Promise<HelpDraft | null> {
  const row = await saying(db, digest(token), (db) =>
    db
      .selectFrom('help_request_draft')
      .select(['answers', 'sent_reference'])
      .where('token_hash', '=', digest(token))
      .where('place_slug', '=', placeSlug)
      .where('expires_at', '>', now)
      .executeTakeFirst(),
  )
  return row ? { answers: row.answers, sentReference: row.sent_reference } : null
}

/** Keeps what this browser has typed, in place of what was kept before. */
export async function saveDraft(db: Db, token: string, placeSlug: string, draft: HelpDraft, now: Date): Promise<void> {
  const values = {
    place_slug: placeSlug,
    answers: JSON.stringify(draft.answers),
    sent_reference: draft.sentReference,
    updated_at: now,
    expires_at: new Date(now.getTime() + DRAFT_HOURS * 3_600_000),
  }
  await saying(db, digest(token), (db) =>
    db
      .insertInto('help_request_draft')
      .values({ token_hash: digest(token), ...values })
      .onConflict((conflict) => conflict.column('token_hash').doUpdateSet(values))
      .execute(),
  )
}

/** Removes what this browser has typed. */
export async function removeDraft(db: Db, token: string): Promise<void> {
  const hash = digest(token)
  await saying(db, hash, (db) => db.deleteFrom('help_request_draft').where('token_hash', '=', hash).execute())
}

/** Removes drafts whose time is over; returns how many. */
export async function removeOldDrafts(db: Db, now: Date): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('help_request_draft').where('expires_at', '<=', now).executeTakeFirst()
  return Number(numDeletedRows)
}
