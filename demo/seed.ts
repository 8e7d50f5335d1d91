import { PUBLIC } from '../src/domain/permission.ts'
import { saveAnnouncement } from '../src/records/announcement.ts'
import type { AreaDraft } from '../src/records/area.ts'
import { findArea, saveAreas } from '../src/records/area.ts'
import { saveArticle } from '../src/records/article.ts'
import { saveHub } from '../src/records/hub.ts'
import { storeOpportunities } from '../src/records/opportunity-store.ts'
import { saveOutcodes, savePostcodes } from '../src/records/postcode-store.ts'
import type { Db } from '../src/records/schema.ts'
import { sampleAnnouncements, sampleArticles } from './advice.ts'
import { seedApplications } from './applications.ts'
import { seedCasework } from './casework.ts'
import { seedCast } from './cast.ts'
import { seedDuplicates } from './duplicates.ts'
import { seedEnrolments } from './enrolments.ts'
import { seedGroups } from './groups.ts'
import { seedHelpRequests } from './help-requests.ts'
import { seedHolds } from './holds.ts'
import { sampleHubs } from './hubs.ts'
import { KNOWN_OUTCODES, STREETS, type Street } from './known-places.ts'
import { seedLetters } from './letters.ts'
import { PARTNER_SOURCE, partnerListings, SAMPLE_SOURCE, sampleListings } from './listings.ts'
import { seedModeration } from './moderation.ts'
import { seedOwnData } from './own-data.ts'
import { seedPostings } from './postings.ts'
import { seedReferralDrafts } from './referral-drafts.ts'
import { seedReferrals } from './referrals.ts'
import { seedSlots } from './slots.ts'
import { seedSupportFund } from './support-fund.ts'
import { BOROUGH_RING, BOUNDARY_YEAR, FLEET_VALE_CODE, WARDS } from './wards.ts'

/**
 * Fills a database with Fleet Vale, in one transaction: its neighbourhoods and streets, hubs, advice and listings, all
 * marked as samples, with dates counted from `now`. Doing it again changes nothing but the dates.
 */
export async function seedDemo(db: Db, now: Date): Promise<void> {
  await db.transaction().execute(async (db) => {
    await seedPlaces(db, now)
    const stored = await storeOpportunities(db, SAMPLE_SOURCE, sampleListings(now), now, { sample: true })
    await storeOpportunities(db, PARTNER_SOURCE, partnerListings(now), now, { sample: true })
    for (const hub of sampleHubs()) await saveHub(db, hub)
    await seedCast(db, now)
    await seedReferrals(db, now)
    await seedReferralDrafts(db, now)
    await seedCasework(db, now)
    await seedSupportFund(db, now)
    await seedLetters(db, now)
    await seedHolds(db, now)
    await seedGroups(db, now)
    await seedDuplicates(db, now)
    await seedHelpRequests(
      db,
      stored.map(({ id }) => id),
      now,
    )
    await seedSlots(db, now)
    await seedEnrolments(db, now)
    await seedPostings(db, now)
    await seedApplications(db, now)
    await seedOwnData(db, now)
    for (const article of await sampleArticles()) await saveArticle(db, article, now)
    for (const announcement of sampleAnnouncements(now)) await saveAnnouncement(db, announcement)
    await seedModeration(db, now)
  })
}

/** Outcodes are real places, so they are written once only: a file imported later knows them better. */
async function seedPlaces(db: Db, now: Date): Promise<void> {
  if (!(await findArea(db, PUBLIC, FLEET_VALE_CODE))) {
    const outcodes = KNOWN_OUTCODES.map(({ outcode, point }) => ({ outcode, point, postcodes: 0 }))
    await saveOutcodes(db, outcodes, SAMPLE_SOURCE)
  }
  await saveAreas(db, AREAS, SAMPLE_SOURCE, now)
  await savePostcodes(
    db,
    [...STREETS, NEXT_DOOR].map(({ postcode, ward, lat, lng, borough }: Street & { borough?: string }) => ({
      compact: postcode.replace(' ', ''),
      point: { lat, lng },
      wardCode: ward || null,
      lsoaCode: null,
      msoaCode: null,
      boroughCode: borough ?? FLEET_VALE_CODE,
      terminatedOn: null,
    })),
    SAMPLE_SOURCE,
  )
}

/** The borough to the north, made up too: whoever lives there is told who helps them. */
const OSIER_MARSH: AreaDraft = {
  code: 'X09000002',
  kind: 'borough',
  name: 'Osier Marsh',
  parentCode: null,
  boundaryYear: BOUNDARY_YEAR,
  point: { lat: 51.6, lng: -0.11 },
  outline: null,
}

/** One street there. Its postcode was not in use when it was chosen (November 2026). */
const NEXT_DOOR = {
  ...{ postcode: 'N22 0FG', street: 'Sedge Road', ward: '', lat: 51.6, lng: -0.11 },
  borough: OSIER_MARSH.code,
}

const BOROUGH: AreaDraft = {
  code: FLEET_VALE_CODE,
  kind: 'borough',
  name: 'Fleet Vale',
  parentCode: null,
  boundaryYear: BOUNDARY_YEAR,
  point: { lat: 51.55, lng: -0.14 },
  outline: [[BOROUGH_RING]],
}

const AREAS: readonly AreaDraft[] = [
  BOROUGH,
  OSIER_MARSH,
  ...WARDS.map(
    ({ code, name, centre, ring }): AreaDraft => ({
      code,
      kind: 'ward',
      name,
      parentCode: FLEET_VALE_CODE,
      boundaryYear: BOUNDARY_YEAR,
      point: centre,
      outline: [[ring]],
    }),
  ),
]
