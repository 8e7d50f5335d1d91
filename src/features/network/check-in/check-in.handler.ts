import { readAddress } from '../../../adapters/text/contact-address.ts'
import { afterMove, type Enrolment } from '../../../domain/enrolment.ts'
import { Conflict, found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { changeEnrolment, enrol, openRun } from '../../../records/enrolment.ts'
import { findRun, offeringsInReach, runsOf } from '../../../records/enrolment-list.ts'
import { startsOf } from '../../../records/enrolment-start.ts'
import { writeHistory } from '../../../records/history.ts'
import { opportunitiesByIds } from '../../../records/opportunity.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { readId } from '../../../web/paths.ts'
import { doorsView, doorView, followUpView } from './check-in.view.ts'

const DAY = 86_400_000
const KEPT_NOWHERE = { headers: { 'cache-control': 'no-store' } }

/** What has a door today or soon: lists there are, and dates of events that nobody has signed up for. */
export async function showDoors(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const soon = ({ startsAt }: { startsAt: Date }) => startsAt.getTime() < now.getTime() + 8 * DAY
  const runs = (await runsOf(db, viewer, now, 1)).filter(soon)
  const without = []
  for (const opportunity of await opportunitiesByIds(db, viewer, await offeringsInReach(db, viewer, now))) {
    const starts = (await startsOf(db, opportunity, now)).filter(
      (start) =>
        soon(start) &&
        !runs.some(
          (run) => run.opportunityId === opportunity.id && run.startsAt.getTime() === start.startsAt.getTime(),
        ),
    )
    for (const start of starts) without.push({ opportunity, start })
  }
  return page(doorsView(ask, { runs, without }))
}

export async function openDoor(ask: Ask): Promise<Answer> {
  const { db, viewer, now, form } = ask
  const id = found(readId(form.get('opportunity') ?? undefined))
  if (!(await offeringsInReach(db, viewer, now)).includes(id)) throw new NotFound()
  const [opportunity] = await opportunitiesByIds(db, viewer, [id])
  const starts = await startsOf(db, found(opportunity), now)
  const start = found(starts.find(({ startsAt }) => startsAt.toISOString() === form.get('start')))
  return redirect(`/check-in/${await inTransaction(db, (db) => openRun(db, id, start))}`)
}

const doorOf = ({ db, viewer, params }: Ask) => findRun(db, viewer, found(readId(params.run)))

/** A list is one line of the history, with how many people were on it. */
async function shownDoor(ask: Ask) {
  const door = await doorOf(ask)
  const count = door.enrolments.length
  await writeHistory(ask.db, ask.viewer, 'enrolment.listed', `run:${door.run.id}`, { count }, ask.now, {
    why: 'booking',
  })
  return door
}

/** With `?code=`, as a scanned code leads here, it shows that person first and asks. */
export async function showDoor(ask: Ask): Promise<Answer> {
  return doorAnswer(ask, {})
}

async function doorAnswer(ask: Ask, mistakes: Mistakes): Promise<Answer> {
  const door = await shownDoor(ask)
  const scanned = ask.query.get('code')
  const person = scanned ? personWith(door.enrolments, scanned) : null
  const status = Object.keys(mistakes).length > 0 ? 422 : 200
  return page(
    doorView(ask, { ...door, person, unknownCode: scanned !== null && !person, mistakes }),
    status,
    KEPT_NOWHERE,
  )
}

const tidyCode = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '')

const personWith = (enrolments: readonly Enrolment[], code: string): Enrolment | null =>
  enrolments.find(({ checkInCode }) => checkInCode === tidyCode(code)) ?? null

/** Checks in by a typed code, or by the button beside a name; twice is once. */
export async function checkIn(ask: Ask): Promise<Answer> {
  const { db, viewer, form, now } = ask
  const { run, enrolments } = await doorOf(ask)
  const id = readId(form.get('person') ?? undefined)
  const person = id ? enrolments.find((one) => one.id === id) : personWith(enrolments, form.get('code') ?? '')
  if (!person)
    return doorAnswer(ask, { code: 'Nobody on this list has that code. Check it, or look for the name below' })
  if (person.status === 'attended') return redirect(`/check-in/${run.id}?here=${person.id}`)
  if (!afterMove(person.status, 'attend')) {
    return doorAnswer(ask, { code: `${person.name} has no place yet. Let them in as somebody who walked in` })
  }
  try {
    await inTransaction(db, (db) => changeEnrolment(db, viewer, person, 'attend', now))
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
  }
  return redirect(`/check-in/${run.id}?here=${person.id}`)
}

/** Writes down somebody who came without signing up; an address is theirs to give. */
export async function addWalkIn(ask: Ask): Promise<Answer> {
  const { viewer, form, now, place } = ask
  const { run } = await doorOf(ask)
  const name = (form.get('name') ?? '').toWellFormed().replace(/\s+/g, ' ').trim().slice(0, 100)
  const typed = (form.get('address') ?? '').trim()
  const address = typed ? readAddress(typed) : null
  const mistakes: Record<string, string> = {}
  if (!name) mistakes.name = 'Enter a name'
  if (typed && !address) mistakes.address = 'Enter an email address or a phone number, or leave it empty'
  if (Object.keys(mistakes).length > 0) return doorAnswer(ask, mistakes)
  const start = { startsAt: run.startsAt, endsAt: run.endsAt, timed: true, capacity: run.offered, left: run.offered }
  return takeOnce(ask, 'walk-in', async (db) => {
    const draft = { name, address, accessWords: null, checklist: [], walkedIn: true }
    const { enrolment } = await enrol(db, viewer, { id: run.opportunityId }, start, draft, now, place.sample)
    return `/check-in/${run.id}${enrolment ? `?here=${enrolment.id}` : ''}`
  })
}

/** Who came and who did not, with what they gave to be reached by: for whoever writes or calls afterwards. */
export async function showFollowUp(ask: Ask): Promise<Answer> {
  return page(followUpView(ask, await shownDoor(ask)), 200, KEPT_NOWHERE)
}
