import { organizationKey } from '../domain/duplicates.ts'
import type { Place } from '../domain/place.ts'
import { writeHistory } from './history.ts'
import { invite, withdrawAll } from './invitation.ts'
import type { Db } from './schema.ts'
import { inTransaction } from './transaction.ts'

const COUNCIL_SOURCE = 'good-work'

/**
 * Returns the secret of a link that makes the first administrator of this place's council, or null where there is one
 * who can sign in. An earlier link that nobody used stops working.
 */
export async function firstAdministratorSecret(
  db: Db,
  place: Pick<Place, 'slug' | 'council'>,
  now: Date,
): Promise<string | null> {
  return inTransaction(db, async (db) => {
    if (await hasAdministrator(db)) return null
    const organizationId = await ensureCouncil(db, place, now)
    await withdrawAll(db, 'setup', null, now)
    const draft = { purpose: 'setup', email: '', organizationId, role: 'administrator', hubIds: [] } as const
    const { id, secret } = await invite(db, { ...draft, accountId: null, invitedBy: null }, now)
    await writeHistory(db, 'job', 'invitation.printed', `invitation:${id}`, { organization: organizationId }, now)
    return secret
  })
}

async function hasAdministrator(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .where('role', '=', 'administrator')
    .where('ended_at', 'is', null)
    .where('disabled_at', 'is', null)
    .select('membership.id')
    .executeTakeFirst()
  return row !== undefined
}

async function ensureCouncil(db: Db, { slug, council }: Pick<Place, 'slug' | 'council'>, now: Date): Promise<number> {
  const { id } = await db
    .insertInto('organization')
    .values({
      name: council,
      name_key: organizationKey(council),
      source: COUNCIL_SOURCE,
      source_id: `council:${slug}`,
      kind: 'council',
      standing: 'trusted',
      description: null,
      website: null,
      email: null,
      phone: null,
      logo_url: null,
      under_18_checked_on: null,
      reply_within_days: null,
      place_slug: slug,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['source', 'source_id']).doUpdateSet({ kind: 'council', place_slug: slug }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
