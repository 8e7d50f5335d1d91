import type { Role } from './permission.ts'
import { type Adviser, worksAt } from './referral-share.ts'

/** Roles that look after people in their own name: who may change casework. The database has the same (migrations/0044). */
export const CARING_ROLES = [
  'hub-manager',
  'adviser',
  'intake-officer',
  'partner-adviser',
  'partner-manager',
] as const satisfies readonly Role[]

/** Who work is shared out to by itself; the others are there when nobody of these can. */
const SHARING_ROLES: readonly Role[] = ['adviser', 'partner-adviser']
/** Who takes on what nobody has room for. */
const MANAGING_ROLES: readonly Role[] = ['hub-manager', 'partner-manager']

export const cares = (role: Role): boolean => (CARING_ROLES as readonly Role[]).includes(role)

/** Somebody who can be given people. Weights are hundredths of a usual case. */
export type Taker = Pick<Adviser, 'accountId' | 'name' | 'hubIds'> & {
  readonly roles: readonly Role[]
  readonly cases: number
  readonly weight: number
  /** In usual cases. */
  readonly ceiling: number
}

/** All that somebody leaves of one person, or one request for help: it stays together. */
export type Bundle = {
  readonly key: string
  readonly hubId: number | null
  readonly weight: number
  /** Nothing has begun yet: it can wait in the queue of the team, for today. */
  readonly mayWait: boolean
  /** Who must not see this person. */
  readonly barred: readonly number[]
  /** A shut record: who is let in; null where it is not shut. */
  readonly onlyTo: readonly number[] | null
}

/** `letIn`: the record is shut, and all who were let in have gone. No taker: back to the queue. */
export type Given = { readonly key: string; readonly accountId: number | null; readonly letIn: boolean }

/** Returns how much more this person can take, in hundredths of a usual case; below 0 where they have too much. */
export const roomFor = ({ ceiling, weight }: Pick<Taker, 'ceiling' | 'weight'>): number => ceiling * 100 - weight

/**
 * Returns who takes what somebody leaves behind. Everything goes to whoever was chosen, but for what they must not see.
 * The rest is shared out by room, heaviest first: to the adviser of that hub with the largest share of their room left;
 * else it waits in the queue where it can; else a manager takes it, or whoever has most room at all. `stuck` is what
 * nobody can take.
 */
export function shareWork(
  bundles: readonly Bundle[],
  takers: readonly Taker[],
  chosen: number | null = null,
): { readonly given: readonly Given[]; readonly stuck: readonly string[] } {
  const weights = new Map(takers.map(({ accountId, weight }) => [accountId, weight]))
  const given: Given[] = []
  const stuck: string[] = []
  const share = (one: Taker) => (one.ceiling * 100 - weights.get(one.accountId)!) / one.ceiling
  const most = (able: readonly Taker[]): Taker | undefined =>
    able.toSorted((a, b) => share(b) - share(a) || a.name.localeCompare(b.name) || a.accountId - b.accountId)[0]
  for (const bundle of bundles.toSorted((a, b) => b.weight - a.weight || a.key.localeCompare(b.key))) {
    const unbarred = takers.filter(({ accountId }) => !bundle.barred.includes(accountId))
    const able = unbarred.filter(({ accountId }) => bundle.onlyTo === null || bundle.onlyTo.includes(accountId))
    const here = able.filter((one) => worksAt(one, bundle.hubId))
    const fits = (one: Taker) => weights.get(one.accountId)! + bundle.weight <= one.ceiling * 100
    const taker =
      able.find(({ accountId }) => accountId === chosen) ??
      most(here.filter((one) => isAny(one, SHARING_ROLES) && fits(one))) ??
      (bundle.mayWait && bundle.onlyTo === null ? 'queue' : null) ??
      most(here.filter((one) => isAny(one, MANAGING_ROLES))) ??
      most(here) ??
      most(able) ??
      most(unbarred.filter((one) => isAny(one, MANAGING_ROLES))) ??
      most(unbarred)
    if (taker === undefined) {
      stuck.push(bundle.key)
      continue
    }
    if (taker === 'queue') {
      given.push({ key: bundle.key, accountId: null, letIn: false })
      continue
    }
    weights.set(taker.accountId, weights.get(taker.accountId)! + bundle.weight)
    given.push({ key: bundle.key, accountId: taker.accountId, letIn: !able.includes(taker) })
  }
  return { given, stuck }
}

const isAny = ({ roles }: Taker, wanted: readonly Role[]): boolean => roles.some((role) => wanted.includes(role))
