import { HOURS, type HoursPattern } from './facets.ts'

/** Weekly hours as a source words them, one figure in both where it names one. */
export type WeeklyRange = { readonly minimum: number; readonly maximum: number }

const NUMBER = String.raw`(\d{1,2}(?:\.\d{1,2})?)`
const HOURS_WORD = String.raw`\s*-?\s*(?:hours?|hrs?)`
const RANGE = String.raw`${NUMBER}(?:${HOURS_WORD})?(?:\s*(?:-|to|and|or)\s*${NUMBER})?`
const WEEK = String.raw`(?:(?:per|a|each|every)[\s-]*week|weekly|\/\s*w(?:ee)?k|p\.?\s?w\b\.?|p\/w)`

/** Ways of stating weekly hours. A figure without "a week" counts only where full or part time stands beside it. */
const WEEKLY: readonly RegExp[] = [
  new RegExp(String.raw`(?<![\d.:£])${RANGE}${HOURS_WORD}[\s,]*${WEEK}`, 'gi'),
  new RegExp(String.raw`(?<![\d.:£])${RANGE}\s*hpw\b`, 'gi'),
  new RegExp(String.raw`(?:weekly hours|hours (?:per|a|each) week)\s*(?:[:=-]|of|is|are)?\s*${RANGE}`, 'gi'),
  new RegExp(String.raw`(?:full|part)[\s-]time\W{1,4}${RANGE}${HOURS_WORD}`, 'gi'),
]

/** Returns the weekly hours in these words, the whole span where several are named; null where none are plausible. */
export function readWeeklyHours(words: string): WeeklyRange | null {
  const text = words.replace(/[\s\u00a0]+/g, ' ').replace(/[‐-―−]/g, '-')
  const found: number[] = []
  for (const shape of WEEKLY) {
    for (const [, first, second] of text.matchAll(shape)) found.push(Number(first), Number(second ?? first))
  }
  if (found.length === 0 || found.some((hours) => hours < 1 || hours > 60)) return null
  return { minimum: Math.min(...found), maximum: Math.max(...found) }
}

/** Words for each pattern, as adverts and enumerations (schema.org, teaching feeds) have them. */
const PATTERNS: Readonly<Record<HoursPattern, RegExp>> = {
  'full-time': /\bfull[\s_-]?time\b(?! equivalent)/gi,
  'part-time': /\bpart[\s_-]?time\b/gi,
  'school-hours': /\b(?:school[\s_-]hours|term[\s_-]time)\b/gi,
  evenings: /\bevenings?\b/gi,
  weekends: /\b(?:weekends?|saturdays? and sundays?)\b/gi,
  flexible:
    /\b(?:flexible[\s_-](?:working|hours|shifts|work pattern)|flexi[\s_-]?time|job[\s_-]shar(?:e|ing))\b|^flexible$/gi,
}

/** A pattern is not meant where these stand shortly before it, in the same sentence. */
const DENIED = /\b(?:no|not|without|never|excluding|except|nor)\b[^.;!?]{0,24}$/i

/** Returns the hours patterns that these words name, in facet order. What they deny ("no weekends") is left out. */
export function readHours(words: string): HoursPattern[] {
  return HOURS.map(({ value }) => value).filter((pattern) => affirmed(words, PATTERNS[pattern]))
}

/** Returns whether a word occurs somewhere without a denial before it. */
function affirmed(words: string, shape: RegExp): boolean {
  for (const found of words.matchAll(shape)) {
    if (!DENIED.test(words.slice(Math.max(0, found.index - 32), found.index))) return true
  }
  return false
}

/** Returns full-time or part-time from weekly hours alone: 35 and more is full, under 30 is part, between is unsaid. */
export function patternOfWeek(hours: WeeklyRange | null): HoursPattern | null {
  if (!hours) return null
  if (hours.minimum >= 35) return 'full-time'
  return hours.maximum < 30 ? 'part-time' : null
}
