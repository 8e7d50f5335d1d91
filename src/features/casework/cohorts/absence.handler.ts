import { type Answer, page } from '../../../kit/http.ts'
import { closeFlag } from '../../../records/absence-flag.ts'
import { writeHistory } from '../../../records/history.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import { absenceAsked } from './absence.queries.ts'
import { absenceView } from './absence.view.ts'
import { ROOM } from './cohorts.handler.ts'

/** Asks what came of asking how somebody is who missed several meetings in a row. */
export async function showAbsence(ask: Ask): Promise<Answer> {
  const asked = await absenceAsked(ask)
  await writeHistory(ask.db, ask.viewer, 'participant.viewed', `participant:${asked.person.id}`, {}, ask.now, {
    participantId: asked.person.id,
    why: 'support',
  })
  return page(absenceView(asked, {}, ask))
}

/** Keeps what came of it: that is the end of this step. */
export async function closeAbsence(ask: Ask): Promise<Answer> {
  const asked = await absenceAsked(ask)
  const words = (ask.form.get('words') ?? '').normalize('NFC').trim().slice(0, 500)
  if (!words) return page(absenceView(asked, { words: 'Enter what came of it, in a few words' }, ask), 422)
  return takeDeskForm(ask, ROOM, async (db) => {
    await closeFlag(db, memberIn(ask), asked.flag, words, ask.now)
    return `/desk/cohorts/${asked.cohort.id}`
  })
}
