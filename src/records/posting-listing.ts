import { sql } from 'kysely'
import { duplicateKeys } from '../domain/duplicates.ts'
import { expiresAt } from '../domain/expiry.ts'
import type { Opportunity } from '../domain/listing.ts'
import { londonDate } from '../domain/london-time.ts'
import { postingDraft } from '../domain/posting-draft.ts'
import type { PostingAnswers } from '../domain/posting-fields.ts'
import { slug } from '../domain/slug.ts'
import { withdraw } from './import-run.ts'
import { keepAway, letBack } from './kept-away.ts'
import { live } from './opportunity.ts'
import { digest } from './opportunity-rows.ts'
import { storeOpportunities } from './opportunity-store.ts'
import { locatePostcodes } from './postcode.ts'
import type { Posting } from './posting.ts'
import type { Db } from './schema.ts'
import { showAsTheyStand } from './withdrawal.ts'

/** The source under which an organisation's own postings are kept. */
const partnerSource = (organizationId: number): string => `partner:${organizationId}`

/**
 * Writes the public listing of a posting from these answers, so that residents find it from this moment on, and returns
 * its id. In the caller's transaction.
 */
export async function list(db: Db, posting: Posting, answers: PostingAnswers, now: Date): Promise<number> {
  const today = londonDate(now)
  const dated = { ...posting, listedOn: posting.listedOn ?? today, checkedOn: today }
  const draft = postingDraft(dated, answers, posting.organization, now)
  const [stored] = await storeOpportunities(db, partnerSource(posting.organization.id), [draft], now, {
    sample: posting.sample,
    organizationId: posting.organization.id,
  })
  await db
    .updateTable('posting')
    .set({
      opportunity_id: stored!.id,
      published: JSON.stringify(answers),
      listed_on: dated.listedOn,
      checked_on: today,
      publish_on: null,
    })
    .where('id', '=', posting.id)
    .execute()
  await letBack(db, stored!.id)
  return stored!.id
}

/**
 * Takes the listing of a posting away, everywhere at once: its page says that it has gone, and search, feeds and open
 * data no longer have it. The same thing from feeds of the same organisation goes with it, and where `stays` is true it
 * does not come back with the next reading of a feed that says nothing new about it.
 */
export async function unlist(
  db: Db,
  posting: Pick<Posting, 'opportunityId'>,
  stays: boolean,
  now: Date,
): Promise<void> {
  if (posting.opportunityId === null) return
  const repeats = await sameOfOwnFeeds(db, posting.opportunityId)
  const ids = [posting.opportunityId, ...repeats]
  await withdraw(db, ids, now)
  if (stays) await keepAway(db, repeats, posting.opportunityId, now)
  await showAsTheyStand(db, ids, now)
}

/** Returns what the same organisation has of this listing in other sources: its repeats, or what it repeats itself. */
async function sameOfOwnFeeds(db: Db, id: number): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select o.id from opportunity o join opportunity own on own.id = ${id}
    where o.id <> own.id and o.organization_id = own.organization_id
      and coalesce(o.duplicate_of, o.id) = coalesce(own.duplicate_of, own.id)`.execute(db)
  return rows.map((row) => row.id)
}

/** Something that is listed already and looks the same. */
export type Lookalike = {
  readonly id: number
  readonly title: string
  readonly organizationName: string
  /** The same organisation's: published twice, residents would see it twice. */
  readonly isOwn: boolean
}

/** Returns what residents can find now that is very like this posting: by title, organisation, place and day. */
export async function lookalikes(db: Db, posting: Posting, now: Date): Promise<readonly Lookalike[]> {
  const draft = postingDraft(posting, posting.working, posting.organization, now)
  const key = digest(duplicateKeys(draft).facts)
  const { rows } = await sql<Lookalike>`
    select o.id, o.title, g.name as "organizationName", o.organization_id = ${posting.organization.id} as "isOwn"
    from opportunity o join organization g on g.id = o.organization_id
    where ${live(now)} and o.id <> ${posting.opportunityId ?? 0} and (o.duplicate_key = ${key}
      or (o.organization_id = ${posting.organization.id} and o.kind = ${posting.kind} and o.slug = ${slug(draft.title)}))
    order by o.id limit 5`.execute(db)
  return rows
}

/** Returns the listing as residents would see it, written from what the partner has typed so far. Nothing is stored. */
export async function previewOf(db: Db, posting: Posting, now: Date): Promise<Opportunity> {
  const draft = postingDraft(posting, posting.working, posting.organization, now)
  const located = await locatePostcodes(
    db,
    draft.locations.flatMap(({ postcode }) => (postcode ? [postcode] : [])),
  )
  const { organization, uuid: _, ...facts } = draft
  return {
    ...facts,
    id: posting.opportunityId ?? 0,
    uuid: '',
    slug: slug(draft.title),
    source: partnerSource(posting.organization.id),
    duplicateOf: null,
    organizationId: posting.organization.id,
    organizationName: organization.name,
    locations: draft.locations.map((location, at) => {
      const found = located.get(location.postcode ?? '')
      return {
        ...location,
        id: at,
        uuid: '',
        point: found?.point ?? null,
        wardCode: found?.wardCode ?? null,
        lsoaCode: found?.lsoaCode ?? null,
      }
    }),
    expiresAt: expiresAt(draft, now),
    withdrawnAt: null,
    sample: posting.sample,
    createdAt: now,
    updatedAt: now,
  }
}
