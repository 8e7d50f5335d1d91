import type { Viewer } from '../domain/permission.ts'
import type { CasePath } from '../domain/support-case.ts'
import type { WorkSituation } from '../domain/work-situation.ts'
import { workingDeadline } from '../domain/working-days.ts'
import { Conflict } from '../kit/errors.ts'
import { namedUuid } from '../kit/uuid.ts'
import type { KeptReferral } from './referral-row.ts'
import type { Db } from './schema.ts'
import { caseOf, changeCase, openCase, openCaseOn, writeCaseEvent } from './support-case.ts'

/** What somebody comes for, by how they stood to work when they were referred. */
const PATH_OF: Readonly<Record<WorkSituation, CasePath>> = {
  'in-work': 'stay-in-work',
  'off-sick': 'return-to-work',
  'at-risk': 'stay-in-work',
  'out-of-work': 'find-work',
  'not-looking': 'get-ready',
  education: 'get-ready',
  'not-said': 'find-work',
}

/** Within so many working days of the start there is a plan. Our own number. */
const PLAN_DAYS = 10

/**
 * Opens the case of somebody who has started, with whoever looks after the referral, in the caller's transaction. Nothing
 * happens where one is open on the programme, or where no colleague with an account started it (a partner's link, a
 * machine): they keep their own records.
 */
export async function openCaseFrom(db: Db, viewer: Viewer | 'job', kept: KeptReferral, now: Date): Promise<void> {
  if (viewer === 'job' || viewer.kind !== 'member') return
  if (await openCaseOn(db, viewer, kept.participantId, kept.program, now)) return
  const packet = await db
    .selectFrom('referral_packet')
    .select('content')
    .where('referral_id', '=', kept.id)
    .executeTakeFirst()
  const work = (packet?.content as { work?: WorkSituation } | undefined)?.work ?? 'not-said'
  await openCase(
    db,
    viewer,
    {
      id: namedUuid(`case of referral ${kept.id} ${now.toISOString()}`),
      placeSlug: kept.placeSlug,
      participantId: kept.participantId,
      organizationId: kept.toOrganizationId,
      hubId: kept.toHubId,
      program: kept.program,
      referralId: kept.id,
      path: PATH_OF[work],
      ownerAccountId: kept.ownerAccountId ?? viewer.accountId,
      nextStep: 'Agree a plan together',
      dueAt: workingDeadline(now, PLAN_DAYS),
      sample: kept.sample,
    },
    now,
  )
}

/** What somebody can have done in a case: once there is any of it, the case is not taken back with its referral. */
const TRACES = ['goal', 'note', 'appointment', 'assessment'] as const

/**
 * Takes back the case that the start of a referral opened, when the start is taken back; in the caller's transaction.
 * Throws Conflict (`case-has-begun`) where something else has happened in it: then the case is ended with an outcome.
 */
export async function takeBackCaseOf(
  db: Db,
  viewer: Viewer,
  kept: Pick<KeptReferral, 'id'>,
  startedAt: Date,
  now: Date,
): Promise<void> {
  const row = await db
    .selectFrom('support_case')
    .selectAll()
    .where('referral_id', '=', kept.id)
    .where('opened_at', '=', startedAt)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (!row) return
  const found = caseOf(row)
  const events = await db.selectFrom('case_event').select('move').where('case_id', '=', row.id).execute()
  let begun = events.some(({ move }) => move !== 'open')
  for (const table of TRACES) {
    const trace = await db.selectFrom(table).select('id').where('case_id', '=', row.id).executeTakeFirst()
    begun ||= trace !== undefined
  }
  if (begun) throw new Conflict('case-has-begun')
  const ended = { status: 'closed', closed_at: now, outcome: 'never-started', next_step: null, due_at: null } as const
  await changeCase(db, viewer, found, now, ended)
  const undone = {
    move: 'undo',
    from: found.status,
    to: 'closed',
    reason: 'start-taken-back',
    forPerson: true,
  } as const
  await writeCaseEvent(db, viewer, found, undone, now)
}
