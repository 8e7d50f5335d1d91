import { sql } from 'kysely'
import type { Viewer } from '../domain/permission.ts'
import { inReach } from './reach-of-requests.ts'
import type { Db } from './schema.ts'

/** A hub as a choice. */
export type HubChoice = { readonly id: number; readonly name: string; readonly placeSlug: string }

/** Returns the hubs whose work this viewer reaches, by name. */
export async function hubsInReach(db: Db, viewer: Viewer): Promise<HubChoice[]> {
  return db
    .selectFrom('hub')
    .select(['id', 'name', 'place_slug as placeSlug'])
    .where(inReach(viewer, 'hub.id'))
    .orderBy('name')
    .execute()
}

/** Somebody who works at a hub. */
export type Colleague = {
  readonly accountId: number
  readonly name: string
  readonly email: string
  readonly role: string
}

/** Returns the advisers and managers of a hub, by name: those bound to it, and those of all hubs of its borough. */
export async function colleaguesAt(db: Db, hubId: number): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select distinct on (account.name, account.id) account.id as "accountId", account.name, account.email, membership.role
    from membership
    join account on account.id = membership.account_id and account.disabled_at is null
    join organization council on council.id = membership.organization_id and council.kind = 'council'
    join hub on hub.id = ${hubId}
    where membership.ended_at is null and membership.role in ('adviser', 'hub-manager')
      and (hub.id = any(membership.hub_ids) or (membership.hub_ids = '{}' and hub.place_slug = coalesce(
        council.place_slug, (select min(place_slug) from hub having count(distinct place_slug) = 1))))
    order by account.name, account.id, membership.role desc`.execute(db)
  return rows
}
