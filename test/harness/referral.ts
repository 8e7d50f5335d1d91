import type { Viewer } from '../../src/domain/permission.ts'
import type { Purpose } from '../../src/domain/purpose.ts'
import { type Moving, moveReferral } from '../../src/domain/referral-move.ts'
import type { ReferralPacket } from '../../src/domain/referral-packet.ts'
import { referralToMove } from '../../src/records/referral.ts'
import { keepMove } from '../../src/records/referral-move.ts'
import { type Sending, type Sent, sendReferral } from '../../src/records/referral-send.ts'
import type { Db } from '../../src/records/schema.ts'
import { asViewer } from '../../src/records/viewer-context.ts'
import { viewerKeyOf } from './database.ts'

/** Does something as somebody of the made-up borough, under both walls. `web` is the web login of a test database. */
export const as = <T>(web: Db, viewer: Viewer, now: Date, work: (db: Db) => Promise<T>, why: Purpose = 'triage') =>
  asViewer(web, viewerKeyOf(web), { viewer, purpose: why, now, signedAt: new Date() }, work)

/** A packet in which everything was agreed to; change what a test is about. */
export const packetOf = (
  person: Partial<ReferralPacket['person']> = {},
  more: Partial<Omit<ReferralPacket, 'person'>> = {},
): ReferralPacket => ({
  person: {
    givenName: 'Deniz',
    familyName: 'Aydoğan',
    knownAs: null,
    bornOn: '1998-03-14',
    email: 'deniz@home.example',
    phone: '+447700900114',
    postalAddress: null,
    postcode: 'NW5 9QX',
    contactBy: 'email',
    mayLeaveMessage: true,
    mayText: true,
    othersMaySee: false,
    bestTimes: [],
    safeWords: null,
    language: 'tr',
    interpreter: false,
    access: [],
    accessWords: null,
    nhsNumber: null,
    ...person,
  },
  referrer: { organization: 'Osier Bank Medical Practice', name: 'Dr Leela Raman', team: null, replyTo: null },
  program: 'workwell',
  work: 'off-sick',
  helps: [],
  words: 'Wants to keep his job at the warehouse.',
  health: 'Back pain for five weeks.',
  answers: {},
  agreed: {
    dataClasses: ['contact', 'needs', 'access', 'work', 'health', 'progress'],
    milestones: ['contacted', 'started'],
    wordingVersion: '2026-11',
    how: 'in-person',
  },
  attachments: [],
  ...more,
})

/** Sends a referral as a member of the referring organisation. */
export async function sendAs(
  web: Db,
  viewer: Viewer & { kind: 'member' },
  to: Sending['to'],
  packet: ReferralPacket,
  now: Date,
): Promise<Sent> {
  const sending: Sending = {
    placeSlug: 'fleet-vale',
    wardCode: null,
    program: packet.program,
    fromOrganizationId: viewer.membership.organizationId,
    fromAccountId: viewer.accountId,
    fromTeam: null,
    to,
    packet,
    lawfulBasis: 'public-task',
    urgent: false,
  }
  return as(web, viewer, now, (db) => sendReferral(db, viewer, sending, 'referral', now), 'referral')
}

/** Makes a move as somebody who may; throws with the reason where the rules refuse it. */
export async function moveAs(
  web: Db,
  viewer: Viewer,
  id: string,
  moving: Omit<Moving, 'now' | 'side'> & { readonly side?: Moving['side'] },
  now: Date,
): Promise<void> {
  await as(web, viewer, now, async (db) => {
    const kept = await referralToMove(db, viewer, id)
    if (!kept) throw new Error('this referral is not theirs to move')
    const whole = { side: 'receiver' as const, ...moving, now }
    const made = moveReferral(kept.facts, whole)
    if (!made.ok) throw new Error(made.why)
    await keepMove(db, viewer, { kept, after: made.referral, moved: made.moved, moving: whole, why: 'triage' }, now)
  })
}
