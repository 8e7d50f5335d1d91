import type { OpportunityDraft } from '../src/domain/opportunity.ts'
import { draftOf } from './draft.ts'
import { APPRENTICESHIPS } from './listings/apprenticeships.ts'
import { FIRST_COURSES } from './listings/courses-first.ts'
import { HANDS_ON_COURSES } from './listings/courses-hands-on.ts'
import { NEXT_STEP_COURSES } from './listings/courses-next-step.ts'
import { DROP_INS } from './listings/drop-ins.ts'
import { EVENTS } from './listings/events.ts'
import { CARE_JOBS } from './listings/jobs-care.ts'
import { FOOD_JOBS } from './listings/jobs-food.ts'
import { MAKING_JOBS } from './listings/jobs-making.ts'
import { OFFICE_JOBS } from './listings/jobs-office.ts'
import { SCHOOL_JOBS } from './listings/jobs-school.ts'
import { SHOP_AND_STREET_JOBS } from './listings/jobs-shops-and-streets.ts'
import { PLACEMENTS } from './listings/placements.ts'
import { SUPPORT } from './listings/support.ts'
import { VOLUNTEERING } from './listings/volunteering.ts'
import type { Table } from './row.ts'

const TABLES: readonly Table[] = [
  CARE_JOBS,
  FOOD_JOBS,
  SCHOOL_JOBS,
  OFFICE_JOBS,
  SHOP_AND_STREET_JOBS,
  MAKING_JOBS,
  APPRENTICESHIPS,
  FIRST_COURSES,
  HANDS_ON_COURSES,
  NEXT_STEP_COURSES,
  EVENTS,
  VOLUNTEERING,
  PLACEMENTS,
  SUPPORT,
  DROP_INS,
]

/** What the borough's own people put on the front door, and what the same place hears from a partner's feed. */
export const SAMPLE_SOURCE = 'fleet-vale-sample'
export const PARTNER_SOURCE = 'fleet-vale-partner-sample'

/** Listings that a partner's feed brings a second time, so that linking of duplicates can be seen. */
const ALSO_FROM_THE_PARTNER = ['larkmead-house/care-assistant', 'hawser-lane-logistics/warehouse-operative']

/** Returns every sample listing with its dates counted from `now`. The same `now` gives the same drafts. */
export function sampleListings(now: Date): OpportunityDraft[] {
  return TABLES.flatMap(({ kind, rows }) => rows.map((row) => draftOf(kind, row, now)))
}

/** Returns the listings that come in again from another source under other ids. */
export function partnerListings(now: Date): OpportunityDraft[] {
  return sampleListings(now)
    .filter((draft) => ALSO_FROM_THE_PARTNER.includes(draft.sourceId))
    .map((draft, i) => ({
      ...draft,
      sourceId: `partner-${i + 1}`,
      organization: { ...draft.organization, sourceId: null },
    }))
}
