/** How many open referrals an adviser takes where nothing else is said: the ceiling of supported employment (IPS). */
export const USUAL_CEILING = 20

/** Somebody who can be given referrals. `hubIds` narrows them to their hubs; empty: all. */
export type Adviser = {
  readonly accountId: number
  readonly name: string
  readonly open: number
  readonly ceiling: number
  readonly hubIds: readonly number[]
}

/** A referral that somebody is to look after. */
export type ToShare = { readonly id: string; readonly hubId: number | null; readonly urgent: boolean }

export type Shared = { readonly id: string; readonly accountId: number }

/** Returns how many more this adviser can have; never less than 0. */
export const roomOf = ({ open, ceiling }: Pick<Adviser, 'open' | 'ceiling'>): number => Math.max(0, ceiling - open)

/** Returns whether this adviser works where a referral went. */
export const worksAt = ({ hubIds }: Pick<Adviser, 'hubIds'>, hubId: number | null): boolean =>
  hubId === null || hubIds.length === 0 || hubIds.includes(hubId)

/**
 * Returns who gets which, so that nobody goes over their ceiling: urgent ones first, each to whoever has the largest
 * share of their room left (and, of two alike, to the first by name). What nobody has room for is in `left`.
 */
export function shareOut(
  referrals: readonly ToShare[],
  advisers: readonly Adviser[],
): { readonly shared: readonly Shared[]; readonly left: readonly string[] } {
  const open = new Map(advisers.map(({ accountId, open }) => [accountId, open]))
  const shared: Shared[] = []
  const left: string[] = []
  const share = ({ accountId, ceiling }: Adviser) => (ceiling - open.get(accountId)!) / ceiling
  for (const { id, hubId } of referrals.toSorted((a, b) => Number(b.urgent) - Number(a.urgent))) {
    const able = advisers.filter((one) => worksAt(one, hubId) && open.get(one.accountId)! < one.ceiling)
    const best = able.toSorted((a, b) => share(b) - share(a) || a.name.localeCompare(b.name))[0]
    if (!best) {
      left.push(id)
      continue
    }
    open.set(best.accountId, open.get(best.accountId)! + 1)
    shared.push({ id, accountId: best.accountId })
  }
  return { shared, left }
}
