import { afterMove, type Enrolment, type EnrolmentMove } from '../../../domain/enrolment.ts'
import { Conflict } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { changeEnrolment } from '../../../records/enrolment.ts'
import { findOwnEnrolment } from '../../../records/enrolment-list.ts'
import { queueMessage } from '../../../records/message.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask } from '../../../web/ask.ts'
import { type EnrolmentTold, enrolmentMessage } from '../../../web/enrolment-messages.ts'
import { ownEnrolmentPath } from '../../../web/own-enrolments.ts'
import { leaveView, ownEnrolmentView } from './own-enrolments.view.ts'

const own = ({ db, viewer, params }: Ask): Promise<Enrolment> => findOwnEnrolment(db, viewer, params.reference ?? '')

export async function showOwn(ask: Ask): Promise<Answer> {
  return page(ownEnrolmentView(ask, await own(ask)), 200, { headers: { 'cache-control': 'no-store' } })
}

export async function askToLeave(ask: Ask): Promise<Answer> {
  const enrolment = await own(ask)
  return afterMove(enrolment.status, 'leave') ? page(leaveView(ask, enrolment)) : redirect(ownEnrolmentPath(enrolment))
}

export const accept = (ask: Ask): Promise<Answer> => move(ask, 'accept', 'accepted')
export const leave = (ask: Ask): Promise<Answer> => move(ask, 'leave', 'left')

/** Sent twice, the second finds it done and changes nothing. A place that comes free is offered on at once. */
async function move(ask: Ask, move: EnrolmentMove, told: EnrolmentTold): Promise<Answer> {
  const { db, viewer, now, origin } = ask
  const before = await own(ask)
  const late = move === 'accept' && before.offeredUntil !== null && before.offeredUntil <= now
  if (!afterMove(before.status, move) || late) return redirect(ownEnrolmentPath(before))
  try {
    await inTransaction(db, async (db) => {
      const { enrolment, offered } = await changeEnrolment(db, viewer, before, move, now)
      const messages = [
        enrolmentMessage(enrolment, told, { origin, now }),
        ...offered.map((next) => enrolmentMessage(next, 'offered', { origin, now, again: now.toISOString() })),
      ]
      for (const message of messages) if (message) await queueMessage(db, message, now)
    })
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
  }
  return redirect(ownEnrolmentPath(before))
}
