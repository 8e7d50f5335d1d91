import { type SqlBool, sql } from 'kysely'
import type { Appointment } from '../domain/appointment.ts'
import type { Viewer } from '../domain/permission.ts'
import type { ReferralPacket } from '../domain/referral-packet.ts'
import type { SupportCase } from '../domain/support-case.ts'
import { opensPacket } from './reach.ts'
import { readsCasework } from './reach-of-casework.ts'
import type { Db } from './schema.ts'
import { casesOf } from './support-case.ts'

/** A case with the name of whoever has it. */
export type OwnedCase = SupportCase & { readonly owner: string | null }

/** Returns the cases of these records of one person, open ones first, each with the name of its owner. */
export async function ownedCasesOf(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  now: Date,
): Promise<readonly OwnedCase[]> {
  const cases = await casesOf(db, viewer, participantIds, now)
  const ids = cases.flatMap(({ ownerAccountId }) => (ownerAccountId === null ? [] : [ownerAccountId]))
  if (ids.length === 0) return cases.map((one) => ({ ...one, owner: null }))
  const owners = await db.selectFrom('account').where('id', 'in', ids).select(['id', 'name']).execute()
  return cases.map((one) => ({ ...one, owner: owners.find(({ id }) => id === one.ownerAccountId)?.name ?? null }))
}

/** What somebody said when they were referred, as it was passed on. */
export type ToldStory = {
  readonly referralId: string
  readonly words: string
  /** Null where it was not passed on. */
  readonly health: string | null
  readonly from: string
  readonly program: string
  readonly at: Date
}

/** Returns what these records of one person hold of stories told to whoever referred them, the latest first. */
export async function toldStoriesOf(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  now: Date,
): Promise<readonly ToldStory[]> {
  const rows = await db
    .selectFrom('referral_packet')
    .innerJoin('referral', 'referral.id', 'referral_packet.referral_id')
    .where('referral_packet.participant_id', 'in', participantIds)
    .where(opensPacket(viewer, now))
    .select(['referral.id', 'referral.program', 'referral.submitted_at', 'referral_packet.content'])
    .orderBy('referral.submitted_at', 'desc')
    .limit(10)
    .execute()
  return rows.flatMap((row) => {
    const { words, health, referrer } = row.content as ReferralPacket
    if (!words && !health) return []
    const from = referrer.organization
    return [{ referralId: row.id, words, health, from, program: row.program, at: row.submitted_at }]
  })
}

/** Something that is booked: when, how and with whom. */
export type NextAppointment = Pick<Appointment, 'id' | 'about' | 'way' | 'startsAt' | 'whereWords'> & {
  readonly adviser: string
}

/** Returns the next thing that is booked with somebody; null where there is nothing. */
export async function nextAppointmentOf(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  now: Date,
): Promise<NextAppointment | null> {
  const row = await db
    .selectFrom('appointment')
    .innerJoin('account', 'account.id', 'appointment.owner_account_id')
    .where('participant_id', 'in', participantIds)
    .where('status', 'in', ['offered', 'booked'])
    // What began within the hour is still the next thing: they may be in the room.
    .where(sql<SqlBool>`starts_at > ${new Date(now.getTime() - 3_600_000)}`)
    .where(readsCasework(viewer, 'appointment', now))
    .select(['appointment.id', 'about', 'way', 'starts_at', 'where_words', 'account.name as adviser'])
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const { starts_at: startsAt, where_words: whereWords, ...rest } = row
  return { ...rest, startsAt, whereWords }
}
