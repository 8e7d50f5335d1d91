import type { Pay } from './opportunity.ts'

const WEEKS_IN_A_MONTH = 52 / 12

/** Returns pounds as people write them: "£12.60", "£500", "£28,860". Pence only where there are some. */
export function pounds(amount: number): string {
  const whole = Math.round(amount * 100) % 100 === 0
  const [units, pence] = (whole ? amount.toFixed(0) : amount.toFixed(2)).split('.')
  const grouped = units!.replace(/\B(?=(\d{3})+$)/g, ',')
  return pence ? `£${grouped}.${pence}` : `£${grouped}`
}

/** Returns pay as pounds an hour, "£14.80 an hour" or "£14 to £16 an hour"; null where the advert gives no number. */
export function hourlyWords(pay: Pay | null): string | null {
  if (!pay) return null
  const range = rangeWords(pay.hourlyMinimum, pay.hourlyMaximum)
  return range && `${range} an hour`
}

export type WeeklyHours = { readonly minimum: number | null; readonly maximum: number | null }

/**
 * Returns what the pay comes to in a month before tax, at the hours the advert states: "About £2,080 a month before
 * tax". A month is a twelfth of 52 weeks; sums are rounded to £10, because the hours are rarely exact either. Null
 * where hours or pay are not known, and for yearly pay "pro rata", which is not what a person would get.
 */
export function monthlyWords(pay: Pay | null, hours: WeeklyHours): string | null {
  if (!pay) return null
  const least = hours.minimum ?? hours.maximum
  const most = hours.maximum ?? hours.minimum
  if (least !== null && most !== null && pay.hourlyMinimum !== null) {
    const high = (pay.hourlyMaximum ?? pay.hourlyMinimum) * most * WEEKS_IN_A_MONTH
    return about(pay.hourlyMinimum * least * WEEKS_IN_A_MONTH, high)
  }
  if (/pro[\s-]?rata|\bfte\b|full[\s-]time equivalent/i.test(pay.words) || pay.minimum === null) return null
  if (pay.unit === 'year') return about(pay.minimum / 12, (pay.maximum ?? pay.minimum) / 12)
  if (pay.unit === 'month') return about(pay.minimum, pay.maximum ?? pay.minimum)
  return null
}

/** Returns hours a week in words: "16 hours a week", "16 to 24 hours a week"; null where they are not stated. */
export function weeklyHoursWords({ minimum, maximum }: WeeklyHours): string | null {
  const least = minimum ?? maximum
  if (least === null) return null
  const most = maximum ?? least
  if (least === most) return `${trim(least)} ${least === 1 ? 'hour' : 'hours'} a week`
  return `${trim(least)} to ${trim(most)} hours a week`
}

function about(low: number, high: number): string {
  const [from, to] = [tens(low), tens(high)]
  return `About ${from === to ? from : `${from} to ${to}`} a month before tax`
}

function rangeWords(low: number | null, high: number | null): string | null {
  if (low === null) return high === null ? null : `Up to ${pounds(high)}`
  return high === null || high === low ? pounds(low) : `${pounds(low)} to ${pounds(high)}`
}

const tens = (amount: number): string => pounds(Math.round(amount / 10) * 10)
const trim = (hours: number): string => String(Math.round(hours * 10) / 10)
