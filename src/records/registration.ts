import { sql } from 'kysely'
import { organizationKey } from '../domain/duplicates.ts'
import { londonDate } from '../domain/london-time.ts'
import { may, type Viewer } from '../domain/permission.ts'
import type { OrganizationStanding } from '../domain/posting.ts'
import { DECISIONS, type DecisionName } from '../domain/vetting.ts'
import { Conflict } from '../kit/errors.ts'
import { newSecret } from '../kit/secret.ts'
import { accountOf, writeHistory } from './history.ts'
import type { Db } from './schema.ts'
import { hideAll, readFeedsAgain } from './suspension.ts'

/** What an organisation says about itself when it registers. */
export type RegistrationDraft = {
  readonly name: string
  readonly whatItDoes: string
  readonly website: string | null
  readonly registerNumber: string | null
  readonly contactName: string
  readonly contactEmail: string
  readonly contactPhone: string | null
  readonly worksWithUnder18: boolean
  readonly safeguardingLead: string | null
  readonly safeguardingPolicy: string | null
  readonly staffChecked: string | null
}

/** Writes an organisation that registers itself, not known yet; returns its id. In the caller's transaction. */
export async function register(
  db: Db,
  viewer: Viewer,
  draft: RegistrationDraft,
  where: { readonly placeSlug: string; readonly sample: boolean },
  now: Date,
): Promise<number> {
  const { id } = await db
    .insertInto('organization')
    .values({
      name: draft.name,
      name_key: organizationKey(draft.name),
      description: draft.whatItDoes,
      website: draft.website,
      email: null,
      phone: null,
      logo_url: null,
      source: 'registration',
      source_id: newSecret(),
      standing: 'registered',
      kind: 'partner',
      under_18_checked_on: null,
      reply_within_days: null,
      place_slug: null,
      sample: where.sample,
      created_at: now,
      updated_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeRegistration(db, id, draft, where.placeSlug, now)
  await writeHistory(db, viewer, 'organization.registered', `organization:${id}`, {}, now)
  return id
}

/** Writes what an organisation that is there says about itself, so that it can be vetted; once for each. */
export async function writeRegistration(
  db: Db,
  organizationId: number,
  draft: Omit<RegistrationDraft, 'name' | 'website'>,
  placeSlug: string,
  now: Date,
): Promise<void> {
  await db
    .insertInto('registration')
    .values({
      organization_id: organizationId,
      what_it_does: draft.whatItDoes,
      register_number: draft.registerNumber,
      contact_name: draft.contactName,
      contact_email: draft.contactEmail,
      contact_phone: draft.contactPhone,
      works_with_under_18: draft.worksWithUnder18,
      safeguarding_lead: draft.safeguardingLead,
      safeguarding_policy: draft.safeguardingPolicy,
      staff_checked: draft.staffChecked,
      place_slug: placeSlug,
      registered_at: now,
      decided_at: null,
      decided_by: null,
      decision_words: null,
    })
    .onConflict((conflict) => conflict.column('organization_id').doNothing())
    .execute()
}

export type Registration = RegistrationDraft & {
  readonly organizationId: number
  readonly standing: OrganizationStanding
  readonly checklist: readonly string[]
  readonly registeredAt: Date
  readonly decidedAt: Date | null
  readonly decisionWords: string | null
}

/** Returns the organisations that registered here, those that wait first; nothing for whoever may not vet. */
export async function registrations(db: Db, viewer: Viewer): Promise<Registration[]> {
  const rows = await registrationRows(db, viewer)
    .orderBy(sql`organization.standing not in ('registered', 'vetting')`)
    .orderBy('registered_at')
    .limit(500)
    .execute()
  return rows.map(toRegistration)
}

/** Returns one of them; null where there is none that this viewer may vet. */
export async function findRegistration(db: Db, viewer: Viewer, organizationId: number): Promise<Registration | null> {
  const row = await registrationRows(db, viewer)
    .where('registration.organization_id', '=', organizationId)
    .executeTakeFirst()
  return row ? toRegistration(row) : null
}

/** A council vets those that registered in its own borough; one without a borough of its own vets all. */
const registrationRows = (db: Db, viewer: Viewer) => {
  const council = viewer.kind === 'member' && may(viewer, 'organizations.vet') ? viewer.membership.organizationId : -1
  return db
    .selectFrom('registration')
    .innerJoin('organization', 'organization.id', 'registration.organization_id')
    .where(
      sql<boolean>`exists (select from organization c where c.id = ${council} and c.kind = 'council'
        and (c.place_slug is null or c.place_slug = registration.place_slug))`,
    )
    .selectAll('registration')
    .select(['organization.name', 'organization.website', 'organization.standing'])
}

type RegistrationRow = Awaited<ReturnType<ReturnType<typeof registrationRows>['execute']>>[number]

const toRegistration = (row: RegistrationRow): Registration => ({
  organizationId: row.organization_id,
  name: row.name,
  whatItDoes: row.what_it_does,
  website: row.website,
  registerNumber: row.register_number,
  contactName: row.contact_name,
  contactEmail: row.contact_email,
  contactPhone: row.contact_phone,
  worksWithUnder18: row.works_with_under_18,
  safeguardingLead: row.safeguarding_lead,
  safeguardingPolicy: row.safeguarding_policy,
  staffChecked: row.staff_checked,
  standing: row.standing,
  checklist: row.checklist,
  registeredAt: row.registered_at,
  decidedAt: row.decided_at,
  decisionWords: row.decision_words,
})

export type SimilarOrganization = {
  readonly id: number
  readonly name: string
  readonly standing: OrganizationStanding
}

/** Returns organisations that may be the same: of the same name, website or register number. For those who vet alone. */
export async function similarOrganizations(db: Db, registration: Registration): Promise<SimilarOrganization[]> {
  const host = registration.website?.replace(/^https?:\/\/(www\.)?/, '').split('/')[0] ?? ''
  const { rows } = await sql<SimilarOrganization>`
    select o.id, o.name, o.standing from organization o left join registration r on r.organization_id = o.id
    where o.id <> ${registration.organizationId} and (o.name_key = ${organizationKey(registration.name)}
      or (${host} <> '' and o.website ~* ('^https?://(www\\.)?' || replace(${host}, '.', '\\.') || '(/|$)'))
      or r.register_number = ${registration.registerNumber})
    order by o.name, o.id limit 10`.execute(db)
  return rows
}

export type Vetted = {
  readonly decision: DecisionName
  readonly ticked: readonly string[]
  readonly words: string | null
}

/** Writes a decision about an organisation. Where it is suspended, nothing of it can be found. In a transaction. */
export async function vet(db: Db, viewer: Viewer, of: Registration, vetted: Vetted, now: Date): Promise<void> {
  const { from, to } = DECISIONS[vetted.decision]
  const checked = to === 'approved' && of.worksWithUnder18 && vetted.decision === 'approve'
  const changed = await db
    .updateTable('organization')
    .set({ standing: to, updated_at: now, ...(checked && { under_18_checked_on: londonDate(now) }) })
    .where('id', '=', of.organizationId)
    .where('standing', 'in', [...from])
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new Conflict('somebody else has decided already')
  await db
    .updateTable('registration')
    .set({
      checklist: JSON.stringify(vetted.ticked),
      decided_at: now,
      decided_by: accountOf(viewer),
      decision_words: vetted.words,
    })
    .where('organization_id', '=', of.organizationId)
    .execute()
  if (to === 'suspended') await hideAll(db, viewer, of.organizationId, now)
  if (vetted.decision === 'restore') await readFeedsAgain(db, of.organizationId, now)
  await writeHistory(db, viewer, `organization.${vetted.decision}`, `organization:${of.organizationId}`, { to }, now)
}
