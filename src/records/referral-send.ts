import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { allowedWays } from '../domain/contact-attempt.ts'
import { nameKey } from '../domain/participant.ts'
import type { Viewer } from '../domain/permission.ts'
import type { Purpose } from '../domain/purpose.ts'
import { reference } from '../domain/reference.ts'
import type { Referral } from '../domain/referral.ts'
import { nextStepOf } from '../domain/referral-clock.ts'
import { asAgreed, type ReferralPacket } from '../domain/referral-packet.ts'
import { clocksOf, findReferralProgram } from '../domain/referral-program.ts'
import type { LawfulBasis } from '../domain/sharing.ts'
import { writeHistory } from './history.ts'
import { registerParticipant } from './participant.ts'
import type { Db } from './schema.ts'

/** A referral to be sent: from whom, to whom, and exactly what. */
export type Sending = {
  /** Made by the caller where it has to be known before; else made here. */
  readonly id?: string
  readonly placeSlug: string
  readonly wardCode: string | null
  /** Known already: a referral on, or of somebody on the sender's own list. Absent: a record is made. */
  readonly participantId?: string
  readonly program: string
  readonly fromOrganizationId: number
  readonly fromAccountId: number | null
  readonly fromTeam: string | null
  readonly to: { readonly organizationId: number; readonly hubId: number | null; readonly serviceId: number | null }
  readonly packet: ReferralPacket
  readonly lawfulBasis: LawfulBasis
  readonly urgent: boolean
  /** The referral that this one comes out of: it keeps the thread. */
  readonly parent?: { readonly id: string; readonly threadId: string }
  /** Who else follows it: whoever sent the first of the thread. */
  readonly followers?: readonly { readonly organizationId: number; readonly accountId: number | null }[]
  readonly sample?: boolean
}

export type Sent = { readonly id: string; readonly reference: string; readonly participantId: string }

/**
 * Sends a referral: the record of the person where there is none yet, their decisions to share, the sealed packet, the
 * referral with its owner, next step and date, what the sender follows, and the history. All in the caller's
 * transaction. Messages to the person and to the receiver are the caller's (`records/referral-telling.ts`).
 */
export async function sendReferral(db: Db, viewer: Viewer, sending: Sending, why: Purpose, now: Date): Promise<Sent> {
  const packet = asAgreed(sending.packet)
  const id = sending.id ?? randomUUID()
  const ref = reference(randomBytes(8))
  const participantId = sending.participantId ?? randomUUID()
  if (!sending.participantId) {
    const { placeSlug, wardCode, fromOrganizationId, sample } = sending
    await registerParticipant(
      db,
      {
        id: participantId,
        placeSlug,
        wardCode,
        registeredBy: fromOrganizationId,
        person: packet.person,
        random: randomBytes(8),
        sample: sample ?? false,
      },
      now,
    )
  }
  await keepDecisions(db, sending, packet, participantId, now)

  const ways = allowedWays(packet.person)
  const facts: Referral = {
    status: 'submitted',
    times: { draftedAt: now, submittedAt: now },
    holds: [],
    attempts: [],
    waysAllowed: ways.length,
    declineReason: null,
  }
  const next = nextStepOf(facts, now, clocksOf(findReferralProgram(sending.program)))!
  await db
    .insertInto('referral')
    .values({
      id,
      reference: ref,
      place_slug: sending.placeSlug,
      participant_id: participantId,
      program: sending.program,
      from_organization_id: sending.fromOrganizationId,
      from_account_id: sending.fromAccountId,
      from_team: sending.fromTeam,
      to_organization_id: sending.to.organizationId,
      to_hub_id: sending.to.hubId,
      service_id: sending.to.serviceId,
      owner_account_id: null,
      status: facts.status,
      owner_side: next.owner === 'clock' ? null : next.owner,
      next_step: next.text,
      due_at: next.dueAt,
      urgent: sending.urgent,
      held_until: null,
      parent_id: sending.parent?.id ?? null,
      thread_id: sending.parent?.threadId ?? id,
      agreed_milestones: [...packet.agreed.milestones],
      lawful_basis: sending.lawfulBasis,
      ways_allowed: [...ways],
      times: JSON.stringify(facts.times),
      submitted_at: now,
      ended_at: null,
      reason: null,
      outcome: null,
      feedback_sent_at: null,
      feedback_suppressed: null,
      sample: sending.sample ?? false,
    })
    .execute()
  await sealPacket(db, sending, packet, { id, participantId }, now)
  await db
    .insertInto('referral_event')
    .values({
      referral_id: id,
      participant_id: participantId,
      at: now,
      move: 'submit',
      from_status: null,
      to_status: 'submitted',
      account_id: sending.fromAccountId,
      organization_id: sending.fromOrganizationId,
      reason: null,
      words: null,
      facts: '{}',
      for_referrer: true,
      for_person: true,
      undoes: null,
    })
    .execute()
  const followers = [
    { organizationId: sending.fromOrganizationId, accountId: sending.fromAccountId },
    ...(sending.followers ?? []),
  ].filter((one, i, all) => all.findIndex(({ organizationId }) => organizationId === one.organizationId) === i)
  for (const { organizationId, accountId } of followers) {
    await db
      .insertInto('referral_tracking')
      .values({
        referral_id: id,
        organization_id: organizationId,
        account_id: accountId,
        participant_id: participantId,
        reference: ref,
        to_organization_id: sending.to.organizationId,
        program: sending.program,
        state: 'submitted',
        submitted_at: now,
        next_step: next.text,
        due_at: next.dueAt,
        waits_for_us: false,
        told_at: now,
        parent_id: sending.parent?.id ?? null,
        ended_at: null,
      })
      .execute()
  }
  const details = { reference: ref, program: sending.program, to: sending.to.organizationId }
  await writeHistory(db, viewer, 'referral.sent', `referral:${id}`, details, now, { participantId, why })
  return { id, reference: ref, participantId }
}

async function sealPacket(
  db: Db,
  { fromOrganizationId, fromAccountId }: Sending,
  packet: ReferralPacket,
  of: { readonly id: string; readonly participantId: string },
  now: Date,
): Promise<void> {
  const content = JSON.stringify(packet)
  await db
    .insertInto('referral_packet')
    .values({
      referral_id: of.id,
      participant_id: of.participantId,
      from_organization_id: fromOrganizationId,
      from_account_id: fromAccountId,
      content,
      content_hash: createHash('sha256').update(content).digest(),
      wording_version: packet.agreed.wordingVersion,
      given_key: nameKey(packet.person.givenName),
      family_key: nameKey(packet.person.familyName),
      sealed_at: now,
    })
    .execute()
}

/** One decision a purpose: to be referred to this organisation, and that the sender hears how it goes. */
async function keepDecisions(db: Db, sending: Sending, { agreed }: ReferralPacket, participantId: string, now: Date) {
  const captured = {
    participant_id: participantId,
    lawful_basis: sending.lawfulBasis,
    wording_version: agreed.wordingVersion,
    given_at: now,
    withdrawn_at: null,
    expires_at: null,
    captured_by: sending.fromAccountId,
    captured_organization_id: sending.fromOrganizationId,
    captured_how: agreed.how,
    sample: sending.sample ?? false,
  }
  const referral = {
    ...captured,
    id: randomUUID(),
    purpose: 'referral',
    recipient_organization_id: sending.to.organizationId,
    data_classes: [...agreed.dataClasses],
  }
  const progress = {
    ...captured,
    id: randomUUID(),
    purpose: 'progress-to-referrer',
    recipient_organization_id: sending.fromOrganizationId,
    data_classes: ['progress'],
  }
  await db
    .insertInto('sharing_decision')
    .values(agreed.milestones.length > 0 ? [referral, progress] : [referral])
    .execute()
}
