import { createHash } from 'node:crypto'
import { emitStatusMessage } from '../../../adapters/fhir/emit-message.ts'
import type { Finding } from '../../../adapters/fhir/finding.ts'
import { type BarsHeaders, readHeaders } from '../../../adapters/fhir/headers.ts'
import type { IncomingReferral } from '../../../adapters/fhir/incoming-referral.ts'
import { readJson } from '../../../adapters/fhir/read-json.ts'
import { readReferral } from '../../../adapters/fhir/read-referral.ts'
import { refusal } from '../../../adapters/fhir/refusal.ts'
import { sameSystem } from '../../../adapters/fhir/systems.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, data } from '../../../kit/http.ts'
import { claimMessage, noteReferral } from '../../../records/fhir-message.ts'
import type { KnownPeer } from '../../../records/fhir-peer.ts'
import { findFollowed } from '../../../records/fhir-referral.ts'
import { findTargetService, type TargetService } from '../../../records/fhir-service.ts'
import { FHIR_JSON, type MachineAsk, RefusedMachine } from '../../../web/machine.ts'
import { answerQuestion, takeBack } from './change-referral.handler.ts'
import { receiveReferral } from './receive-referral.handler.ts'
import { answerEnvelope, sharedReferral } from './status.page.ts'

/** POST /fhir/$process-message: a referral, a change to one, or its taking back; answered with how it stands. */
export async function processMessage(ask: MachineAsk): Promise<Answer> {
  const peer = ask.peer!
  const headers = ownHeaders(ask, { target: true })
  const json = readJson(ask.body)
  if ('refusal' in json) throw new RefusedMachine(json.refusal)
  const read = readReferral(json.value)
  if (!read.ok) throw new RefusedMachine(read.refusal)
  const { referral } = read
  sentByPeer(referral, peer)

  const message = { id: referral.messageId, requestId: headers.requestId, contentHash: hashed(ask.body) }
  const claimed = await claimMessage(ask.db, peer, message, ask.now)
  if (claimed.kind === 'other') {
    throw new RefusedMachine(refusal('REC_CONFLICT', 'duplicate', 'A message with this id has been taken already.'))
  }
  if (claimed.kind === 'again') return answerWith(ask, found(claimed.referralId), referral, [])

  const done = await MOVES[referral.move](ask, referral, headers)
  await noteReferral(ask.db, peer, referral.messageId, done.id)
  return answerWith(ask, done.id, referral, [...referral.findings, ...done.leftOut])
}

type Done = { readonly id: string; readonly leftOut: readonly Finding[] }

const MOVES: Readonly<
  Record<IncomingReferral['move'], (ask: MachineAsk, referral: IncomingReferral, headers: BarsHeaders) => Promise<Done>>
> = {
  new: async (ask, referral, headers) => receiveReferral(ask, referral, await targetOf(ask, referral, headers)),
  update: async (ask, referral) => ({ id: await answerQuestion(ask, referral), leftOut: [] }),
  withdraw: async (ask, referral) => ({ id: await takeBack(ask, referral), leftOut: [] }),
}

/** Returns the headers, or refuses them; also where they name another organisation than the token's. */
export function ownHeaders(ask: MachineAsk, needed: { readonly target: boolean }): BarsHeaders {
  const read = readHeaders(ask.headers, needed)
  if (!read.ok) throw new RefusedMachine(read.refusal)
  const { endUser } = read.headers
  const own = ask.peer?.odsCode
  if (own && endUser?.odsCode && endUser.odsCode !== own) {
    throw new RefusedMachine(refusal('SEND_FORBIDDEN', 'forbidden', 'This token belongs to another organisation.'))
  }
  return read.headers
}

function sentByPeer({ sender }: IncomingReferral, { odsCode }: KnownPeer): void {
  if (!odsCode || !sender.odsCode || sender.odsCode === odsCode) return
  const words = 'The sender is another organisation than the one this token belongs to.'
  throw new RefusedMachine(refusal('REC_FORBIDDEN', 'forbidden', words, 'Bundle.entry[0].resource.sender'))
}

/** Returns the service it is meant for, or says why there is none. The header decides; the message may not contradict. */
async function targetOf(ask: MachineAsk, { to }: IncomingReferral, { target }: BarsHeaders): Promise<TargetService> {
  const own = `${ask.origin}/fhir/Id/referral-service`
  const mine = sameSystem(target!.system ?? '', own) && /^\d{1,9}$/.test(target!.value)
  const service = await findTargetService(ask.db, mine ? { serviceId: Number(target!.value) } : target!, ask.now)
  if (!service || service.placeSlug !== ask.place.slug) {
    throw new RefusedMachine(
      refusal('REC_NOT_FOUND', 'not-found', 'No service here has the number in NHSD-Target-Identifier.'),
    )
  }
  const other = to.service?.ids.find(
    ({ system, value }) => sameSystem(system ?? '', target!.system!) && value !== target!.value,
  )
  if (other) {
    const words = 'The message is for another service than NHSD-Target-Identifier says.'
    throw new RefusedMachine(refusal('REC_BAD_REQUEST', 'invariant', words, 'ServiceRequest.performer'))
  }
  if (!service.open) {
    throw new RefusedMachine(
      refusal('REC_UNPROCESSABLE_ENTITY', 'business-rule', 'This service takes no referrals now.'),
    )
  }
  return service
}

const hashed = (body: string): Buffer => createHash('sha256').update(body).digest()

async function answerWith(
  ask: MachineAsk,
  id: string,
  { messageId, sender }: IncomingReferral,
  noted: readonly Finding[],
): Promise<Answer> {
  const shared = sharedReferral(found(await findFollowed(ask.db, ask.viewer, id, ask.now)), ask.peer!.odsCode)
  const base = `${ask.origin}/fhir`
  const to = { answers: messageId, base, toEndpoint: sender.endpoint ?? base, first: true }
  const message = emitStatusMessage(shared, answerEnvelope(shared, to, ask.now), base, noted)
  return data(FHIR_JSON, JSON.stringify(message))
}
