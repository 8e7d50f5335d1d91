import type { Member } from '../domain/permission.ts'
import { WORK_DRAFT_DAYS, type WorkFields, type WorkForm } from '../domain/work-draft.ts'
import { NotFound } from '../kit/errors.ts'
import { mayChangeParticipant } from './participant.ts'
import { writesWorkDraft } from './reach-of-casework.ts'
import type { Db } from './schema.ts'

/** What somebody typed about a person and did not save. */
export type WorkDraft = { readonly fields: WorkFields; readonly updatedAt: Date }

type Which = { readonly participantId: string; readonly form: WorkForm }

/** Returns what this viewer typed in a form about somebody, for the team they act for; null where there is nothing. */
export async function workDraftOf(db: Db, viewer: Member, which: Which, now: Date): Promise<WorkDraft | null> {
  const row = await db
    .selectFrom('work_draft')
    .select(['fields', 'updated_at'])
    .where('participant_id', '=', which.participantId)
    .where('form', '=', which.form)
    .where(writesWorkDraft(viewer, now))
    .executeTakeFirst()
  return row ? { fields: row.fields, updatedAt: row.updated_at } : null
}

/** Keeps what this viewer has typed so far: the latest replaces what was there. NotFound where they may not change them. */
export async function keepWorkDraft(
  db: Db,
  viewer: Member,
  which: Which,
  fields: WorkFields,
  now: Date,
): Promise<void> {
  if (!(await mayChangeParticipant(db, viewer, which.participantId, now))) throw new NotFound()
  const changed = { fields: JSON.stringify(fields), updated_at: now }
  await db
    .insertInto('work_draft')
    .values({
      account_id: viewer.accountId,
      organization_id: viewer.membership.organizationId,
      participant_id: which.participantId,
      form: which.form,
      ...changed,
    })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'organization_id', 'participant_id', 'form']).doUpdateSet(changed),
    )
    .execute()
}

/** Throws away what this viewer typed in a form about somebody: it was saved, or they do not want it. */
export async function removeWorkDraft(db: Db, viewer: Member, which: Which, now: Date): Promise<void> {
  await db
    .deleteFrom('work_draft')
    .where('participant_id', '=', which.participantId)
    .where('form', '=', which.form)
    .where(writesWorkDraft(viewer, now))
    .execute()
}

/** Throws away what nobody came back to; returns how many there were. */
export async function removeOldWorkDrafts(jobs: Db, now: Date): Promise<number> {
  const { numDeletedRows } = await jobs
    .deleteFrom('work_draft')
    .where('updated_at', '<', new Date(now.getTime() - WORK_DRAFT_DAYS * 86_400_000))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
