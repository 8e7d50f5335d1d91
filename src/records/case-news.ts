import { ownWordsNews } from '../domain/message-answers.ts'
import type { Viewer } from '../domain/permission.ts'
import { queueMessage } from './message.ts'
import { keepOwnStep } from './own-case-step.ts'
import type { Db } from './schema.ts'
import { writeCaseEvent } from './support-case.ts'

/** A case as far as its person's own doing concerns it. */
export type OwnCase = { readonly id: string; readonly participantId: string; readonly organizationId: number }

export type ResidentViewer = Extract<Viewer, { kind: 'resident' }>

/**
 * Tells whoever has a case that its person wrote or changed something: by e-mail, never what. `about` names what it was,
 * so that one thing is told once. Nobody is told of a case that has ended.
 */
export async function tellOwner(db: Db, { id }: Pick<OwnCase, 'id'>, about: string, now: Date): Promise<void> {
  const row = await db
    .selectFrom('support_case')
    .innerJoin('account', 'account.id', 'support_case.owner_account_id')
    .select('account.email')
    .where('support_case.id', '=', id)
    .where('support_case.closed_at', 'is', null)
    .where('account.disabled_at', 'is', null)
    .executeTakeFirst()
  if (!row) return
  await queueMessage(
    db,
    {
      ...{ to: { kind: 'email', value: row.email }, key: `own-news:${id}:${about}`, kind: 'case.own-words' },
      ...{ language: 'en', words: ownWordsNews, waitsForMorning: false },
    },
    now,
  )
}

/**
 * Gives a person's own open case its next step, by their doing, in the caller's transaction: under their own sign-in, or
 * under the login of the background work where they did it by text. What happened stands in the case, for both to read.
 */
export async function nextByPerson(
  db: Db,
  viewer: ResidentViewer,
  of: OwnCase,
  next: { readonly words: string; readonly dueAt: Date; readonly reason: string; readonly said?: string | null },
  now: Date,
): Promise<void> {
  const kept = await db
    .selectFrom('support_case')
    .select('status')
    .where('id', '=', of.id)
    .where('participant_id', '=', of.participantId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (!kept) return
  await keepOwnStep(db, of.id, next)
  const { reason, said = null } = next
  const event = {
    move: 'change-next',
    from: kept.status,
    to: kept.status,
    reason,
    words: said,
    forPerson: true,
  } as const
  await writeCaseEvent(db, viewer, of, event, now)
}
