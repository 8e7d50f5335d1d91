/** What a membership lets a person do in one organisation. The words are those of the field; see docs/permissions.md. */
export const ROLES = [
  { value: 'administrator', text: 'Administrator', of: 'council' },
  { value: 'moderator', text: 'Moderator', of: 'council' },
  { value: 'editor', text: 'Editor', of: 'council' },
  { value: 'hub-manager', text: 'Hub manager', of: 'council' },
  { value: 'adviser', text: 'Adviser', of: 'council' },
  { value: 'intake-officer', text: 'Intake officer', of: 'council' },
  { value: 'privacy-lead', text: 'Privacy lead', of: 'council' },
  { value: 'analyst', text: 'Analyst', of: 'council' },
  { value: 'partner-administrator', text: 'Partner administrator', of: 'partner' },
  { value: 'partner-editor', text: 'Partner editor', of: 'partner' },
  { value: 'referrer', text: 'Referrer', of: 'partner' },
  { value: 'partner-adviser', text: 'Partner adviser', of: 'partner' },
  { value: 'partner-manager', text: 'Partner manager', of: 'partner' },
] as const satisfies readonly { value: string; text: string; of: 'council' | 'partner' }[]

export type Role = (typeof ROLES)[number]['value']

/** One person's part in one organisation. `hubIds` narrows council staff to their hubs; empty means all of them. */
export type Membership = {
  readonly id: number
  readonly organizationId: number
  readonly organizationName: string
  readonly role: Role
  readonly hubIds: readonly number[]
}

/** Where messages for somebody go, and what they have proved is theirs by typing a code. */
export type Address = { readonly kind: 'email' | 'phone'; readonly value: string }

/**
 * Who is looking. `resident` has proved an address and sees what was sent from it, nothing else; one who has answered a
 * second question reads their own record too. `member` is signed in by passkey or OpenID Connect and acts under one
 * membership at a time; `guest` is signed in without any membership. `link` has typed the code of a link to one
 * referral; `peer` is another system that signs in for its organisation.
 */
export type Viewer =
  | { readonly kind: 'public' }
  /** `records`: all of theirs, where several were made one. */
  | {
      readonly kind: 'resident'
      readonly address: Address
      readonly participantId?: string
      readonly records?: readonly string[]
    }
  | {
      readonly kind: 'link'
      readonly referralId: string
      readonly organizationId: number
      readonly organizationName: string
    }
  | { readonly kind: 'peer'; readonly peerId: number; readonly organizationId: number; readonly name: string }
  | { readonly kind: 'guest'; readonly accountId: number; readonly name: string }
  | {
      readonly kind: 'member'
      readonly accountId: number
      readonly name: string
      /** The membership they act under now. */
      readonly membership: Membership
      readonly memberships: readonly Membership[]
    }

export type Member = Extract<Viewer, { kind: 'member' }>

export const PUBLIC: Viewer = { kind: 'public' }

/** How the table below names a viewer: by role where there is one. */
export type Standing = 'public' | 'resident' | 'guest' | 'link' | 'peer' | Role

const EVERYONE = [
  'public',
  'resident',
  'link',
  'guest',
  'administrator',
  'moderator',
  'editor',
  'hub-manager',
  'adviser',
  'intake-officer',
  'privacy-lead',
  'analyst',
  'partner-administrator',
  'partner-editor',
  'referrer',
  'partner-adviser',
  'partner-manager',
] as const satisfies readonly Standing[]
const SIGNED_IN = EVERYONE.slice(3)
const MEMBERS = EVERYONE.slice(4)
const PARTNERS = ['partner-administrator', 'partner-editor'] as const satisfies readonly Standing[]
/** Who works with people that were referred to them. */
const RECEIVERS = [
  'hub-manager',
  'adviser',
  'intake-officer',
  'partner-adviser',
  'partner-manager',
] as const satisfies readonly Standing[]
const REFERRERS = ['referrer', ...RECEIVERS] as const satisfies readonly Standing[]

/**
 * Every verb that a route can ask for, and who may. What is not in this table cannot be routed. A verb says what may
 * be tried; which rows it reaches is decided in `records/` by the viewer.
 */
export const PERMISSIONS = {
  'public.read': EVERYONE,
  'public.shortlist': EVERYONE,
  'public.act': EVERYONE,
  'open-data.read': EVERYONE,
  'health.read': EVERYONE,
  'demo.read': EVERYONE,
  'sign-in.use': EVERYONE,
  'own-requests.read': ['resident'],
  'own-requests.change': ['resident'],
  'own-account.use': SIGNED_IN,
  'team.manage': ['administrator', 'partner-administrator'],
  'accounts.manage': ['administrator'],
  'organizations.vet': ['administrator', 'moderator'],
  'help-requests.read': ['hub-manager', 'adviser'],
  'help-requests.assign': ['hub-manager'],
  'help-requests.answer': ['hub-manager', 'adviser'],
  'slots.publish': ['hub-manager', 'adviser'],
  'bookings.record': ['hub-manager', 'adviser'],
  'drafts.join': ['hub-manager', 'adviser'],
  'postings.write': PARTNERS,
  'feeds.manage': ['partner-administrator'],
  'own-statistics.read': PARTNERS,
  'applications.read': PARTNERS,
  'applications.decide': PARTNERS,
  'enrolments.manage': PARTNERS,
  'check-in.use': [...PARTNERS, 'hub-manager', 'adviser'],
  'postings.moderate': ['moderator'],
  'postings.take-down': ['administrator', 'moderator'],
  'reports.read': ['moderator'],
  'articles.write': ['editor', ...PARTNERS],
  'articles.publish': ['editor'],
  'feedback.read': ['administrator', 'moderator', 'hub-manager'],
  'messages.inspect': ['administrator'],
  'desk.read': MEMBERS,
  'referrals.make': REFERRERS,
  'referrals.track': [...REFERRERS, 'privacy-lead'],
  'referrals.read': [...RECEIVERS, 'privacy-lead'],
  'referrals.decide': RECEIVERS,
  'referrals.assign': ['hub-manager', 'intake-officer', 'partner-manager'],
  'linked-referral.read': ['link'],
  'linked-referral.answer': ['link'],
  'participants.read': [...RECEIVERS, 'privacy-lead'],
  'participants.change': RECEIVERS,
  'sharing.change': RECEIVERS,
  'casework.read': [...RECEIVERS, 'privacy-lead'],
  'casework.change': RECEIVERS,
  'caseload.share-out': ['hub-manager', 'intake-officer', 'partner-manager'],
  'promise.read': ['administrator', 'hub-manager', 'intake-officer', 'privacy-lead', 'analyst', 'partner-manager'],
  'cohorts.manage': RECEIVERS,
  'support-fund.ask': RECEIVERS,
  'support-fund.decide': RECEIVERS,
  'support-fund.manage': ['hub-manager', 'partner-manager'],
  'data-protection.manage': ['privacy-lead'],
  'duplicates.review': ['hub-manager', 'intake-officer', 'partner-manager'],
  'break-glass.use': RECEIVERS,
  'break-glass.review': ['privacy-lead'],
  'people-at-risk.manage': ['privacy-lead'],
  'history.read': ['privacy-lead'],
  'referral-figures.read': ['analyst', 'hub-manager'],
  'own-record.read': ['resident'],
  'own-record.change': ['resident'],
  'fhir.read': [...EVERYONE, 'peer'],
  'fhir.use': ['peer'],
  'webhooks.receive': EVERYONE,
  'peers.manage': ['administrator'],
} as const satisfies Record<string, readonly Standing[]>

export type Permission = keyof typeof PERMISSIONS

/** Returns how the permission table names this viewer. */
export const standingOf = (viewer: Viewer): Standing =>
  viewer.kind === 'member' ? viewer.membership.role : viewer.kind

/** Returns whether this viewer may do this. */
export function may(viewer: Viewer, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Standing[]).includes(standingOf(viewer))
}
