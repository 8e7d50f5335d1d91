import type { Role, Viewer } from './permission.ts'

/** Roles that work with people at all. The same list stands in the database (`current_viewer`): two walls. */
const PEOPLE_ROLES = [
  'hub-manager',
  'adviser',
  'intake-officer',
  'privacy-lead',
  'referrer',
  'partner-adviser',
  'partner-manager',
] as const satisfies readonly Role[]

/** Roles that see all that is their organisation's (perhaps in some hubs only); the others what stands in their name. */
const WIDE_ROLES: readonly Role[] = ['hub-manager', 'intake-officer', 'privacy-lead', 'referrer', 'partner-manager']

/** How far somebody's sight of people goes. Everything is null or false for whoever has none. */
export type Sight = {
  readonly kind: Viewer['kind']
  readonly accountId: number | null
  readonly organizationId: number | null
  readonly role: Role | null
  readonly wide: boolean
  readonly everyHub: boolean
  readonly hubIds: readonly number[]
  /** Whose own record it is. */
  readonly participantId: string | null
  /** All of their own records, where several were made one. */
  readonly records: readonly string[]
  /** The one referral that a link opens. */
  readonly referralId: string | null
}

const BLIND: Omit<Sight, 'kind'> = {
  accountId: null,
  organizationId: null,
  role: null,
  wide: false,
  everyHub: false,
  hubIds: [],
  participantId: null,
  records: [],
  referralId: null,
}

/** Returns how far this viewer sees; both walls start from it. */
export function sightOf(viewer: Viewer): Sight {
  switch (viewer.kind) {
    case 'member': {
      const { organizationId, role, hubIds } = viewer.membership
      if (!(PEOPLE_ROLES as readonly Role[]).includes(role)) return { kind: 'member', ...BLIND }
      const reach = { wide: WIDE_ROLES.includes(role), everyHub: hubIds.length === 0, hubIds }
      return { ...BLIND, kind: 'member', accountId: viewer.accountId, organizationId, role, ...reach }
    }
    case 'peer':
      return { ...BLIND, kind: 'peer', organizationId: viewer.organizationId, wide: true, everyHub: true }
    case 'link':
      return { ...BLIND, kind: 'link', referralId: viewer.referralId }
    case 'resident': {
      const { participantId } = viewer
      if (!participantId) return { kind: 'resident', ...BLIND }
      return { ...BLIND, kind: 'resident', participantId, records: recordsOfResident(viewer) }
    }
    default:
      return { ...BLIND, kind: viewer.kind }
  }
}

/** Returns the ids of all records that this resident reads as their own; none before they answered who they are. */
export const recordsOfResident = ({
  participantId,
  records,
}: Extract<Viewer, { kind: 'resident' }>): readonly string[] => (participantId ? (records ?? [participantId]) : [])
