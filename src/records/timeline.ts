import type { Member } from '../domain/permission.ts'
import { latestFirst, type TimelineEntry, type TimelineKind } from '../domain/timeline.ts'
import type { Db } from './schema.ts'
import { applicationsHappened } from './timeline-applications.ts'
import {
  appointmentsHappened,
  barriersHappened,
  casesHappened,
  notesHappened,
  plansHappened,
} from './timeline-casework.ts'
import { fundHappened } from './timeline-fund.ts'
import { meetingsHappened, panelsHappened, placesHappened } from './timeline-groups.ts'
import { jobChecksHappened, jobsHappened } from './timeline-jobs.ts'
import { agreementsHappened, documentsHappened, messagesHappened, referralsHappened } from './timeline-requests.ts'
import { assessmentsHappened, reviewsHappened } from './timeline-reviews.ts'
import type { TimelineLook, TimelineSource } from './timeline-source.ts'

/** What the timeline tells of. A part that has something to tell adds its line. */
const SOURCES: readonly TimelineSource[] = [
  notesHappened,
  messagesHappened,
  appointmentsHappened,
  plansHappened,
  reviewsHappened,
  assessmentsHappened,
  casesHappened,
  jobsHappened,
  jobChecksHappened,
  meetingsHappened,
  placesHappened,
  panelsHappened,
  fundHappened,
  referralsHappened,
  documentsHappened,
  applicationsHappened,
  barriersHappened,
  agreementsHappened,
]

/** Kinds of which there is something to tell at all: for a filter. */
export const TOLD_KINDS: ReadonlySet<TimelineKind> = new Set(SOURCES.map(({ kind }) => kind))

/**
 * Returns what happened with somebody before a place, the latest first, up to `most`: of one kind, or of all. Each table
 * is read through its own walls, so that a timeline shows nothing that its own page would not.
 */
export async function timelineOf(
  db: Db,
  viewer: Member,
  look: TimelineLook & { readonly kind?: TimelineKind | null },
): Promise<readonly TimelineEntry[]> {
  const lists: (readonly TimelineEntry[])[] = []
  for (const { kind, read } of SOURCES) {
    if (!look.kind || kind === look.kind) lists.push(await read(db, viewer, look))
  }
  return latestFirst(lists, look.most)
}
