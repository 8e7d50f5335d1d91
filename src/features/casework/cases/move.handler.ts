import type { Taker } from '../../../domain/caring.ts'
import { caseMovesOf } from '../../../domain/case-move.ts'
import { addDays, endOfLondonDay } from '../../../domain/london-time.ts'
import type { Participant } from '../../../domain/participant.ts'
import type { CaseMove, SupportCase } from '../../../domain/support-case.ts'
import { Conflict, found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { handOver, takersOf } from '../../../records/caring.ts'
import { changeNextStep } from '../../../records/case-step.ts'
import { hubsOf } from '../../../records/hub.ts'
import { moveCase } from '../../../records/support-case.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { closeReferralOf, ReferralRefuses, referralOfCase } from '../../../web/case-closing.ts'
import { arrangedIn, callOffArranged } from '../../../web/case-ending.ts'
import { tellOfHandOver } from '../../../web/case-handover.ts'
import { refuseStale, takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { readId } from '../../../web/paths.ts'
import { writeLook } from '../../../web/person-asked.ts'
import { readMoving } from '../../../web/referral-move-form.ts'
import { ROOM } from './cases.handler.ts'
import { caseAsked, casesPath } from './cases.queries.ts'
import { caseMistakes, readCaseMove, readStep, stepMistakes } from './move.form.ts'
import { moveView, nextView } from './move.view.ts'

type Asked = { readonly person: Participant; readonly kept: SupportCase; readonly move: CaseMove }

/** The form of a move: what it asks for, and nothing else. */
export async function showMove(ask: Ask): Promise<Answer> {
  const asked = await moveAsked(ask)
  await writeLook(ask, asked.person)
  return moveAnswer(ask, asked, {})
}

async function moveAsked(ask: Ask): Promise<Asked> {
  const { person, kept } = await caseAsked(ask)
  const viewer = memberIn(ask)
  if (kept.organizationId !== viewer.membership.organizationId) throw new NotFound()
  const move = caseMovesOf(kept, ask.now).find((one) => one === ask.params.move)
  if (!move) throw new Conflict('cannot-be-done-now')
  return { person, kept, move }
}

async function moveAnswer(ask: Ask, asked: Asked, mistakes: Mistakes): Promise<Answer> {
  const { kept, move } = asked
  const choices = {
    takers: move === 'hand-over' ? await takersFor(ask, kept) : [],
    hubs: move === 'hand-over' ? await hubsFor(ask) : [],
    referral: move === 'close' ? await referralOfCase(ask, kept) : null,
    arranged: move === 'close' ? await arrangedIn(ask, kept) : null,
  }
  return page(moveView(asked, choices, mistakes, ask), Object.keys(mistakes).length > 0 ? 422 : 200)
}

const takersFor = async ({ db }: Ask, kept: SupportCase): Promise<readonly Taker[]> =>
  (await takersOf(db, kept.organizationId)).filter(({ accountId }) => accountId !== kept.ownerAccountId)

/** Hubs are the council's. */
const hubsFor = async ({ db, viewer, place }: Ask) =>
  viewer.kind === 'member' && viewer.membership.role.startsWith('partner') ? [] : hubsOf(db, viewer, place.slug)

/** Makes a move, with its reason and what happens next; whoever has a part in it hears. */
export async function keepMove(ask: Ask): Promise<Answer> {
  const { viewer, form, now } = ask
  const asked = await moveAsked(ask)
  const { person, kept, move } = asked
  const answer = readCaseMove(move, form)
  const referral = move === 'close' ? await referralOfCase(ask, kept) : null
  const feedback = referral ? readMoving('close', form, person, now) : null
  const mistakes = { ...(feedback && !feedback.ok ? feedback.mistakes : {}), ...caseMistakes(answer, now) }
  if (Object.keys(mistakes).length > 0) return moveAnswer(ask, asked, mistakes)
  try {
    return await takeDeskForm(ask, ROOM, async (db) => {
      refuseStale(ask, kept)
      const within = { ...ask, db }
      if (move === 'hand-over') {
        await give(within, kept, answer.toAccountId!, answer.words!)
        return casesPath(person)
      }
      const told = feedback?.ok ? feedback.value.feedback : null
      if (referral && told) await closeReferralOf(within, referral, { outcome: answer.outcome!, feedback: told })
      if (move === 'close' && form.get('arranged') !== 'keep')
        await callOffArranged(within, await arrangedIn(within, kept), answer.outcome)
      const { words, outcome, pauseReason, until, nextStep, dueOn } = answer
      await moveCase(
        db,
        viewer,
        kept,
        {
          ...{ move, words, outcome, reason: pauseReason, pausedUntil: until, forPerson: true },
          // Nobody waits without a date: the day after a pause somebody asks whether they want to go on.
          ...(until
            ? { nextStep: 'Ask whether they want to go on', dueAt: endOfLondonDay(addDays(until, 1)) }
            : { nextStep, dueAt: dueOn ? endOfLondonDay(dueOn) : null }),
          ...(move === 'reopen' && { toAccountId: memberIn(ask).accountId }),
        },
        now,
      )
      return casesPath(person)
    })
  } catch (error) {
    if (!(error instanceof ReferralRefuses)) throw error
    return moveAnswer(ask, asked, { outcome: error.message })
  }
}

/** Hands somebody over, to another hub where that is chosen; whoever takes them on is told, and whoever had them. */
async function give(ask: Ask, kept: SupportCase, toAccountId: number, words: string): Promise<void> {
  const { db, now, form } = ask
  const viewer = memberIn(ask)
  const taker = found((await takersFor(ask, kept)).find(({ accountId }) => accountId === toAccountId))
  const hubId = readId(form.get('hub') ?? undefined)
  const hub = hubId === null ? null : found((await hubsFor(ask)).find(({ id }) => id === hubId))
  await handOver(db, viewer, kept, { toAccountId: taker.accountId, words, hubId: hub?.id ?? null }, now)
  await tellOfHandOver(db, { ...ask, viewer }, { fromAccountId: kept.ownerAccountId, taker, count: 1 })
}

export async function showNext(ask: Ask): Promise<Answer> {
  const { person, kept } = await caseAsked(ask)
  await writeLook(ask, person)
  return page(nextView(person, kept, {}, ask))
}

/** Changes what happens next and by when; an open case is never without. */
export async function keepNext(ask: Ask): Promise<Answer> {
  const { form, now, viewer } = ask
  const { person, kept } = await caseAsked(ask)
  const step = readStep(form)
  const mistakes = stepMistakes(step, now)
  if (Object.keys(mistakes).length > 0) return page(nextView(person, kept, mistakes, ask), 422)
  return takeDeskForm(ask, ROOM, async (db) => {
    refuseStale(ask, kept)
    await changeNextStep(db, viewer, kept, { nextStep: step.nextStep!, dueAt: endOfLondonDay(step.dueOn!) }, now)
    return casesPath(person)
  })
}
