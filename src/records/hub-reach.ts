import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../domain/permission.ts'
import type { Db } from './schema.ts'

/**
 * The hubs whose work this viewer reaches, as a condition on a column that holds a hub's id: those named in the
 * membership they act under; where it names none, all hubs of the borough that their council runs. A council without a
 * borough of its own reaches hubs only where one borough has any. Nobody else reaches any.
 */
export function inReach(viewer: Viewer, hubIdColumn: string): RawBuilder<boolean> {
  if (viewer.kind !== 'member') return sql<boolean>`false`
  const { hubIds, organizationId } = viewer.membership
  const column = sql.ref(hubIdColumn)
  if (hubIds.length > 0) return sql<boolean>`${column} = any(${[...hubIds]}::integer[])`
  return sql<boolean>`${column} in (
    select hub.id from hub join organization council on council.id = ${organizationId} and council.kind = 'council'
    where hub.place_slug = coalesce(council.place_slug,
      (select min(place_slug) from hub having count(distinct place_slug) = 1)))`
}

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

/** The borough that this viewer's council runs, as a condition on a column that holds a borough's short name. */
export function inOwnBorough(viewer: Viewer, placeColumn: string): RawBuilder<boolean> {
  if (viewer.kind !== 'member') return sql<boolean>`false`
  return sql<boolean>`${sql.ref(placeColumn)} = (
    select coalesce(council.place_slug, (select min(place_slug) from hub having count(distinct place_slug) = 1))
    from organization council where council.id = ${viewer.membership.organizationId} and council.kind = 'council')`
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
