import { londonDate } from '../domain/london-time.ts'
import type { ReferralStatus } from '../domain/referral.ts'
import { referralStatusWords } from '../domain/referral.ts'
import { type DueState, dueState } from '../domain/referral-clock.ts'
import { findReferralProgram } from '../domain/referral-program.ts'
import { type Html, html } from '../kit/html.ts'
import { dateWords } from './dates.ts'
import { countOf } from './option-words.ts'

/** How something due stands, in words and in the colour of its tag. */
export type DueWords = { readonly text: string; readonly late: boolean; readonly classes: string }

/** Returns how a date stands for a list: "Late by 2 working days", "Due today", "Due Wednesday 25 November". */
export function dueWords(dueAt: Date, heldUntil: string | null, now: Date): DueWords {
  const today = londonDate(now)
  const held = heldUntil !== null && heldUntil >= today
  const state: DueState =
    held && now <= dueAt ? { kind: 'on-hold', until: heldUntil } : dueState({ dueAt, hold: null }, now)
  switch (state.kind) {
    case 'late':
      return { text: `Late by ${countOf(state.days, 'working day', 'working days')}`, ...LATE }
    case 'due-today':
      return { text: 'Due today', late: false, classes: 'govuk-tag--yellow' }
    case 'on-hold':
      return { text: `On hold until ${dateWords(state.until, today)}`, late: false, classes: 'govuk-tag--grey' }
    case 'on-time':
      return { text: `Due ${dateWords(londonDate(dueAt), today)}`, late: false, classes: 'govuk-tag--grey' }
  }
}

const LATE = { late: true, classes: 'govuk-tag--red' }

/** Returns what staff read of a status. */
export const statusText = (status: ReferralStatus): string => referralStatusWords(status).text

/** Returns the name of a programme; its code where it is of a place that has its own. */
export const programText = (id: string): string => findReferralProgram(id)?.name ?? id

/** Returns a person's name in a list, or that it is not here to be read. */
export const nameOrStub = (name: string | null): Html => (name ? html`${name}` : html`Name not shown`)
