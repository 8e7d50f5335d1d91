import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { NOTE_READERS } from '../domain/note.ts'
import type { Viewer } from '../domain/permission.ts'
import { type Sight, sightOf } from '../domain/reach.ts'
import { changesParticipant, seesParticipant } from './reach.ts'

/** The first wall around casework, beside records/reach.ts; migrations/0043 says the same in the database. */
type Condition = RawBuilder<SqlBool>

const NOBODY: Condition = sql<SqlBool>`false`

/** Tables of casework that the person takes part in, or that the team reads as a whole. */
type CaseworkTable = 'barrier' | 'strength' | 'goal' | 'step' | 'assessment' | 'review' | 'appointment' | 'case_event'

/** Cases that this viewer reads: their own list, or all of their organisation or hub, and a resident their own. */
export function seesCase(viewer: Viewer, now: Date): Condition {
  const sight = sightOf(viewer)
  if (sight.participantId) return sql<SqlBool>`support_case.participant_id = ${sight.participantId}`
  if (sight.organizationId === null) return NOBODY
  return sql<SqlBool>`(support_case.organization_id = ${sight.organizationId}
    and ${personOf('support_case', seesParticipant(viewer, now))})`
}

/** Cases that this viewer may change. */
export function changesCase(viewer: Viewer, now: Date): Condition {
  const sight = sightOf(viewer)
  if (sight.organizationId === null) return NOBODY
  return sql<SqlBool>`(support_case.organization_id = ${sight.organizationId}
    and ${personOf('support_case', changesParticipant(viewer, now))})`
}

/** Rows of casework that this viewer reads: of their organisation about people they see; a resident their own. */
export function readsCasework(viewer: Viewer, table: CaseworkTable, now: Date): Condition {
  const sight = sightOf(viewer)
  if (sight.participantId) {
    const own = sql<SqlBool>`${column(table, 'participant_id')} = ${sight.participantId}`
    return table === 'case_event' ? sql<SqlBool>`(${own} and case_event.for_person)` : own
  }
  if (sight.organizationId === null) return NOBODY
  const health = table === 'barrier' && !readsSubject(sight, 'health') ? sql` and not barrier.health` : sql``
  return sql<SqlBool>`(${column(table, 'organization_id')} = ${sight.organizationId}
    and ${personOf(table, seesParticipant(viewer, now))}${health})`
}

/** Rows of casework that this viewer may change; what a resident may change of their own their pages decide. */
export function changesCasework(viewer: Viewer, table: CaseworkTable, now: Date): Condition {
  const sight = sightOf(viewer)
  if (sight.participantId) return sql<SqlBool>`${column(table, 'participant_id')} = ${sight.participantId}`
  if (sight.organizationId === null) return NOBODY
  return sql<SqlBool>`(${column(table, 'organization_id')} = ${sight.organizationId}
    and ${personOf(table, changesParticipant(viewer, now))})`
}

/** Notes that this viewer reads: by class, and never another team's private ones. */
export function readsNote(viewer: Viewer, now: Date): Condition {
  const sight = sightOf(viewer)
  if (sight.participantId) {
    return sql<SqlBool>`(note.participant_id = ${sight.participantId} and note.visibility = 'person')`
  }
  if (sight.organizationId === null) return NOBODY
  const own = sql`(note.organization_id = ${sight.organizationId} and note.account_id = ${sight.accountId})`
  const closed = (['health', 'safeguarding'] as const).filter((subject) => !readsSubject(sight, subject))
  const open = closed.length > 0 ? sql`note.subject not in (${sql.join(closed)})` : sql`true`
  return sql<SqlBool>`((${own} or (${open}
      and (note.organization_id = ${sight.organizationId} or note.visibility in ('delivery', 'person'))))
    and ${personOf('note', seesParticipant(viewer, now))})`
}

const readsSubject = ({ role }: Sight, subject: keyof typeof NOTE_READERS): boolean => {
  const readers = NOTE_READERS[subject]
  return readers === 'all' || (role !== null && readers.includes(role))
}

const column = (table: string, name: string) => sql.ref(`${table}.${name}`)

/** Whether the person of a row fulfils a condition that names `participant`. */
const personOf = (table: string, condition: Condition): Condition =>
  sql<SqlBool>`exists (select from participant where participant.id = ${column(table, 'participant_id')} and ${condition})`
