import type { Refusal } from '../adapters/fhir/refusal.ts'
import type { Permission } from '../domain/permission.ts'
import type { Answer } from '../kit/http.ts'
import type { IncomingSettings } from '../kit/message-settings.ts'
import type { KnownPeer } from '../records/fhir-peer.ts'
import type { Ask } from './ask.ts'

/** What another system sends besides the address: headers in lower case, and its JSON as text. */
export type MachineAsk = Ask & {
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
  /** The same to the byte, as signatures are made over it. */
  readonly raw: Uint8Array
  /** Who may hand us messages. */
  readonly incoming: IncomingSettings
  /** Who asks; null at the addresses that ask nobody. */
  readonly peer: KnownPeer | null
}

/** What a system may do with its token: send referrals and take them back, or read how they stand. */
export const PEER_SCOPES = [
  { value: 'referrals.send', text: 'Send referrals, and take them back' },
  { value: 'referrals.read', text: 'Read how its referrals stand' },
] as const

export type PeerScope = (typeof PEER_SCOPES)[number]['value']

/**
 * An address for other systems. They sign in with a token and are never shown a page: whatever goes wrong is answered
 * with an OperationOutcome. Where it has a scope, it looks at people's data, under both walls. Below `/webhooks/` providers
 * of messages hand over what they have: their handlers check who it is from, and answers are plain.
 */
export type MachineRoute = {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly path: string
  readonly may: Permission
  readonly scope: PeerScope | null
  /** As large as what it is sent may be, where that is more than half a megabyte. */
  readonly mostBytes?: number
  readonly handler: (ask: MachineAsk) => Answer | Promise<Answer>
}

/** Thrown where a machine is refused: everything its request has done is taken back, and it is told why. */
export class RefusedMachine extends Error {
  override name = 'RefusedMachine'
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(`refused: ${refusal.code}`)
    this.refusal = refusal
  }
}

export const FHIR_JSON = 'application/fhir+json; charset=utf-8'
