import { londonDate } from '../domain/london-time.ts'
import type { Member } from '../domain/permission.ts'
import type { OutsideNumber } from './fhir-referral.ts'
import { writeHistory } from './history.ts'
import type { Db } from './schema.ts'

/** A service that referrals can be sent to, and whether it takes any now. */
export type TargetService = {
  readonly id: number
  readonly name: string
  readonly program: string
  readonly placeSlug: string
  readonly organizationId: number
  readonly organizationName: string
  readonly hubId: number | null
  readonly open: boolean
}

/** Returns the service that another system means: by our own number, or by one that an administrator wrote down. */
export async function findTargetService(
  db: Db,
  target: { readonly serviceId: number } | OutsideNumber,
  now: Date,
): Promise<TargetService | null> {
  const row = await targets(db)
    .$if('serviceId' in target, (q) => q.where('s.id', '=', (target as { serviceId: number }).serviceId))
    .$if('value' in target, (q) => {
      const { system, value } = target as OutsideNumber
      return q.where((eb) =>
        eb.exists(
          eb
            .selectFrom('fhir_service_identifier as i')
            .select('i.value')
            .whereRef('i.service_id', '=', 's.id')
            .where((e) => e(e.fn<string>('lower', ['i.system']), '=', (system ?? '').toLowerCase()))
            .where('i.value', '=', value),
        ),
      )
    })
    .executeTakeFirst()
  if (!row) return null
  const closed = row.ended_at !== null || (row.paused_until !== null && row.paused_until >= londonDate(now))
  const suspended = row.standing === 'suspended' || row.standing === 'refused'
  return {
    id: row.id,
    name: row.name,
    program: row.program,
    placeSlug: row.place_slug,
    organizationId: row.organization_id,
    organizationName: row.organization_name,
    hubId: row.hub_id,
    open: !closed && !suspended,
  }
}

const targets = (db: Db) =>
  db
    .selectFrom('referral_service as s')
    .innerJoin('organization as o', 'o.id', 's.organization_id')
    .select(['s.id', 's.name', 's.program', 's.place_slug', 's.organization_id', 's.hub_id', 's.ended_at'])
    .select(['s.paused_until', 'o.name as organization_name', 'o.standing'])

export type AddressedService = {
  readonly id: number
  readonly name: string
  readonly organizationName: string
  readonly identifiers: readonly { readonly system: string; readonly value: string }[]
}

/** Returns every service that takes referrals, with the numbers that other systems know it by. */
export async function addressedServices(db: Db): Promise<readonly AddressedService[]> {
  const rows = await targets(db).where('s.ended_at', 'is', null).orderBy('o.name').orderBy('s.name').execute()
  const numbers = await db.selectFrom('fhir_service_identifier').select(['service_id', 'system', 'value']).execute()
  return rows.map(({ id, name, organization_name }) => ({
    id,
    name,
    organizationName: organization_name,
    identifiers: numbers.filter(({ service_id }) => service_id === id),
  }))
}

/** Writes down a number that other systems know a service by; false where another service has it. */
export async function addServiceNumber(
  db: Db,
  by: Member,
  number: { readonly system: string; readonly value: string; readonly serviceId: number },
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('fhir_service_identifier')
    .values({
      system: number.system,
      value: number.value,
      service_id: number.serviceId,
      created_at: now,
      created_by: by.accountId,
    })
    .onConflict((conflict) => conflict.columns(['system', 'value']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return false
  await writeHistory(
    db,
    by,
    'peer.service-number',
    `referral-service:${number.serviceId}`,
    { value: number.value },
    now,
  )
  return true
}
