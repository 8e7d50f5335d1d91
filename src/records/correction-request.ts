import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { CorrectionDecision } from '../domain/data-request.ts'
import { requestDueOn } from '../domain/data-request-clock.ts'
import { londonDate } from '../domain/london-time.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import type { Member, Viewer } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { seesDataRequest } from './reach-of-data-protection.ts'
import type { Db } from './schema.ts'

/** Something that somebody says is wrong, with who decides and by when. */
export type CorrectionRequest = {
  readonly id: string
  readonly participantId: string
  readonly number: string
  readonly organizationId: number
  readonly organization: string
  readonly noteId: string | null
  readonly askedAt: Date
  readonly byPerson: boolean
  readonly wrong: string
  readonly right: string | null
  readonly nextStep: string
  readonly dueOn: LocalDate
  readonly decision: CorrectionDecision | null
  readonly decidedWords: string | null
  readonly decidedAt: Date | null
  readonly decidedBy: string | null
  readonly version: number
}

export type CorrectionAsked = {
  readonly participantId: string
  readonly organizationId: number
  readonly noteId: string | null
  readonly wrong: string
  readonly right: string | null
}

/** Takes it, with its day: a month, as for a copy. */
export async function askToCorrect(db: Db, viewer: Viewer, asked: CorrectionAsked, now: Date): Promise<void> {
  const id = randomUUID()
  const dueOn = requestDueOn({ askedOn: londonDate(now), stoppedDays: 0, waitingSince: null, extended: false })!
  await db
    .insertInto('correction_request')
    .values({
      ...{ id, participant_id: asked.participantId, organization_id: asked.organizationId, note_id: asked.noteId },
      ...{ asked_at: now, account_id: viewer.kind === 'member' ? viewer.accountId : null, due_on: dueOn },
      ...{ wrong_words: asked.wrong, right_words: asked.right, owner_account_id: null, decision: null },
      ...{ decided_words: null, decided_at: null, decided_by: null, correction_id: null },
    })
    .execute()
  await write(db, viewer, 'correction.asked', { id, participantId: asked.participantId }, now, { dueOn })
}

/** Returns what this viewer sees of what was said to be wrong: what is due first, then what was decided. */
export async function correctionsAsked(
  db: Db,
  viewer: Viewer,
  more: { readonly id?: string; readonly participantId?: string } = {},
): Promise<readonly CorrectionRequest[]> {
  const rows = await db
    .selectFrom('correction_request')
    .innerJoin('participant as p', 'p.id', 'correction_request.participant_id')
    .innerJoin('organization as o', 'o.id', 'correction_request.organization_id')
    .leftJoin('account as a', 'a.id', 'decided_by')
    .where(seesDataRequest(viewer, 'correction_request'))
    .$if(more.id !== undefined, (query) => query.where('correction_request.id', '=', more.id!))
    .$if(more.participantId !== undefined, (query) => query.where('participant_id', '=', more.participantId!))
    .selectAll('correction_request')
    .select(['p.number', 'o.name as organization', 'a.name as decider'])
    .orderBy(sql`decided_at is not null`)
    .orderBy('due_on')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, participantId: row.participant_id, number: row.number, organizationId: row.organization_id },
    ...{ organization: row.organization, noteId: row.note_id, askedAt: row.asked_at },
    ...{ byPerson: row.account_id === null, wrong: row.wrong_words, right: row.right_words },
    ...{ nextStep: row.next_step, dueOn: row.due_on, decision: row.decision, decidedWords: row.decided_words },
    ...{ decidedAt: row.decided_at, decidedBy: row.decider, version: row.version },
  }))
}

/** Keeps the decision with its reason. Refuses what is decided already. `correctionId`: the note that says what is right. */
export async function decideCorrection(
  db: Db,
  viewer: Member,
  one: CorrectionRequest,
  decided: { readonly decision: CorrectionDecision; readonly words: string; readonly correctionId: string | null },
  now: Date,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('correction_request')
    .set({
      ...{ decision: decided.decision, decided_words: decided.words, decided_at: now, decided_by: viewer.accountId },
      ...{ correction_id: decided.correctionId, next_step: 'Nothing more', version: one.version + 1 },
    })
    .where('id', '=', one.id)
    .where('version', '=', one.version)
    .where('decided_at', 'is', null)
    .where(seesDataRequest(viewer, 'correction_request'))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('decided-already')
  await write(db, viewer, 'correction.decided', one, now, { decision: decided.decision })
}

const write = (
  db: Db,
  viewer: Viewer,
  verb: string,
  { id, participantId }: Pick<CorrectionRequest, 'id' | 'participantId'>,
  now: Date,
  details = {},
): Promise<void> => {
  const why = viewer.kind === 'resident' ? ('own-record' as const) : ('privacy' as const)
  return writeHistory(db, viewer, verb, `correction-request:${id}`, details, now, { participantId, why })
}
