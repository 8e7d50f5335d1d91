import { randomUUID } from 'node:crypto'
import { BARRIER_KINDS } from '../../../domain/barrier.ts'
import { readDate } from '../../../domain/london-time.ts'
import type { Participant } from '../../../domain/participant.ts'
import { type StepMove, stepMovesOf } from '../../../domain/plan.ts'
import { Conflict, found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { barriersOf } from '../../../records/barrier.ts'
import { recordsOf } from '../../../records/folded.ts'
import { findStep } from '../../../records/plan.ts'
import { addStep, keepStepMove, type StepFacts } from '../../../records/plan-change.ts'
import { staffWith } from '../../../records/step-staff.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { optionText } from '../../../web/option-words.ts'
import { personToChange, writeLook } from '../../../web/person-asked.ts'
import { readStep, textIn } from '../../../web/step-fields.ts'
import { planPath } from './action-plan.handler.ts'
import { type StepPage, stepView } from './step.view.ts'

const ROOM = 'action-plan'
/** Fields of the step that takes another's place. */
const NEXT_KEY = 'next-'

export async function showStep(ask: Ask): Promise<Answer> {
  const asked = await stepAsked(ask)
  await writeLook(ask, asked.person)
  return stepAnswer(ask, asked, {}, false)
}

/**
 * Moves a step on: done, stuck, not needed, replaced. Where somebody else changed it since the page was opened, it is
 * shown as it stands now with all that was typed, and asks again.
 */
export async function moveStepOn(ask: Ask): Promise<Answer> {
  const { form, viewer, now } = ask
  const asked = await stepAsked(ask)
  const { person, step } = asked
  if (form.get('version') !== String(step.version)) return stepAnswer(ask, asked, {}, true)
  const read = readMove(form, asked, now)
  if (!read.ok) return stepAnswer(ask, asked, read.mistakes, false)
  const { successor, ...moving } = read.value
  const goal = {
    id: step.goalId,
    caseId: step.caseId,
    participantId: step.participantId,
    organizationId: step.organizationId,
  }
  try {
    return await takeDeskForm(ask, ROOM, async (db) => {
      const replacedBy = successor ? randomUUID() : null
      const agreed = step.status !== 'proposed'
      if (successor && replacedBy) await addStep(db, viewer, goal, { ...successor, id: replacedBy, agreed }, now)
      await keepStepMove(db, viewer, step, { ...moving, replacedBy }, now)
      return `${planPath(person)}#goal-${step.goalId}`
    })
  } catch (error) {
    if (error instanceof Conflict && error.message === 'moved-by-someone-else')
      return stepAnswer(ask, await stepAsked(ask), {}, true)
    throw error
  }
}

type ReadMove =
  | {
      readonly ok: true
      readonly value: {
        readonly move: StepMove
        readonly words: string | null
        readonly blockedBy: string | null
        readonly dueOn: string | null
        readonly successor: StepFacts | null
      }
    }
  | { readonly ok: false; readonly mistakes: Mistakes }

function readMove(form: URLSearchParams, { step, staff, barriers }: Asked, now: Date): ReadMove {
  const mistakes: Record<string, string> = {}
  const move = stepMovesOf(step, 'adviser').find((one) => one === form.get('move'))
  if (!move) return { ok: false, mistakes: { move: 'Choose what became of it' } }
  const words = textIn(form, `${move}-words`) || null
  const barrier = barriers.find(({ id }) => id === form.get('barrier'))
  const blockedBy = move === 'block' && barrier ? barrier.id : null
  if (move === 'block' && !words && !blockedBy) mistakes['block-words'] = 'Say what stands in the way'
  if (move === 'drop' && !words) mistakes['drop-words'] = 'Say why in a few words'
  const dueOn = move === 'reopen' ? readDate(textIn(form, 'reopen-due')) : null
  if (move === 'reopen' && !dueOn) mistakes['reopen-due'] = 'Say by when'
  const successor = move === 'replace' ? readStep(form, NEXT_KEY, mistakes, null, now, staff) : null
  if (Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  return { ok: true, value: { move, words, blockedBy, dueOn, successor } }
}

type Asked = Pick<StepPage, 'person' | 'step' | 'barriers' | 'staff'>

async function stepAsked(ask: Ask): Promise<Asked> {
  const { db, viewer, params, now } = ask
  const person: Participant = await personToChange(ask)
  const id = params.step ?? ''
  const step = found(isUuid(id) ? await findStep(db, viewer, id, now) : null)
  const ids = await recordsOf(db, viewer, person.id, now)
  if (!ids.includes(step.participantId)) throw new NotFound()
  const barriers = (await barriersOf(db, viewer, ids, now))
    .filter(({ resolvedAt }) => resolvedAt === null)
    .map(({ id, kind, words }) => ({ id, text: words ?? optionText(BARRIER_KINDS, kind) }))
  return { person, step, barriers, staff: await staffWith(db, step.participantId) }
}

function stepAnswer(ask: Ask, asked: Asked, mistakes: Mistakes, changed: boolean): Answer {
  const status = changed ? 409 : Object.keys(mistakes).length > 0 ? 422 : 200
  return page(stepView({ ...asked, mistakes, changed }, ask), status)
}
