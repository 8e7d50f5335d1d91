import { randomUUID } from 'node:crypto'
import { QUESTION_DAYS, type TextQuestionKind } from '../domain/text-question.ts'
import type { Db } from './schema.ts'

/** What a number was asked last, and by whom it may be answered. */
export type TextQuestion = {
  readonly id: string
  readonly participantId: string
  readonly caseId: string | null
  readonly kind: TextQuestionKind
  readonly facts: Readonly<Record<string, unknown>>
}

/** Keeps what a number was asked, in the place of what it was asked before. Under the login of the background work. */
export async function askByText(db: Db, address: string, question: Omit<TextQuestion, 'id'>, now: Date): Promise<void> {
  await endQuestion(db, address, now)
  await db
    .insertInto('text_question')
    .values({
      ...{ id: randomUUID(), participant_id: question.participantId, case_id: question.caseId, address },
      ...{ kind: question.kind, facts: JSON.stringify(question.facts), asked_at: now, ended_at: null },
      until: new Date(now.getTime() + QUESTION_DAYS[question.kind] * 86_400_000),
    })
    .execute()
}

/** Returns what this number was asked and may still answer, for this person; null where nothing. */
export async function openQuestion(
  db: Db,
  address: string,
  participantId: string,
  now: Date,
): Promise<TextQuestion | null> {
  const row = await db
    .selectFrom('text_question')
    .select(['id', 'participant_id', 'case_id', 'kind', 'facts'])
    .where('address', '=', address)
    .where('participant_id', '=', participantId)
    .where('ended_at', 'is', null)
    .where('until', '>', now)
    .executeTakeFirst()
  if (!row) return null
  return { id: row.id, participantId: row.participant_id, caseId: row.case_id, kind: row.kind, facts: row.facts }
}

/** Ends what a number was asked: it was answered, or something else is talked about. */
export async function endQuestion(db: Db, address: string, now: Date): Promise<void> {
  await db
    .updateTable('text_question')
    .set({ ended_at: now })
    .where('address', '=', address)
    .where('ended_at', 'is', null)
    .execute()
}
