import { DECLINE_GROUPS } from './decline-reason.ts'
import type { ShownCount } from './privacy-floor.ts'
import { REFERRAL_STATUSES } from './referral.ts'
import { REFERRAL_CLOCKS } from './referral-clock.ts'
import { REFERRAL_PROGRAMS } from './referral-program.ts'

/** Whose referrals are counted: those that an organisation got, or those that it sent. */
export const FIGURE_SIDES = [
  { value: 'received', text: 'Referrals you got' },
  { value: 'sent', text: 'Referrals you sent' },
] as const
export type FigureSide = (typeof FIGURE_SIDES)[number]['value']

/**
 * One count of one period, and the median of working days where it is of a stage and of eight at least. Of parts those
 * from the floor on are told alone.
 */
export type Figure = {
  readonly measure: string
  readonly part: string
  readonly shown: ShownCount
  readonly median: number | null
}

const days = (clock: 'acknowledge' | 'decide' | 'first-contact'): string => {
  const count = REFERRAL_CLOCKS[clock].days
  return `${count} working ${count === 1 ? 'day' : 'days'}`
}

/** Shares: what is counted (`in`), out of how many (`of`), and what cannot be counted yet (`not-yet`). */
export const FIGURE_RATES = [
  {
    measure: 'came',
    text: 'Told in time that it has come',
    about: `How many were told within ${days('acknowledge')} that the referral has come, or had an answer by then.`,
    of: 'Out of those whose time to be told is over.',
  },
  {
    measure: 'decided',
    text: 'Answered in time',
    about: `How many had an answer within ${days('decide')}: yes, no, a question, or a place on the waiting list.`,
    of: 'Out of those whose time for an answer is over.',
  },
  {
    measure: 'contact',
    text: 'First contact in time',
    about: `How many people were tried or reached within ${days('first-contact')} after the yes, or it ended by then.`,
    of: 'Out of those with a yes whose time for a first contact is over.',
  },
  {
    measure: 'accepted',
    text: 'Accepted',
    about: 'How many got a yes.',
    of: 'Out of those that got a yes or a no.',
  },
  {
    measure: 'closed',
    text: 'Closed, and the referrer was told how it went',
    about: 'How many were closed with word to whoever sent them.',
    of: 'Out of all that were closed. The others did not want it told, or nobody was there to be told.',
  },
] as const

/** How long things take, in working days; days on hold do not count. */
export const FIGURE_STAGES = [
  { part: 'came', text: 'From sent to “it has come”' },
  { part: 'decided', text: 'From sent to an answer' },
  { part: 'contact', text: 'From yes to the first contact' },
  { part: 'start', text: 'From yes to the start' },
  { part: 'finish', text: 'From the start to the end' },
] as const

/** Counts side by side. `name` turns the code of a part into words. */
export const FIGURE_PARTS = [
  { measure: 'other', text: { received: 'Who sent them', sent: 'Where they went' }, about: 'By organisation.' },
  { measure: 'program', text: 'Programme', about: 'By what people were referred to.' },
  { measure: 'status', text: 'Where they stand', about: 'Where each stood on the day these figures were made.' },
  { measure: 'side', text: 'Why the answer was no', about: 'By whose side the reason was on.' },
] as const

const NO_BECAUSE = {
  provider: 'The service could not take them',
  person: 'The person wanted something else',
  eligibility: 'The rules of the programme',
} as const satisfies Record<(typeof DECLINE_GROUPS)[number]['value'], string>

/** Returns a part in words, and where it stands among the others; organisations have their names already. */
export function partWords(measure: string, part: string): { readonly text: string; readonly at: number } {
  const named: readonly { readonly value: string; readonly text: string }[] =
    measure === 'program'
      ? REFERRAL_PROGRAMS.map(({ id, name }) => ({ value: id, text: name }))
      : measure === 'status'
        ? REFERRAL_STATUSES
        : measure === 'side'
          ? DECLINE_GROUPS.map(({ value }) => ({ value, text: NO_BECAUSE[value] }))
          : []
  const at = named.findIndex(({ value }) => value === part)
  return { text: named[at]?.text ?? part, at }
}

/** Returns a share in whole percent, made from the rounded numbers alone; null where one of them is not to be seen. */
export function shareOf(numerator: ShownCount, denominator: ShownCount): number | null {
  const [top, bottom] = [Number(numerator), Number(denominator)]
  if (Number.isNaN(top) || Number.isNaN(bottom) || bottom === 0) return null
  return Math.min(100, Math.round((top / bottom) * 100))
}
