import type { JobAnswer } from './job-report.ts'
import { isLikelyStart, LONGEST_PLACE } from './job-report.ts'
import { foldKeyword } from './keyword.ts'
import { addDays, readDate, weekdayOf } from './london-time.ts'
import type { LocalDate } from './opportunity.ts'

/** What we ask by text, one thing at a time: nobody answers two questions in one message. */
export type TextQuestionKind = 'job-start' | 'job-place' | 'time' | 'still-in-work'

/** For so many days an answer belongs to the question; later it is a message for a person. */
export const QUESTION_DAYS: Readonly<Record<TextQuestionKind, number>> = {
  'job-start': 3,
  'job-place': 3,
  time: 2,
  'still-in-work': 21,
}

/** Words for yes and no, in the languages we write, as people type them. */
const YES = [
  ...['YES', 'Y', 'YEAH', 'YEP', 'YES PLEASE', 'STILL', 'YES STILL', 'EVET', 'SI', 'OUI', 'HAA', 'نعم', 'ايوه'],
  ...['হ্যাঁ', 'হা', 'জি'],
].map(foldKeyword)
const NO = ['NO', 'N', 'NOPE', 'NOT ANY MORE', 'NO MORE', 'HAYIR', 'NON', 'MAYA', 'لا', 'না'].map(foldKeyword)

/** Returns yes or no as somebody typed it; null where it is neither. */
export function readYesNo(words: string): JobAnswer | null {
  const said = foldKeyword(words)
  if (YES.includes(said)) return 'yes'
  return NO.includes(said) ? 'no' : null
}

/** Returns which of so many was chosen, from 1: "2", "2.", "number 2", "٢"; null where it is none of them. */
export function readChoice(words: string, most: number): number | null {
  const said = /^(?:NUMBER|NO|OPTION)?\s*(\d)$/.exec(foldKeyword(words))?.[1]
  const choice = Number(said ?? 0)
  return choice >= 1 && choice <= most ? choice : null
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const WEEKDAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN']

/** Returns a day as people type it: "today", "next Monday", "1 March", "1/3", "01.03.2027"; null where it is unclear. */
export function readDay(words: string, today: LocalDate): LocalDate | null {
  const said = foldKeyword(words).replace(/^(?:ON|NEXT|THIS|FROM|I START|STARTING|START)\s+/, '')
  if (said === 'TODAY' || said === 'NOW') return today
  if (said === 'TOMORROW') return addDays(today, 1)
  if (said === 'YESTERDAY') return addDays(today, -1)
  const weekday = WEEKDAYS.findIndex((day) => new RegExp(`^${day}[A-Z]*$`).test(said))
  if (weekday !== -1) return addDays(today, ((weekday + 1 - weekdayOf(today) + 6) % 7) + 1)
  const numbers = /^(\d{1,2})[\s/.-]+(\d{1,2})(?:[\s/.-]+(\d{2}|\d{4}))?$/.exec(said)
  if (numbers) return dayOf(numbers[1]!, Number(numbers[2]), numbers[3], today)
  const named =
    /^(\d{1,2})(?:ST|ND|RD|TH)?\s+(?:OF\s+)?([A-Z]{3})[A-Z]*(?:\s+(\d{4}))?$/.exec(said) ??
    /^()([A-Z]{3})[A-Z]*\s+(\d{1,2})(?:ST|ND|RD|TH)?$/.exec(said)
  if (!named) return null
  const month = MONTHS.indexOf(named[2]!) + 1
  return named[1] ? dayOf(named[1], month, named[3], today) : dayOf(named[3]!, month, undefined, today)
}

/** The day in the year that was said; without one in the year that is nearest. */
function dayOf(day: string, month: number, year: string | undefined, today: LocalDate): LocalDate | null {
  const own = Number(today.slice(0, 4))
  const years = year ? [Number(year.length === 2 ? `20${year}` : year)] : [own, own + 1, own - 1]
  const days = years.flatMap((one) => {
    const read = readDate(`${one}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`)
    return read && isLikelyStart(read, today) ? [read] : []
  })
  const away = (one: LocalDate) => Math.abs(Date.parse(one) - Date.parse(today))
  return days.toSorted((a, b) => away(a) - away(b))[0] ?? null
}

/** Returns where somebody works in their words; null where they said that they would rather not say. */
export function readPlace(words: string): string | null {
  const said = words.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, LONGEST_PLACE)
  return ['', 'SKIP'].includes(foldKeyword(said)) || readYesNo(said) === 'no' ? null : said
}
