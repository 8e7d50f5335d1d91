import type { OpportunityDraft } from '../../src/domain/opportunity.ts'
import { FRESH_EQUALITY } from './fresh-equality.ts'
import { FRESH_GENUINE } from './fresh-genuine.ts'
import { FRESH_SCAM } from './fresh-scam.ts'
import { advertsIn, type Phrase } from './labelled.ts'

/** 50 adverts that should be held for a person, written without sight of the rules. */
export const freshScam = (): OpportunityDraft[] => advertsIn(FRESH_SCAM)

/** 50 adverts that should not be held, many with words that a scam uses too. */
export const freshGenuine = (): OpportunityDraft[] => advertsIn(FRESH_GENUINE)

/** 40 unlawful wordings, labelled with the protected characteristic, and 25 lawful ones, labelled `fine`. */
export const freshEquality = (): readonly Phrase[] => FRESH_EQUALITY
