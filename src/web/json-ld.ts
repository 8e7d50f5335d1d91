import type { Kind } from '../domain/facets.ts'
import type { Opportunity } from '../domain/listing.ts'
import { type Html, html, raw } from '../kit/html.ts'
import { courseNode } from './json-ld-course.ts'
import { eventNodes } from './json-ld-event.ts'
import { jobPostingNode } from './json-ld-job.ts'
import { known, type Node } from './json-ld-parts.ts'
import { serviceNode } from './json-ld-service.ts'
import { opportunityPath } from './paths.ts'

type Write = (opportunity: Opportunity, address: string, origin: string, now: Date) => readonly Node[]

/** What schema.org calls each kind. Somebody applies for the first four, so that each of them is a posting. */
const WRITERS: Readonly<Record<Kind, Write>> = {
  job: jobPostingNode,
  apprenticeship: jobPostingNode,
  placement: jobPostingNode,
  volunteering: jobPostingNode,
  course: courseNode,
  event: eventNodes,
  support: serviceNode,
  'drop-in': serviceNode,
}

/** Returns the listing as schema.org nodes: one, or one for each coming date of an event; none for an event without. */
function listingNodes(opportunity: Opportunity, origin: string, now: Date): readonly Node[] {
  const address = origin + opportunityPath(opportunity)
  return WRITERS[opportunity.kind](opportunity, address, origin, now).map((node) => known(node) as Node)
}

/** Returns the listing as a schema.org script for the head of its page; null where it has no such form. */
export function listingJsonLd(opportunity: Opportunity, origin: string, now: Date): Html | null {
  const nodes = listingNodes(opportunity, origin, now)
  if (nodes.length === 0) return null
  const context = { '@context': 'https://schema.org' }
  const document = nodes.length === 1 ? { ...context, ...nodes[0] } : { ...context, '@graph': nodes }
  return html`<script type="application/ld+json">${raw(scriptSafe(JSON.stringify(document)))}</script>`
}

/** Nothing in a script may look like its end, nor like a comment that hides it. */
const scriptSafe = (text: string): string =>
  text.replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
