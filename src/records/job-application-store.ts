import type { ApplicationAnswers } from '../domain/application-answers.ts'
import type { ApplicationMove, ApplicationState, Mover, NextStep } from '../domain/job-application.ts'
import type { Opportunity } from '../domain/listing.ts'
import { PUBLIC, type Viewer } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import type { JobApplication } from './job-application.ts'
import type { Db } from './schema.ts'

export type NewApplication = {
  readonly reference: string
  readonly opportunity: Pick<Opportunity, 'id' | 'organizationId'>
  readonly answers: Required<Pick<ApplicationAnswers, 'aboutYou'>> & ApplicationAnswers
  readonly fileId: number | null
  readonly next: NextStep
  readonly sample?: boolean
}

/** Writes an application that was sent; null where the same person has one open for the same thing already. */
export async function sendApplication(db: Db, application: NewApplication, now: Date): Promise<number | null> {
  const { opportunity, answers, next } = application
  const { aboutYou, checklist, ownWords } = answers
  const row = await db
    .insertInto('job_application')
    .values({
      reference: application.reference,
      opportunity_id: opportunity.id,
      organization_id: opportunity.organizationId,
      state: 'submitted',
      next_owner: next.owner,
      next_step: next.step,
      due_at: next.dueAt,
      sent_at: now,
      moved_at: now,
      reply_due_at: next.dueAt,
      first_answer_at: null,
      unsuccessful_at_stage: null,
      reason: null,
      name: aboutYou.name,
      address_kind: aboutYou.address.kind,
      address: aboutYou.address.value,
      contact_words: aboutYou.contactWords,
      others_may_see: aboutYou.othersMaySee,
      language: aboutYou.language ?? 'en',
      checklist: JSON.stringify(checklist ?? []),
      why_words: ownWords?.why ?? null,
      done_words: ownWords?.done ?? null,
      file_id: application.fileId,
      adjustment_words: ownWords?.adjustment ?? null,
      adjustment_told: ownWords?.adjustment ? ownWords.adjustmentTold : null,
      sample: application.sample ?? false,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return null
  await writeEntry(db, row.id, { move: 'send', state: 'submitted', by: 'applicant', accountId: null, words: null }, now)
  await writeHistory(db, PUBLIC, 'application.sent', `application:${row.id}`, { opportunity: opportunity.id }, now)
  return row.id
}

export type MoveMade = {
  readonly move: ApplicationMove
  readonly by: Mover
  readonly state: ApplicationState
  readonly next: NextStep | null
  /** What the person was told, as it was sent; or what they said themselves. */
  readonly words: string | null
  readonly reason: string | null
}

/** Moves an application on. Refuses where somebody moved it first. */
export async function moveApplication(
  db: Db,
  viewer: Viewer | 'job',
  before: Pick<JobApplication, 'id' | 'state' | 'firstAnswerAt'>,
  made: MoveMade,
  now: Date,
): Promise<void> {
  const refused = made.state === 'unsuccessful'
  const { numUpdatedRows } = await db
    .updateTable('job_application')
    .set({
      state: made.state,
      next_owner: made.next?.owner ?? null,
      next_step: made.next?.step ?? null,
      due_at: made.next?.dueAt ?? null,
      moved_at: now,
      nudges: 0,
      first_answer_at: before.firstAnswerAt ?? (made.by === 'organization' ? now : null),
      unsuccessful_at_stage: refused ? before.state : null,
      reason: refused ? made.reason : null,
    })
    .where('id', '=', before.id)
    .where('state', '=', before.state)
    .executeTakeFirst()
    .catch(appliedAgain)
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')

  const accountId = viewer !== 'job' && viewer.kind === 'member' ? viewer.accountId : null
  await writeEntry(db, before.id, { ...made, accountId }, now)
  const details = { from: before.state, to: made.state, reason: made.reason }
  await writeHistory(db, viewer, `application.${made.move}`, `application:${before.id}`, details, now)
}

/** A late answer to somebody who has applied again meanwhile: the newer one is the one to answer. */
function appliedAgain(error: unknown): never {
  throw (error as { code?: string }).code === '23505' ? new Conflict('applied-again') : error
}

type Entry = Pick<MoveMade, 'by' | 'state' | 'words'> & { move: ApplicationMove | 'send'; accountId: number | null }

async function writeEntry(db: Db, id: number, entry: Entry, now: Date): Promise<void> {
  await db
    .insertInto('job_application_move')
    .values({
      job_application_id: id,
      at: now,
      move: entry.move,
      state: entry.state,
      by_whom: entry.by,
      account_id: entry.accountId,
      words: entry.words,
    })
    .execute()
}
