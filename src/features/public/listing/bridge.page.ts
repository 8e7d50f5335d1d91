import type { Requirement } from '../../../domain/opportunity.ts'
import { type Bridge, bridgeTo } from '../../../web/bridge.ts'

/** Somebody who has not got what is asked for yet is shown where to get it. */
export type Need = {
  readonly words: string
  readonly essential: boolean
  readonly bridge: Bridge | null
}

/** Returns what an applicant needs, the essential first, each with the way to it where we know one. */
export function needs(requirements: readonly Requirement[], near: string | null): Need[] {
  return requirements
    .toSorted((a, b) => Number(b.essential) - Number(a.essential))
    .map(({ words, essential, bridge }) => ({ words, essential, bridge: bridge && bridgeTo(bridge, near) }))
}
