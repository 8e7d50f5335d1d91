import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { ErasureDecision } from '../domain/data-request.ts'
import { requestDueOn } from '../domain/data-request-clock.ts'
import { londonDate } from '../domain/london-time.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import type { Member, Viewer } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import type { ResidentViewer } from './case-news.ts'
import { writeHistory } from './history.ts'
import { seesDataRequest } from './reach-of-data-protection.ts'
import type { Db } from './schema.ts'

/** That somebody asks to be deleted, with who answers and by when. */
export type ErasureRequest = {
  readonly id: string
  readonly participantId: string
  readonly number: string
  readonly organizationId: number
  readonly organization: string
  readonly askedAt: Date
  readonly byAddress: boolean
  readonly words: string | null
  readonly dueOn: LocalDate
  readonly decision: ErasureDecision | null
  readonly decidedWords: string | null
  readonly decidedAt: Date | null
  readonly decidedBy: string | null
  readonly version: number
}

export type ErasureAsked = {
  readonly participantId: string
  readonly organizationId: number
  readonly byAddress: boolean
  readonly words: string | null
}

/** Returns by when somebody who asks now is answered: a month, as for a copy (UK GDPR Article 12(3)). */
export const erasureDueOn = (now: Date): LocalDate =>
  requestDueOn({ askedOn: londonDate(now), stoppedDays: 0, waitingSince: null, extended: false })!

/** Takes what the person asks. Refuses a second request while the first is open. */
export async function askToErase(db: Db, viewer: ResidentViewer, asked: ErasureAsked, now: Date): Promise<void> {
  const id = randomUUID()
  const { participantId, organizationId, byAddress, words } = asked
  const dueOn = erasureDueOn(now)
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('erasure_request')
    .values({
      ...{ id, participant_id: participantId, organization_id: organizationId, asked_at: now, words },
      ...{ by_address: byAddress, due_on: dueOn, decision: null, decided_words: null },
      ...{ decided_at: null, decided_by: null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) throw new Conflict('asked-already')
  await write(db, viewer, 'erasure.asked', { id, participantId }, now, { dueOn })
}

/** Returns the requests that this viewer sees: open ones first, what is due first. */
export async function erasuresAsked(
  db: Db,
  viewer: Viewer,
  more: { readonly id?: string; readonly participantId?: string } = {},
): Promise<readonly ErasureRequest[]> {
  const rows = await db
    .selectFrom('erasure_request')
    .innerJoin('participant as p', 'p.id', 'erasure_request.participant_id')
    .innerJoin('organization as o', 'o.id', 'erasure_request.organization_id')
    .leftJoin('account as a', 'a.id', 'decided_by')
    .where(seesDataRequest(viewer, 'erasure_request'))
    .$if(more.id !== undefined, (query) => query.where('erasure_request.id', '=', more.id!))
    .$if(more.participantId !== undefined, (query) => query.where('participant_id', '=', more.participantId!))
    .selectAll('erasure_request')
    .select(['p.number', 'o.name as organization', 'a.name as decider'])
    .orderBy(sql`decision is not null`)
    .orderBy('due_on')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, participantId: row.participant_id, number: row.number, organizationId: row.organization_id },
    ...{ organization: row.organization, askedAt: row.asked_at, byAddress: row.by_address, words: row.words },
    ...{ dueOn: row.due_on, decision: row.decision, decidedWords: row.decided_words, decidedAt: row.decided_at },
    ...{ decidedBy: row.decider, version: row.version },
  }))
}

/** Keeps that what is held stays, with the reason that the person reads. Refuses what is decided already. */
export async function keepInstead(db: Db, viewer: Member, one: ErasureRequest, words: string, now: Date) {
  await decide(db, viewer, one, { decision: 'kept', decided_words: words, decided_by: viewer.accountId }, now)
  await write(db, viewer, 'erasure.refused', one, now)
}

/** Keeps that the person does not want it any more. */
export async function takeErasureBack(db: Db, viewer: ResidentViewer, one: ErasureRequest, now: Date): Promise<void> {
  await decide(db, viewer, one, { decision: 'taken-back', decided_words: null, decided_by: null }, now)
  await write(db, viewer, 'erasure.not-wanted', one, now)
}

async function decide(
  db: Db,
  viewer: Viewer,
  one: ErasureRequest,
  set: {
    readonly decision: ErasureDecision
    readonly decided_words: string | null
    readonly decided_by: number | null
  },
  now: Date,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('erasure_request')
    .set({ ...set, decided_at: now, version: one.version + 1 })
    .where('id', '=', one.id)
    .where('version', '=', one.version)
    .where('decision', 'is', null)
    .where(seesDataRequest(viewer, 'erasure_request'))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('decided-already')
}

const write = (
  db: Db,
  viewer: Viewer,
  verb: string,
  { id, participantId }: Pick<ErasureRequest, 'id' | 'participantId'>,
  now: Date,
  details = {},
): Promise<void> => {
  const why = viewer.kind === 'resident' ? ('own-record' as const) : ('privacy' as const)
  return writeHistory(db, viewer, verb, `erasure-request:${id}`, details, now, { participantId, why })
}
