import type { Viewer } from '../domain/permission.ts'
import type { SupportCase } from '../domain/support-case.ts'
import { writeHistory } from './history.ts'
import type { Db } from './schema.ts'
import { changeCase, writeCaseEvent } from './support-case.ts'

/** Changes what happens next in a case and by when, in the caller's transaction; the person reads it. */
export async function changeNextStep(
  db: Db,
  viewer: Viewer,
  kept: SupportCase,
  next: { readonly nextStep: string; readonly dueAt: Date },
  now: Date,
): Promise<void> {
  await changeCase(db, viewer, kept, now, { next_step: next.nextStep, due_at: next.dueAt })
  const change = {
    move: 'change-next',
    from: kept.status,
    to: kept.status,
    words: next.nextStep,
    forPerson: true,
  } as const
  await writeCaseEvent(db, viewer, kept, change, now)
  await writeHistory(db, viewer, 'case.change-next', `case:${kept.id}`, {}, now, {
    participantId: kept.participantId,
    why: 'support',
  })
}
