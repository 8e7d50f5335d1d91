import { type Adviser, roomOf, type Shared, worksAt } from '../../../domain/referral-share.ts'
import type { ReferralLine } from '../../../records/referral-list.ts'
import { type DueWords, dueWords, programText } from '../../../web/referral-due.ts'

export type ShareLine = {
  readonly id: string
  readonly reference: string
  readonly name: string | null
  readonly about: string
  readonly due: DueWords | null
  readonly urgent: boolean
  readonly from: number | null
  /** Who is proposed; null: nobody has room. */
  readonly proposed: number | null
  readonly advisers: readonly { readonly value: number; readonly text: string }[]
}

export type SharePage = {
  readonly lines: readonly ShareLine[]
  readonly left: number
  readonly advisers: readonly {
    readonly accountId: number
    readonly name: string
    readonly open: number
    readonly gets: number
    readonly ceiling: number
    readonly full: boolean
  }[]
}

/** Returns who would get which, and how full everybody would be. */
export function sharePage(
  lines: readonly ReferralLine[],
  shared: readonly Shared[],
  advisers: readonly Adviser[],
  now: Date,
): SharePage {
  const getting = new Map(shared.map(({ id, accountId }) => [id, accountId]))
  return {
    lines: lines.map((line) => ({
      ...{ id: line.id, reference: line.reference, name: line.name, urgent: line.urgent, from: line.ownerAccountId },
      about: `${programText(line.program)}, from ${line.from}${line.ownerName ? `. Now with ${line.ownerName}` : ''}`,
      due: line.dueAt && dueWords(line.dueAt, line.heldUntil, now),
      proposed: getting.get(line.id) ?? null,
      advisers: advisers
        .filter((one) => worksAt(one, line.hubId))
        .map((one) => ({ value: one.accountId, text: one.name })),
    })),
    left: lines.length - shared.length,
    advisers: advisers.map(({ accountId, name, open, ceiling }) => ({
      ...{ accountId, name, open, ceiling },
      gets: shared.filter((one) => one.accountId === accountId).length,
      full: roomOf({ open, ceiling }) === 0,
    })),
  }
}
