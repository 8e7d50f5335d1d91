import { may, type Permission, type Viewer } from '../domain/permission.ts'

export type DeskSection = {
  readonly href: string
  readonly text: string
  readonly may: Permission
  /** What somebody does there, for the landing page. */
  readonly about?: string
  /** Not for every hour: on the landing page, and in the navigation only of who has few sections, or when open. */
  readonly less?: true
}

/** More than this many in a row is no navigation any more. */
const MOST_IN_A_ROW = 8

/** What people who are signed in find in their navigation, in this order, as far as they may. */
const DESK_SECTIONS: readonly DeskSection[] = [
  { href: '/desk', text: 'Desk', may: 'desk.read' },
  {
    href: '/desk/today',
    text: 'Today',
    may: 'casework.read',
    about: 'What waits for you, in the order in which it is done',
  },
  {
    href: '/desk/caseload',
    text: 'Caseload',
    may: 'casework.change',
    about: 'Whom you look after, and how much it is',
  },
  {
    href: '/desk/promise',
    text: 'The promise',
    may: 'promise.read',
    about: 'That nobody is without an owner, a next step and a date',
    less: true,
  },
  {
    href: '/desk/help-requests',
    text: 'Requests for help',
    may: 'help-requests.read',
    about: 'Who asked for an adviser, what is next and by when',
  },
  {
    href: '/desk/duplicates',
    text: 'Duplicates',
    may: 'duplicates.review',
    about: 'Records that may be of one person, side by side',
    less: true,
  },
  {
    href: '/desk/referrals',
    text: 'Referrals',
    may: 'referrals.read',
    about: 'Who was referred to you, what is next and by when',
  },
  {
    href: '/desk/referrals/new',
    text: 'Refer somebody',
    may: 'referrals.make',
    about: 'Three short pages, and you hear what becomes of it',
    less: true,
  },
  {
    href: '/desk/referrals/sent',
    text: 'Referrals we sent',
    may: 'referrals.track',
    about: 'How they stand, and what waits for you',
    less: true,
  },
  {
    href: '/desk/referral-flow',
    text: 'How referrals go',
    may: 'referral-figures.read',
    about: 'How many, how soon and how they end, in numbers',
    less: true,
  },
  {
    href: '/desk/people',
    text: 'People',
    may: 'participants.read',
    about: 'Those you work with, and what they agreed to',
  },
  {
    href: '/desk/messages',
    text: 'Messages',
    may: 'casework.read',
    about: 'What people have written to you, and what waits for an answer',
  },
  {
    href: '/desk/panel',
    text: 'Panel',
    may: 'casework.change',
    about: 'Questions about somebody that several look at together',
    less: true,
  },
  {
    href: '/desk/cohorts',
    text: 'Groups',
    may: 'cohorts.manage',
    about: 'Courses that people go through together, and who came',
    less: true,
  },
  {
    href: '/desk/fund',
    text: 'Support fund',
    may: 'support-fund.decide',
    about: 'Money for what stands in the way: what waits, and what is left',
    less: true,
  },
  {
    href: '/desk/moderation',
    text: 'Moderation',
    may: 'postings.moderate',
    about: 'Postings that wait for a look, with what the checks found',
  },
  { href: '/desk/reports', text: 'Reports', may: 'reports.read', about: 'What people say is wrong with listings' },
  {
    href: '/desk/feedback',
    text: 'Feedback',
    may: 'feedback.read',
    about: 'Messages, and what people think of pages',
    less: true,
  },
  {
    href: '/desk/slots',
    text: 'Appointments',
    may: 'bookings.record',
    about: 'Who comes today, and the times people can book',
  },
  {
    href: '/desk/privacy',
    text: 'People at risk',
    may: 'people-at-risk.manage',
    about: 'Closed records, who must not see whom, and emergencies to look at',
  },
  {
    href: '/desk/data-protection',
    text: 'Data protection',
    may: 'data-protection.manage',
    about: 'Copies and corrections that are due, legal holds, and what is erased',
  },
  { href: '/desk/team', text: 'Team', may: 'team.manage', about: 'Who works with you, and what they may do' },
  {
    href: '/desk/lawful-basis',
    text: 'Ground in law',
    may: 'team.manage',
    about: 'On what ground your organisation refers people',
    less: true,
  },
  { href: '/desk/accounts', text: 'Accounts', may: 'accounts.manage', about: 'Lost passkeys, closed accounts' },
  {
    href: '/desk/systems',
    text: 'Other systems',
    may: 'peers.manage',
    about: 'Systems that send referrals here, and their tokens',
  },
  {
    href: '/desk/postings',
    text: 'Postings',
    may: 'postings.write',
    about: 'Post something, change it, or say that it is filled',
  },
  { href: '/desk/feeds', text: 'Feeds', may: 'feeds.manage', about: 'Bring many at once from a spreadsheet or a feed' },
  {
    href: '/desk/organisations',
    text: 'Organisations',
    may: 'organizations.vet',
    about: 'Who has registered, and who may post',
  },
  {
    href: '/desk/undelivered',
    text: 'Undelivered',
    may: 'messages.inspect',
    about: 'Messages that did not arrive, and sending them again',
  },
  {
    href: '/desk/drafts',
    text: 'Help to apply',
    may: 'drafts.join',
    about: 'Fill in an application with somebody',
    less: true,
  },
  {
    href: '/desk/applications',
    text: 'Applications',
    may: 'applications.read',
    about: 'Who has applied, and who waits for your answer',
  },
  {
    href: '/desk/enrolments',
    text: 'Courses and events',
    may: 'enrolments.manage',
    about: 'Who is on your lists, who waits, and who came',
  },
  {
    href: '/check-in',
    text: 'Check-in',
    may: 'check-in.use',
    about: 'Let people in at the door, on a tablet',
    less: true,
  },
  {
    href: '/desk/articles',
    text: 'Advice',
    may: 'articles.write',
    about: 'Articles for residents, and their translations',
  },
  {
    href: '/desk/message-languages',
    text: 'Languages',
    may: 'articles.publish',
    about: 'Our messages in six languages, and which of them a speaker has checked',
    less: true,
  },
  {
    href: '/desk/statistics',
    text: 'Figures',
    may: 'own-statistics.read',
    about: 'How often your listings were seen, opened and answered',
  },
]

/** Returns the sections that this viewer may open. */
export const sectionsFor = (viewer: Viewer): readonly DeskSection[] =>
  DESK_SECTIONS.filter((section) => may(viewer, section.may))

/** Returns what stands in the navigation of this viewer on a page: everything, or what is needed all day. */
export function navigationFor(viewer: Viewer, here: string): readonly DeskSection[] {
  const sections = sectionsFor(viewer)
  return sections.length <= MOST_IN_A_ROW
    ? sections
    : sections.filter(({ href, less }) => !less || here === href || here.startsWith(`${href}/`))
}
