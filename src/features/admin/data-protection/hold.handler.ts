import { addDays, londonDate, readDate } from '../../../domain/london-time.ts'
import type { LocalDate } from '../../../domain/opportunity.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { holdsOf, type LegalHold, liftHold, placeHold, reviewHold } from '../../../records/legal-hold.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { personAsked } from '../../../web/person-asked.ts'
import { placingView, reviewView } from './hold.view.ts'

const ROOM = 'data-protection'
const DESK = '/desk/data-protection'
/** Shorter reasons tell nobody why. */
const LEAST_WORDS = 10

export const showPlacing: Handler = (ask) => placingPage(ask, {})

async function placingPage(ask: Ask, mistakes: Mistakes): Promise<Answer> {
  const person = await personAsked(ask)
  const holds = await holdsOf(ask.db, memberIn(ask), person.id)
  return page(placingView(ask, { person, holds, mistakes }), Object.keys(mistakes).length > 0 ? 422 : 200)
}

/** POST: lays a hold on everything of this person. */
export const place: Handler = async (ask) => {
  const person = await personAsked(ask)
  const reason = wordsIn(ask.form, 'reason')
  const day = reviewDay(ask)
  const mistakes: Mistakes = {
    ...(reason.length < LEAST_WORDS && { reason: 'Say why: which claim, inquiry or order' }),
    ...(!day.ok && day.mistakes),
  }
  if (!day.ok || Object.keys(mistakes).length > 0) return placingPage(ask, mistakes)
  return takeDeskForm(ask, ROOM, async (db) => {
    await placeHold(db, memberIn(ask), { participantId: person.id, reason, reviewOn: day.value }, ask.now)
    return DESK
  })
}

export const askToLift: Handler = async (ask) => page(reviewView(ask, await holdAsked(ask), {}))

/** POST: the hold stays, and is looked at again on another day. */
export const review: Handler = async (ask) => {
  const hold = await holdAsked(ask)
  const day = reviewDay(ask)
  if (!day.ok) return page(reviewView(ask, hold, day.mistakes), 422)
  return takeDeskForm(ask, ROOM, async (db) => {
    await reviewHold(db, memberIn(ask), hold.id, day.value, ask.now)
    return DESK
  })
}

export const lift: Handler = async (ask) => {
  const hold = await holdAsked(ask)
  const words = wordsIn(ask.form, 'words')
  if (words.length < LEAST_WORDS) return page(reviewView(ask, hold, { words: 'Say why it is over' }), 422)
  return takeDeskForm(ask, ROOM, async (db) => {
    await liftHold(db, memberIn(ask), hold.id, words, ask.now)
    return DESK
  })
}

const holdAsked = async (ask: Ask): Promise<LegalHold> =>
  found((await holdsOf(ask.db, memberIn(ask))).find(({ id }) => id === ask.params.id))

const wordsIn = (form: URLSearchParams, name: string): string => (form.get(name) ?? '').trim().slice(0, 2000)

type Day = { readonly ok: true; readonly value: LocalDate } | { readonly ok: false; readonly mistakes: Mistakes }

/** Within a year: a hold that nobody looks at keeps people for ever. */
function reviewDay({ form, now }: Ask): Day {
  const today = londonDate(now)
  const day = readDate(form.get('review') ?? '')
  if (day && day > today && day <= addDays(today, 366)) return { ok: true, value: day }
  return { ok: false, mistakes: { review: 'Choose a day within a year on which you look at it again' } }
}
