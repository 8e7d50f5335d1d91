import { type Contract, HOURS, type HoursPattern, type Kind, type Level } from '../../domain/facets.ts'
import { patternOfWeek, readHours, readWeeklyHours, type WeeklyRange } from '../../domain/hours.ts'
import type { LocalDate, Pay } from '../../domain/opportunity.ts'
import { type PayHints, readPay } from '../../domain/pay.ts'
import { readContract, readLevel } from '../../domain/words-to-facets.ts'

/** Returns what kind of opportunity an advert is: a job, unless its title or type plainly says otherwise. */
export function kindOfJob(title: string, types: string): Kind {
  if (/\bvolunteer\b/i.test(types) || /^volunteer(?:ing)?\b(?! (?:co-?ordinator|manager|officer|lead))/i.test(title))
    return 'volunteering'
  const about = /apprentic\w+ (?:manager|co-?ordinator|assessor|tutor|lead|officer|advis[eo]r|trainer|team|programme)/i
  if (/\bapprentice(?:ship)?s?\b/i.test(title) && !about.test(title)) return 'apprenticeship'
  if (
    /\bintern(?:ship)?\b/i.test(types) ||
    /\binternship\b|\bwork (?:experience|placement)\b|\btraineeship\b/i.test(title)
  )
    return 'placement'
  return 'job'
}

export type JobHours = { readonly patterns: readonly HoursPattern[]; readonly week: WeeklyRange | null }

/**
 * Returns the hours of an advert. The title and the stated type come first; weekly hours in the description correct a
 * type that every advert of a feed carries ("FULL_TIME" beside "a part time role, 15 hours a week").
 */
export function hoursOfJob(stated: string, title: string, description: string): JobHours {
  const week = readWeeklyHours(stated) ?? readWeeklyHours(title) ?? readWeeklyHours(description)
  const said = new Set([...readHours(stated), ...readHours(title)])
  const described = readHours(description)
  for (const pattern of described) if (pattern !== 'full-time' && pattern !== 'part-time') said.add(pattern)

  const fullTime = /\bfull[\s_-]?time\b/i
  if (patternOfWeek(week) === 'part-time' && described.includes('part-time') && !fullTime.test(title)) {
    if (!described.includes('full-time')) said.delete('full-time')
    said.add('part-time')
  }
  if (
    /full[\s-]?time (?:and|or|&|\/) part[\s-]?time|part[\s-]?time (?:and|or|&|\/) full[\s-]?time/i.test(description)
  ) {
    said.add('full-time').add('part-time')
  }
  if (!said.has('full-time') && !said.has('part-time')) {
    const pattern = patternOfWeek(week)
    if (pattern) said.add(pattern)
  }
  return { patterns: HOURS.map(({ value }) => value).filter((value) => said.has(value)), week }
}

/** Returns pay from an advert's words and numbers, with what is known of its hours. */
export function payOfJob(words: string, hints: PayHints, { patterns, week }: JobHours, today: LocalDate): Pay | null {
  const exact = week && week.minimum === week.maximum ? week.minimum : null
  const fullTime = patterns.includes('full-time') && !patterns.includes('part-time')
  return readPay(words, { ...hints, hoursPerWeek: exact, fullTime }, today)
}

const CONTRACT_SENTENCES =
  /\b(?:permanent|fixed[\s-]term|temporary|zero[\s-]hours?)[\s,/–-]+(?:posts?|positions?|contracts?|roles?|basis|full|part|jobs?|vacanc\w+|opportunit\w+)\b/gi

/** Returns the contract that the type, the title or a plain phrase of the description names. */
export function contractOfJob(types: string, title: string, description: string): Contract | null {
  const phrases = [...description.matchAll(CONTRACT_SENTENCES)].map(([phrase]) => phrase).join('. ')
  return readContract(types) ?? readContract(title) ?? readContract(phrases)
}

const LEVEL_SENTENCES =
  /\b(?:NVQ )?level (?:\d|one|two|three)[^.\n]{0,40}\b(?:apprentice|diploma|NVQ|qualification|standard|certificate)|apprenticeship[^.\n]{0,30}level \d/gi

/** Returns the level of an apprenticeship: from its title, else from a phrase that speaks of the apprenticeship itself. */
export function levelOfApprenticeship(title: string, description: string): Level | null {
  const phrases = [...description.matchAll(LEVEL_SENTENCES)].map(([phrase]) => phrase).join('. ')
  return readLevel(title) ?? readLevel(phrases)
}
