import type { Viewer } from '../domain/permission.ts'
import type { CasePath } from '../domain/support-case.ts'
import type { WorkSituation } from '../domain/work-situation.ts'
import { workingDeadline } from '../domain/working-days.ts'
import { namedUuid } from '../kit/uuid.ts'
import type { KeptReferral } from './referral-row.ts'
import type { Db } from './schema.ts'
import { openCase, openCaseOn } from './support-case.ts'

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
