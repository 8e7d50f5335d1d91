import type { Role } from './permission.ts'

/** Up to how much a role decides alone, in pence, and whether it may be one of the two who decide about more. */
export type FundLimit = { readonly role: Role; readonly alone: number; readonly oneOfTwo: boolean }

/** What a fund begins with, until its managers say otherwise. Our own numbers. */
export const USUAL_LIMITS: readonly FundLimit[] = [
  { role: 'adviser', alone: 5_000, oneOfTwo: false },
  { role: 'intake-officer', alone: 10_000, oneOfTwo: true },
  { role: 'hub-manager', alone: 25_000, oneOfTwo: true },
  { role: 'partner-adviser', alone: 5_000, oneOfTwo: false },
  { role: 'partner-manager', alone: 25_000, oneOfTwo: true },
]

/** What has to be known of a request to say who may decide about it. */
export type Deciding = {
  readonly pence: number
  readonly askedBy: number
  /** A colleague who gets the money, where it is one. */
  readonly payeeAccountId: number | null
  /** Whether the person it is for is the one who decides. */
  readonly isOneself: boolean
  /** Who has agreed already since it was asked for last, and up to how much. */
  readonly agreed: readonly { readonly accountId: number; readonly role: Role; readonly pence: number }[]
}

/** `alone`: approves now; `second`: approves, after somebody else agreed; `first`: agrees, and another approves. */
export type Authority = 'alone' | 'second' | 'first' | 'no'

/**
 * Returns what this colleague may do with a request of so much: by the limits of its fund. Nobody decides for themself,
 * and whoever asked decides alone up to their own limit and is never one of two. The database has the same rule
 * (`may_approve` in migrations/0049).
 */
export function authorityOf(
  who: { readonly accountId: number; readonly role: Role },
  request: Deciding,
  limits: readonly FundLimit[],
): Authority {
  const own = limits.find(({ role }) => role === who.role)
  if (!own || request.isOneself || request.payeeAccountId === who.accountId) return 'no'
  if (request.pence <= own.alone) return 'alone'
  if (!own.oneOfTwo || request.askedBy === who.accountId) return 'no'
  const other = request.agreed.some(
    ({ accountId, role, pence }) =>
      accountId !== who.accountId &&
      accountId !== request.askedBy &&
      accountId !== request.payeeAccountId &&
      pence >= request.pence &&
      limits.some((limit) => limit.role === role && limit.oneOfTwo),
  )
  return other ? 'second' : 'first'
}
