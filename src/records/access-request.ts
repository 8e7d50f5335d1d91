import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { AccessStatus } from '../domain/data-request.ts'
import { answered, mayExtend, type RequestClock, requestDueOn } from '../domain/data-request-clock.ts'
import { londonDate } from '../domain/london-time.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import type { Member, Viewer } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { seesDataRequest } from './reach-of-data-protection.ts'
import type { Db } from './schema.ts'

/** A request for a copy, as whoever may see it reads it. */
export type AccessRequest = {
  readonly id: string
  readonly participantId: string
  readonly number: string
  readonly organizationId: number
  readonly organization: string
  readonly status: AccessStatus
  readonly askedAt: Date
  readonly byPerson: boolean
  readonly dueOn: LocalDate | null
  readonly stoppedDays: number
  readonly clarifyAt: Date | null
  readonly clarifyWords: string | null
  readonly extendedWords: string | null
  readonly madeAt: Date | null
  readonly fileUuid: string | null
  readonly goneOn: LocalDate | null
  readonly endedAt: Date | null
  /** Those that somebody has shown to be theirs: what was sent from them is in the copy. */
  readonly addresses: readonly string[]
  readonly version: number
}

export type CopyAsked = {
  readonly participantId: string
  readonly organizationId: number
  readonly askedOn: LocalDate
  /** Those that somebody has shown to be theirs: by asking from it, or to whoever wrote it down. */
  readonly addresses: readonly string[]
}

/** Takes a request; the clock begins. Refuses a second one while the first is open. Returns its number. */
export async function askForCopy(db: Db, viewer: Viewer, asked: CopyAsked, now: Date): Promise<string> {
  const id = randomUUID()
  const { participantId, organizationId, askedOn, addresses } = asked
  const accountId = viewer.kind === 'member' ? viewer.accountId : null
  const askedAt = askedOn === londonDate(now) ? now : new Date(`${askedOn}T12:00:00Z`)
  const dueOn = requestDueOn({ askedOn, stoppedDays: 0, waitingSince: null, extended: false })
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('access_request')
    .values({
      ...{ id, participant_id: participantId, organization_id: organizationId, status: 'review', asked_at: askedAt },
      ...{ account_id: accountId, due_on: dueOn, clarify_at: null, clarify_words: null, extended_at: null },
      ...{ extended_words: null, released_at: null, released_by: null, made_at: null, file_uuid: null },
      ...{ counts: 'null', gone_on: null, ended_at: null, addresses: [...addresses] },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) throw new Conflict('asked-already')
  await write(db, viewer, 'copy.asked', { id, participantId }, now, { dueOn })
  return id
}

/** Returns which organisation answers the person of this viewer; for the person alone. */
export async function answersForData(db: Db, participantId: string): Promise<number | null> {
  const { rows } = await sql<{ id: number | null }>`select answers_for_data(${participantId}) as id`.execute(db)
  return rows[0]?.id ?? null
}

/** Returns the requests that this viewer sees, what is due first, then the latest. */
export async function copiesAsked(db: Db, viewer: Viewer, more: { id?: string; participantId?: string } = {}) {
  const rows = await db
    .selectFrom('access_request')
    .innerJoin('participant as p', 'p.id', 'access_request.participant_id')
    .innerJoin('organization as o', 'o.id', 'access_request.organization_id')
    .where(seesDataRequest(viewer, 'access_request'))
    .$if(more.id !== undefined, (query) => query.where('access_request.id', '=', more.id!))
    .$if(more.participantId !== undefined, (query) => query.where('participant_id', '=', more.participantId!))
    .selectAll('access_request')
    .select(['p.number', 'o.name as organization'])
    .orderBy(sql`ended_at is not null`)
    .orderBy(sql`due_on nulls last`)
    .orderBy('asked_at', 'desc')
    .limit(100)
    .execute()
  return rows.map(
    (row): AccessRequest => ({
      ...{ id: row.id, participantId: row.participant_id, number: row.number, status: row.status },
      ...{ organizationId: row.organization_id, organization: row.organization, askedAt: row.asked_at },
      ...{ byPerson: row.account_id === null, dueOn: row.due_on, stoppedDays: row.stopped_days },
      ...{ clarifyAt: row.clarify_at, clarifyWords: row.clarify_words, extendedWords: row.extended_words },
      ...{ madeAt: row.made_at, fileUuid: row.file_uuid, goneOn: row.gone_on, endedAt: row.ended_at },
      ...{ addresses: row.addresses, version: row.version },
    }),
  )
}

/** Returns the clock of a request. */
export const clockOf = (one: AccessRequest): RequestClock => ({
  askedOn: londonDate(one.askedAt),
  stoppedDays: one.stoppedDays,
  waitingSince: one.status === 'clarify' && one.clarifyAt ? londonDate(one.clarifyAt) : null,
  extended: one.extendedWords !== null,
})

/** Moves of a request. Each says what it wants of the row, and throws Conflict where it does not fit. */
export type AccessMove =
  | { readonly do: 'clarify'; readonly words: string }
  | { readonly do: 'answered' }
  | { readonly do: 'extend'; readonly words: string }
  | { readonly do: 'release' }
  | { readonly do: 'hand-over' }
  | { readonly do: 'withdraw' }

export async function moveAccess(
  db: Db,
  viewer: Member,
  one: AccessRequest,
  move: AccessMove,
  now: Date,
): Promise<void> {
  const set = changeOf(one, viewer, move, now)
  if (!set) throw new Conflict('not-now')
  const { numUpdatedRows } = await db
    .updateTable('access_request')
    .set({ ...set, version: one.version + 1 })
    .where('id', '=', one.id)
    .where('version', '=', one.version)
    .where(seesDataRequest(viewer, 'access_request'))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('changed-meanwhile')
  await write(db, viewer, `copy.${move.do}`, one, now)
}

/** Returns what a move changes; null where it cannot be made now. */
function changeOf(one: AccessRequest, { accountId }: Member, move: AccessMove, now: Date) {
  const clock = clockOf(one)
  const today = londonDate(now)
  const open = one.status === 'review'
  switch (move.do) {
    case 'clarify':
      return open ? { status: 'clarify' as const, due_on: null, clarify_at: now, clarify_words: move.words } : null
    case 'answered': {
      const after = answered(clock, today)
      const { stoppedDays } = after
      if (one.status !== 'clarify') return null
      return { status: 'review' as const, due_on: requestDueOn(after), stopped_days: stoppedDays }
    }
    case 'extend':
      return open && mayExtend(clock, today)
        ? { due_on: requestDueOn({ ...clock, extended: true }), extended_at: now, extended_words: move.words }
        : null
    case 'release':
      return open ? { status: 'making' as const, released_at: now, released_by: accountId } : null
    case 'hand-over':
      return one.status === 'ready' ? { status: 'done' as const, ended_at: now } : null
    case 'withdraw':
      return open || one.status === 'clarify'
        ? { status: 'withdrawn' as const, ended_at: now, due_on: one.dueOn ?? today }
        : null
  }
}

/** Writes down what was done with a request, or that its copy was fetched. */
export const write = (
  db: Db,
  viewer: Viewer | 'job',
  verb: string,
  one: Pick<AccessRequest, 'id' | 'participantId'>,
  now: Date,
  details = {},
): Promise<void> => {
  const why = viewer !== 'job' && viewer.kind === 'resident' ? ('own-record' as const) : ('privacy' as const)
  return writeHistory(db, viewer, verb, `access-request:${one.id}`, details, now, {
    ...{ participantId: one.participantId, why },
  })
}
