import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Role, Viewer } from '../domain/permission.ts'
import { sightOf } from '../domain/reach.ts'
import { changesParticipant, seesParticipant } from './reach.ts'

/** The first wall around messages and documents; migrations/0048 says the same in the database. */
type Condition = RawBuilder<SqlBool>

const NOBODY: Condition = sql<SqlBool>`false`

/** Who finds out whose a message is, besides whoever has it: those who share work out, and who keeps data safe. */
const FIND_OUT: readonly Role[] = ['hub-manager', 'intake-officer', 'partner-manager']

/**
 * Messages that this viewer reads: of their organisation with people they see; what is nobody's, who finds out. A list
 * asks for those of people or for those of nobody: an index has them in order, or finds the few of one's own people.
 * Such lists are the desk's: whoever wrote finds nothing in them.
 */
export function readsMessage(viewer: Viewer, now: Date, whose: 'people' | 'nobody' | 'all' = 'all'): Condition {
  const sight = sightOf(viewer)
  if (sight.participantId) {
    return whose === 'all' ? sql<SqlBool>`person_message.participant_id = any (${sight.records}::uuid[])` : NOBODY
  }
  if (sight.organizationId === null) return NOBODY
  const people = seesParticipant(viewer, now, 'person_message.participant_id')
  const nobody = nobodys(viewer, [...FIND_OUT, 'privacy-lead'])
  const seen = { people, nobody, all: sql`(${people} or ${nobody})` }[whose]
  return sql<SqlBool>`(person_message.organization_id = ${sight.organizationId} and ${seen})`
}

/** Messages that this viewer may answer, match or mark. */
export function changesMessage(viewer: Viewer, now: Date): Condition {
  const sight = sightOf(viewer)
  if (sight.participantId) {
    return sql<SqlBool>`(person_message.participant_id = any (${sight.records}::uuid[]) and person_message.direction = 'out')`
  }
  if (sight.organizationId === null) return NOBODY
  return sql<SqlBool>`(person_message.organization_id = ${sight.organizationId} and (
    ${changesParticipant(viewer, now, 'person_message.participant_id')} or ${nobodys(viewer, FIND_OUT)}))`
}

/** Documents that this viewer reads: of their organisation, or passed on to it by an agreement that names documents. */
export function readsDocument(viewer: Viewer, now: Date): Condition {
  const sight = sightOf(viewer)
  if (sight.participantId) {
    return sql<SqlBool>`(person_document.participant_id = any (${sight.records}::uuid[]) and person_document.for_person)`
  }
  if (sight.organizationId === null) return NOBODY
  const health = readsHealth(sight.role) ? sql`true` : sql`not person_document.health`
  const passedOn = sql`(person_document.removed_at is null and person_document.from_message_id is null and exists (select from sharing_decision d
    where d.participant_id = person_document.participant_id and d.recipient_organization_id = ${sight.organizationId}
      and d.withdrawn_at is null and (d.expires_at is null or d.expires_at > ${now})
      and 'documents' = any (d.data_classes)
      and (not person_document.health or 'health' = any (d.data_classes))))`
  return sql<SqlBool>`(${health} and ${seesParticipant(viewer, now, 'person_document.participant_id')}
    and (person_document.organization_id = ${sight.organizationId} or ${passedOn}))`
}

/** Documents that this viewer may change: their organisation's own. */
export function changesDocument(viewer: Viewer, now: Date): Condition {
  const sight = sightOf(viewer)
  if (sight.participantId) {
    return sql<SqlBool>`(person_document.participant_id = any (${sight.records}::uuid[]) and person_document.for_person)`
  }
  if (sight.organizationId === null) return NOBODY
  const health = readsHealth(sight.role) ? sql`true` : sql`not person_document.health`
  return sql<SqlBool>`(${health} and person_document.organization_id = ${sight.organizationId}
    and ${changesParticipant(viewer, now, 'person_document.participant_id')})`
}

/** The same roles as `reads_health` in the database. */
const readsHealth = (role: Role | null): boolean =>
  role === 'adviser' || role === 'partner-adviser' || role === 'privacy-lead'

const nobodys = (viewer: Viewer, roles: readonly Role[]): Condition => {
  const { accountId, role } = sightOf(viewer)
  const finds = role !== null && roles.includes(role)
  return sql<SqlBool>`(person_message.participant_id is null
    and (${finds} or person_message.owner_account_id = ${accountId}))`
}
