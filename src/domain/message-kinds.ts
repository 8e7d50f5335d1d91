/** The languages that messages to residents are put into; the same as of the frame around them. */
export const MESSAGE_LANGUAGES = ['ar', 'bn', 'so', 'tr', 'es', 'fr'] as const
export type MessageLanguage = (typeof MESSAGE_LANGUAGES)[number]

/** Returns the language that we write messages in for this code, or null: then they are in English alone. */
export const messageLanguage = (code: string): MessageLanguage | null =>
  MESSAGE_LANGUAGES.find((one) => one === code.split('-')[0]) ?? null

/** Every kind of message that goes to residents. Each says its core in the reader's language first. */
export const RESIDENT_KINDS = [
  'requests.code',
  'help-request.asked',
  'help-request.taken',
  'help-request.tried',
  'help-request.closed',
  'help-request.stopped',
  'booking.booked',
  'booking.reminder',
  'booking.called-off',
  'booking.moved',
  'booking.cancelled',
  'booking.missed',
  'application.sent',
  'application.answered',
  'application.closed',
  'application.withdrawn',
  'enrolment.enrolled',
  'enrolment.waiting',
  'enrolment.interested',
  'enrolment.offered',
  'enrolment.accepted',
  'enrolment.left',
  'enrolment.offer-ended',
  'enrolment.removed',
  'enrolment.reminder',
  'enrolment.date',
  'enrolment.moved',
  'enrolment.words',
  'alert.confirm',
  'alert.followed',
  'alert.new',
  'alert.ask-again',
  'alert.closed',
  'contact-message.sent',
  'listing-report.decided',
  'referral.submit',
  'referral.accept',
  'referral.waitlist',
  'referral.ask-for-more',
  'referral.refer-on',
  'referral.decline',
  'referral.attempt-contact',
  'referral.start',
  'referral.close',
  'referral.withdraw',
  'referral.give-up-contact',
  'referral.expire',
  'referral.reopen',
  'person.notice',
  'person.stopped',
  'person.started',
] as const
export type ResidentKind = (typeof RESIDENT_KINDS)[number]

/** Kinds that go to people at work, in hubs, partners and the council. They are in English on purpose. */
export const STAFF_KINDS = [
  'account.invitation',
  'account.passkey',
  'account.recovery',
  'account.recovery-asked',
  'applications.new',
  'applications.reminder',
  'applications.moved',
  'help-request.late',
  'article.decided',
  'feed.trouble',
  'organization.decided',
  'posting.sent',
  'posting.decided',
  'posting.still-open',
  'posting.paused',
  'emergency.opened',
  'note.concern',
  'referral.come',
  'referral.kept-shut',
  'referral.news',
  'referral.handed-over',
  'case.handed-over',
  'referral.late',
  'referral.nudge',
  'referral.link',
  'referral.link-code',
  'referral.link-reminder',
  'referral.own-words',
  'referral.taken-back',
] as const
export type StaffKind = (typeof STAFF_KINDS)[number]

/** Kinds that somebody writes by hand to one person: they go out as they were written, in the language of their words. */
export const WRITTEN_KINDS = ['person.message'] as const
export type WrittenKind = (typeof WRITTEN_KINDS)[number]
export type MessageKind = ResidentKind | StaffKind | WrittenKind
