import { londonDate } from '../domain/london-time.ts'
import type { Viewer } from '../domain/permission.ts'
import type { Referral } from '../domain/referral.ts'
import { accountOf, organizationOf, writeHistory } from './history.ts'
import { keepStanding, tellFollowers } from './referral-move.ts'
import type { KeptReferral } from './referral-row.ts'
import type { Db } from './schema.ts'

/**
 * Keeps a hold that was laid over a referral, or its end (`holdReferral` and `resumeReferral` of
 * domain/referral-move.ts): its clocks stand still or run again, and both sides read the new date.
 */
export async function keepHold(
  db: Db,
  viewer: Viewer,
  { kept, after }: { readonly kept: KeptReferral; readonly after: Referral },
  now: Date,
): Promise<void> {
  const begun = after.holds.length > kept.facts.holds.length ? after.holds.at(-1)! : null
  const by = accountOf(viewer)
  const of = { referral_id: kept.id, participant_id: kept.participantId }
  if (begun) {
    await db
      .insertInto('referral_hold')
      .values({
        ...of,
        reason: begun.reason,
        from_on: begun.from,
        until_on: begun.until,
        ended_on: null,
        account_id: by,
      })
      .execute()
  } else {
    await db
      .updateTable('referral_hold')
      .set({ ended_on: londonDate(now) })
      .where('referral_id', '=', kept.id)
      .where('ended_on', 'is', null)
      .where('until_on', '>=', londonDate(now))
      .execute()
  }
  await keepStanding(db, kept, after, now)
  await db
    .insertInto('referral_event')
    .values({
      ...{ ...of, at: now, move: begun ? 'hold' : 'resume', from_status: kept.facts.status },
      ...{ to_status: kept.facts.status, reason: begun?.reason ?? null, words: null, facts: '{}', undoes: null },
      account_id: by,
      organization_id: organizationOf(viewer),
      // That it waits is told by the date; why is the person's and the receiver's.
      for_referrer: false,
      for_person: true,
    })
    .execute()
  await tellFollowers(db, kept, after, now)
  const details = { reason: begun?.reason ?? null, until: begun?.until ?? null }
  const about = { participantId: kept.participantId, why: 'triage' } as const
  await writeHistory(
    db,
    viewer,
    begun ? 'referral.held' : 'referral.resumed',
    `referral:${kept.id}`,
    details,
    now,
    about,
  )
}
