import type { OpportunityDraft } from './opportunity.ts'
import type { Point } from './place.ts'

/** A place where something happens, known to us. */
export type Location = {
  readonly id: number
  readonly uuid: string
  readonly name: string | null
  readonly address: string | null
  readonly town: string | null
  readonly postcode: string | null
  readonly point: Point | null
  readonly wardCode: string | null
  readonly lsoaCode: string | null
  readonly access: OpportunityDraft['access']
  readonly accessWords: string | null
  readonly transport: string | null
}

export type Organization = {
  readonly id: number
  readonly uuid: string
  readonly name: string
  readonly description: string | null
  readonly website: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly sample: boolean
}

/** An opportunity as it is kept and shown: the draft, with ids, places resolved and its standing worked out. */
export type Opportunity = Omit<OpportunityDraft, 'organization' | 'locations' | 'uuid'> & {
  readonly id: number
  readonly uuid: string
  readonly slug: string
  readonly source: string
  /** The id of the listing this one repeats from another source; null where it stands for itself. */
  readonly duplicateOf: number | null
  readonly organizationId: number
  readonly organizationName: string
  readonly locations: readonly Location[]
  /** The moment after which it is never listed; null for things that run on. */
  readonly expiresAt: Date | null
  readonly withdrawnAt: Date | null
  readonly sample: boolean
  readonly createdAt: Date
  readonly updatedAt: Date
}
