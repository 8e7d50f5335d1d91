import { isLive } from '../../../domain/expiry.ts'
import type { Opportunity } from '../../../domain/listing.ts'
import type { Near } from '../../../domain/search.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { applicationTerms, replyRateOf } from '../../../records/application-terms.ts'
import { wardsOf } from '../../../records/area.ts'
import { enrolmentWay } from '../../../records/enrolment-start.ts'
import { hubsOf } from '../../../records/hub.ts'
import { resolveNear } from '../../../records/near.ts'
import { findOpportunity, similarOpportunities } from '../../../records/opportunity.ts'
import { findOrganization } from '../../../records/organization.ts'
import type { Ask } from '../../../web/ask.ts'
import { countListings } from '../../../web/listing-count.ts'
import { opportunityPath, readId } from '../../../web/paths.ts'
import { readShortlist } from '../../../web/shortlist-cookie.ts'
import { gonePage } from './gone.page.ts'
import { goneView } from './gone.view.ts'
import { listingPage } from './listing.page.ts'
import { listingView } from './listing.view.ts'
import { posterView } from './poster.view.ts'

/** One row of three. */
const MOST_SIMILAR = 3

export async function showListing(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const opportunity = await findAsked(ask)
  const moved = await movedTo(ask, opportunity)
  if (moved) return redirect(moved, [], 301)
  if (!isLive(opportunity, now)) return showGone(ask, opportunity)
  countListings(ask, 'opened', [opportunity.id])

  const [organization, similar, near, wards, terms, rate, enrolment] = await Promise.all([
    findOrganization(db, viewer, opportunity.organizationId),
    similarOpportunities(db, viewer, opportunity, now, MOST_SIMILAR),
    nearOf(ask),
    wardsOf(db, viewer, ask.place),
    applicationTerms(db, viewer, opportunity, now),
    replyRateOf(db, viewer, opportunity.organizationId, now),
    enrolmentWay(db, opportunity, now),
  ])
  const saved = readShortlist(ask.cookies).includes(opportunity.id)
  return page(
    listingView(
      listingPage(opportunity, { organization, similar, near, wards, terms, rate, enrolment }, ask),
      ask,
      saved,
    ),
  )
}

/** A sheet for a noticeboard or a hand: the key facts, large, and a code that opens the listing on a phone. */
export async function showPoster(ask: Ask): Promise<Answer> {
  const opportunity = await findAsked(ask)
  const moved = await movedTo(ask, opportunity)
  if (moved || !isLive(opportunity, ask.now)) return redirect(moved ?? opportunityPath(opportunity))

  const organization = await findOrganization(ask.db, ask.viewer, opportunity.organizationId)
  return page(
    posterView(listingPage(opportunity, { organization, similar: [], near: null, wards: [], terms: null }, ask), ask),
  )
}

const findAsked = async ({ db, viewer, params }: Ask): Promise<Opportunity> => {
  const id = readId(params.id)
  return found(id === null ? null : await findOpportunity(db, viewer, id))
}

/** Returns where it stands for good: the listing that it repeats, or its own address where the words in it differ. */
async function movedTo({ db, viewer, params, query, path }: Ask, opportunity: Opportunity): Promise<string | null> {
  if (opportunity.duplicateOf !== null) {
    const original = await findOpportunity(db, viewer, opportunity.duplicateOf)
    if (original) return opportunityPath(original, query.get('near'))
  }
  if (params.slug === opportunity.slug) return null
  const poster = path.split('?')[0]!.endsWith('/poster') && params.slug !== undefined
  return poster ? `${opportunityPath(opportunity)}/poster` : opportunityPath(opportunity, query.get('near'))
}

/** Answers 410 with what is similar now and somebody to ask. */
async function showGone(ask: Ask, opportunity: Opportunity): Promise<Answer> {
  const { db, viewer, place, now } = ask
  const [similar, hubs] = await Promise.all([
    similarOpportunities(db, viewer, opportunity, now, MOST_SIMILAR),
    hubsOf(db, viewer, place.slug),
  ])
  return page(goneView(gonePage(opportunity, similar, hubs, ask), ask), 410)
}

async function nearOf({ db, viewer, query, places }: Ask): Promise<Near | null> {
  const typed = query.get('near')?.trim()
  const near = typed ? await resolveNear(db, viewer, typed, places) : null
  return near && !('choices' in near) ? near : null
}
