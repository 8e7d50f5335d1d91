import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** Numbers of rows that hang on no record of somebody, by what they are: `referral`, `file`, or the name of a table. */
export type Linked = Readonly<Record<string, readonly string[]>>

/** Returns the numbers of all records of one person, whichever of them is asked about, folded together as they are. */
export async function recordsOfPerson(db: Db, id: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive up as (
      select id, merged_into from participant where id = ${id}
      union select p.id, p.merged_into from participant p join up on p.id = up.merged_into
    ), all_of as (
      select id from up
      union select p.id from participant p join all_of a on p.merged_into = a.id
    ) select id from all_of order by id`.execute(db)
  return rows.map((row) => row.id)
}

/** Kinds of messages that are written because somebody has a record. */
const OF_RECORDS = '^(referral|appointment|cohort|review|person|data)\\.'

/**
 * Returns what else is about somebody with these records: what hangs on their referrals and cases, and what was sent
 * from their addresses: from all of them, none, or those named. An address that somebody else has too leads to nothing.
 */
export async function linkedTo(db: Db, records: readonly string[], from: boolean | readonly string[]): Promise<Linked> {
  const ids = async (query: ReturnType<typeof sql<{ id: string }>>) =>
    (await query.execute(db)).rows.map(({ id }) => String(id))
  const of = sql`any(${records}::uuid[])`
  const addresses = await ownAddresses(db, records)
  const own = sql`any(${addresses}::text[])`
  const wanted = typeof from === 'boolean' ? (from ? addresses : []) : addresses.filter((one) => from.includes(one))
  const at = sql`any(${wanted}::text[])`

  const referral = await ids(sql`select id from referral where participant_id = ${of}`)
  const request = await ids(sql`
    select help_request_id as id from support_case where participant_id = ${of} and help_request_id is not null
    union select id from help_request where email = ${at} or phone = ${at}`)
  const application = await ids(sql`select id from job_application where address = ${at}`)
  const alert = await ids(sql`select id from alert where address = ${at}`)
  const file = await ids(sql`
    select file_id as id from person_document where participant_id = ${of} and file_id is not null
    union select file_id from fund_evidence where participant_id = ${of} and file_id is not null
    union select file_id from referral_file where referral_id = any(${referral}::uuid[])
    union select file_id from job_application where id = any(${application}::int[]) and file_id is not null`)
  return {
    ...{ referral, 'help-request': request, application, alert, file },
    message: await ids(sql`
      select id from message where address = ${at} or (address = ${own} and kind ~ ${OF_RECORDS})
      union select m.id from message m join person_message p on m.key = 'person-message:' || p.id
        where p.participant_id = ${of}`),
    message_arrival: await ids(sql`select id from message_arrival where sender = ${own}`),
    sign_in: await ids(sql`
      select id from sign_in where participant_id = ${of} or address = ${at}`),
    booking: await ids(sql`
      select id from booking where help_request_id = any(${request}::int[]) or address = ${at}`),
    enrolment: await ids(sql`select id from enrolment where address = ${at}`),
    contact_message: await ids(sql`
      select id from contact_message where email = ${at} or phone = ${at}`),
    listing_report: await ids(sql`select id from listing_report where email = ${at}`),
    address_code: await ids(sql`select id from address_code where address = ${at}`),
    unsubscribed: await ids(sql`select distinct address as id from unsubscribed where address = ${at}`),
  }
}

/** Returns the addresses of somebody that nobody else has: as they are known now, and as they were passed on. */
async function ownAddresses(db: Db, records: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ address: string }>`
    with theirs as (
      select unnest(array[email, phone]) as address from participant where id = any(${records}::uuid[])
      union select unnest(array[content -> 'person' ->> 'email', content -> 'person' ->> 'phone'])
        from referral_packet where participant_id = any(${records}::uuid[])
    )
    select address from theirs where address is not null
      and not exists (select from participant p where p.id <> all(${records}::uuid[])
        and (p.email = address or p.phone = address))`.execute(db)
  return rows.map(({ address }) => address)
}

/** Returns the uuids under which these files lie, files of theirs that are held, and copies that were made for them. */
export async function filesOf(db: Db, records: readonly string[], ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ uuid: string }>`
    select uuid from stored_file where id = any(${ids}::int[])
    union select file_uuid from access_request where participant_id = any(${records}::uuid[]) and file_uuid is not null
    union select (one ->> 'id')::uuid from person_message m cross join jsonb_array_elements(m.media) as one
      where m.participant_id = any(${records}::uuid[]) and m.channel = 'email' and one ->> 'id' is not null`.execute(db)
  return rows.map(({ uuid }) => uuid)
}

/** Returns both together, each number once. */
export function bothLinked(one: Linked, other: Linked): Linked {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return Object.fromEntries(names.map((name) => [name, [...new Set([...(one[name] ?? []), ...(other[name] ?? [])])]]))
}
