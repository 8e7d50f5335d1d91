import type { Selectable } from 'kysely'
import type { Member } from '../domain/permission.ts'
import type { DraftFields } from '../domain/referral-draft.ts'
import { NotFound } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import type { Db } from './schema.ts'
import type { ReferralTemplateTable } from './schema-referrals.ts'

/** What a team usually refers for, to begin with: nothing in it is about a person. */
export type ReferralTemplate = {
  readonly id: number
  readonly team: string
  readonly name: string
  readonly fields: DraftFields
}

export type TemplateDraft = Omit<ReferralTemplate, 'id'>

/** Returns the templates of the organisation that this viewer acts for, by name. */
export async function templatesOf(db: Db, viewer: Member): Promise<readonly ReferralTemplate[]> {
  const rows = await templates(db, viewer).orderBy('name').orderBy('id').execute()
  return rows.map(templateOf)
}

/** Returns one of them; null for those of others. */
export async function findTemplate(db: Db, viewer: Member, id: number): Promise<ReferralTemplate | null> {
  const row = await templates(db, viewer).where('id', '=', id).executeTakeFirst()
  return row ? templateOf(row) : null
}

/** Writes a template; a new one where no id is given. NotFound where it belongs to others. */
export async function saveTemplate(
  db: Db,
  viewer: Member,
  id: number | null,
  draft: TemplateDraft,
  now: Date,
): Promise<void> {
  const values = { team: draft.team, name: draft.name, answers: JSON.stringify(draft.fields), updated_at: now }
  const organizationId = viewer.membership.organizationId
  if (id === null) {
    const made = { ...values, organization_id: organizationId, ended_at: null }
    const { id } = await db.insertInto('referral_template').values(made).returning('id').executeTakeFirstOrThrow()
    return writeHistory(db, viewer, 'referral-template.made', `referral-template:${id}`, {}, now)
  }
  await change(db, viewer, id, values)
  await writeHistory(db, viewer, 'referral-template.changed', `referral-template:${id}`, {}, now)
}

/** Puts a template away; drafts that began with it stay as they are. */
export async function endTemplate(db: Db, viewer: Member, id: number, now: Date): Promise<void> {
  await change(db, viewer, id, { ended_at: now })
  await writeHistory(db, viewer, 'referral-template.ended', `referral-template:${id}`, {}, now)
}

async function change(
  db: Db,
  viewer: Member,
  id: number,
  values: { team?: string; name?: string; answers?: string; updated_at?: Date; ended_at?: Date },
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('referral_template')
    .set(values)
    .where('id', '=', id)
    .where('organization_id', '=', viewer.membership.organizationId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new NotFound()
}

const templates = (db: Db, viewer: Member) =>
  db
    .selectFrom('referral_template')
    .selectAll()
    .where('organization_id', '=', viewer.membership.organizationId)
    .where('ended_at', 'is', null)

const templateOf = (row: Selectable<ReferralTemplateTable>): ReferralTemplate => ({
  id: row.id,
  team: row.team,
  name: row.name,
  fields: row.answers as DraftFields,
})
