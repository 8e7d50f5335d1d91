import type { ReportDecision, ReportReason } from '../domain/listing-report.ts'
import type { Viewer } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { inOwnBorough } from './reach-of-requests.ts'
import type { Db } from './schema.ts'

export type ListingReportDraft = {
  readonly reference: string
  readonly placeSlug: string
  readonly opportunityId: number
  readonly reason: ReportReason
  readonly words: string | null
  /** Only where they want to hear what came of it. */
  readonly email: string | null
  /** In which they want to hear it. */
  readonly language: string
  readonly sample?: boolean
}

export type ListingReport = ListingReportDraft & {
  readonly id: number
  readonly reportedAt: Date
  readonly title: string
  readonly organizationName: string
  readonly withdrawn: boolean
  readonly decision: ReportDecision | null
  readonly decidedAt: Date | null
}

/** Writes a report about a listing, in the caller's transaction. */
export async function reportListing(db: Db, viewer: Viewer, draft: ListingReportDraft, now: Date): Promise<void> {
  await db
    .insertInto('listing_report')
    .values({
      reference: draft.reference,
      place_slug: draft.placeSlug,
      opportunity_id: draft.opportunityId,
      reason: draft.reason,
      words: draft.words,
      email: draft.email,
      language: draft.language,
      reported_at: now,
      sample: draft.sample ?? false,
    })
    .execute()
  const subject = `opportunity:${draft.opportunityId}`
  await writeHistory(db, viewer, 'listing.reported', subject, { reason: draft.reason }, now)
}

/** Returns the reports of this viewer's borough: those that wait, the oldest first, then the latest decided. */
export async function listingReports(db: Db, viewer: Viewer): Promise<ListingReport[]> {
  const rows = await reportRows(db)
    .where(inOwnBorough(viewer, 'listing_report.place_slug'))
    .orderBy((order) => order('listing_report.decided_at', 'is', null), 'desc')
    .orderBy('listing_report.decided_at', 'desc')
    .orderBy('listing_report.reported_at')
    .limit(200)
    .execute()
  return rows.map(toReport)
}

/** Returns one report of this viewer's borough; null for others. */
export async function findListingReport(db: Db, viewer: Viewer, id: number): Promise<ListingReport | null> {
  const row = await reportRows(db)
    .where(inOwnBorough(viewer, 'listing_report.place_slug'))
    .where('listing_report.id', '=', id)
    .executeTakeFirst()
  return row ? toReport(row) : null
}

/** Writes what was decided about a report, once; Conflict where somebody decided before. */
export async function decideReport(
  db: Db,
  viewer: Viewer,
  report: Pick<ListingReport, 'id' | 'opportunityId'>,
  decision: ReportDecision,
  now: Date,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('listing_report')
    .set({ decision, decided_at: now, decided_by: viewer.kind === 'member' ? viewer.accountId : null })
    .where('id', '=', report.id)
    .where('decided_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('decided-before')
  await writeHistory(db, viewer, 'listing.report-decided', `opportunity:${report.opportunityId}`, { decision }, now)
}

const reportRows = (db: Db) =>
  db
    .selectFrom('listing_report')
    .innerJoin('opportunity', 'opportunity.id', 'listing_report.opportunity_id')
    .innerJoin('organization', 'organization.id', 'opportunity.organization_id')
    .selectAll('listing_report')
    .select(['opportunity.title', 'opportunity.withdrawn_at', 'organization.name as organization_name'])

type ReportRow = Awaited<ReturnType<ReturnType<typeof reportRows>['execute']>>[number]

const toReport = (row: ReportRow): ListingReport => ({
  id: row.id,
  reference: row.reference,
  placeSlug: row.place_slug,
  opportunityId: row.opportunity_id,
  reason: row.reason as ReportReason,
  words: row.words,
  email: row.email,
  language: row.language,
  reportedAt: row.reported_at,
  title: row.title,
  organizationName: row.organization_name,
  withdrawn: row.withdrawn_at !== null,
  decision: row.decision as ReportDecision | null,
  decidedAt: row.decided_at,
  sample: row.sample,
})
