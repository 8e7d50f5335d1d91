import { may } from '../../../domain/permission.ts'
import { worksAt } from '../../../domain/referral-share.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { findAccount } from '../../../records/account.ts'
import { findOrganization } from '../../../records/organization.ts'
import { findParticipant } from '../../../records/participant.ts'
import { wordsOfReferral } from '../../../records/participant-word.ts'
import { findPacket } from '../../../records/referral.ts'
import { advisersOf, handoversOf } from '../../../records/referral-assign.ts'
import { eventsOf, threadOf } from '../../../records/referral-thread.ts'
import { lastMoveOf } from '../../../records/referral-undo.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { refuseStale, takeDeskForm } from '../../../web/desk-form.ts'
import { readId } from '../../../web/paths.ts'
import { giveReferral } from '../../../web/referral-handover.ts'
import { referralPage } from './decide-referral.page.ts'
import { pathOf, referralOpened, referralToChange } from './decide-referral.queries.ts'
import { referralView } from './decide-referral.view.ts'

export const ROOM = 'decide-referral'

/** Shows what was sent here, told once. Opening it says nothing to anybody: that it has come is said by a button. */
export async function showReferral(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const kept = await referralOpened(ask)
  const [packet, person, sender] = [
    await findPacket(db, viewer, kept.id, now),
    await findParticipant(db, viewer, kept.participantId, now),
    await findOrganization(db, viewer, kept.fromOrganizationId),
  ]
  const owner = kept.ownerAccountId === null ? null : await findAccount(db, kept.ownerAccountId)
  const shown = referralPage(
    {
      kept,
      packet,
      personPath: person && may(viewer, 'participants.read') ? `/desk/people/${person.id}` : null,
      sender: sender?.name ?? '',
      owner: owner?.name ?? null,
      events: await eventsOf(db, { id: kept.id, status: kept.facts.status }, 'receiver'),
      handovers: await handoversOf(db, kept),
      thread: await threadOf(db, viewer, kept.threadId, now),
      last: await lastMoveOf(db, kept),
      advisers: may(viewer, 'referrals.assign') ? await advisersOf(db, viewer, now) : [],
    },
    viewer,
    now,
  )
  return page(referralView(shown, packet, await wordsOfReferral(db, viewer, kept.id, now), ask))
}

/** Gives a referral to one adviser; both are told. */
export async function assignReferral(ask: Ask): Promise<Answer> {
  const kept = await referralToChange(ask)
  const viewer = memberIn(ask)
  const id = readId(ask.form.get('adviser') ?? undefined)
  const advisers = await advisersOf(ask.db, viewer, ask.now)
  const to = found(advisers.find((one) => one.accountId === id && worksAt(one, kept.toHubId)))
  return takeDeskForm(ask, ROOM, async (db) => {
    refuseStale(ask, kept)
    if (to.accountId !== kept.ownerAccountId) await giveReferral(db, { ...ask, viewer }, kept, to.accountId)
    return pathOf(kept)
  })
}
