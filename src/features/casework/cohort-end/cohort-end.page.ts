import type { CohortWithTally } from '../../../records/cohort.ts'
import type { CohortPlace } from '../../../records/cohort-place.ts'

/** Somebody in a group that ends, with what they came to and what the rule says. */
export type Finisher = { readonly place: CohortPlace; readonly percent: number | null; readonly completes: boolean }

/** A group that ends, and what is to be said of each. */
export type EndShown = {
  readonly cohort: CohortWithTally
  readonly finishers: readonly Finisher[]
  /** Meetings of which nothing is written. */
  readonly left: number
}
