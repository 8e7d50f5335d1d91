import { sql } from 'kysely'
import {
  type Booking,
  type BookingMove,
  type BookingStatus,
  canChange,
  nextStatus,
  offerEnds,
} from '../domain/booking.ts'
import type { Viewer } from '../domain/permission.ts'
import type { Way } from '../domain/slot.ts'
import { Conflict, found } from '../kit/errors.ts'
import { readBooking } from './booking-list.ts'
import { writeHistory } from './history.ts'
import { inReach } from './reach-of-requests.ts'
import type { Db } from './schema.ts'

/** Somebody else has this time, or the hub took it back. */
export class SlotTaken extends Conflict {
  override name = 'SlotTaken'
}

export type BookingDraft = Pick<Booking, 'way' | 'name' | 'address' | 'language' | 'access' | 'words'> & {
  readonly reference: string
  readonly slotId: number
  readonly helpRequestReference: string | null
}

/** Books a time, in the caller's transaction. Throws SlotTaken where somebody else was first. */
export async function bookSlot(
  db: Db,
  viewer: Viewer,
  draft: BookingDraft,
  now: Date,
  sample = false,
): Promise<Booking> {
  const values = { status: 'booked' as const, offered_until: null, booked_at: now, made_at: now, sample }
  const id = await takeSlot(db, draft, values, now)
  await writeHistory(db, viewer, 'booking.made', `booking:${id}`, { slot: draft.slotId, way: draft.way }, now)
  return readBooking(db, id)
}

/** Keeps a time for somebody whose own we had to cancel, until they say yes or the offer ends. */
export async function offerSlot(
  db: Db,
  viewer: Viewer,
  before: Booking,
  slot: { readonly id: number; readonly startsAt: Date },
  reference: string,
  now: Date,
): Promise<Booking> {
  const offered_until = offerEnds(slot.startsAt, now)
  const values = { status: 'offered' as const, offered_until, booked_at: now, made_at: now, sample: false }
  const id = await takeSlot(db, { ...before, slotId: slot.id, reference }, values, now)
  await writeHistory(db, viewer, 'booking.offered', `booking:${id}`, { slot: slot.id, instead: before.id }, now)
  return readBooking(db, id)
}

type Beginning = {
  readonly status: BookingStatus
  readonly offered_until: Date | null
  readonly booked_at: Date
  readonly made_at: Date
  readonly sample: boolean
}

async function takeSlot(db: Db, draft: BookingDraft, beginning: Beginning, now: Date): Promise<number> {
  const slot = await lockSlot(db, draft.slotId, draft.way, now)
  const row = await db
    .insertInto('booking')
    .values({
      reference: draft.reference,
      hub_id: slot.hub_id,
      slot_id: slot.id,
      starts_at: slot.starts_at,
      ends_at: slot.ends_at,
      way: draft.way,
      name: draft.name,
      address_kind: draft.address?.kind ?? null,
      address: draft.address?.value ?? null,
      language: draft.language,
      access: [...draft.access],
      words: draft.words,
      help_request_id: sql<number | null>`help_request_of(${draft.helpRequestReference})`,
      booked_by: null,
      ended_at: null,
      reason: null,
      ...beginning,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new SlotTaken('somebody else has this time')
  return row.id
}

/** A slot that is looked at so cannot be taken back before we are done. */
async function lockSlot(db: Db, id: number, way: Way, now: Date) {
  const slot = await db
    .selectFrom('slot')
    .select(['id', 'hub_id', 'starts_at', 'ends_at'])
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .where('starts_at', '>', now)
    .where(sql<boolean>`${way} = any(ways)`)
    .forShare()
    .executeTakeFirst()
  if (!slot) throw new SlotTaken('this time is not there any more')
  return slot
}

/**
 * Moves a booking to another time, all or nothing: where somebody else has that one, the old one stays. In the caller's
 * transaction, which a SlotTaken ends. An offer that is moved is accepted by it.
 */
export async function moveBooking(
  db: Db,
  viewer: Viewer,
  before: Booking,
  slotId: number,
  now: Date,
): Promise<Booking> {
  if (!canChange(before, now)) throw new Conflict('it cannot be moved any more')
  const slot = await lockSlot(db, slotId, before.way, now)
  const { numUpdatedRows } = await db
    .updateTable('booking')
    .set({
      slot_id: slot.id,
      starts_at: slot.starts_at,
      ends_at: slot.ends_at,
      status: 'booked',
      offered_until: null,
      booked_at: now,
      moves: before.moves + 1,
      // Whoever they meet then sends their own.
      video_link: null,
    })
    .where('id', '=', before.id)
    .where('hub_id', '=', slot.hub_id)
    .where('slot_id', '=', before.slotId)
    .where('status', '=', before.status)
    .executeTakeFirst()
    .catch((error: { code?: string }) => {
      throw error.code === '23505' ? new SlotTaken('somebody else has this time') : error
    })
  if (numUpdatedRows !== 1n) throw new Conflict('moved by somebody else')
  const details = { from: before.slotId, to: slot.id }
  await writeHistory(db, viewer, 'booking.moved', `booking:${before.id}`, details, now)
  return readBooking(db, before.id)
}

/** Makes one of the moves of `BOOKING_MOVES`; refuses when the rule does, or when somebody else moved it first. */
export async function changeBooking(
  db: Db,
  viewer: Viewer | 'job',
  before: Booking,
  move: BookingMove,
  now: Date,
  reason: string | null = null,
): Promise<Booking> {
  const status = nextStatus(before.status, move)
  if (!status) throw new Conflict('this cannot happen to it any more')
  const isOpen = status === 'booked'
  const { numUpdatedRows } = await db
    .updateTable('booking')
    .set({ status, reason, ended_at: isOpen ? null : now, ...(move === 'accept' && { booked_at: now }) })
    .where('id', '=', before.id)
    .where('status', '=', before.status)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('changed by somebody else')
  await writeHistory(db, viewer, `booking.${status}`, `booking:${before.id}`, { was: before.status }, now)
  return readBooking(db, before.id)
}

export type WalkIn = Pick<BookingDraft, 'reference' | 'name' | 'address' | 'language' | 'words'> & {
  readonly hubId: number
}

/** Writes down somebody who walked in and was seen, now. */
export async function addWalkIn(db: Db, viewer: Viewer, draft: WalkIn, now: Date): Promise<Booking> {
  found(
    await db
      .selectFrom('hub')
      .select('id')
      .where('id', '=', draft.hubId)
      .where(inReach(viewer, 'hub.id'))
      .executeTakeFirst(),
  )
  const { id } = await db
    .insertInto('booking')
    .values({
      reference: draft.reference,
      hub_id: draft.hubId,
      slot_id: null,
      starts_at: now,
      ends_at: new Date(now.getTime() + 30 * 60_000),
      status: 'attended',
      offered_until: null,
      way: 'in-person',
      name: draft.name,
      address_kind: draft.address?.kind ?? null,
      address: draft.address?.value ?? null,
      language: draft.language,
      words: draft.words,
      help_request_id: null,
      booked_at: now,
      booked_by: viewer.kind === 'member' ? viewer.accountId : null,
      made_at: now,
      ended_at: now,
      reason: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeHistory(db, viewer, 'booking.walked-in', `booking:${id}`, { hub: draft.hubId }, now)
  return readBooking(db, id)
}
