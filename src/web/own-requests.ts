import type { Viewer } from '../domain/permission.ts'
import type { Db } from '../records/schema.ts'
import { ownAlertLines } from './own-alerts.ts'
import { ownApplicationLines } from './own-applications.ts'
import { ownBookingLines } from './own-bookings.ts'
import { ownContactMessageLines } from './own-contact-messages.ts'
import { ownEnrolmentLines } from './own-enrolments.ts'
import { listOwnHelpRequests } from './own-help-requests.ts'
import { ownReferralLines } from './own-referrals.ts'
import type { OwnRequest } from './own-request.ts'

export type { OwnRequest }

export type OwnRequestList = {
  /** `help-request`, `booking`, `application`. */
  readonly kind: string
  /** Returns what this viewer sent, the newest first; nothing for anybody but a resident. */
  readonly list: (db: Db, viewer: Viewer, now: Date) => Promise<readonly OwnRequest[]>
}

/** Every kind of thing a resident can send. Each room adds the function of `records/` that lists its own. */
export const OWN_REQUESTS: readonly OwnRequestList[] = [
  { kind: 'referral', list: ownReferralLines },
  { kind: 'help-request', list: listOwnHelpRequests },
  { kind: 'application', list: ownApplicationLines },
  { kind: 'booking', list: ownBookingLines },
  { kind: 'enrolment', list: ownEnrolmentLines },
  { kind: 'alert', list: ownAlertLines },
  { kind: 'contact-message', list: ownContactMessageLines },
]
