import { clocksOf, findReferralProgram } from '../../../domain/referral-program.ts'
import { workingDeadline } from '../../../domain/working-days.ts'
import { Conflict } from '../../../kit/errors.ts'
import { type Answer, redirect } from '../../../kit/http.ts'
import { removeReferralDraft } from '../../../records/referral-draft.ts'
import { sealFiles } from '../../../records/referral-file.ts'
import { keepShut, lawfulBasisOf } from '../../../records/referral-receiving.ts'
import { type Sent, sendReferral } from '../../../records/referral-send.ts'
import { tellPerson } from '../../../records/referral-telling.ts'
import type { Ask } from '../../../web/ask.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { tellReceiver } from '../../../web/referral-arrival.ts'
import { checkAnswer } from './check.handler.ts'
import { type Ready, readDraft } from './make-referral.page.ts'
import { besideDraft, draftAsked, idIn, memberOf, personToRefer, whereTheyLive } from './make-referral.queries.ts'
import { draftPath } from './make-referral.view.ts'

/** Thrown where a draft cannot be sent as it is: nothing of it was, and this is the answer. */
class NotReady extends Error {
  readonly answer: (ask: Ask) => Answer | Promise<Answer>
  constructor(answer: (ask: Ask) => Answer | Promise<Answer>) {
    super('this draft cannot be sent as it is')
    this.answer = answer
  }
}

/**
 * Sends a draft, once: however often the button is pressed, in however many windows, all lead to the same referral. What
 * is sent is what was read; where it has changed since, it is shown again.
 */
export async function send(ask: Ask): Promise<Answer> {
  const id = idIn(ask.params.id)
  const form = new URLSearchParams({ once: `referral-draft:${id}` })
  try {
    return await takeDeskForm({ ...ask, form }, 'make-referral', (db) => sendNow({ ...ask, db }, id))
  } catch (error) {
    if (error instanceof NotReady) return error.answer(ask)
    throw error
  }
}

async function sendNow(ask: Ask, draftId: string): Promise<string> {
  const { db, now } = ask
  const viewer = memberOf(ask)
  const { answers, participantId } = await draftAsked(ask)
  const read = readDraft(answers.fields, await besideDraft(ask, draftId))
  if (!read.ok) throw new NotReady(() => redirect(`${draftPath(draftId, read.page)}?look`))
  const { ready } = read
  if (ask.form.get('seal') !== ready.seal) throw new NotReady((ask) => checkAnswer(ask, draftId, ready, true))

  const { packet, asked, consent } = ready
  const { service } = asked
  const organizationId = viewer.membership.organizationId
  const known = await personToRefer(ask, participantId)
  const { located } = await whereTheyLive(ask, new URLSearchParams({ postcode: packet.person.postcode ?? '' }))
  const sent = await sendReferral(
    db,
    viewer,
    {
      placeSlug: ask.place.slug,
      wardCode: located?.wardCode ?? null,
      ...(known && { participantId: known.id }),
      program: service.program,
      fromOrganizationId: organizationId,
      fromAccountId: viewer.accountId,
      fromTeam: packet.referrer.team,
      to: { organizationId: service.organizationId, hubId: service.hubId, serviceId: service.id },
      packet,
      lawfulBasis: await lawfulBasisOf(db, organizationId),
      urgent: asked.urgent,
    },
    'referral',
    now,
  )
  const files = packet.attachments.map(({ id }) => id)
  await sealFiles(db, viewer, draftId, { referralId: sent.id, files })
  await removeReferralDraft(db, viewer, draftId)
  await tellEverybody(ask, sent, ready, consent.notSee)
  return `/desk/referrals/sent/${sent.id}/done`
}

async function tellEverybody(ask: Ask, sent: Sent, { packet, asked }: Ready, notSee: string | null): Promise<void> {
  const { db, viewer, now, origin, place } = ask
  const { service } = asked
  const program = findReferralProgram(service.program)
  const decideBy = workingDeadline(now, clocksOf(program).decide)
  // Rather not sent at all than open to whoever must not see it.
  if (notSee && !(await keepShut(db, sent.id, notSee))) throw new Conflict('nobody-keeps-shut-records-here')
  await tellReceiver(db, viewer, { sent, program: service.program, placeSlug: place.slug, to: service, origin }, now)
  const facts = {
    ...{ reference: sent.reference, to: service.organizationName, words: null, origin, phone: place.contact.phone },
    next: `They read it and decide, by ${dayWords(decideBy, now)}`,
  }
  await tellPerson(db, { move: 'submit', referralId: sent.id, person: packet.person, facts }, now)
}
