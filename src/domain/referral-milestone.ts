import type { Option } from './facets.ts'
import type { ReferralSide, ReferralStatus } from './referral.ts'

/**
 * What a referrer may be shown of the road after sending. `agreed` says which agreement of the person it rests on: the
 * one to be referred at all, which says that the sender hears whether it came and what was decided, or a tick of its
 * own. Reasons, notes, attendance and health are never among them.
 */
export const REFERRAL_MILESTONES = [
  { value: 'received', text: 'It has come', agreed: 'referral' },
  { value: 'question', text: 'They have a question', agreed: 'referral' },
  { value: 'waiting-list', text: 'On their waiting list', agreed: 'referral' },
  { value: 'accepted', text: 'They said yes', agreed: 'referral' },
  { value: 'not-taken-on', text: 'They did not take it on, and why', agreed: 'referral' },
  { value: 'referred-on', text: 'Referred on', agreed: 'referral' },
  { value: 'contacted', text: 'They are in touch', agreed: 'own-tick' },
  { value: 'not-reached', text: 'They cannot reach them', agreed: 'own-tick' },
  { value: 'started', text: 'Started', agreed: 'own-tick' },
  { value: 'course', text: 'Started a course or placement', agreed: 'own-tick' },
  { value: 'job', text: 'Started a job, or kept one', agreed: 'own-tick' },
  { value: 'sustained', text: 'Still in work after 13, 26 and 52 weeks', agreed: 'own-tick' },
  { value: 'finished', text: 'Finished, and how', agreed: 'own-tick' },
] as const satisfies readonly (Option & { agreed: 'referral' | 'own-tick' })[]

export type ReferralMilestone = (typeof REFERRAL_MILESTONES)[number]['value']

/** The milestones with a box of their own on the form. */
export const ASKED_MILESTONES = REFERRAL_MILESTONES.filter(({ agreed }) => agreed === 'own-tick')

/** What the person agreed to, as it stands now. */
export type MilestoneAgreement = {
  /** Still agrees to the referral being shared with its referrer. */
  readonly referral: boolean
  readonly ticked: readonly ReferralMilestone[]
}

/** Who looks. An employer is on no side of a referral. */
export type MilestoneReader = ReferralSide | 'employer'

/**
 * Returns the milestones this reader may see. The receiver works with them and the person owns them; a referrer sees
 * those agreed, and none once the agreement to the referral is withdrawn; an employer and the clock see none.
 */
export function visibleMilestones(
  reader: MilestoneReader,
  agreement: MilestoneAgreement,
): readonly ReferralMilestone[] {
  if (reader === 'employer' || reader === 'clock') return []
  if (reader === 'receiver' || reader === 'person') return REFERRAL_MILESTONES.map(({ value }) => value)
  if (!agreement.referral) return []
  return REFERRAL_MILESTONES.filter(
    ({ value, agreed }) => agreed === 'referral' || agreement.ticked.includes(value),
  ).map(({ value }) => value)
}

/** The milestone that each status is. What is null is known to the referrer from their own doing. */
export const STATUS_MILESTONES: Readonly<Record<ReferralStatus, ReferralMilestone | null>> = {
  draft: null,
  submitted: null,
  received: 'received',
  'in-triage': 'received',
  accepted: 'accepted',
  waitlisted: 'waiting-list',
  'more-info-needed': 'question',
  redirected: 'referred-on',
  declined: 'not-taken-on',
  'contact-attempted': 'accepted',
  engaged: 'contacted',
  started: 'started',
  closed: 'finished',
  withdrawn: null,
  'unable-to-contact': 'not-reached',
  expired: null,
}

/** How a receiver works inside a milestone is theirs: a referrer reads the milestone. */
const READ_AS: Readonly<Partial<Record<ReferralStatus, ReferralStatus>>> = {
  'in-triage': 'received',
  'contact-attempted': 'accepted',
}

/** What a referrer reads instead of a status that was not agreed to be told: the last one that is sure. */
const COARSER: Readonly<Partial<Record<ReferralStatus, ReferralStatus>>> = {
  engaged: 'accepted',
  started: 'engaged',
  closed: 'accepted',
  'unable-to-contact': 'accepted',
}

/**
 * Returns the status as this reader may know it: their own, or the last before it that was agreed to be told. Null:
 * nothing may be told at all.
 */
export function statusSeenBy(
  reader: MilestoneReader,
  status: ReferralStatus,
  agreement: MilestoneAgreement,
): ReferralStatus | null {
  const visible = visibleMilestones(reader, agreement)
  if (visible.length === 0) return null
  if (reader !== 'referrer') return status
  const read = READ_AS[status] ?? status
  const milestone = STATUS_MILESTONES[read]
  if (milestone === null || visible.includes(milestone)) return read
  return statusSeenBy(reader, COARSER[read] ?? 'accepted', agreement)
}

/**
 * Returns those of a thread who are told of a milestone: a referral that was referred on has a referrer at each link,
 * and each hears what the person agreed that this one hears.
 */
export const toldInThread = <Link extends { readonly agreement: MilestoneAgreement }>(
  thread: readonly Link[],
  milestone: ReferralMilestone,
): readonly Link[] => thread.filter(({ agreement }) => visibleMilestones('referrer', agreement).includes(milestone))
