import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { may, type Viewer } from '../domain/permission.ts'

/**
 * The first wall around what people asked for, booked, applied for, enrolled on and wrote: whose rows a query reaches.
 * The second is migrations/0033; the tests of either run with the other taken away.
 */
type Condition = RawBuilder<SqlBool>

const NOBODY: Condition = sql<SqlBool>`false`

/**
 * The hubs whose work this viewer reaches, as a condition on a column that holds a hub's id: those named in the
 * membership they act under; where it names none, all hubs of the borough that their council runs. A council without a
 * borough of its own reaches hubs only where one borough has any. Nobody else reaches any.
 */
export function inReach(viewer: Viewer, hubIdColumn: string): Condition {
  if (viewer.kind !== 'member') return NOBODY
  const { hubIds, organizationId } = viewer.membership
  const column = sql.ref(hubIdColumn)
  if (hubIds.length > 0) return sql<SqlBool>`${column} = any(${[...hubIds]}::integer[])`
  return sql<SqlBool>`${column} in (
    select hub.id from hub join organization council on council.id = ${organizationId} and council.kind = 'council'
    where hub.place_slug = coalesce(council.place_slug,
      (select min(place_slug) from hub having count(distinct place_slug) = 1)))`
}

/** The borough that this viewer's council runs, as a condition on a column that holds a borough's short name. */
export function inOwnBorough(viewer: Viewer, placeColumn: string): Condition {
  if (viewer.kind !== 'member') return NOBODY
  return sql<SqlBool>`${sql.ref(placeColumn)} = (
    select coalesce(council.place_slug, (select min(place_slug) from hub having count(distinct place_slug) = 1))
    from organization council where council.id = ${viewer.membership.organizationId} and council.kind = 'council')`
}

/** What was sent with the address that this resident proved, where a table has a column for each kind. */
export function writtenWith(viewer: Viewer, table: 'help_request' | 'contact_message'): Condition {
  if (viewer.kind !== 'resident') return NOBODY
  return sql<SqlBool>`${sql.ref(`${table}.${viewer.address.kind}`)} = ${viewer.address.value}`
}

/** What was sent from the address that this resident proved. */
export function sentFromOwn(viewer: Viewer, table: 'booking' | 'a' | 'e'): Condition {
  if (viewer.kind !== 'resident') return NOBODY
  const { kind, value } = viewer.address
  return sql<SqlBool>`(${sql.ref(`${table}.address_kind`)} = ${kind} and ${sql.ref(`${table}.address`)} = ${value})`
}

/** What this resident follows by e-mail. */
export function followedByOwn(viewer: Viewer): Condition {
  if (viewer.kind !== 'resident' || viewer.address.kind !== 'email') return NOBODY
  return sql<SqlBool>`alert.address = ${viewer.address.value}`
}

/** Applications to the organisation that this viewer posts for. */
export function appliedTo(viewer: Viewer, column: 'a.organization_id' | 'job_application.organization_id'): Condition {
  if (viewer.kind !== 'member' || !may(viewer, 'applications.read')) return NOBODY
  return sql<SqlBool>`${sql.ref(column)} = ${viewer.membership.organizationId}`
}

/** What this viewer reaches of those who enrolled: their organisation's own, and events held at hubs they work at. */
export function reachOfRuns(viewer: Viewer): Condition {
  if (viewer.kind !== 'member') return NOBODY
  return sql<SqlBool>`(o.organization_id = ${viewer.membership.organizationId} or (o.kind = 'event' and exists (
    select from hub join opportunity_location ol on ol.location_id = hub.location_id
    where ol.opportunity_id = o.id and ${inReach(viewer, 'hub.id')})))`
}

/** The drafts into which this adviser was let, for as long as they are. */
export function helpsWithDraft(viewer: Viewer, now: Date): Condition {
  if (viewer.kind !== 'member' || !may(viewer, 'drafts.join')) return NOBODY
  return sql<SqlBool>`(application_draft.helper_id = ${viewer.accountId} and application_draft.helper_until > ${now})`
}

/**
 * People who show this viewer's organisation what they apply for, as they decided themselves. Names `participant`; put
 * `seesParticipant` beside it. `applications_shown` in migrations/0056 says the same in the database.
 */
export function showsApplications(viewer: Viewer, now: Date): Condition {
  if (viewer.kind !== 'member' || !may(viewer, 'casework.change')) return NOBODY
  return sql<SqlBool>`exists (select from sharing_decision d where d.participant_id = participant.id
    and d.purpose = 'applications' and d.recipient_organization_id = ${viewer.membership.organizationId}
    and d.given_at <= ${now} and (d.withdrawn_at is null or d.withdrawn_at > ${now})
    and (d.expires_at is null or d.expires_at > ${now}))`
}
