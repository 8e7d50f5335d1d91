import { readDate } from '../../../domain/london-time.ts'
import { may } from '../../../domain/permission.ts'
import { mayBeHeld } from '../../../domain/referral.ts'
import { HOLD_REASONS } from '../../../domain/referral-hold.ts'
import { holdReferral, MOVE_REFUSALS, moveReferral, resumeReferral, undoMove } from '../../../domain/referral-move.ts'
import { Conflict } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { referralToMove } from '../../../records/referral.ts'
import { keepHold } from '../../../records/referral-hold.ts'
import { keepMove } from '../../../records/referral-move.ts'
import type { KeptReferral } from '../../../records/referral-row.ts'
import { childrenOf } from '../../../records/referral-tracking.ts'
import { keepUndo, type LastMove, lastMoveOf } from '../../../records/referral-undo.ts'
import { withdrawDecisionsFor } from '../../../records/sharing.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { refuseStale, takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { tellReceiverOfEnd } from '../../../web/referral-ended.ts'
import { ROOM } from './decide-referral.handler.ts'
import { pathOf, referralOpened, referralToChange } from './decide-referral.queries.ts'
import { holdView } from './hold.view.ts'

export async function showHold(ask: Ask): Promise<Answer> {
  const kept = await referralOpened(ask)
  if (!mayBeHeld(kept.facts.status) || !may(ask.viewer, 'referrals.decide')) throw new Conflict('not-from-here')
  return holdAnswer(ask, kept, {})
}

const holdAnswer = (ask: Ask, kept: KeptReferral, mistakes: Mistakes): Answer =>
  page(holdView(kept, mistakes, ask), Object.keys(mistakes).length > 0 ? 422 : 200)

/** Lays a hold over a referral: with a reason and a last day, or not at all. */
export async function recordHold(ask: Ask): Promise<Answer> {
  const { form, now } = ask
  const kept = await referralToChange(ask)
  const reason = HOLD_REASONS.find(({ value }) => value === form.get('reason'))?.value
  const until = readDate(form.get('until') ?? '')
  if (!reason || !until) {
    const missing = { ...(reason ? {} : { reason: 'Choose why it waits' }) }
    return holdAnswer(ask, kept, { ...missing, ...(until ? {} : { until: 'Choose the last day of the hold' }) })
  }
  const held = holdReferral(kept.facts, { side: 'receiver', reason, until }, now)
  if (!held.ok && held.why !== 'not-from-here') return holdAnswer(ask, kept, { until: MOVE_REFUSALS[held.why] })
  return takeDeskForm(ask, ROOM, async (db) => {
    refuseStale(ask, kept)
    if (!held.ok) throw new Conflict(held.why)
    await keepHold(db, ask.viewer, { kept, after: held.referral }, now)
    return pathOf(kept)
  })
}

export async function endHold(ask: Ask): Promise<Answer> {
  const kept = await referralToChange(ask)
  return takeDeskForm(ask, ROOM, async (db) => {
    refuseStale(ask, kept)
    if (kept.heldUntil === null) throw new Conflict('not-from-here')
    await keepHold(db, ask.viewer, { kept, after: resumeReferral(kept.facts, ask.now) }, ask.now)
    return pathOf(kept)
  })
}

/** Takes the last move back: only who made it, within its minutes, and not once somebody else has taken it on. */
export async function undoLast(ask: Ask): Promise<Answer> {
  const kept = await referralToChange(ask)
  const viewer = memberIn(ask)
  return takeDeskForm(ask, ROOM, async (db) => {
    refuseStale(ask, kept)
    const last = await lastMoveOf(db, kept)
    if (last && last.accountId !== viewer.accountId) throw new Conflict('not-yours-to-undo')
    const taken = last?.move === 'refer-on' && !(await takeChildBack({ ...ask, db }, kept, last))
    const undone = undoMove(kept.facts, last, { side: 'receiver', now: ask.now, childTaken: taken })
    if (!undone.ok || !last) throw new Conflict(undone.ok ? 'nothing-to-undo' : undone.why)
    await keepUndo(db, viewer, { kept, after: undone.referral, last, why: 'triage' }, ask.now)
    return pathOf(kept)
  })
}

/** Takes back what was referred on, and what was agreed to for it; false where whoever got it has begun. */
async function takeChildBack(ask: Ask, kept: KeptReferral, last: LastMove): Promise<boolean> {
  const { db, viewer, now } = ask
  const children = await childrenOf(db, viewer, kept.id, now)
  const child = children.find(({ submittedAt }) => submittedAt >= last.at)
  if (!child) return true
  const sent = await referralToMove(db, viewer, child.id)
  if (sent?.facts.status !== 'submitted') return false
  const moving = { move: 'withdraw', side: 'referrer', now, words: 'Sent by mistake.' } as const
  const made = moveReferral(sent.facts, moving)
  if (!made.ok) return false
  const by = memberIn(ask)
  await tellReceiverOfEnd(db, sent, { by: by.accountId, origin: ask.origin }, now)
  await keepMove(db, viewer, { kept: sent, after: made.referral, moved: made.moved, moving, why: 'triage' }, now)
  await withdrawDecisionsFor(db, by, sent, now)
  return true
}
