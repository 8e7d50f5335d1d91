import type { Opportunity } from '../domain/listing.ts'
import type { Html } from '../kit/html.ts'

/** Returns the listing as a schema.org script for the head of its page; null for a kind that has no such form. */
export function listingJsonLd(_opportunity: Opportunity, _origin: string): Html | null {
  return null
}
