import { NotFound } from '../../../kit/errors.ts'
import { page } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { orderErasure, takeOrderBack } from '../../../records/erasure-order.ts'
import { erasuresAsked } from '../../../records/erasure-request.ts'
import { holdsOf } from '../../../records/legal-hold.ts'
import type { Handler } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import { personAsked } from '../../../web/person-asked.ts'
import { eraseView } from './erasure.view.ts'
import { tellOfErasure } from './erasure-request.handler.ts'

const ROOM = 'data-protection'
const DESK = '/desk/data-protection'

export const askToErase: Handler = async (ask) => {
  const person = await personAsked(ask)
  return page(eraseView(ask, { person, holds: await holdsOf(ask.db, memberIn(ask), person.id), mistakes: {} }))
}

/** POST: orders it. The number of the record is typed once more, for nothing brings them back. */
export const order: Handler = async (ask) => {
  const person = await personAsked(ask)
  const typed = (ask.form.get('number') ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '')
  if (typed !== person.number.replace(/[^A-Z0-9]/g, '')) {
    const holds = await holdsOf(ask.db, memberIn(ask), person.id)
    return page(eraseView(ask, { person, holds, mistakes: { number: `Type ${person.number}` } }), 422)
  }
  const byAddress = ask.form.get('by-address') === 'yes'
  return takeDeskForm(ask, ROOM, async (db) => {
    await orderErasure(db, memberIn(ask), { participantId: person.id, byAddress }, ask.now)
    const asked = await erasuresAsked(db, memberIn(ask), { participantId: person.id })
    for (const one of asked.filter(({ decision }) => decision === null))
      await tellOfErasure({ ...ask, db }, one, 'erasure.ordered')
    return DESK
  })
}

export const takeBackOrder: Handler = (ask) => {
  const id = ask.params.id ?? ''
  if (!isUuid(id)) throw new NotFound()
  return takeDeskForm(ask, ROOM, async (db) => {
    await takeOrderBack(db, memberIn(ask), id, ask.now)
    return DESK
  })
}
