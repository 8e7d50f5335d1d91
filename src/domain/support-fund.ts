import type { Option } from './facets.ts'
import type { LocalDate } from './opportunity.ts'

/** What a fund may pay for: the field's own list of what stands in the way of work and costs money. */
export const FUND_PURPOSES = [
  { value: 'travel', text: 'Travel', evidence: ['receipt'] },
  { value: 'clothing', text: 'Clothes for work or an interview', evidence: ['receipt'] },
  { value: 'tools', text: 'Tools and equipment', evidence: ['receipt'] },
  { value: 'id', text: 'Proof of identity', evidence: ['receipt'] },
  { value: 'checks', text: 'A check of records, or a licence', evidence: ['receipt'] },
  { value: 'childcare', text: 'Childcare paid upfront', evidence: ['quote', 'receipt'] },
  { value: 'course', text: 'A course fee', evidence: ['quote', 'receipt'] },
  { value: 'phone', text: 'Phone and data', evidence: ['receipt'] },
  { value: 'device', text: 'A laptop or tablet', evidence: ['receipt', 'signed'] },
  { value: 'emergency', text: 'An emergency', evidence: ['receipt'] },
  { value: 'other', text: 'Something else', evidence: ['receipt'] },
] as const satisfies readonly (Option & { evidence: readonly string[] })[]

export type FundPurpose = (typeof FUND_PURPOSES)[number]['value']

/** What proves where the money went. */
export const EVIDENCE_KINDS = [
  { value: 'quote', text: 'An offer with its price' },
  { value: 'receipt', text: 'A receipt or paid bill' },
  { value: 'signed', text: 'A signature for what was handed over' },
  { value: 'other', text: 'Something else' },
] as const satisfies readonly Option[]

export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]['value']

/** Returns what is still missing of the proof that a purpose asks for, in the order of the table. */
export function missingEvidence(purpose: FundPurpose, has: readonly EvidenceKind[]): readonly EvidenceKind[] {
  const wanted: readonly EvidenceKind[] = FUND_PURPOSES.find(({ value }) => value === purpose)!.evidence
  return wanted.filter((kind) => !has.includes(kind))
}

/** Who is paid. `staff`: a colleague who has paid it already. */
export const PAYEES = [
  { value: 'supplier', text: 'A shop, a school or another supplier' },
  { value: 'person', text: 'The person themself' },
  { value: 'staff', text: 'A colleague who has paid for it already' },
] as const satisfies readonly Option[]

export type Payee = (typeof PAYEES)[number]['value']

/** How money leaves a fund. A voucher is money spent when it is taken, and not when it is made. */
export const PAY_METHODS = [
  { value: 'card', text: 'Card' },
  { value: 'bank-transfer', text: 'Bank transfer' },
  { value: 'voucher', text: 'Voucher' },
  { value: 'petty-cash', text: 'Petty cash' },
] as const satisfies readonly Option[]

export type PayMethod = (typeof PAY_METHODS)[number]['value']

/** The most that can be asked for at once, in pence: what is more is bought otherwise. */
export const MOST_ASKED = 10_000_000

/** Returns a sum in pence as people write it: "£45", "£1,250.50"; with a minus where it is less than nothing. */
export function penceWords(pence: number): string {
  const whole = Math.trunc(Math.abs(pence) / 100)
  const rest = Math.abs(pence) % 100
  const pounds = String(whole).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${pence < 0 ? '−' : ''}£${pounds}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`
}

/** Returns pence of a sum that was typed in pounds: "45", "£1,250.50"; null where it is none, or no whole pence. */
export function readPounds(text: string): number | null {
  const found = /^£?\s*((?:\d{1,3}(?:,\d{3})+|\d{1,8}))(?:\.(\d{1,2}))?\s*$/.exec(text.trim())
  if (!found) return null
  return Number(found[1]!.replaceAll(',', '')) * 100 + Number((found[2] ?? '').padEnd(2, '0') || 0)
}

/** Returns the financial year of a day by the year it begins in: from 1 April to 31 March. */
export function financialYear(date: LocalDate): number {
  const year = Number(date.slice(0, 4))
  return Number(date.slice(5, 7)) >= 4 ? year : year - 1
}

/** Returns "2026 to 2027". */
export const yearWords = (year: number): string => `${year} to ${year + 1}`

/** Returns the first day of a financial year, and its last. */
export const yearBegins = (year: number): LocalDate => `${year}-04-01`
export const yearEnds = (year: number): LocalDate => `${year + 1}-03-31`

/** A budget as it stands, in pence. */
export type Balance = { readonly amount: number; readonly committed: number; readonly spent: number }

/** Returns what can still be promised. */
export const leftOf = ({ amount, committed, spent }: Balance): number => amount - committed - spent

/** What a budget looks like at the pace so far. */
export type Forecast = 'nothing-yet' | 'not-begun' | 'over' | 'close' | 'well' | 'under'

/**
 * Returns how a budget will look at the end of its year, at the pace so far: of what is spent and set aside per day that
 * has passed. Before a tenth of the year nothing is said of the pace.
 */
export function forecastOf(balance: Balance, days: { readonly passed: number; readonly whole: number }): Forecast {
  if (days.passed <= 0) return 'not-begun'
  const used = balance.committed + balance.spent
  if (used === 0) return 'nothing-yet'
  if (days.passed * 10 < days.whole) return 'well'
  const atEnd = (used / days.passed) * days.whole
  if (atEnd > balance.amount * 1.05) return 'over'
  if (atEnd > balance.amount * 0.95) return 'close'
  return atEnd < balance.amount * 0.6 ? 'under' : 'well'
}
