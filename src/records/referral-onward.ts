import { londonDate } from '../domain/london-time.ts'
import type { Member, Viewer } from '../domain/permission.ts'
import type { ReferralPacket } from '../domain/referral-packet.ts'
import { SHARING_WORDING } from '../domain/sharing.ts'
import { findAccount } from './account.ts'
import type { KeptReferral } from './referral-row.ts'
import { type Sent, sendReferral } from './referral-send.ts'
import { type ReferralService, referralServicesOf } from './referral-service.ts'
import type { Db } from './schema.ts'

/** Where something is passed to, why, and how the person agreed to it. */
export type Onward = {
  readonly service: ReferralService
  readonly words: string
  readonly how: 'in-person' | 'phone' | 'online' | 'letter'
}

/** Returns who a referral can be passed to: everybody who takes referrals now, but whoever has it or had it. */
export async function servicesToPassTo(
  db: Db,
  viewer: Viewer,
  kept: Pick<KeptReferral, 'placeSlug' | 'serviceId'>,
  now: Date,
): Promise<readonly ReferralService[]> {
  const services = await referralServicesOf(db, viewer, kept.placeSlug)
  const today = londonDate(now)
  return services.filter(
    ({ id, pausedUntil }) => id !== kept.serviceId && (pausedUntil === null || pausedUntil < today),
  )
}

/** A referral that something is sent on from. */
export type PassingOn = {
  readonly kept: Pick<KeptReferral, 'id' | 'threadId' | 'participantId' | 'placeSlug' | 'urgent' | 'sample'>
  readonly packet: ReferralPacket
  readonly onward: Onward
  readonly followers: readonly { readonly organizationId: number; readonly accountId: number | null }[]
}

/**
 * Sends a referral that comes out of another one: in the name of whoever sends it, with what was told before and no
 * more, on the agreement that was given now. In the caller's transaction. Telling the receiver is the
 * caller's (`web/referral-arrival.ts`).
 */
export async function passOn(
  db: Db,
  viewer: Member,
  { kept, packet, onward, followers }: PassingOn,
  now: Date,
): Promise<Sent> {
  const { service, how } = onward
  const account = await findAccount(db, viewer.accountId)
  const { organizationId, organizationName } = viewer.membership
  return sendReferral(
    db,
    viewer,
    {
      placeSlug: kept.placeSlug,
      wardCode: null,
      participantId: kept.participantId,
      program: service.program,
      fromOrganizationId: organizationId,
      fromAccountId: viewer.accountId,
      fromTeam: null,
      to: { organizationId: service.organizationId, hubId: service.hubId, serviceId: service.id },
      packet: {
        ...packet,
        program: service.program,
        // What was answered was asked for the other programme.
        answers: service.program === packet.program ? packet.answers : {},
        referrer: { organization: organizationName, name: viewer.name, team: null, replyTo: account?.email ?? null },
        agreed: { ...packet.agreed, how, wordingVersion: SHARING_WORDING.version },
      },
      lawfulBasis: 'public-task',
      urgent: kept.urgent,
      parent: { id: kept.id, threadId: kept.threadId },
      followers,
      sample: kept.sample,
    },
    'referral',
    now,
  )
}
