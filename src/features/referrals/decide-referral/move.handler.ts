import type { ReferralMove } from '../../../domain/referral.ts'
import { movesFor } from '../../../domain/referral.ts'
import { type MoveRefusal, type Moving, moveReferral } from '../../../domain/referral-move.ts'
import { Conflict, found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { findOrganization } from '../../../records/organization.ts'
import { referralToMove } from '../../../records/referral.ts'
import { keepMove } from '../../../records/referral-move.ts'
import type { KeptReferral } from '../../../records/referral-row.ts'
import { childTaken } from '../../../records/referral-thread.ts'
import type { Db } from '../../../records/schema.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { refuseStale, takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { tellNews } from '../../../web/referral-news.ts'
import { ROOM } from './decide-referral.handler.ts'
import { pathOf, personOf, referralOpened, referralToChange } from './decide-referral.queries.ts'
import { readMove, refusalMistakes } from './move.form.ts'
import { moveView } from './move.view.ts'

/** A rule said no: said on the form where something there can mend it, else a conflict. */
export class Refused extends Error {
  override name = 'Refused'
  readonly why: MoveRefusal
  constructor(why: MoveRefusal) {
    super(why)
    this.why = why
  }
}

/** The form of a move that asks for something. */
export const showMove =
  (move: ReferralMove): Handler =>
  async (ask) => {
    const kept = await referralOpened(ask)
    if (!movesFor(kept.facts.status, 'receiver').includes(move)) throw new Conflict('not-from-here')
    return moveAnswer(ask, kept, move, {})
  }

async function moveAnswer(ask: Ask, kept: KeptReferral, move: ReferralMove, mistakes: Mistakes): Promise<Answer> {
  const person = await personOf(ask, kept)
  const shown = { kept, move, person, agreed: kept.agreedMilestones }
  return page(moveView(shown, mistakes, ask), Object.keys(mistakes).length > 0 ? 422 : 200)
}

/** Makes a move: the rules decide, it is kept with its history, and everybody hears who is to. */
export const makeMove =
  (move: ReferralMove): Handler =>
  async (ask) => {
    const kept = await referralToChange(ask)
    const person = await personOf(ask, kept)
    const read = readMove(move, ask.form, { person, agreed: kept.agreedMilestones }, ask.now)
    if (!read.ok) return moveAnswer(ask, kept, move, read.mistakes)
    try {
      return await takeDeskForm(ask, ROOM, async (db) => {
        refuseStale(ask, kept)
        await recordMove({ ...ask, db }, kept, read.moving)
        if (read.moving.attempt?.result === 'reached') await recordReached({ ...ask, db }, kept.id)
        return pathOf(kept)
      })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const mistakes = refusalMistakes(error.why)
      if (!mistakes) throw new Conflict(error.why)
      return moveAnswer(ask, kept, move, mistakes)
    }
  }

/** Makes one move and tells who is to hear. Throws Refused where the rules say no. */
export async function recordMove(ask: Ask, kept: KeptReferral, moving: Moving, last?: string): Promise<void> {
  const { db, viewer, now } = ask
  const taken = moving.move === 'reopen' && (await childTaken(db, kept))
  const made = moveReferral(kept.facts, { ...moving, childTaken: taken })
  if (!made.ok) throw new Refused(made.why)
  const { moved, referral: after } = made
  const person = await personOf(ask, kept)
  await keepMove(db, viewer, { kept, after, moved, moving, why: 'triage' }, now)
  const to = await nameOf(ask, kept.toOrganizationId)
  const { origin, place } = ask
  const news = { kept, after, moved, moving, person, to, origin, phone: place.contact.phone }
  await tellNews(db, { ...news, ...(last ? { last } : {}) }, now)
}

async function nameOf({ db, viewer }: { db: Db; viewer: Ask['viewer'] }, id: number): Promise<string> {
  return (await findOrganization(db, viewer, id))?.name ?? ''
}

/** Who was reached is in touch: nobody has to say so twice. */
async function recordReached(ask: Ask, id: string): Promise<void> {
  const kept = found(await referralToMove(ask.db, ask.viewer, id))
  if (!movesFor(kept.facts.status, 'receiver').includes('engage')) return
  await recordMove(ask, kept, { move: 'engage', side: 'receiver', now: ask.now })
}
