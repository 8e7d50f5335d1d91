import type { Weekly } from '../../../domain/cohort.ts'
import { londonDate, londonMoment, readDate } from '../../../domain/london-time.ts'
import { readTime, wholeNumber } from '../../../domain/posting-mistakes.ts'
import type { CohortWithTally } from '../../../records/cohort.ts'
import type { CohortFacts } from '../../../records/cohort-change.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import type { Standing } from '../../../web/merge.ts'

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mistakes: Mistakes }

export const GROUP_KEY = 'group-'

/** Returns a group as its form shows it, for holding the form against it. */
export const groupStanding = (cohort: CohortWithTally): Standing => ({
  ...{ key: GROUP_KEY, title: 'The group', version: cohort.version },
  labels: {
    ...{ name: 'What it is called', about: 'What it is for', where: 'Where', ceiling: 'Places' },
    ...{ pass: 'Share for a certificate', open: 'Open to other organisations' },
  },
  stands: {
    ...{ name: cohort.name, about: cohort.about ?? '', where: cohort.whereWords, ceiling: String(cohort.ceiling) },
    ...{ pass: String(cohort.passPercent), open: cohort.openToOthers ? 'yes' : '' },
  },
})

/** Returns the form of a group as it stands. */
export function groupForm(cohort: CohortWithTally): URLSearchParams {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(groupStanding(cohort).stands)) form.set(GROUP_KEY + name, value)
  return form
}

/** Reads what is said anew of a group. Fewer places than people in it are refused, with how many those are. */
export function readGroup(form: URLSearchParams, enrolled: number): Read<CohortFacts> {
  const mistakes: Record<string, string> = {}
  const text = (name: string, longest: number) =>
    (form.get(GROUP_KEY + name) ?? '').normalize('NFC').trim().slice(0, longest)
  const number = (name: string, least: number, most: number, words: string): number => {
    const value = wholeNumber(text(name, 5))
    if (value === null || value < least || value > most) mistakes[GROUP_KEY + name] = words
    return value ?? 0
  }
  const name = text('name', 100)
  if (!name) mistakes[`${GROUP_KEY}name`] = 'Enter what the group is called'
  const whereWords = text('where', 200)
  if (!whereWords) mistakes[`${GROUP_KEY}where`] = 'Enter where it meets, so that people find it'
  const ceiling = number('ceiling', 1, 200, 'Enter how many places there are, from 1 to 200')
  if (!mistakes[`${GROUP_KEY}ceiling`] && ceiling < enrolled) mistakes[`${GROUP_KEY}ceiling`] = takenWords(enrolled)
  const passPercent = number('pass', 1, 100, 'Enter the share of meetings for a certificate, from 1 to 100')
  if (Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  const openToOthers = text('open', 3) === 'yes'
  return {
    ok: true,
    value: { name, about: text('about', 500) || null, whereWords, ceiling, passPercent, openToOthers },
  }
}

export const takenWords = (enrolled: number): string => `Enter ${enrolled} or more: so many people have a place in it`

/** Reads from when, at what time and for how many weeks a group meets besides. */
export function readMeetings(form: URLSearchParams, now: Date): Read<Weekly> {
  const mistakes: Record<string, string> = {}
  const startsOn = readDate(form.get('day') ?? '')
  const fromTime = readTime(form.get('at') ?? '')
  const weeks = wholeNumber((form.get('weeks') ?? '').trim().slice(0, 5))
  if (!startsOn) mistakes.day = 'Enter a day, like 24/11/2026'
  if (!fromTime) mistakes.at = 'Enter when it starts, like 10am or 10:00'
  if (weeks === null || weeks < 1 || weeks > 26) mistakes.weeks = 'Enter for how many weeks, from 1 to 26'
  if (startsOn && startsOn < londonDate(now)) mistakes.day = 'Enter a day that is still to come'
  else if (startsOn && fromTime && londonMoment(startsOn, fromTime) <= now)
    mistakes.at = 'Enter a time that is still to come'
  if (!startsOn || !fromTime || !weeks || Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  return { ok: true, value: { startsOn, fromTime, weeks } }
}
