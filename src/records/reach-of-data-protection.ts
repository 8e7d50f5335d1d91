import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Viewer } from '../domain/permission.ts'
import { sightOf } from '../domain/reach.ts'

/** The first wall around what is due to people of their data; migrations/0051 says the same in the database. */
type Condition = RawBuilder<SqlBool>

const NOBODY: Condition = sql<SqlBool>`false`

/** Holds, orders, what was erased: of the privacy lead's own organisation. */
export function keptByLead(viewer: Viewer, table: 'legal_hold' | 'erasure_order' | 'erasure'): Condition {
  const { organizationId, role } = sightOf(viewer)
  if (role !== 'privacy-lead' || organizationId === null) return NOBODY
  return sql<SqlBool>`${sql.ref(`${table}.organization_id`)} = ${organizationId}`
}

/** Whose time is up: people whom the privacy lead's organisation registered, helps or refers. */
export function dueByLead(viewer: Viewer): Condition {
  const { organizationId, role } = sightOf(viewer)
  if (role !== 'privacy-lead' || organizationId === null) return NOBODY
  return sql<SqlBool>`${organizationId} = any (erasure_due.organization_ids)`
}

/** What somebody asked about their data: the person themself, and the privacy lead of the organisation that answers. */
export function seesDataRequest(
  viewer: Viewer,
  table: 'access_request' | 'access_decision' | 'correction_request' | 'erasure_request',
): Condition {
  const { organizationId, role, records } = sightOf(viewer)
  if (records.length > 0) return sql<SqlBool>`${sql.ref(`${table}.participant_id`)} = any (${records}::uuid[])`
  if (role !== 'privacy-lead' || organizationId === null) return NOBODY
  return sql<SqlBool>`${sql.ref(`${table}.organization_id`)} = ${organizationId}`
}
