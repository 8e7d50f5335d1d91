import type { AccessFeature, Sector } from '../src/domain/facets.ts'
import type { GoodWorkFacts } from '../src/domain/opportunity.ts'

/** What an organisation does for everyone who works there; anything not named is simply not said. */
export type WorkPromise = Exclude<keyof GoodWorkFacts, 'guaranteedHours'>

/** An organisation that does not exist: its web address ends in .example and its telephone is one kept for drama. */
export type SampleOrganization = {
  readonly name: string
  readonly about: string
  /** One of the made-up streets, with the number of the building. */
  readonly address: string
  readonly sector: Sector | null
  readonly access: readonly AccessFeature[]
  readonly promises: readonly WorkPromise[]
  /** Working days in which people hear back. */
  readonly reply: number | null
}
