import type { AccessFeature, Help } from '../domain/facets.ts'
import {
  type BestTime,
  type ContactWay,
  type HelpAsked,
  type HelpRequest,
  type HelpRequestEntry,
  type HelpRequestEntryKind,
  type HelpRequestMove,
  type HelpRequestOutcome,
  type HelpRequestStatus,
  type NextStep,
  type SafeContact,
  statusAfter,
} from '../domain/help-request.ts'
import type { Viewer } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { inReach, writtenWith } from './reach-of-requests.ts'
import type { Db } from './schema.ts'

/** Writes a new request with its owner, next step and date. Returns its id. In the caller's transaction. */
export async function askForHelp(
  db: Db,
  viewer: Viewer,
  asked: HelpAsked,
  { reference, next, sample }: { readonly reference: string; readonly next: NextStep; readonly sample?: boolean },
  now: Date,
): Promise<number> {
  const { id } = await db
    .insertInto('help_request')
    .values({
      reference,
      place_slug: asked.placeSlug,
      hub_id: asked.hubId,
      adviser_id: null,
      status: 'new',
      next_step: next.words,
      due_at: next.dueAt,
      promised_by: next.dueAt,
      asked_at: now,
      postcode: asked.postcode,
      ward_code: asked.wardCode,
      where_from: asked.whereFrom,
      outside_area: asked.outsideArea,
      helps: [...asked.helps],
      own_words: asked.ownWords,
      name: asked.name,
      ...contactColumns(asked),
      language: asked.language,
      interpreter: asked.interpreter,
      access: [...asked.access],
      access_words: asked.accessWords,
      sample: sample ?? false,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeEntry(db, viewer, id, { kind: 'asked', words: null, forPerson: true }, now)
  await writeHistory(db, viewer, 'help-request.asked', `help-request:${id}`, { hub: asked.hubId }, now)
  return id
}

/** Returns the request of this reference, for its hub's people; null for everybody else, and where there is none. */
export async function findHelpRequest(db: Db, viewer: Viewer, reference: string): Promise<HelpRequest | null> {
  const row = await requestRows(db)
    .where('help_request.reference', '=', reference)
    .where(inReach(viewer, 'help_request.hub_id'))
    .executeTakeFirst()
  return row ? toHelpRequest(row) : null
}

/** Returns the request of this reference where it was sent with the address that this resident proved; else null. */
export async function findOwnHelpRequest(db: Db, viewer: Viewer, reference: string): Promise<HelpRequest | null> {
  const row = await requestRows(db)
    .where('help_request.reference', '=', reference)
    .where(writtenWith(viewer, 'help_request'))
    .executeTakeFirst()
  return row ? toHelpRequest(row) : null
}

/** Returns what this resident asked, the newest first; nothing for anybody else. */
export async function ownHelpRequests(db: Db, viewer: Viewer): Promise<HelpRequest[]> {
  const rows = await requestRows(db)
    .where(writtenWith(viewer, 'help_request'))
    .orderBy('help_request.asked_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(toHelpRequest)
}

/** Most of a queue that a page shows: a hub has some tens open. */
const LONGEST_QUEUE = 500

/** Returns the open requests of the hubs that this viewer reaches, the most urgent first. */
export async function helpRequestQueue(db: Db, viewer: Viewer): Promise<HelpRequest[]> {
  const rows = await requestRows(db)
    .where('help_request.status', '<>', 'closed')
    .where(inReach(viewer, 'help_request.hub_id'))
    .orderBy('help_request.due_at')
    .orderBy('help_request.id')
    .limit(LONGEST_QUEUE)
    .execute()
  return rows.map(toHelpRequest)
}

/** Returns the latest closed requests of the hubs that this viewer reaches. */
export async function closedHelpRequests(db: Db, viewer: Viewer): Promise<HelpRequest[]> {
  const rows = await requestRows(db)
    .where('help_request.status', '=', 'closed')
    .where(inReach(viewer, 'help_request.hub_id'))
    .orderBy('help_request.closed_at', 'desc')
    .limit(100)
    .execute()
  return rows.map(toHelpRequest)
}

/** Returns everything that happened to a request that the caller found, in order. */
export async function entriesOf(db: Db, request: Pick<HelpRequest, 'id'>): Promise<HelpRequestEntry[]> {
  const rows = await db
    .selectFrom('help_request_entry')
    .leftJoin('account', 'account.id', 'help_request_entry.account_id')
    .select(['at', 'kind', 'words', 'for_person', 'account.name as by'])
    .where('help_request_id', '=', request.id)
    .orderBy('help_request_entry.id')
    .execute()
  return rows.map(({ at, kind, words, for_person, by }) => ({
    at,
    kind: kind as HelpRequestEntryKind,
    by,
    words,
    forPerson: for_person,
  }))
}

export type HelpRequestChange = {
  readonly move: HelpRequestMove
  readonly adviserId?: number
  readonly hubId?: number
  readonly next?: NextStep
  readonly outcome?: HelpRequestOutcome
  readonly words?: string | null
  readonly forPerson?: boolean
}

/** Moves that mean somebody tried to reach the person: the first of them keeps the promise. */
const TRIES: readonly HelpRequestMove[] = ['not-reached', 'left-message', 'reached', 'met']

const ENTRY_OF: Readonly<Record<HelpRequestMove, HelpRequestEntryKind>> = {
  take: 'taken',
  assign: 'assigned',
  'hand-over': 'handed-over',
  'not-reached': 'not-reached',
  'left-message': 'left-message',
  reached: 'reached',
  met: 'met',
  close: 'closed',
  withdraw: 'withdrawn',
  add: 'added',
  'contact-change': 'contact-changed',
}

/**
 * Makes a move, in the caller's transaction: the new state, what happened, and the history. Throws Conflict where the
 * move cannot be made from where the request stands, or somebody else moved it first.
 */
export async function moveHelpRequest(
  db: Db,
  viewer: Viewer,
  before: HelpRequest,
  change: HelpRequestChange,
  now: Date,
): Promise<void> {
  const { move } = change
  const status = statusAfter(before.status, move)
  if (!status) throw new Conflict('cannot-be-moved')

  const closed = status === 'closed'
  const tried = TRIES.includes(move)
  const { numUpdatedRows } = await db
    .updateTable('help_request')
    .set({
      status,
      hub_id: change.hubId ?? before.hubId,
      adviser_id: status === 'new' ? null : (change.adviserId ?? before.adviser?.accountId ?? null),
      next_step: closed ? null : (change.next?.words ?? before.nextStep),
      due_at: closed ? null : (change.next?.dueAt ?? before.dueAt),
      outcome: closed ? (change.outcome ?? 'withdrawn') : null,
      closed_at: closed ? now : null,
      first_tried_at: before.firstTriedAt ?? (tried ? now : null),
      reached_at: before.reachedAt ?? (move === 'reached' || move === 'met' ? now : null),
    })
    .where('id', '=', before.id)
    .where('status', '=', before.status)
    .where('hub_id', '=', before.hubId)
    .where('adviser_id', 'is not distinct from', before.adviser?.accountId ?? null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')

  const entry = { kind: ENTRY_OF[move], words: change.words ?? null, forPerson: change.forPerson ?? true }
  await writeEntry(db, viewer, before.id, entry, now)
  const details = { from: before.status, to: status, adviser: change.adviserId ?? null, hub: change.hubId ?? null }
  await writeHistory(db, viewer, `help-request.${ENTRY_OF[move]}`, `help-request:${before.id}`, details, now)
}

/** Changes how somebody is reached, beside the move that says so; in the caller's transaction. */
export async function changeContact(db: Db, request: Pick<HelpRequest, 'id'>, contact: SafeContact): Promise<void> {
  await db.updateTable('help_request').set(contactColumns(contact)).where('id', '=', request.id).execute()
}

async function writeEntry(
  db: Db,
  viewer: Viewer,
  requestId: number,
  entry: { readonly kind: HelpRequestEntryKind; readonly words: string | null; readonly forPerson: boolean },
  now: Date,
): Promise<void> {
  await db
    .insertInto('help_request_entry')
    .values({
      help_request_id: requestId,
      at: now,
      kind: entry.kind,
      account_id: viewer.kind === 'member' ? viewer.accountId : null,
      words: entry.words,
      for_person: entry.forPerson,
    })
    .execute()
}

const contactColumns = (contact: SafeContact) => ({
  contact_by: contact.contactBy,
  email: contact.email,
  phone: contact.phone,
  postal_address: contact.postalAddress,
  may_leave_message: contact.mayLeaveMessage,
  may_text: contact.mayText,
  others_may_see: contact.othersMaySee,
  best_times: [...contact.bestTimes],
  safe_words: contact.safeWords,
})

export const requestRows = (db: Db) =>
  db
    .selectFrom('help_request')
    .innerJoin('hub', 'hub.id', 'help_request.hub_id')
    .leftJoin('account as adviser', 'adviser.id', 'help_request.adviser_id')
    .selectAll('help_request')
    .select(['hub.slug as hub_slug', 'hub.name as hub_name', 'hub.phone as hub_phone', 'hub.email as hub_email'])
    .select('adviser.name as adviser_name')

type RequestRow = Awaited<ReturnType<ReturnType<typeof requestRows>['execute']>>[number]

export function toHelpRequest(row: RequestRow): HelpRequest {
  return {
    id: row.id,
    reference: row.reference,
    placeSlug: row.place_slug,
    hubId: row.hub_id,
    hub: { slug: row.hub_slug, name: row.hub_name, phone: row.hub_phone, email: row.hub_email },
    adviser: row.adviser_id === null ? null : { accountId: row.adviser_id, name: row.adviser_name ?? '' },
    status: row.status as HelpRequestStatus,
    nextStep: row.next_step,
    dueAt: row.due_at,
    promisedBy: row.promised_by,
    askedAt: row.asked_at,
    firstTriedAt: row.first_tried_at,
    reachedAt: row.reached_at,
    outcome: row.outcome as HelpRequestOutcome | null,
    closedAt: row.closed_at,
    postcode: row.postcode,
    wardCode: row.ward_code,
    whereFrom: row.where_from,
    outsideArea: row.outside_area,
    helps: row.helps as Help[],
    ownWords: row.own_words,
    name: row.name,
    contactBy: row.contact_by as ContactWay,
    email: row.email,
    phone: row.phone,
    postalAddress: row.postal_address,
    mayLeaveMessage: row.may_leave_message,
    mayText: row.may_text,
    othersMaySee: row.others_may_see,
    bestTimes: row.best_times as BestTime[],
    safeWords: row.safe_words,
    language: row.language as HelpRequest['language'],
    interpreter: row.interpreter,
    access: row.access as AccessFeature[],
    accessWords: row.access_words,
    sample: row.sample,
  }
}
