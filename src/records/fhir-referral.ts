import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Viewer } from '../domain/permission.ts'
import type { ReferralStatus } from '../domain/referral.ts'
import { followsReferral, opensPacket } from './reach.ts'
import type { Db } from './schema.ts'

export type OutsideNumber = { readonly system: string | null; readonly value: string }

/** A referral as the system that sent it may know it. */
export type FollowedReferral = {
  readonly id: string
  readonly participantId: string
  /** No finer than the person agreed. */
  readonly state: ReferralStatus
  readonly outcome: string | null
  readonly declineReason: string | null
  readonly madeAt: Date
  readonly toldAt: Date
  readonly parentId: string | null
  readonly parts: readonly { readonly id: string; readonly state: ReferralStatus }[]
  readonly sender: { readonly id: number; readonly name: string }
  readonly receiver: { readonly id: number; readonly name: string }
  /** Only where the sender told it. */
  readonly nhsNumber: string | null
  /** How its sender wrote it; null for one that came another way. */
  readonly request: {
    readonly requestId: string
    readonly messageId: string
    readonly identifiers: readonly OutsideNumber[]
    readonly categories: readonly string[]
    readonly priority: string
  } | null
}

export type FollowedSearch = {
  readonly id: string | null
  readonly nhsNumber: string | null
  readonly person: { readonly familyKey: string; readonly bornOn: string; readonly postcode: string } | null
  readonly identifier: OutsideNumber | null
  /** Only these states; null: all. */
  readonly states: readonly ReferralStatus[] | null
  readonly count: number
  readonly offset: number
}

const EVERYTHING: FollowedSearch = {
  id: null,
  nhsNumber: null,
  person: null,
  identifier: null,
  states: null,
  count: 1,
  offset: 0,
}

/** Returns a referral that this system follows; null for everybody else's, and for what was never there. */
export async function findFollowed(db: Db, viewer: Viewer, id: string, now: Date): Promise<FollowedReferral | null> {
  return (await searchFollowed(db, viewer, { ...EVERYTHING, id }, now)).found[0] ?? null
}

/** Returns the id by which a system's own referral is known here; null where it sent no such. */
export async function ownReferral(db: Db, organizationId: number, requestId: string): Promise<string | null> {
  const row = await db
    .selectFrom('fhir_request')
    .select('referral_id')
    .where('organization_id', '=', organizationId)
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  return row?.referral_id ?? null
}

/** Returns the referrals that this system follows and looks for, newest first, and how many there are. */
export async function searchFollowed(
  db: Db,
  viewer: Viewer,
  search: FollowedSearch,
  now: Date,
): Promise<{ readonly found: readonly FollowedReferral[]; readonly total: number }> {
  const { id, nhsNumber, person, identifier, states } = search
  const packet = (matches: RawBuilder<SqlBool>) =>
    sql<boolean>`exists (select from referral_packet where referral_packet.referral_id = referral_tracking.referral_id
      and ${opensPacket(viewer, now)} and ${matches})`
  const query = db
    .selectFrom('referral_tracking')
    .where(followsReferral(viewer))
    .where(stillAgreed(now))
    .$if(id !== null, (q) => q.where('referral_tracking.referral_id', '=', id!))
    .$if(states !== null, (q) => q.where('state', 'in', states!.length > 0 ? [...states!] : ['']))
    .$if(nhsNumber !== null, (q) =>
      q.where(packet(sql`referral_packet.content -> 'person' ->> 'nhsNumber' = ${nhsNumber}`)),
    )
    .$if(person !== null, (q) =>
      q.where(
        packet(sql`referral_packet.family_key = ${person!.familyKey}
          and referral_packet.content -> 'person' ->> 'bornOn' = ${person!.bornOn}
          and referral_packet.content -> 'person' ->> 'postcode' = ${person!.postcode}`),
      ),
    )
    .$if(identifier !== null, (q) =>
      q.where(sql<boolean>`exists (select from fhir_request f, jsonb_array_elements(f.identifiers) as one
        where f.referral_id = referral_tracking.referral_id and f.organization_id = referral_tracking.organization_id
          and one ->> 'value' = ${identifier!.value}
          and (${identifier!.system}::text is null or one ->> 'system' = ${identifier!.system}))`),
    )
  const { total } = await query.select((eb) => eb.fn.countAll<string>().as('total')).executeTakeFirstOrThrow()
  const rows = await query
    .select(['referral_tracking.referral_id', 'referral_tracking.organization_id'])
    .orderBy('submitted_at', 'desc')
    .orderBy('referral_tracking.referral_id')
    .limit(search.count)
    .offset(search.offset)
    .execute()
  return {
    found: await followed(db, rows, (ids) => packetNumbers(db, ids, opensPacket(viewer, now))),
    total: Number(total),
  }
}

type Key = { readonly referral_id: string; readonly organization_id: number }

/** A sender hears no more of a referral once the person has taken back that it was shared. */
export const stillAgreed = (now: Date) =>
  sql<boolean>`(referral_tracking.parent_id is not null or exists (select from sharing_decision d
    where d.participant_id = referral_tracking.participant_id and d.purpose = 'referral'
      and d.recipient_organization_id = referral_tracking.to_organization_id
      and (d.withdrawn_at is null or d.withdrawn_at > ${now}) and (d.expires_at is null or d.expires_at > ${now})))`

/** Returns these referrals as their followers read them, in the order of the keys. */
export async function followed(
  db: Db,
  keys: readonly Key[],
  numbersOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): Promise<readonly FollowedReferral[]> {
  if (keys.length === 0) return []
  const ids = keys.map(({ referral_id }) => referral_id)
  const rows = await db
    .selectFrom('referral_tracking as t')
    .innerJoin('organization as sender', 'sender.id', 't.organization_id')
    .innerJoin('organization as receiver', 'receiver.id', 't.to_organization_id')
    .leftJoin('fhir_request as f', (join) =>
      join.onRef('f.referral_id', '=', 't.referral_id').onRef('f.organization_id', '=', 't.organization_id'),
    )
    .where('t.referral_id', 'in', ids)
    .select(['t.referral_id', 't.organization_id', 't.to_organization_id', 't.participant_id', 't.state', 't.outcome'])
    .select([
      't.submitted_at',
      't.told_at',
      't.parent_id',
      'sender.name as sender_name',
      'receiver.name as receiver_name',
    ])
    .select(['f.request_id', 'f.message_id', 'f.identifiers', 'f.categories', 'f.priority'])
    .execute()
  const parts = await db
    .selectFrom('referral_tracking')
    .where('parent_id', 'in', ids)
    .select(['referral_id', 'parent_id', 'organization_id', 'state'])
    .orderBy('submitted_at')
    .execute()
  const declined = await db
    .selectFrom('referral_event')
    .where('referral_id', 'in', ids)
    .where('move', '=', 'decline')
    .where('for_referrer', '=', true)
    .select(['referral_id', 'reason'])
    .orderBy('id')
    .execute()
  const numbers = await numbersOf(ids)
  return keys.flatMap((key) => {
    const row = rows.find((one) => one.referral_id === key.referral_id && one.organization_id === key.organization_id)
    if (!row) return []
    return [
      {
        id: row.referral_id,
        participantId: row.participant_id,
        state: row.state as ReferralStatus,
        outcome: row.outcome,
        declineReason:
          row.state === 'declined'
            ? (declined.findLast((one) => one.referral_id === row.referral_id)?.reason ?? null)
            : null,
        madeAt: row.submitted_at,
        toldAt: row.told_at,
        parentId: row.parent_id,
        parts: parts
          .filter((part) => part.parent_id === row.referral_id && part.organization_id === row.organization_id)
          .map((part) => ({ id: part.referral_id, state: part.state as ReferralStatus })),
        sender: { id: row.organization_id, name: row.sender_name },
        receiver: { id: row.to_organization_id, name: row.receiver_name },
        nhsNumber: numbers.get(row.referral_id) ?? null,
        request: row.request_id
          ? {
              requestId: row.request_id,
              messageId: row.message_id!,
              identifiers: row.identifiers!,
              categories: row.categories!,
              priority: row.priority!,
            }
          : null,
      },
    ]
  })
}

/** Returns the NHS numbers in the packets that may be opened. */
export async function packetNumbers(
  db: Db,
  ids: readonly string[],
  may: RawBuilder<SqlBool>,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('referral_packet')
    .where('referral_id', 'in', [...ids])
    .where(may)
    .select(['referral_id', sql<string | null>`content -> 'person' ->> 'nhsNumber'`.as('number')])
    .execute()
  return new Map(rows.flatMap(({ referral_id, number }) => (number ? [[referral_id, number]] : [])))
}
