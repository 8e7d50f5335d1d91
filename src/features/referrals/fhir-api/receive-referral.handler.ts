import type { Finding } from '../../../adapters/fhir/finding.ts'
import type { IncomingReferral } from '../../../adapters/fhir/incoming-referral.ts'
import { normalisePostcode } from '../../../domain/postcode.ts'
import type { ReferralPacket } from '../../../domain/referral-packet.ts'
import { found } from '../../../kit/errors.ts'
import { keepRequest } from '../../../records/fhir-message.ts'
import { findFollowed } from '../../../records/fhir-referral.ts'
import type { TargetService } from '../../../records/fhir-service.ts'
import { locatePostcodes } from '../../../records/postcode.ts'
import { referralToMove } from '../../../records/referral.ts'
import { lawfulBasisOf } from '../../../records/referral-receiving.ts'
import { sendReferral } from '../../../records/referral-send.ts'
import { type MachineAsk, RefusedMachine } from '../../../web/machine.ts'
import { tellReceiver } from '../../../web/referral-arrival.ts'
import { tellNews } from '../../../web/referral-news.ts'
import { readPacket } from './incoming.form.ts'
import { sharedReferral, toldOf } from './status.page.ts'

/**
 * Makes a referral of one that another system sent: through the same records as the form, with packet, clocks and
 * history, and the person and the receiver are told. Returns its id, and what of the message was left out.
 */
export async function receiveReferral(
  ask: MachineAsk,
  referral: IncomingReferral,
  service: TargetService,
): Promise<{ readonly id: string; readonly leftOut: readonly Finding[] }> {
  const { db, viewer, now } = ask
  const peer = ask.peer!
  const read = readPacket(referral, service.program)
  if (!read.ok) throw new RefusedMachine(read.refusal)
  const { packet, leftOut } = read

  const sent = await sendReferral(
    db,
    viewer,
    {
      placeSlug: service.placeSlug,
      wardCode: await wardOf(ask, packet),
      program: service.program,
      fromOrganizationId: peer.viewer.organizationId,
      fromAccountId: null,
      fromTeam: packet.referrer.team,
      to: { organizationId: service.organizationId, hubId: service.hubId, serviceId: service.id },
      packet,
      lawfulBasis: await lawfulBasisOf(db, peer.viewer.organizationId),
      urgent: referral.priority !== 'routine',
    },
    'machine',
    now,
  )
  const request = {
    referralId: sent.id,
    participantId: sent.participantId,
    requestId: referral.requestId,
    messageId: referral.messageId,
    identifiers: referral.requestIds,
    categories: referral.categories,
    priority: referral.priority,
  }
  const told = toldOf(sharedReferral(found(await findFollowed(db, viewer, sent.id, now)), peer.odsCode))
  await keepRequest(db, peer, { ...request, told }, now)
  const kept = found(await referralToMove(db, viewer, sent.id))
  const news = { kept, after: kept.facts, moved: { move: 'submit' as const }, moving: {}, person: packet.person }
  await tellNews(db, { ...news, to: service.organizationName, origin: ask.origin, phone: ask.place.contact.phone }, now)
  const to = { organizationId: service.organizationId, hubId: service.hubId }
  await tellReceiver(
    db,
    viewer,
    { sent, program: service.program, placeSlug: service.placeSlug, to, origin: ask.origin },
    now,
  )
  return { id: sent.id, leftOut }
}

async function wardOf({ db }: MachineAsk, { person }: ReferralPacket): Promise<string | null> {
  const postcode = normalisePostcode(person.postcode ?? '')?.postcode
  if (!postcode) return null
  return (await locatePostcodes(db, [postcode])).get(postcode)?.wardCode ?? null
}
