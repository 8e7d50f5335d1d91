import type { Option } from './facets.ts'
import { addDays, endOfLondonDay, londonDate } from './london-time.ts'
import type { Member, Role } from './permission.ts'
import { type DataClass, isCurrent, type SharingDecision } from './sharing.ts'
import { addWorkingDays, workingDeadline } from './working-days.ts'

/** How a question stands that several look at together. */
export const PANEL_STATUSES = [
  { value: 'waiting', text: 'Waiting for a date', open: true },
  { value: 'planned', text: 'Date is set', open: true },
  { value: 'decided', text: 'Decided', open: false },
  { value: 'withdrawn', text: 'Taken back', open: false },
] as const satisfies readonly (Option & { open: boolean })[]

export type PanelStatus = (typeof PANEL_STATUSES)[number]['value']

/** Every move a question can make. What is not in this table cannot happen. */
export const PANEL_MOVES = {
  waiting: { plan: 'planned', decide: 'decided', withdraw: 'withdrawn' },
  planned: { plan: 'planned', decide: 'decided', withdraw: 'withdrawn' },
  decided: {},
  withdrawn: {},
} as const satisfies Record<PanelStatus, Partial<Record<string, PanelStatus>>>

type MovesOf<S extends PanelStatus> = keyof (typeof PANEL_MOVES)[S]
export type PanelMove = { [S in PanelStatus]: MovesOf<S> }[PanelStatus]

/** Returns where a move of a question leads; null where it cannot be made. */
export const panelAfter = (status: PanelStatus, move: PanelMove): PanelStatus | null =>
  (PANEL_MOVES[status] as Partial<Record<PanelMove, PanelStatus>>)[move] ?? null

/** Within so many working days a question has a date, or an answer. Our own number. */
const LOOK_DAYS = 10

/** Returns by when somebody looks at a question. */
export const lookBy = (now: Date): Date => workingDeadline(now, LOOK_DAYS)

/** Returns until when a guest sees the person: two working days after the meeting; a fortnight where none is set. */
export const guestUntil = (meetsAt: Date | null, now: Date): Date =>
  meetsAt ? endOfLondonDay(addWorkingDays(londonDate(meetsAt), 2)) : endOfLondonDay(addDays(londonDate(now), 14))

/** Who reads about health; the database says the same (`reads_health`). */
const HEALTH_READERS: readonly Role[] = ['adviser', 'partner-adviser', 'privacy-lead']

/** Whom a question can be shown to, as far as their part goes: a question about health goes to whoever reads of health. */
export const readsQuestion = (role: Role, health: boolean): boolean => !health || HEALTH_READERS.includes(role)

/** What a question tells whoever is invited from elsewhere. */
const classesOf = (health: boolean): readonly DataClass[] =>
  health ? ['contact', 'needs', 'health'] : ['contact', 'needs']

/**
 * Returns the decision by which somebody of another organisation may look at a question: a current one for joint support,
 * with that organisation, that covers what the question tells; null where there is none.
 */
export function decisionForGuest<D extends SharingDecision>(
  decisions: readonly D[],
  organizationId: number,
  health: boolean,
  now: Date,
): D | null {
  return (
    decisions.find(
      (one) =>
        one.purpose === 'joint-support' &&
        one.recipientOrganizationId === organizationId &&
        isCurrent(one, now) &&
        classesOf(health).every((value) => one.dataClasses.includes(value)),
    ) ?? null
  )
}

/** Roles that run every question of their organisation; others run those they asked. */
const RUN_ALL: readonly Role[] = ['hub-manager', 'partner-manager']

/** Returns whether somebody invites to a question, sets its date and writes down what was decided. */
export const runsPanel = (
  question: { readonly organizationId: number; readonly askedBy: number },
  { accountId, membership }: Pick<Member, 'accountId' | 'membership'>,
): boolean =>
  membership.organizationId === question.organizationId &&
  (accountId === question.askedBy || RUN_ALL.includes(membership.role))
