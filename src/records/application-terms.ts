import { sql } from 'kysely'
import { isLive } from '../domain/expiry.ts'
import type { Kind } from '../domain/facets.ts'
import { DEFAULT_REPLY_DAYS, replyRate } from '../domain/job-application.ts'
import type { Opportunity } from '../domain/listing.ts'
import type { Viewer } from '../domain/permission.ts'
import type { Db } from './schema.ts'

/** Kinds that one applies for; courses are enrolled on instead. */
const APPLIED_FOR: ReadonlySet<Kind> = new Set<Kind>(['job', 'apprenticeship', 'volunteering', 'placement'])

export type ApplicationTerms = {
  /** Working days in which an answer is promised. */
  readonly replyDays: number
  /** Whether the organisation promised so itself. */
  readonly promised: boolean
}

/**
 * Returns on what terms one applies for this here; null where one does not: another kind, closed, an address of its own
 * to apply at, or an organisation that nobody has looked at.
 */
export async function applicationTerms(
  db: Db,
  _viewer: Viewer,
  opportunity: Opportunity,
  now: Date,
): Promise<ApplicationTerms | null> {
  if (!APPLIED_FOR.has(opportunity.kind) || opportunity.applyUrl !== null || !isLive(opportunity, now)) return null
  const row = await db
    .selectFrom('organization')
    .select(['standing', 'sample', 'reply_within_days'])
    .where('id', '=', opportunity.organizationId)
    .executeTakeFirst()
  const known = row && (['approved', 'trusted'].includes(row.standing) || (row.sample && row.standing === 'listed'))
  if (!known) return null
  const promised = opportunity.replyWithinDays ?? row.reply_within_days
  return { replyDays: promised ?? DEFAULT_REPLY_DAYS, promised: promised !== null }
}

export type ReplyRate = { readonly percent: number; readonly cases: number }

/** Returns how often this organisation answers applications in time, over a year; null under ten cases. */
export async function replyRateOf(
  db: Db,
  _viewer: Viewer,
  organizationId: number,
  now: Date,
): Promise<ReplyRate | null> {
  const { rows } = await sql<{ cases: number; inTime: number }>`
    select cases, in_time as "inTime" from reply_figures(${organizationId}, ${now}) where cases is not null`.execute(db)
  const percent = rows[0] ? replyRate(rows[0]) : null
  return percent === null ? null : { percent, cases: rows[0]!.cases }
}
