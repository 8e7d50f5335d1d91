import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Viewer } from '../domain/permission.ts'
import { type Sight, sightOf } from '../domain/reach.ts'

/**
 * The first wall: whose rows a query reaches, written into the query itself. Every query of people's data names one of
 * these conditions. The second wall, the policies of migrations/0031 and 0032, says the same again in the database; the
 * tests of either run with the other taken away.
 */
type Condition = RawBuilder<SqlBool>

const NOBODY: Condition = sql<SqlBool>`false`
const either = (...ways: readonly Condition[]): Condition => sql<SqlBool>`(${sql.join(ways, sql` or `)})`

/**
 * Whom this viewer reads: who is on the list of their organisation or theirs, and nobody they are kept from. `id` is
 * the column that says who: rows about somebody name their own, for to look them up would bring their policies along.
 */
export function seesParticipant(viewer: Viewer, now: Date, id = 'participant.id'): Condition {
  const sight = sightOf(viewer)
  if (sight.participantId) return sql<SqlBool>`${sql.ref(id)} = any (${sight.records}::uuid[])`
  if (sight.organizationId === null) return NOBODY
  const ways = either(sql<SqlBool>`(${onList(sight, now, id)} and ${opensTo(sight, id)})`, glassBroken(sight, now, id))
  return sql<SqlBool>`(not ${excludedFrom(sight, id)} and ${ways})`
}

/** Whom this viewer may change: emergencies open a record for reading alone. */
export function changesParticipant(viewer: Viewer, now: Date, id = 'participant.id'): Condition {
  const sight = sightOf(viewer)
  if (sight.participantId) return sql<SqlBool>`${sql.ref(id)} = any (${sight.records}::uuid[])`
  if (sight.organizationId === null) return NOBODY
  return sql<SqlBool>`(${onList(sight, now, id)} and ${isOpen(sight, id)})`
}

/** Referrals as the receiving side reads them: all of them, or those in one's own name. */
export function receivesReferral(viewer: Viewer, now: Date): Condition {
  const sight = sightOf(viewer)
  if (sight.referralId) return sql<SqlBool>`referral.id = ${sight.referralId}`
  if (sight.organizationId === null) return NOBODY
  const whom = 'referral.participant_id'
  const inEmergency = sql<SqlBool>`(referral.to_organization_id = ${sight.organizationId}
    and ${glassBroken(sight, now, whom)})`
  const ways = either(sql<SqlBool>`(${toSide(sight)} and ${opensTo(sight, whom)})`, inEmergency)
  return sql<SqlBool>`(not ${excludedFrom(sight, whom)} and ${ways})`
}

/** Referrals that the receiving side may change. */
export function changesReferral(viewer: Viewer): Condition {
  const sight = sightOf(viewer)
  if (sight.referralId) return sql<SqlBool>`referral.id = ${sight.referralId}`
  if (sight.participantId) return sql<SqlBool>`referral.participant_id = any (${sight.records}::uuid[])`
  if (sight.organizationId === null) return NOBODY
  const sides = either(toSide(sight), sql<SqlBool>`(${fromSide(sight, 'referral')} and referral.status in ${TOLD})`)
  return sql<SqlBool>`(${sides} and ${isOpen(sight, 'referral.participant_id')})`
}

/** What a referring side follows: decisions and agreed milestones, of its own referrals. */
export function followsReferral(viewer: Viewer): Condition {
  const sight = sightOf(viewer)
  if (sight.participantId) return sql<SqlBool>`referral_tracking.participant_id = any (${sight.records}::uuid[])`
  if (sight.organizationId === null) return NOBODY
  const own = sight.wide ? sql`` : sql` and referral_tracking.account_id = ${sight.accountId}`
  return sql<SqlBool>`(referral_tracking.organization_id = ${sight.organizationId}${own}
    and ${isOpen(sight, 'referral_tracking.participant_id')})`
}

/** Packets: one's own for good; one that was sent here for as long as it is ours to deal with. Join `referral`. */
export function opensPacket(viewer: Viewer, now: Date): Condition {
  const sight = sightOf(viewer)
  if (sight.participantId) return sql<SqlBool>`referral_packet.participant_id = any (${sight.records}::uuid[])`
  const sent = sql<SqlBool>`exists (select from referral where referral.id = referral_packet.referral_id
    and ${receivesReferral(viewer, now)} and referral.status not in ${STUBS} and referral.sharing_ended_at is null)`
  if (sight.organizationId === null) return sight.referralId ? sent : NOBODY
  return either(
    sql<SqlBool>`(${fromSide(sight, 'referral_packet')} and ${isOpen(sight, 'referral_packet.participant_id')})`,
    sent,
  )
}

/** The person's own referrals, whoever made them. */
export function ownsReferral(viewer: Viewer): Condition {
  const { records } = sightOf(viewer)
  return records.length > 0 ? sql<SqlBool>`referral.participant_id = any (${records}::uuid[])` : NOBODY
}

/** What the person wrote: they read it, and the receiver of the referral for as long as it is theirs. Join `referral`. */
export function readsWord(viewer: Viewer, now: Date): Condition {
  const { records } = sightOf(viewer)
  if (records.length > 0) return sql<SqlBool>`participant_word.participant_id = any (${records}::uuid[])`
  return sql<SqlBool>`(${receivesReferral(viewer, now)} and referral.status not in ${STUBS}
    and referral.sharing_ended_at is null)`
}

/** A draft that begins from somebody's record opens while the record does, to who may change it. */
export function draftsPerson(viewer: Viewer, now: Date): Condition {
  return sql<SqlBool>`(referral_draft.participant_id is null
    or ${changesParticipant(viewer, now, 'referral_draft.participant_id')})`
}

/** What somebody has typed and not sent: theirs alone, and only while they act for the team they typed it for. */
export function writesDraft(viewer: Viewer, table: 'referral_draft' | 'referral_file' = 'referral_draft'): Condition {
  const { organizationId, accountId } = sightOf(viewer)
  if (organizationId === null || accountId === null) return NOBODY
  return sql<SqlBool>`(${sql.ref(`${table}.account_id`)} = ${accountId}
    and ${sql.ref(`${table}.organization_id`)} = ${organizationId})`
}

/** Statuses at which the receiving side keeps a stub: that there was a referral and how it ended, not whose. */
export const STUB_STATUSES = ['redirected', 'declined', 'withdrawn', 'expired'] as const
const STUBS = sql`(${sql.join([...STUB_STATUSES])})`
/** Decisions are told to whoever asked; what comes after acceptance only as the person agreed. */
const TOLD = sql`(${sql.join(['submitted', 'received', 'in-triage', 'more-info-needed', 'waitlisted', ...STUB_STATUSES])})`

const inHub = (sight: Sight, column: string): Condition =>
  sight.everyHub
    ? sql<SqlBool>`true`
    : sql<SqlBool>`(${sql.ref(column)} is null or ${sql.ref(column)} = any (${sight.hubIds}::integer[]))`

/**
 * One's own list is short: its ids are gathered first, and found by the index. What a whole organisation or hub sees is
 * long: each person is looked up there (`limit` keeps the database from gathering all of them for every query).
 */
const onList = (sight: Sight, now: Date, id: string): Condition => {
  const here = sql`from participant_reach r where r.organization_id = ${sight.organizationId}
    and (r.until is null or r.until > ${now})`
  const own = sql`r.account_id = ${sight.accountId}`
  return sight.wide
    ? sql<SqlBool>`coalesce((select true ${here} and r.participant_id = ${sql.ref(id)}
        and (${own} or ${inHub(sight, 'r.hub_id')}) limit 1), false)`
    : sql<SqlBool>`${sql.ref(id)} = any (array(select r.participant_id ${here} and ${own}))`
}

const toSide = (sight: Sight): Condition => sql<SqlBool>`(referral.to_organization_id = ${sight.organizationId}
  and (referral.owner_account_id = ${sight.accountId}${sight.wide ? sql` or ${inHub(sight, 'referral.to_hub_id')}` : sql``}))`

const fromSide = (sight: Sight, table: 'referral' | 'referral_packet'): Condition =>
  sql<SqlBool>`(${sql.ref(`${table}.from_organization_id`)} = ${sight.organizationId}${
    sight.wide ? sql`` : sql` and ${sql.ref(`${table}.from_account_id`)} = ${sight.accountId}`
  })`

/** Whom somebody must not see, whatever else they may. */
const excludedFrom = (sight: Sight, column: string): Condition =>
  sql<SqlBool>`exists (select from exclusion e where e.participant_id = ${sql.ref(column)}
    and e.account_id = ${sight.accountId} and e.ended_at is null)`

/** A restricted record opens to named people, and to who looks after people at risk. */
const opensTo = (sight: Sight, column: string): Condition =>
  sight.role === 'privacy-lead'
    ? sql<SqlBool>`true`
    : sql<SqlBool>`(not exists (select from restriction s where s.participant_id = ${sql.ref(column)}
          and s.lifted_at is null)
        or exists (select from restriction_pass p where p.participant_id = ${sql.ref(column)}
          and p.account_id = ${sight.accountId} and p.ended_at is null))`

const isOpen = (sight: Sight, column: string): Condition =>
  sql<SqlBool>`(not ${excludedFrom(sight, column)} and ${opensTo(sight, column)})`

/** An emergency opens what is restricted, or on a colleague's list, for reading and for a short while. */
const glassBroken = (sight: Sight, now: Date, column: string): Condition =>
  sql<SqlBool>`${sql.ref(column)} = any (array(select b.participant_id from break_glass b
    where b.account_id = ${sight.accountId} and b.started_at <= ${now} and b.ends_at >= ${now}))`
