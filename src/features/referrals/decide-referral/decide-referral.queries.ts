import type { ReferredPerson } from '../../../domain/referral-packet.ts'
import { found, NotFound } from '../../../kit/errors.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { writeHistory } from '../../../records/history.ts'
import { findParticipant } from '../../../records/participant.ts'
import { findPacket, findReferral, referralToMove } from '../../../records/referral.ts'
import type { KeptReferral } from '../../../records/referral-row.ts'
import type { Ask } from '../../../web/ask.ts'

/** Returns the referral of this address as its receiver sees it, and writes down that they looked; others' do not exist. */
export async function referralOpened({ db, viewer, params, now }: Ask): Promise<KeptReferral> {
  const id = params.id ?? ''
  const kept = found(isUuid(id) ? await findReferral(db, viewer, id, now) : null)
  const about = { participantId: kept.participantId, why: 'triage' } as const
  await writeHistory(db, viewer, 'referral.viewed', `referral:${kept.id}`, {}, now, about)
  return kept
}

/** The same for changing it, locked: of this viewer's organisation, for who sent it has a page of their own. */
export async function referralToChange({ db, viewer, params }: Ask): Promise<KeptReferral> {
  const id = params.id ?? ''
  const kept = found(isUuid(id) ? await referralToMove(db, viewer, id) : null)
  if (viewer.kind !== 'member' || kept.toOrganizationId !== viewer.membership.organizationId) throw new NotFound()
  return kept
}

/** Returns how the person can be reached now: by their record where it is open here, else by the packet. */
export async function personOf({ db, viewer, now }: Ask, kept: KeptReferral): Promise<ReferredPerson | null> {
  const person = await findParticipant(db, viewer, kept.participantId, now)
  return person ?? (await findPacket(db, viewer, kept.id, now))?.person ?? null
}

export const pathOf = ({ id }: Pick<KeptReferral, 'id'>): string => `/desk/referrals/${id}`
