import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Viewer } from '../domain/permission.ts'
import { sightOf } from '../domain/reach.ts'
import { changesParticipant, seesParticipant } from './reach.ts'

/** The first wall around groups and panels, beside records/reach.ts; migrations/0047 says the same in the database. */
type Condition = RawBuilder<SqlBool>

const NOBODY: Condition = sql<SqlBool>`false`

type CohortTable = 'cohort_place' | 'cohort_attendance' | 'absence_flag'

/** Groups: those of one's own organisation, and those that others may put people forward for. Nobody's data. */
export function seesCohort(viewer: Viewer): Condition {
  const { organizationId } = sightOf(viewer)
  if (organizationId === null) return NOBODY
  return sql<SqlBool>`(cohort.organization_id = ${organizationId} or cohort.open_to_others)`
}

/** Who is in a group, and who came: of whoever put them forward, and of whoever runs it, about people they see. */
export function seesPlace(viewer: Viewer, table: CohortTable, now: Date): Condition {
  const sight = sightOf(viewer)
  if (sight.participantId) {
    return table === 'absence_flag'
      ? NOBODY
      : sql<SqlBool>`${column(table, 'participant_id')} = any (${sight.records}::uuid[])`
  }
  if (sight.organizationId === null) return NOBODY
  return sql<SqlBool>`(${sides(table, sight.organizationId)}
    and ${seesParticipant(viewer, now, `${table}.participant_id`)})`
}

/** The same, to be changed. */
export function changesPlace(viewer: Viewer, table: CohortTable, now: Date): Condition {
  const { organizationId } = sightOf(viewer)
  if (organizationId === null) return NOBODY
  return sql<SqlBool>`(${sides(table, organizationId)}
    and ${changesParticipant(viewer, now, `${table}.participant_id`)})`
}

/**
 * Questions for several: of one's own organisation about people one sees, and those one was invited to, in time. A list
 * asks for the one and for the other: an index has the one in their order, and the other are few.
 */
export function seesPanel(viewer: Viewer, now: Date, as: 'own' | 'guest' | 'either' = 'either'): Condition {
  const { organizationId, accountId, role } = sightOf(viewer)
  if (organizationId === null) return NOBODY
  const own = sql`panel_question.organization_id = ${organizationId}`
  const guest = sql`panel_question.id = any (array(select g.panel_id from panel_guest g where g.account_id = ${accountId}
    and g.organization_id = ${organizationId} and g.ended_at is null and g.until > ${now}))`
  const ground = { own, guest, either: sql`(${own} or ${guest})` }[as]
  const health = readsHealth(role) ? sql`` : sql` and not panel_question.health`
  return sql<SqlBool>`(${ground}
    and ${seesParticipant(viewer, now, 'panel_question.participant_id')}${health})`
}

/** Questions that this viewer may change: their own organisation's. */
export function changesPanel(viewer: Viewer, now: Date): Condition {
  const { organizationId } = sightOf(viewer)
  if (organizationId === null) return NOBODY
  return sql<SqlBool>`(panel_question.organization_id = ${organizationId}
    and ${changesParticipant(viewer, now, 'panel_question.participant_id')})`
}

/** Who sits at a panel: oneself, in time, and all guests of one's own organisation's questions. */
export function seesGuest(viewer: Viewer, now: Date): Condition {
  const { organizationId, accountId } = sightOf(viewer)
  if (organizationId === null) return NOBODY
  return sql<SqlBool>`(((panel_guest.account_id = ${accountId} and panel_guest.organization_id = ${organizationId}
      and panel_guest.ended_at is null and panel_guest.until > ${now})
    or panel_guest.asked_organization_id = ${organizationId})
    and ${seesParticipant(viewer, now, 'panel_guest.participant_id')})`
}

const readsHealth = (role: string | null): boolean =>
  role !== null && ['adviser', 'partner-adviser', 'privacy-lead'].includes(role)

const column = (table: string, name: string) => sql.ref(`${table}.${name}`)

const sides = (table: CohortTable, organizationId: number): Condition =>
  sql<SqlBool>`${organizationId} in (${column(table, 'organization_id')}, ${column(table, 'run_by')})`
