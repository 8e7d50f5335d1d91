import type { ReferralStatus } from '../../domain/referral.ts'
import type { OutsideId, ReferringOrganization } from './incoming-referral.ts'
import type { TaskStatus } from './task-status.ts'

/** What another system may know of a referral: its own request, and where that stands. No word of anybody's notes. */
export type SharedReferral = {
  readonly id: string
  readonly status: ReferralStatus
  readonly held: boolean
  /** Why it stands so, in words agreed for the referrer: of a hold, a declining, an ending. */
  readonly statusReason: { readonly code: string; readonly words: string } | null
  readonly priority: 'routine' | 'urgent' | 'asap' | 'stat'
  readonly categories: readonly string[]
  readonly asksFor: string | null
  readonly madeAt: Date
  readonly changedAt: Date
  /** By what the sender knows it. */
  readonly requestIds: readonly OutsideId[]
  readonly sender: ReferringOrganization & { readonly id: string }
  readonly receiver: ReferringOrganization & { readonly id: string }
  /** The person, by what the sender knows them by: never more than the sender told us. */
  readonly person: { readonly id: string; readonly nhsNumber: string | null }
  /** What came of it; only when it is closed. */
  readonly outcome: { readonly code: string; readonly words: string; readonly on: string | null } | null
  /** The referral that this one is a part of, and the parts others do of it. */
  readonly partOf: string | null
  readonly parts: readonly { readonly id: string; readonly status: TaskStatus }[]
}
