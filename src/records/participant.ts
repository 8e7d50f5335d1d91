import { type Selectable, type SqlBool, sql } from 'kysely'
import { type Known, matchKeys } from '../domain/linkage/match-keys.ts'
import { nameKey, type Participant } from '../domain/participant.ts'
import type { Viewer } from '../domain/permission.ts'
import { personNumber, readPersonNumber } from '../domain/reference.ts'
import type { ReferredPerson } from '../domain/referral-packet.ts'
import { NotFound } from '../kit/errors.ts'
import { standsForItself } from './folded.ts'
import { changesParticipant, seesParticipant } from './reach.ts'
import type { Db } from './schema.ts'
import type { ParticipantTable } from './schema-people.ts'

/** Whose record is made, by whom, and where they live. */
export type Registering = {
  readonly id: string
  readonly placeSlug: string
  readonly registeredBy: number
  readonly wardCode: string | null
  readonly person: ReferredPerson
  /** At least eight random bytes, for the number people say on the telephone. */
  readonly random: Uint8Array
  readonly sample?: boolean
}

/** Makes the record of somebody. It reaches nobody yet: `grantReach` does. The id is made by the caller. */
export async function registerParticipant(db: Db, made: Registering, now: Date): Promise<void> {
  await db
    .insertInto('participant')
    .values({
      id: made.id,
      number: personNumber(made.random),
      place_slug: made.placeSlug,
      registered_by: made.registeredBy,
      ward_code: made.wardCode,
      ...columnsOf(made.person),
      merged_into: null,
      ni_number: null,
      created_at: now,
      updated_at: now,
      sample: made.sample ?? false,
    })
    .execute()
}

/**
 * Returns somebody whom this viewer may see; null for everybody else, and for who was never there. A record that was
 * folded into another is that other one, for whoever sees both.
 */
export async function findParticipant(db: Db, viewer: Viewer, id: string, now: Date): Promise<Participant | null> {
  const row = await db
    .selectFrom('participant')
    .selectAll()
    .where('id', '=', id)
    .where(seesParticipant(viewer, now))
    .executeTakeFirst()
  if (!row) return null
  const kept = row.merged_into ? await findParticipant(db, viewer, row.merged_into, now) : null
  return kept ?? participantOf(row)
}

/** Returns the records of these that the viewer sees, folded or not, by id. */
export async function peopleSeen(
  db: Db,
  viewer: Viewer,
  ids: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Participant>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('participant')
    .selectAll()
    .where('id', 'in', ids)
    .where(seesParticipant(viewer, now))
    .execute()
  return new Map(rows.map((row) => [row.id, participantOf(row)]))
}

/** Returns these people with the place where they live, by id, whoever sees them: for the background work that writes to them. */
export async function peopleToTell(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly person: Participant; readonly placeSlug: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('participant').selectAll().where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, { person: participantOf(row), placeSlug: row.place_slug }]))
}

/**
 * Returns up to `most` people on this viewer's list whose family name begins like this, or both of whose names do, or
 * whose number it is. Ranges over folded names, so that an index serves behind the policies as well (docs/decisions/0022).
 */
export async function searchParticipants(
  db: Db,
  viewer: Viewer,
  words: string,
  now: Date,
  most = 25,
): Promise<readonly Participant[]> {
  const keys = words.split(/\s+/).map(nameKey).filter(Boolean)
  const [first, last] = [keys[0], keys.at(-1)]
  if (!first || !last) return []
  const number = readPersonNumber(words)
  const rows = await db
    .selectFrom('participant')
    .selectAll()
    .where(standsForItself(viewer, now))
    .where((eb) => (number ? eb('number', '=', number) : begins('participant.family_key', last)))
    .$if(!number && keys.length > 1, (query) => query.where(begins('participant.given_key', first)))
    .where(seesParticipant(viewer, now))
    .orderBy('family_key')
    .orderBy('given_key')
    .limit(most)
    .execute()
  return rows.map(participantOf)
}

/** The condition that a folded name begins like this: a range, which an index serves behind policies too. */
export const begins = (column: string, key: string) =>
  sql<SqlBool>`(${sql.ref(column)} >= ${key} and ${sql.ref(column)} < ${`${key}\u{10FFFF}`})`

/** Returns whether this viewer may change somebody: an emergency opens a record for reading alone. */
export async function mayChangeParticipant(db: Db, viewer: Viewer, id: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('participant')
    .select('id')
    .where('id', '=', id)
    .where(changesParticipant(viewer, now))
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Changes what is known of somebody; NotFound where the viewer may not, or another was first. The ward stays as it was
 * unless it is said.
 */
export async function changeParticipant(
  db: Db,
  viewer: Viewer,
  before: Pick<Participant, 'id' | 'version'>,
  person: ReferredPerson,
  now: Date,
  wardCode?: string | null,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('participant')
    .set({
      ...columnsOf(person),
      ...(wardCode !== undefined && { ward_code: wardCode }),
      version: before.version + 1,
      updated_at: now,
    })
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .where(changesParticipant(viewer, now))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new NotFound()
}

/** On what ground an organisation, or one adviser of it, comes to see somebody. */
export type Reach = {
  readonly participantId: string
  readonly organizationId: number
  readonly hubId: number | null
  readonly accountId: number | null
  readonly ground: 'registered' | 'referral' | 'agreement' | 'merge'
  readonly referralId?: string | null
  readonly decisionId?: string | null
}

/** Puts somebody on a list. Where it rests on an agreement it ends with that, by itself. */
export async function grantReach(db: Db, reach: Reach, now: Date): Promise<void> {
  await db
    .insertInto('participant_reach')
    .values({
      participant_id: reach.participantId,
      organization_id: reach.organizationId,
      hub_id: reach.hubId,
      account_id: reach.accountId,
      ground: reach.ground,
      referral_id: reach.referralId ?? null,
      decision_id: reach.decisionId ?? null,
      since: now,
      until: null,
    })
    .execute()
}

const columnsOf = (person: ReferredPerson) => ({
  given_name: person.givenName,
  family_name: person.familyName,
  known_as: person.knownAs,
  born_on: person.bornOn,
  given_key: nameKey(person.givenName),
  family_key: nameKey(person.familyName),
  email: person.email,
  phone: person.phone,
  postal_address: person.postalAddress,
  postcode: person.postcode,
  contact_by: person.contactBy,
  may_leave_message: person.mayLeaveMessage,
  may_text: person.mayText,
  others_may_see: person.othersMaySee,
  best_times: [...person.bestTimes],
  safe_words: person.safeWords,
  language: person.language,
  interpreter: person.interpreter,
  access: [...person.access],
  access_words: person.accessWords,
  nhs_number: person.nhsNumber,
  match_keys: matchKeys(knownOf(person)).map(({ key }) => key),
})

/** Returns what somebody can be found by again. */
export const knownOf = (person: ReferredPerson): Known => ({
  givenName: person.givenName,
  familyName: person.familyName,
  knownAs: person.knownAs,
  bornOn: person.bornOn,
  postcode: person.postcode,
  phone: person.phone,
  email: person.email,
  numbers: person.nhsNumber ? [person.nhsNumber] : [],
})

export const participantOf = (row: Selectable<ParticipantTable>): Participant => ({
  id: row.id,
  number: row.number,
  givenName: row.given_name,
  familyName: row.family_name,
  knownAs: row.known_as,
  bornOn: row.born_on,
  email: row.email,
  phone: row.phone,
  postalAddress: row.postal_address,
  postcode: row.postcode,
  wardCode: row.ward_code,
  contactBy: row.contact_by,
  mayLeaveMessage: row.may_leave_message,
  mayText: row.may_text,
  othersMaySee: row.others_may_see,
  bestTimes: row.best_times as Participant['bestTimes'],
  safeWords: row.safe_words,
  language: row.language,
  interpreter: row.interpreter,
  access: row.access,
  accessWords: row.access_words,
  nhsNumber: row.nhs_number,
  version: row.version,
})
