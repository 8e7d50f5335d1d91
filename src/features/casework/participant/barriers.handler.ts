import { randomUUID } from 'node:crypto'
import type { Barrier } from '../../../domain/barrier.ts'
import type { Participant } from '../../../domain/participant.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import {
  addBarrier,
  addStrength,
  type BarrierChange,
  barriersOf,
  changeBarrier,
  endStrength,
  strengthsOf,
} from '../../../records/barrier.ts'
import { recordsOf } from '../../../records/folded.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { personOpened, personToChange } from '../../../web/person-asked.ts'
import { lineIn, readBarrier, readStrength } from './barriers.form.ts'
import { barriersView } from './barriers.view.ts'

const ROOM = 'person-barriers'
const pathOf = ({ id }: Participant) => `/desk/people/${id}/barriers`

export const showBarriers = async (ask: Ask): Promise<Answer> => barriersAnswer(ask, await personOpened(ask), {})

/** What stands in the way and what there is to build on; `?change` opens the form of one barrier. */
async function barriersAnswer(ask: Ask, person: Participant, mistakes: Mistakes): Promise<Answer> {
  const { db, viewer, now } = ask
  const ids = await recordsOf(db, viewer, person.id, now)
  const barriers = await barriersOf(db, viewer, ids, now)
  const changing = barriers.find(({ id }) => id === (ask.params.barrier ?? ask.query.get('change'))) ?? null
  const shown = { person, barriers, strengths: await strengthsOf(db, viewer, ids, now), changing }
  return page(barriersView(shown, mistakes, ask), Object.keys(mistakes).length > 0 ? 422 : 200)
}

export async function saveNewBarrier(ask: Ask): Promise<Answer> {
  const person = await personToChange(ask)
  const read = readBarrier(ask.form)
  if (!read.ok) return barriersAnswer(ask, person, read.mistakes)
  const viewer = memberIn(ask)
  return takeDeskForm(ask, ROOM, async (db) => {
    const { organizationId } = viewer.membership
    await addBarrier(db, viewer, { id: randomUUID(), participantId: person.id, organizationId, ...read.value }, ask.now)
    return pathOf(person)
  })
}

/** POST …/barriers/:barrier: other words, solved, or open again. Refused where somebody else was first. */
export async function saveBarrier(ask: Ask): Promise<Answer> {
  const { viewer, form, now } = ask
  const person = await personToChange(ask)
  const ids = await recordsOf(ask.db, viewer, person.id, now)
  const kept = found((await barriersOf(ask.db, viewer, ids, now)).find(({ id }) => id === ask.params.barrier))
  const read = readChange(form)
  if ('mistakes' in read) return barriersAnswer(ask, person, read.mistakes)
  return takeDeskForm(ask, ROOM, async (db) => {
    await changeBarrier(db, viewer, { ...kept, version: versionIn(form, kept) }, read.change, now)
    return pathOf(person)
  })
}

function readChange(form: URLSearchParams): { readonly change: BarrierChange } | { readonly mistakes: Mistakes } {
  if (form.get('do') === 'solved') return { change: { resolved: { words: lineIn(form, 'solved-words', 500) } } }
  if (form.get('do') === 'open') return { change: { resolved: null } }
  const read = readBarrier(form)
  return read.ok ? { change: read.value } : { mistakes: read.mistakes }
}

export async function saveNewStrength(ask: Ask): Promise<Answer> {
  const person = await personToChange(ask)
  const read = readStrength(ask.form)
  if (!read.ok) return barriersAnswer(ask, person, read.mistakes)
  const viewer = memberIn(ask)
  return takeDeskForm(ask, ROOM, async (db) => {
    const { organizationId } = viewer.membership
    await addStrength(
      db,
      viewer,
      { id: randomUUID(), participantId: person.id, organizationId, ...read.value },
      ask.now,
    )
    return `${pathOf(person)}#strengths`
  })
}

export async function takeStrengthOff(ask: Ask): Promise<Answer> {
  const { viewer, now } = ask
  const person = await personToChange(ask)
  const ids = await recordsOf(ask.db, viewer, person.id, now)
  const kept = found((await strengthsOf(ask.db, viewer, ids, now)).find(({ id }) => id === ask.params.strength))
  return takeDeskForm(ask, ROOM, async (db) => {
    await endStrength(db, viewer, kept, now)
    return `${pathOf(person)}#strengths`
  })
}

/** The version that somebody saw, where the form says one. */
const versionIn = (form: URLSearchParams, kept: Barrier): number => Number(form.get('version')) || kept.version
