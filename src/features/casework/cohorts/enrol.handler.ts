import { randomUUID } from 'node:crypto'
import { sightEnds } from '../../../domain/cohort.ts'
import { decisionForGuest } from '../../../domain/panel.ts'
import { readPersonNumber } from '../../../domain/reference.ts'
import { SHARING_WORDING } from '../../../domain/sharing.ts'
import { Conflict, found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import type { CohortWithTally } from '../../../records/cohort.ts'
import { type OwnPerson, ownPeople } from '../../../records/cohort-people.ts'
import { NotForThisGroup, placesOf, takePlace } from '../../../records/cohort-place.ts'
import { writeHistory } from '../../../records/history.ts'
import { findParticipant, searchParticipants } from '../../../records/participant.ts'
import type { Db } from '../../../records/schema.ts'
import { agreeToJointSupport, decisionsOf } from '../../../records/sharing.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { cohortAsked, tellOfCohort } from '../../../web/cohort-asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { AGREED_HOW } from '../../../web/referral-packet-view.ts'
import { ROOM } from './cohorts.handler.ts'
import { enrolView } from './enrol.view.ts'

/** Asks who comes; groups that have ended take nobody. */
export async function showEnrol(ask: Ask): Promise<Answer> {
  const cohort = await cohortAsked(ask)
  if (cohort.endedAt) throw new Conflict('cannot-be-done-now')
  return enrolAnswer(ask, cohort, {})
}

async function enrolAnswer(ask: Ask, cohort: CohortWithTally, mistakes: Mistakes): Promise<Answer> {
  const { db, viewer, now } = ask
  const member = memberIn(ask)
  const own = await ownPeople(db, member, now)
  const taken = new Set((await placesOf(db, viewer, cohort.id, now)).map(({ participantId }) => participantId))
  const people = own.filter(({ participantId }) => !taken.has(participantId))
  await writeHistory(db, viewer, 'people.listed', `cohort:${cohort.id}`, { count: people.length }, now, {
    why: 'support',
  })
  const elsewhere = cohort.organizationId !== member.membership.organizationId
  return page(enrolView(cohort, { people, elsewhere }, mistakes, ask), Object.keys(mistakes).length > 0 ? 422 : 200)
}

/** Gives somebody a place, or a place on the waiting list. Where another organisation runs it, with their agreement. */
export async function enrol(ask: Ask): Promise<Answer> {
  const { form, now, viewer } = ask
  const cohort = await cohortAsked(ask)
  const member = memberIn(ask)
  const chosen = await personChosen(ask)
  const elsewhere = cohort.organizationId !== member.membership.organizationId
  const how = AGREED_HOW.find(({ value }) => value === form.get('how'))?.value
  const mistakes = {
    ...(!chosen && { person: 'Choose who comes, or enter the number of their record' }),
    ...(elsewhere && (!how || how === 'machine') && { how: 'Choose how they agreed' }),
  }
  if (!chosen || Object.keys(mistakes).length > 0) return enrolAnswer(ask, cohort, mistakes)
  try {
    return await takeDeskForm(ask, ROOM, async (db) => {
      const person = found(await findParticipant(db, viewer, chosen.participantId, now))
      const decisionId = elsewhere ? await agreedWith({ ...ask, db }, cohort, person.id, how as Captured) : null
      const taking = { id: randomUUID(), participantId: person.id, caseId: chosen.caseId, decisionId }
      const told = await takePlace(db, member, cohort.id, taking, now)
      await tellOfCohort(ask, db, told, { cohort, person })
      return `/desk/cohorts/${cohort.id}`
    })
  } catch (error) {
    if (error instanceof NotForThisGroup) return enrolAnswer(ask, cohort, { person: NOT_FOR_THIS })
    if (error instanceof Conflict && error.message === 'in-it-already') {
      return enrolAnswer(ask, cohort, { person: 'They are in this group already' })
    }
    throw error
  }
}

/** The same words whatever the reason, which nobody who asks is told. */
const NOT_FOR_THIS = 'They cannot be in this group. Ask your privacy lead which one suits'

type Captured = 'in-person' | 'phone' | 'online' | 'letter'

/** Whom was meant: one of one's own list, or somebody by number whom one sees. */
async function personChosen(ask: Ask): Promise<(Pick<OwnPerson, 'participantId'> & { caseId: string | null }) | null> {
  const { db, viewer, form, now } = ask
  const own = await ownPeople(db, memberIn(ask), now)
  const known = own.find(({ caseId }) => caseId === form.get('person'))
  if (known) return known
  const number = readPersonNumber(form.get('number') ?? '')
  const [found] = number ? await searchParticipants(db, viewer, number, now, 1) : []
  if (!found) return null
  return {
    participantId: found.id,
    caseId: own.find(({ participantId }) => participantId === found.id)?.caseId ?? null,
  }
}

/** The agreement by which another organisation may know them: a current one, or the one that was just given. */
async function agreedWith(ask: Ask, cohort: CohortWithTally, participantId: string, how: Captured): Promise<string> {
  const current = () => currentDecision(ask.db, ask, cohort, participantId)
  const before = await current()
  if (before) return before
  await agreeToJointSupport(
    ask.db,
    memberIn(ask),
    {
      ...{
        participantId,
        recipientOrganizationId: cohort.organizationId,
        dataClasses: ['contact', 'needs', 'access'],
        how,
      },
      ...{ lawfulBasis: 'public-task', wordingVersion: SHARING_WORDING.version, expiresAt: sightEnds(cohort) },
    },
    ask.now,
  )
  return found(await current())
}

async function currentDecision(db: Db, { viewer, now }: Ask, cohort: CohortWithTally, participantId: string) {
  const decisions = await decisionsOf(db, viewer, participantId, now)
  return decisionForGuest(decisions, cohort.organizationId, false, now)?.id ?? null
}
