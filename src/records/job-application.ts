import { adjustmentMayBeTold, type CheckedRequirement, type Telling } from '../domain/application-answers.ts'
import type { Kind } from '../domain/facets.ts'
import type { ApplicationMove, ApplicationState } from '../domain/job-application.ts'
import { type Address, may, type Viewer } from '../domain/permission.ts'
import { appliedTo, sentFromOwn } from './reach-of-requests.ts'
import type { Db } from './schema.ts'

/** What both sides see of an application. */
export type JobApplication = {
  readonly id: number
  readonly reference: string
  readonly opportunityId: number
  readonly title: string
  readonly kind: Kind
  readonly organizationId: number
  readonly organizationName: string
  readonly state: ApplicationState
  readonly nextOwner: 'organization' | 'applicant' | null
  readonly nextStep: string | null
  readonly dueAt: Date | null
  readonly sentAt: Date
  readonly movedAt: Date
  readonly replyDueAt: Date
  readonly firstAnswerAt: Date | null
  readonly replyDays: number | null
  readonly stage: ApplicationState | null
  readonly reason: string | null
  readonly name: string
  readonly address: Address
  readonly contactWords: string | null
  readonly othersMaySee: boolean
  readonly language: string
  readonly checklist: readonly CheckedRequirement[]
  readonly why: string | null
  readonly done: string | null
  readonly fileId: number | null
  /** To an organisation only as the person agreed; null otherwise, as if nothing had been said. */
  readonly adjustment: string | null
  readonly sample: boolean
}

/** The applicant's own: with what they decided about telling. */
export type OwnApplication = JobApplication & { readonly adjustmentTold: Telling | null }

export type ApplicationEntry = {
  readonly at: Date
  readonly move: ApplicationMove | 'send'
  readonly state: ApplicationState
  readonly by: 'applicant' | 'organization' | 'nobody'
  readonly accountName: string | null
  readonly words: string | null
}

/** The organisation whose applications this viewer reads; null for everybody else. */
export const readsFor = (viewer: Viewer): number | null =>
  viewer.kind === 'member' && may(viewer, 'applications.read') ? viewer.membership.organizationId : null

/** Returns the applications sent from the address that this resident has proved, the newest first. */
export async function ownApplications(db: Db, viewer: Viewer): Promise<readonly OwnApplication[]> {
  const rows = await applicationRows(db).where(sentFromOwn(viewer, 'a')).orderBy('a.sent_at', 'desc').execute()
  return rows.map(toOwn)
}

/** Returns the application with this reference, where it was sent from the address this resident has proved. */
export async function findOwnApplication(db: Db, viewer: Viewer, reference: string): Promise<OwnApplication | null> {
  const row = await applicationRows(db)
    .where('a.reference', '=', reference)
    .where(sentFromOwn(viewer, 'a'))
    .executeTakeFirst()
  return row ? toOwn(row) : null
}

/** Returns the application, to members of the organisation that owns the listing; null to anybody else. */
export async function findApplication(db: Db, viewer: Viewer, id: number): Promise<JobApplication | null> {
  const row = await applicationRows(db)
    .where('a.id', '=', id)
    .where(appliedTo(viewer, 'a.organization_id'))
    .executeTakeFirst()
  return row ? toShared(row) : null
}

export type Queue = {
  readonly open: readonly JobApplication[]
  /** The last of those that are at an end. */
  readonly closed: readonly JobApplication[]
  readonly openCount: number
}

const MOST_IN_QUEUE = 200
const MOST_CLOSED = 50

/** Returns what waits for this organisation: whoever has waited longest for an answer first. */
export async function applicationQueue(db: Db, viewer: Viewer, opportunityId: number | null): Promise<Queue> {
  const rows = () => {
    const all = applicationRows(db).where(appliedTo(viewer, 'a.organization_id'))
    return opportunityId === null ? all : all.where('a.opportunity_id', '=', opportunityId)
  }
  const open = rows().where('a.next_owner', 'is not', null)
  const closed = rows().where('a.next_owner', 'is', null).orderBy('a.moved_at', 'desc').limit(MOST_CLOSED)
  const [opens, closeds, counted] = await Promise.all([
    open.orderBy('a.due_at').orderBy('a.id').limit(MOST_IN_QUEUE).execute(),
    closed.execute(),
    db
      .selectFrom('job_application')
      .select((select) => select.fn.countAll<string>().as('count'))
      .where(appliedTo(viewer, 'job_application.organization_id'))
      .where('next_owner', 'is not', null)
      .executeTakeFirstOrThrow(),
  ])
  return { open: opens.map(toShared), closed: closeds.map(toShared), openCount: Number(counted.count) }
}

/** Returns what happened to an application that the viewer was handed by one of the functions above. */
export async function applicationEntries(db: Db, { id }: JobApplication): Promise<readonly ApplicationEntry[]> {
  const rows = await db
    .selectFrom('job_application_move as m')
    .leftJoin('account', 'account.id', 'm.account_id')
    .select(['m.at', 'm.move', 'm.state', 'm.by_whom', 'm.words', 'account.name as account_name'])
    .where('m.job_application_id', '=', id)
    .orderBy('m.id')
    .execute()
  return rows.map((row) => ({
    at: row.at,
    move: row.move as ApplicationEntry['move'],
    state: row.state as ApplicationState,
    by: row.by_whom,
    accountName: row.account_name,
    words: row.words,
  }))
}

export const applicationRows = (db: Db) =>
  db
    .selectFrom('job_application as a')
    .innerJoin('opportunity as o', 'o.id', 'a.opportunity_id')
    .innerJoin('organization as g', 'g.id', 'a.organization_id')
    .selectAll('a')
    .select(['o.title', 'o.kind', 'o.reply_within_days', 'g.name as organization_name', 'g.reply_within_days as days'])

export type ApplicationRow = Awaited<ReturnType<ReturnType<typeof applicationRows>['execute']>>[number]

const toOwn = (row: ApplicationRow): OwnApplication => ({
  ...toJobApplication(row),
  adjustment: row.adjustment_words,
  adjustmentTold: row.adjustment_told,
})

/** What an organisation is told: nothing of adjustments, unless and until the person agreed. */
export const toShared = (row: ApplicationRow): JobApplication => ({
  ...toJobApplication(row),
  adjustment: adjustmentMayBeTold(row.adjustment_told, row.state) ? row.adjustment_words : null,
})

const toJobApplication = (row: ApplicationRow): Omit<JobApplication, 'adjustment'> => ({
  id: row.id,
  reference: row.reference,
  opportunityId: row.opportunity_id,
  title: row.title,
  kind: row.kind as Kind,
  organizationId: row.organization_id,
  organizationName: row.organization_name,
  state: row.state as ApplicationState,
  nextOwner: row.next_owner,
  nextStep: row.next_step,
  dueAt: row.due_at,
  sentAt: row.sent_at,
  movedAt: row.moved_at,
  replyDueAt: row.reply_due_at,
  firstAnswerAt: row.first_answer_at,
  replyDays: row.reply_within_days ?? row.days,
  stage: row.unsuccessful_at_stage as ApplicationState | null,
  reason: row.reason,
  name: row.name,
  address: { kind: row.address_kind, value: row.address },
  contactWords: row.contact_words,
  othersMaySee: row.others_may_see,
  language: row.language,
  checklist: row.checklist as CheckedRequirement[],
  why: row.why_words,
  done: row.done_words,
  fileId: row.file_id,
  sample: row.sample,
})
