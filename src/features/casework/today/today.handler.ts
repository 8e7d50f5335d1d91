import { randomUUID } from 'node:crypto'
import { NOTE_KINDS } from '../../../domain/note.ts'
import { may } from '../../../domain/permission.ts'
import { found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { writeHistory } from '../../../records/history.ts'
import { writeNote } from '../../../records/note.ts'
import { findParticipant } from '../../../records/participant.ts'
import { findStep } from '../../../records/plan.ts'
import { keepStepMove } from '../../../records/plan-change.ts'
import { waitingFor } from '../../../records/today.ts'
import { lateCases, teamCounts } from '../../../records/today-team.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import { readPlace } from '../../../web/list-place.ts'
import { MOST_SHOWN, teamPage, todayPage } from './today.page.ts'
import { teamView, todayView } from './today.view.ts'

const ROOM = 'today'
const PATH = '/desk/today'

/** Shows what waits for whoever looks, in the order in which it is done; a look at a list is one row of the history. */
export async function showToday(ask: Ask): Promise<Answer> {
  const { db, now } = ask
  const viewer = memberIn(ask)
  const entries = await waitingFor(db, viewer, MOST_SHOWN + 1, now)
  await writeHistory(db, viewer, 'today.listed', 'today', { count: entries.length }, now, { why: 'support' })
  return page(todayView(todayPage(entries, viewer.name, now), may(viewer, 'caseload.share-out'), ask))
}

/** Shows a manager what is late in their team, and what nobody looks after yet. */
export async function showTeam(ask: Ask): Promise<Answer> {
  const { db, now, query } = ask
  const viewer = memberIn(ask)
  const late = await lateCases(db, viewer, readPlace(query), now)
  const counts = await teamCounts(db, viewer, now)
  await writeHistory(db, viewer, 'cases.listed', 'cases', { show: 'late', count: late.cases.length }, now, {
    why: 'support',
  })
  return page(teamView(teamPage(late, counts, may(viewer, 'help-requests.read'), now), ask))
}

/** Marks a step as done without leaving the list. */
export async function finishStep(ask: Ask): Promise<Answer> {
  const { viewer, params, now } = ask
  const id = params.id ?? ''
  return takeDeskForm(ask, ROOM, async (db) => {
    const step = found(isUuid(id) ? await findStep(db, viewer, id, now) : null)
    await keepStepMove(db, viewer, step, { move: 'finish' }, now)
    return PATH
  })
}

const WORDS: Readonly<Record<string, string>> = {
  brief: 'We spoke.',
  'no-answer': 'Tried to reach them, no answer.',
}

/** Writes down with one press that one spoke with somebody, or tried to: a note of few words that counts as contact. */
export async function noteContact(ask: Ask): Promise<Answer> {
  const { form, now } = ask
  const viewer = memberIn(ask)
  const kind = NOTE_KINDS.find(({ value }) => value === form.get('contact') && value in WORDS)
  const id = form.get('person') ?? ''
  return takeDeskForm(ask, ROOM, async (db) => {
    const person = found(isUuid(id) ? await findParticipant(db, viewer, id, now) : null)
    if (!kind) throw new NotFound()
    const note = { id: randomUUID(), participantId: person.id, kind: kind.value, twoWay: kind.twoWay } as const
    const eyes = { subject: 'general', visibility: 'team' } as const
    await writeNote(db, viewer, { ...note, ...eyes, words: WORDS[kind.value]!, happenedAt: now }, now)
    return PATH
  })
}
