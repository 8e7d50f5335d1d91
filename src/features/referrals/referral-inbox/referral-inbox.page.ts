import { REFERRAL_CLOCKS, type ReferralClock, STATUS_STEPS } from '../../../domain/referral-clock.ts'
import type { InboxPart, ListPlace, ReferralLine } from '../../../records/referral-list.ts'
import { placePath } from '../../../web/list-place.ts'
import { type DueWords, dueWords, programText, statusText } from '../../../web/referral-due.ts'

/** The parts of the inbox, in the order in which they are looked at. */
export const INBOX_PARTS = [
  { value: 'open', text: 'All open' },
  { value: 'mine', text: 'Mine' },
  { value: 'unassigned', text: 'Nobody has' },
  { value: 'late', text: 'Late' },
  { value: 'on-hold', text: 'On hold' },
] as const satisfies readonly { value: InboxPart; text: string }[]

export type InboxLine = {
  readonly id: string
  readonly path: string
  readonly reference: string
  readonly name: string | null
  readonly about: string
  readonly from: string
  readonly owner: string | null
  readonly next: string
  readonly due: DueWords | null
  readonly urgent: boolean
}

export type InboxPage = {
  readonly part: InboxPart
  readonly parts: readonly { readonly value: InboxPart; readonly text: string; readonly count: string }[]
  readonly lines: readonly InboxLine[]
  /** Where the next page begins; null: this is the last. */
  readonly nextPath: string | null
  /** What we sent and have to do something about. */
  readonly waits: number
}

export type Listed = {
  readonly part: InboxPart
  readonly counts: Readonly<Record<string, number>>
  readonly lines: readonly ReferralLine[]
  readonly next: ListPlace | null
  readonly waits: number
}

/** Returns a page of the inbox in words. Counts stop at a hundred. */
export function listPage({ part, counts, lines, next, waits }: Listed, now: Date): InboxPage {
  return {
    part,
    parts: INBOX_PARTS.map(({ value, text }) => ({ value, text, count: countWords(counts[value] ?? 0) })),
    lines: lines.map((line) => inboxLine(line, now)),
    nextPath: placePath(`/desk/referrals?show=${part}`, next),
    waits,
  }
}

const countWords = (count: number): string => (count >= 100 ? '99+' : String(count))

function inboxLine(line: ReferralLine, now: Date): InboxLine {
  const { id, reference, name, from, urgent, dueAt, heldUntil } = line
  return {
    ...{ id, reference, name, from, urgent },
    path: `/desk/referrals/${id}`,
    about: `${programText(line.program)}. ${statusText(line.status)}`,
    owner: line.ownerName,
    next: nextWords(line),
    due: dueAt && dueWords(dueAt, heldUntil, now),
  }
}

/** What is next, and whose turn where it is not ours. */
const nextWords = ({ ownerSide, nextStep }: ReferralLine): string =>
  nextStep === null ? '' : ownerSide === 'receiver' ? nextStep : `Waits for the ${ownerSide}: ${nextStep}`

export type LateGroup = { readonly text: string; readonly lines: readonly InboxLine[] }

/** Returns what is late by the clock that it broke, the most broken first. */
export function latePage(lines: readonly ReferralLine[], now: Date): readonly LateGroup[] {
  const groups = new Map<ReferralClock, InboxLine[]>()
  for (const line of lines) {
    const clock = clockOf(line)
    groups.set(clock, [...(groups.get(clock) ?? []), inboxLine(line, now)])
  }
  return [...groups]
    .map(([clock, lines]) => ({ text: REFERRAL_CLOCKS[clock].text, lines }))
    .sort((a, b) => b.lines.length - a.lines.length)
}

const clockOf = ({ status }: ReferralLine): ReferralClock =>
  STATUS_STEPS[status as keyof typeof STATUS_STEPS]?.clock ?? 'decide'
