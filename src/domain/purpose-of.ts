import type { Permission } from './permission.ts'
import type { Purpose } from './purpose.ts'

/**
 * Verbs that concern people by themselves, and why: a route with one of them touches people whether or not it says so.
 * Other routes say it with `people`.
 */
const PEOPLE_VERBS: Readonly<Partial<Record<Permission, Purpose>>> = {
  'own-requests.read': 'own-record',
  'own-requests.change': 'own-record',
  'accounts.manage': 'accounts',
  'help-requests.read': 'support',
  'help-requests.assign': 'support',
  'help-requests.answer': 'support',
  'slots.publish': 'booking',
  'bookings.record': 'booking',
  'drafts.join': 'application',
  'applications.read': 'application',
  'applications.decide': 'application',
  'enrolments.manage': 'application',
  'check-in.use': 'booking',
  'feedback.read': 'support',
  'messages.inspect': 'delivery',
  'reports.read': 'moderation',
  'own-statistics.read': 'application',
}

/** Returns why a route looks at people; null where it has no business with any. */
export const purposeOf = (route: { readonly may: Permission; readonly people?: Purpose }): Purpose | null =>
  route.people ?? PEOPLE_VERBS[route.may] ?? null
