import type { Selectable } from 'kysely'
import type { LocalDate } from '../domain/opportunity.ts'
import type { Viewer } from '../domain/permission.ts'
import type { Db } from './schema.ts'
import type { ReferralServiceTable } from './schema-referrals.ts'

/** Who takes referrals, for which programme, where, and how they answer. Nothing in it is about a person. */
export type ReferralService = {
  readonly id: number
  readonly placeSlug: string
  readonly organizationId: number
  readonly organizationName: string
  readonly hubId: number | null
  readonly program: string
  readonly name: string
  readonly about: string
  /** Where people must live; empty: anywhere. */
  readonly wardCodes: readonly string[]
  readonly answersBy: 'desk' | 'link' | 'machine'
  /** Where the links of a partner without accounts go. */
  readonly linkEmail: string | null
  readonly weeklyPlaces: number | null
  /** The last day on which they take nobody new. */
  readonly pausedUntil: LocalDate | null
}

export type ReferralServiceDraft = Omit<ReferralService, 'id' | 'organizationName'>

/** Returns the services of a place that take referrals, by organisation and name; suspended organisations take none. */
export async function referralServicesOf(
  db: Db,
  _viewer: Viewer,
  placeSlug: string,
): Promise<readonly ReferralService[]> {
  const rows = await services(db)
    .where('s.place_slug', '=', placeSlug)
    .where('s.ended_at', 'is', null)
    .where('o.standing', 'not in', ['suspended', 'refused'])
    .orderBy('o.name')
    .orderBy('s.name')
    .execute()
  return rows.map(serviceOf)
}

/** Returns one of them, ended ones too: a referral keeps the name of what it was sent to. */
export async function findReferralService(db: Db, _viewer: Viewer, id: number): Promise<ReferralService | null> {
  const row = await services(db).where('s.id', '=', id).executeTakeFirst()
  return row ? serviceOf(row) : null
}

/** Writes a service where there is none of this name for this organisation and place; returns its id. */
export async function ensureReferralService(db: Db, draft: ReferralServiceDraft, sample = false): Promise<number> {
  const before = await db
    .selectFrom('referral_service')
    .select('id')
    .where('place_slug', '=', draft.placeSlug)
    .where('organization_id', '=', draft.organizationId)
    .where('name', '=', draft.name)
    .executeTakeFirst()
  if (before) return before.id
  const { id } = await db
    .insertInto('referral_service')
    .values({
      place_slug: draft.placeSlug,
      organization_id: draft.organizationId,
      hub_id: draft.hubId,
      program: draft.program,
      name: draft.name,
      about: draft.about,
      ward_codes: [...draft.wardCodes],
      answers_by: draft.answersBy,
      link_email: draft.linkEmail,
      weekly_places: draft.weeklyPlaces,
      paused_until: draft.pausedUntil,
      sample,
      ended_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const services = (db: Db) =>
  db
    .selectFrom('referral_service as s')
    .innerJoin('organization as o', 'o.id', 's.organization_id')
    .selectAll('s')
    .select('o.name as organization_name')

const serviceOf = (row: Selectable<ReferralServiceTable> & { organization_name: string }): ReferralService => ({
  id: row.id,
  placeSlug: row.place_slug,
  organizationId: row.organization_id,
  organizationName: row.organization_name,
  hubId: row.hub_id,
  program: row.program,
  name: row.name,
  about: row.about,
  wardCodes: row.ward_codes,
  answersBy: row.answers_by,
  linkEmail: row.link_email,
  weeklyPlaces: row.weekly_places,
  pausedUntil: row.paused_until,
})
