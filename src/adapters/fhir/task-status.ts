import type { ServiceRequest, Task } from 'fhir/r4.js'
import type { ReferralStatus } from '../../domain/referral.ts'

export type TaskStatus = Task['status']
export type RequestStatus = ServiceRequest['status']

/**
 * How each status of a referral is told to other systems: of the task to answer it, and of the request itself. The task
 * has the statuses of FHIR without `ready` and `received` (Gravity's referral loop); what is finer is told as its
 * business status. A referral passed on is in progress until the one that follows it has ended.
 */
export const TOLD_AS = {
  draft: { task: 'draft', request: 'draft' },
  submitted: { task: 'requested', request: 'active' },
  received: { task: 'requested', request: 'active' },
  'in-triage': { task: 'requested', request: 'active' },
  accepted: { task: 'accepted', request: 'active' },
  waitlisted: { task: 'on-hold', request: 'active' },
  'more-info-needed': { task: 'requested', request: 'active' },
  redirected: { task: 'in-progress', request: 'active' },
  declined: { task: 'rejected', request: 'revoked' },
  'contact-attempted': { task: 'in-progress', request: 'active' },
  engaged: { task: 'in-progress', request: 'active' },
  started: { task: 'in-progress', request: 'active' },
  closed: { task: 'completed', request: 'completed' },
  withdrawn: { task: 'cancelled', request: 'revoked' },
  'unable-to-contact': { task: 'failed', request: 'revoked' },
  expired: { task: 'cancelled', request: 'revoked' },
} as const satisfies Record<ReferralStatus, { readonly task: TaskStatus; readonly request: RequestStatus }>

const ENDED: readonly TaskStatus[] = ['completed', 'rejected', 'cancelled', 'failed', 'entered-in-error']

/** Returns whether nothing more is to come of a task. */
export const isEnded = (status: TaskStatus): boolean => ENDED.includes(status)

/** Returns the status of the task for a referral. A hold lies over whatever is not over. */
export function taskStatus(status: ReferralStatus, held: boolean): TaskStatus {
  const told = TOLD_AS[status].task
  return held && !isEnded(told) && told !== 'draft' ? 'on-hold' : told
}

/** Returns the status of the request for a referral. */
export function requestStatus(status: ReferralStatus, held: boolean): RequestStatus {
  const told = TOLD_AS[status].request
  return held && told === 'active' ? 'on-hold' : told
}

/** What a task may become: from the state machine of FHIR R4, in which steps may be left out. */
export const TASK_MOVES: Readonly<Record<string, readonly TaskStatus[]>> = {
  draft: ['requested', 'cancelled', 'entered-in-error'],
  requested: ['accepted', 'rejected', 'in-progress', 'on-hold', 'cancelled', 'failed', 'entered-in-error'],
  accepted: ['in-progress', 'on-hold', 'completed', 'cancelled', 'failed', 'entered-in-error'],
  'in-progress': ['on-hold', 'completed', 'cancelled', 'failed', 'entered-in-error'],
  'on-hold': [
    'requested',
    'accepted',
    'in-progress',
    'rejected',
    'completed',
    'cancelled',
    'failed',
    'entered-in-error',
  ],
}

/**
 * Going back, for which FHIR has no road of its own: opening again, a move taken back within its minutes, and a milestone
 * that the person no longer agrees to have told.
 */
export const TASK_RETURNS: Readonly<Record<string, readonly TaskStatus[]>> = {
  accepted: ['requested'],
  'in-progress': ['requested', 'accepted'],
  rejected: ['requested', 'on-hold'],
  cancelled: ['requested', 'accepted', 'in-progress', 'on-hold'],
  completed: ['accepted', 'in-progress'],
  failed: ['accepted', 'in-progress', 'on-hold'],
}

/** Returns whether a task may go from one status to another; staying is no move and always may be. */
export const mayBecome = (from: TaskStatus, to: TaskStatus): boolean =>
  from === to || (TASK_MOVES[from] ?? []).includes(to) || (TASK_RETURNS[from] ?? []).includes(to)

/**
 * Returns the status of a task whose work others do as parts of it: done when one part was completed and none is left
 * open, failed when all ended without, in progress while any is open. Without parts it keeps its own.
 */
export function statusFromParts(own: TaskStatus, parts: readonly TaskStatus[]): TaskStatus {
  if (parts.length === 0 || isEnded(own)) return own
  if (!parts.every(isEnded)) return 'in-progress'
  return parts.includes('completed') ? 'completed' : 'failed'
}
