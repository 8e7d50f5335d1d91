import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { NOTE_READERS } from '../domain/note.ts'
import type { Viewer } from '../domain/permission.ts'
import { type Sight, sightOf } from '../domain/reach.ts'
import { changesParticipant, seesParticipant } from './reach.ts'

/** The first wall around casework, beside records/reach.ts; migrations/0043 says the same in the database. */
type Condition = RawBuilder<SqlBool>

const NOBODY: Condition = sql<SqlBool>`false`

/** Tables of casework that the person takes part in, or that the team reads as a whole. */
type CaseworkTable =
  | 'barrier'
  | 'strength'
  | 'goal'
  | 'step'
  | 'assessment'
  | 'assessment_request'
  | 'review'
  | 'appointment'
  | 'case_event'
  | 'participant_story'
  | 'information_need'
  | 'key_date'
  | 'plan_event'
  | 'job_report'
  | 'job_check'
  | 'fund_request'
  | 'fund_event'
  | 'fund_voucher'
  | 'fund_spend'
  | 'fund_evidence'

/** Tables some of whose rows tell of health: those are for whoever needs to know. */
const TELLS_OF_HEALTH: readonly CaseworkTable[] = ['barrier', 'key_date', 'assessment', 'assessment_request']

/** What of these the person reads too; of what is not here, all. */
const TOLD_IN_PART: Readonly<Partial<Record<CaseworkTable, Condition>>> = {
  case_event: sql<SqlBool>`case_event.for_person`,
  fund_request: sql<SqlBool>`fund_request.status <> 'draft'`,
  fund_event: sql<SqlBool>`fund_event.for_person`,
  fund_evidence: NOBODY,
}

/** Cases that this viewer reads: their own list, or all of their organisation or hub, and a resident their own. */
export function seesCase(viewer: Viewer, now: Date): Condition {
  const sight = sightOf(viewer)
  if (sight.participantId) return sql<SqlBool>`support_case.participant_id = any (${sight.records}::uuid[])`
  if (sight.organizationId === null) return NOBODY
  return sql<SqlBool>`(support_case.organization_id = ${sight.organizationId}
    and ${seesParticipant(viewer, now, 'support_case.participant_id')})`
}

/** Cases that this viewer may change. */
export function changesCase(viewer: Viewer, now: Date): Condition {
  const sight = sightOf(viewer)
  if (sight.organizationId === null) return NOBODY
  return sql<SqlBool>`(support_case.organization_id = ${sight.organizationId}
    and ${changesParticipant(viewer, now, 'support_case.participant_id')})`
}

/** Rows of casework that this viewer reads: of their organisation about people they see; a resident their own. */
export function readsCasework(viewer: Viewer, table: CaseworkTable, now: Date): Condition {
  const sight = sightOf(viewer)
  if (sight.participantId) {
    const own = sql<SqlBool>`${column(table, 'participant_id')} = any (${sight.records}::uuid[])`
    const told = TOLD_IN_PART[table]
    return told ? sql<SqlBool>`(${own} and ${told})` : own
  }
  if (sight.organizationId === null) return NOBODY
  return sql<SqlBool>`(${ours(sight, table)}
    and ${seesParticipant(viewer, now, `${table}.participant_id`)}${withoutHealth(sight, table)})`
}

/** Rows of casework that this viewer may change; what a resident may change of their own their pages decide. */
export function changesCasework(viewer: Viewer, table: CaseworkTable, now: Date): Condition {
  const sight = sightOf(viewer)
  if (sight.participantId) return sql<SqlBool>`${column(table, 'participant_id')} = any (${sight.records}::uuid[])`
  if (sight.organizationId === null) return NOBODY
  return sql<SqlBool>`(${ours(sight, table)}
    and ${changesParticipant(viewer, now, `${table}.participant_id`)}${withoutHealth(sight, table)})`
}

/** Rows of one's organisation, and steps that one has taken on in the plan of another. */
const ours = (sight: Sight, table: CaseworkTable): Condition =>
  table === 'step'
    ? sql<SqlBool>`(step.organization_id = ${sight.organizationId} or step.owner_account_id = ${sight.accountId})`
    : sql<SqlBool>`${column(table, 'organization_id')} = ${sight.organizationId}`

const withoutHealth = (sight: Sight, table: CaseworkTable) =>
  TELLS_OF_HEALTH.includes(table) && !readsSubject(sight, 'health') ? sql` and not ${column(table, 'health')}` : sql``

/** Notes that this viewer reads: by class, and never another team's private ones. */
export function readsNote(viewer: Viewer, now: Date): Condition {
  const sight = sightOf(viewer)
  if (sight.participantId) {
    return sql<SqlBool>`(note.participant_id = any (${sight.records}::uuid[]) and note.visibility = 'person')`
  }
  if (sight.organizationId === null) return NOBODY
  const own = sql`(note.organization_id = ${sight.organizationId} and note.account_id = ${sight.accountId})`
  const closed = (['health', 'safeguarding'] as const).filter((subject) => !readsSubject(sight, subject))
  const open = closed.length > 0 ? sql`note.subject not in (${sql.join(closed)})` : sql`true`
  // Health that another organisation wrote down is read here only while the person agrees that it is passed on to us.
  const passedOn = sql`(note.visibility in ('delivery', 'person') and (note.subject <> 'health'
    or exists (select from sharing_decision d where d.participant_id = note.participant_id
      and d.recipient_organization_id = ${sight.organizationId} and 'health' = any (d.data_classes)
      and d.given_at <= ${now} and (d.withdrawn_at is null or d.withdrawn_at > ${now})
      and (d.expires_at is null or d.expires_at > ${now}))))`
  return sql<SqlBool>`((${own} or (${open} and (note.organization_id = ${sight.organizationId} or ${passedOn})))
    and ${seesParticipant(viewer, now, 'note.participant_id')})`
}

/** Funds, budgets and limits: those of one's own organisation, for whoever works with people there. */
export function seesFund(viewer: Viewer, table: 'support_fund' | 'fund_budget' | 'fund_budget_change' | 'fund_limit') {
  const { organizationId } = sightOf(viewer)
  return organizationId === null ? NOBODY : sql<SqlBool>`${column(table, 'organization_id')} = ${organizationId}`
}

/** What somebody has typed about a person and not saved: theirs alone, while they may still change that person. */
export function writesWorkDraft(viewer: Viewer, now: Date): Condition {
  const { organizationId, accountId } = sightOf(viewer)
  if (organizationId === null || accountId === null) return NOBODY
  return sql<SqlBool>`(work_draft.account_id = ${accountId} and work_draft.organization_id = ${organizationId}
    and ${changesParticipant(viewer, now, 'work_draft.participant_id')})`
}

/** That somebody may be at risk: whoever raised it, and who looks after people at risk. */
export function readsConcern(viewer: Viewer, now: Date): Condition {
  const { organizationId, accountId, role } = sightOf(viewer)
  if (organizationId === null) return NOBODY
  const ours = role === 'privacy-lead' ? sql`true` : sql`concern.raised_by = ${accountId}`
  return sql<SqlBool>`(concern.organization_id = ${organizationId} and ${ours}
    and ${seesParticipant(viewer, now, 'concern.participant_id')})`
}

const readsSubject = ({ role }: Sight, subject: keyof typeof NOTE_READERS): boolean => {
  const readers = NOTE_READERS[subject]
  return readers === 'all' || (role !== null && readers.includes(role))
}

const column = (table: string, name: string) => sql.ref(`${table}.${name}`)
