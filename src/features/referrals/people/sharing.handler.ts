import { addDays, endOfLondonDay, londonDate } from '../../../domain/london-time.ts'
import type { Participant } from '../../../domain/participant.ts'
import { AGREEMENT_TAKEN_BACK } from '../../../domain/referral-move.ts'
import { SHARING_WORDING } from '../../../domain/sharing.ts'
import { found, NotFound } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { referralServicesOf } from '../../../records/referral-service.ts'
import {
  agreeToJointSupport,
  decisionsOf,
  type KeptDecision,
  referralsSharedBy,
  withdrawDecisions,
} from '../../../records/sharing.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { personAsked, personOpened, personToChange } from '../../../web/person-asked.ts'
import { takeBack } from '../../../web/referral-taken-back.ts'
import { type Recipient, readAgreement } from './sharing.form.ts'
import { giveView } from './sharing.view.ts'

const ROOM = 'people-sharing'

export const showGive = async (ask: Ask): Promise<Answer> => giveAnswer(ask, await personOpened(ask), {})

async function giveAnswer(ask: Ask, person: Participant, mistakes: Mistakes): Promise<Answer> {
  const shown = giveView(person, await recipientsFor(ask), mistakes, ask)
  return page(shown, Object.keys(mistakes).length > 0 ? 422 : 200)
}

/** Who can help as well: the organisations here that take referrals, but one's own. */
async function recipientsFor({ db, viewer, place }: Ask): Promise<readonly Recipient[]> {
  const own = viewer.kind === 'member' ? viewer.membership.organizationId : 0
  const services = await referralServicesOf(db, viewer, place.slug)
  const named = new Map(services.map(({ organizationId, organizationName }) => [organizationId, organizationName]))
  return [...named].filter(([id]) => id !== own).map(([id, name]) => ({ id, name }))
}

/** Writes down that another organisation may help as well: it sees the person from now on, until the day that was said. */
export async function giveAgreement(ask: Ask): Promise<Answer> {
  const { viewer, now } = ask
  const person = await personToChange(ask)
  if (viewer.kind !== 'member') throw new NotFound()
  const recipients = await recipientsFor(ask)
  const read = readAgreement(ask.form, recipients)
  if (!read.ok) return giveAnswer(ask, person, read.mistakes)
  const { recipientOrganizationId, dataClasses, how, days } = read.value
  return takeDeskForm(ask, ROOM, async (db) => {
    await agreeToJointSupport(
      db,
      viewer,
      {
        ...{ participantId: person.id, recipientOrganizationId, dataClasses, how, lawfulBasis: 'public-task' },
        wordingVersion: SHARING_WORDING.version,
        expiresAt: endOfLondonDay(addDays(londonDate(now), days)),
      },
      now,
    )
    return `/desk/people/${person.id}`
  })
}

/** Writes down that they take an agreement back: whoever saw them by it sees nothing from the next request on. */
export async function withdrawAgreement(ask: Ask): Promise<Answer> {
  const { db, viewer, form, now } = ask
  const person = await personAsked(ask)
  const id = form.get('decision') ?? ''
  if (viewer.kind !== 'member' || !isUuid(id)) throw new NotFound()
  const decision = found((await decisionsOf(db, viewer, person.id, now)).find((one) => one.id === id))
  return takeDeskForm(ask, ROOM, async (db) => {
    await withdrawDecisions(db, viewer, decision, now)
    if (decision.purpose === 'referral') await takeReferralsBack({ ...ask, db }, person, decision)
    // Where that was all that let us see them, there is no page to go back to.
    return decision.recipientOrganizationId === viewer.membership.organizationId
      ? '/desk/people'
      : `/desk/people/${person.id}`
  })
}

/** What rests on the agreement is taken back by the person, as far as we see it; the clock ends the rest. */
async function takeReferralsBack(ask: Ask, person: Participant, decision: KeptDecision): Promise<void> {
  for (const id of await referralsSharedBy(ask.db, ask.viewer, decision)) {
    await takeBack(ask, { id, person, to: decision.recipient ?? '', words: AGREEMENT_TAKEN_BACK, why: 'support' })
  }
}
