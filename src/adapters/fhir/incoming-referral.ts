import type { REQUEST_PRIORITY } from './code-sets.ts'
import type { Finding } from './finding.ts'

/** What somebody is known by in another system. */
export type OutsideId = { readonly system: string | null; readonly value: string }

export type ReferredPerson = {
  readonly givenNames: readonly string[]
  readonly familyName: string | null
  /** The whole name as one line. */
  readonly name: string
  /** What they are called, where that is another name. */
  readonly knownAs: string | null
  /** `1974-12-25`; a year or a month alone is not taken. */
  readonly bornOn: string | null
  /** Ten digits that check. */
  readonly nhsNumber: string | null
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly addressLines: readonly string[]
  readonly postcode: string | null
  /** BCP 47, as `so` or `bn`; null where it is not said. */
  readonly language: string | null
  readonly interpreter: boolean
  /** The practice they are registered with. */
  readonly practice: ReferringOrganization | null
}

export type ReferringOrganization = { readonly name: string | null; readonly odsCode: string | null }

export type Referrer = {
  readonly name: string | null
  readonly role: string | null
  readonly organization: ReferringOrganization
  readonly phones: readonly string[]
  readonly emails: readonly string[]
}

/** Who it is meant for: the receiving organisation, and the service of it where one is named. */
export type ReferredTo = {
  readonly organization: ReferringOrganization | null
  readonly service: { readonly name: string | null; readonly ids: readonly OutsideId[] } | null
  /** Where the sender thinks it goes, as written in the header. */
  readonly endpoint: string | null
}

/** What a person said to passing this on. `refused` never becomes a referral. */
export type ReferralConsent = {
  readonly given: 'explicit' | 'implied' | 'refused' | 'unsaid'
  /** Date on which they said so. */
  readonly on: string | null
  readonly categories: readonly string[]
}

/**
 * A referral as another system sends it. `new` makes one, `update` changes one that this sender made, `withdraw` takes
 * it back.
 */
export type IncomingReferral = {
  readonly move: 'new' | 'update' | 'withdraw'
  /** Of this message: what an answer answers, and by what the same message is known when it comes twice. */
  readonly messageId: string
  readonly sentAt: string | null
  /** The referral in the system that sends it: what an update is an update of. */
  readonly requestId: string
  readonly requestIds: readonly OutsideId[]
  /** The referral that this one follows, where it was passed on. */
  readonly follows: readonly string[]
  readonly sender: ReferringOrganization & { readonly endpoint: string | null; readonly software: string | null }
  readonly to: ReferredTo
  readonly person: ReferredPerson
  readonly referrer: Referrer
  readonly priority: (typeof REQUEST_PRIORITY)[number]
  readonly categories: readonly string[]
  /** What is asked for, in words. */
  readonly asksFor: string | null
  /** Why, in words: one line each. */
  readonly reasons: readonly string[]
  readonly notes: readonly string[]
  /** What the person was told. */
  readonly toldPerson: string | null
  readonly consent: ReferralConsent
  /** The sender marks the record of this person as restricted. */
  readonly restricted: boolean
  /** What was odd in the message and understood all the same. */
  readonly findings: readonly Finding[]
}
