import type { InformationNeed } from '../domain/information-need.ts'
import type { Member, Viewer } from '../domain/permission.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { mayChangeParticipant } from './participant.ts'
import { changesCasework, readsCasework } from './reach-of-casework.ts'
import type { Db } from './schema.ts'

export type KeptInformationNeed = InformationNeed & { readonly version: number }

/** Returns how to write to somebody and talk with them; null where nobody has asked. */
export async function informationNeedOf(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  now: Date,
): Promise<KeptInformationNeed | null> {
  const row = await db
    .selectFrom('information_need')
    .selectAll()
    .where('participant_id', 'in', participantIds)
    .where(readsCasework(viewer, 'information_need', now))
    .orderBy('reviewed_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return {
    needs: row.needs as InformationNeed['needs'],
    formats: row.formats as InformationNeed['formats'],
    supports: row.supports as InformationNeed['supports'],
    words: row.words,
    sharedWith: row.shared_with,
    mayShare: row.may_share,
    reviewedOn: row.reviewed_on,
    version: row.version,
  }
}

/** Keeps it, on top of this version (0: nobody has asked before). Throws Conflict where somebody else was first. */
export async function keepInformationNeed(
  db: Db,
  viewer: Member,
  participantId: string,
  need: InformationNeed,
  version: number,
  now: Date,
): Promise<void> {
  if (!(await mayChangeParticipant(db, viewer, participantId, now))) throw new NotFound()
  const kept =
    version === 0
      ? await first(db, viewer, participantId, need)
      : await again(db, viewer, participantId, need, version, now)
  if (!kept) throw new Conflict('changed-by-someone-else')
  const about = { participantId, why: 'support' } as const
  await writeHistory(db, viewer, 'information-need.changed', `participant:${participantId}`, {}, now, about)
}

async function first(db: Db, viewer: Member, participantId: string, need: InformationNeed): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('information_need')
    .values({
      participant_id: participantId,
      organization_id: viewer.membership.organizationId,
      ...columnsOf(need, viewer),
    })
    .onConflict((conflict) => conflict.columns(['participant_id', 'organization_id']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

async function again(db: Db, viewer: Member, participantId: string, need: InformationNeed, version: number, now: Date) {
  const { numUpdatedRows } = await db
    .updateTable('information_need')
    .set({ ...columnsOf(need, viewer), version: version + 1 })
    .where('participant_id', '=', participantId)
    .where('version', '=', version)
    .where(changesCasework(viewer, 'information_need', now))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

const columnsOf = (need: InformationNeed, viewer: Member) => ({
  needs: [...need.needs],
  formats: [...need.formats],
  supports: [...need.supports],
  words: need.words,
  shared_with: need.sharedWith,
  may_share: need.mayShare,
  reviewed_on: need.reviewedOn,
  account_id: viewer.accountId,
})
