import { randomUUID } from 'node:crypto'
import { stepAfterComingBack } from '../../../domain/job-report.ts'
import { addDays, londonDate } from '../../../domain/london-time.ts'
import { isOpenGoal, type Step } from '../../../domain/plan.ts'
import { entryOf } from '../../../kit/entry.ts'
import { Conflict, found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { nextByPerson, tellOwner } from '../../../records/case-news.ts'
import { writeHistory } from '../../../records/history.ts'
import { answerCheck, findCheck } from '../../../records/job-report.ts'
import { WENT_ON } from '../../../records/own-cases.ts'
import { findStep } from '../../../records/plan.ts'
import { addStep, keepStepMove } from '../../../records/plan-change.ts'
import type { Db } from '../../../records/schema.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { sayToCase, wordsOf } from './own-messages.form.ts'
import { openOnes, planOf, wholePlanOf } from './own-plan.queries.ts'
import { KEPT_NOWHERE, type Own, ownOf, RECORD_PATH } from './own-record.queries.ts'
import { ROOM } from './own-referral.handler.ts'
import { newStepView, stuckView } from './own-steps.view.ts'
import { wholePlanView } from './own-whole-plan.view.ts'

export async function showWholePlan(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  const about = { participantId: own.viewer.participantId, why: 'own-record' } as const
  await writeHistory(ask.db, own.viewer, 'plan.viewed', `participant:${own.viewer.participantId}`, {}, ask.now, about)
  return page(wholePlanView(own, await wholePlanOf(ask, own), ask), 200, KEPT_NOWHERE)
}

/** What one press on the page does: what, of which thing, and what was said. */
type Press = (db: Db, own: Own, id: string, said: string, now: Date) => Promise<void>

const PRESSES: Readonly<Record<string, Press>> = {
  async finish(db, own, id, _said, now) {
    await keepStepMove(db, own.viewer, await stepOf(db, own, id, now), { move: 'finish' }, now)
  },
  async agree(db, own, id, _said, now) {
    await keepStepMove(db, own.viewer, await stepOf(db, own, id, now), { move: 'agree' }, now)
  },
  async check(db, own, id, said, now) {
    const check = found(await findCheck(db, own.viewer, id, now))
    if (said !== 'yes' && said !== 'no') throw new NotFound()
    await answerCheck(db, own.viewer, check, { answer: said, byWay: 'page' }, now)
  },
  async 'go-on'(db, own, id, _said, now) {
    const { cases } = await planOf({ db, now }, own)
    const kept = found(openOnes(cases).find((one) => one.id === id && one.stopAskedAt))
    const said = 'I want to go on'
    await nextByPerson(db, own.viewer, kept, { ...stepAfterComingBack(now), reason: WENT_ON, said }, now)
    await tellOwner(db, kept, `went-on:${now.getTime()}`, now)
    const about = { participantId: kept.participantId, why: 'own-record' } as const
    await writeHistory(db, own.viewer, 'own-record.went-on', `case:${kept.id}`, {}, now, about)
  },
}

/** One press: a step is done or agreed, a question is answered, somebody changed their mind. */
export async function doNow(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  const [what = '', id = '', said = ''] = (ask.form.get('do') ?? '').split(':')
  const press = entryOf(PRESSES, what)
  if (!press || !isUuid(id)) throw new NotFound()
  return takeOnce(ask, ROOM, async (db) => {
    await press(db, own, id, said, ask.now)
    return ask.form.get('back') === 'plan' ? `${RECORD_PATH}/plan` : RECORD_PATH
  })
}

async function stepOf(db: Db, own: Own, id: string, now: Date): Promise<Step> {
  return found(await findStep(db, own.viewer, id, now))
}

async function stepAsked(ask: Ask, own: Own): Promise<Step> {
  const id = ask.params.id ?? ''
  return found(isUuid(id) ? await findStep(ask.db, own.viewer, id, ask.now) : null)
}

export async function askStuck(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  return page(stuckView(own, await stepAsked(ask, own), {}, ask), 200, KEPT_NOWHERE)
}

/** Says what is in the way. Whoever helps reads it as a message with a day by which they answer. */
export async function saveStuck(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  const step = await stepAsked(ask, own)
  const words = wordsOf(ask.form, 'words')
  const again = (mistakes: Mistakes) => page(stuckView(own, step, mistakes, ask), 422, KEPT_NOWHERE)
  if (!words) return again({ words: 'Write what is in the way. A few words are enough' })
  return takeOnce(ask, ROOM, async (db) => {
    await keepStepMove(db, own.viewer, step, { move: 'block', words }, ask.now)
    const { cases } = await planOf({ db, now: ask.now }, own)
    const kept = openOnes(cases).find(({ id }) => id === step.caseId)
    if (kept) await sayToCase(db, own, kept, `I am stuck: ${step.words}\n\n${words}`, ask.now)
    return RECORD_PATH
  })
}

export async function askNewStep(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  return page(newStepView(own, await goalsNow(ask, own), {}, ask), 200, KEPT_NOWHERE)
}

const goalsNow = async (ask: Ask, own: Own) => (await planOf(ask, own)).goals.filter(isOpenGoal)

const BY_WHEN: Readonly<Record<string, number>> = { week: 7, fortnight: 14, month: 28 }

/** Proposes a step: it stands in the plan as an idea until it was talked about. */
export async function saveNewStep(ask: Ask): Promise<Answer> {
  const own = await ownOf(ask)
  const goals = await goalsNow(ask, own)
  const words = wordsOf(ask.form, 'words').slice(0, 300)
  const goal = goals.length === 1 ? goals[0] : goals.find(({ id }) => id === ask.form.get('goal'))
  const days = entryOf(BY_WHEN, ask.form.get('when'))
  const mistakes = {
    ...(!words && { words: 'Write what you would like to do' }),
    ...(!goal && { goal: 'Choose what it is for' }),
    ...(!days && { when: 'Choose by when' }),
  }
  if (goals.length === 0) throw new Conflict('no-goal')
  if (!words || !goal || !days) return page(newStepView(own, goals, mistakes, ask), 422, KEPT_NOWHERE)
  return takeOnce(ask, ROOM, async (db) => {
    const step = { id: randomUUID(), words, ownerSide: 'person', ownerWords: null } as const
    await addStep(db, own.viewer, goal, { ...step, dueOn: addDays(londonDate(ask.now), days) }, ask.now)
    await tellOwner(db, { id: goal.caseId }, `step:${step.id}`, ask.now)
    return `${RECORD_PATH}/plan`
  })
}
