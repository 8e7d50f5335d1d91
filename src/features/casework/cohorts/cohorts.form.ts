import { londonDate, readDate } from '../../../domain/london-time.ts'
import { readTime, wholeNumber } from '../../../domain/posting-mistakes.ts'
import { findReferralProgram } from '../../../domain/referral-program.ts'
import type { PlanningCohort } from '../../../records/cohort.ts'
import type { HubChoice } from '../../../records/hub-reach.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'

/** Who can lead a group. */
export type Leader = { readonly accountId: number; readonly name: string }

export type CohortChoices = { readonly hubs: readonly HubChoice[]; readonly leaders: readonly Leader[] }

type ReadPlan =
  | { readonly ok: true; readonly value: Omit<PlanningCohort, 'id' | 'placeSlug'> }
  | { readonly ok: false; readonly mistakes: Mistakes }

/** Reads how a group is planned. */
export function readCohort(form: URLSearchParams, { hubs, leaders }: CohortChoices, now: Date): ReadPlan {
  const mistakes: Record<string, string> = {}
  const text = (name: string, longest: number) => (form.get(name) ?? '').normalize('NFC').trim().slice(0, longest)
  const number = (name: string, least: number, most: number, words: string): number => {
    const value = wholeNumber(text(name, 5))
    if (value === null || value < least || value > most) mistakes[name] = words
    return value ?? 0
  }
  const name = text('name', 100)
  if (!name) mistakes.name = 'Enter what the group is called'
  const program = findReferralProgram(text('program', 60))?.id
  if (!program) mistakes.program = 'Choose the programme'
  const leader = leaders.find(({ accountId }) => String(accountId) === form.get('leader'))
  if (!leader) mistakes.leader = 'Choose who leads it'
  const startsOn = readDate(text('starts-on', 40))
  if (!startsOn) mistakes['starts-on'] = 'Enter the first day, like 24/11/2026'
  else if (startsOn < londonDate(now)) mistakes['starts-on'] = 'Enter a first day that is still to come'
  const fromTime = readTime(text('from', 10))
  if (!fromTime) mistakes.from = 'Enter when it starts, like 10am or 10:00'
  const minutes = number('minutes', 15, 480, 'Enter how many minutes a meeting takes, from 15 to 480')
  const weeks = number('weeks', 1, 52, 'Enter for how many weeks, from 1 to 52')
  const whereWords = text('where', 200)
  if (!whereWords) mistakes.where = 'Enter where it meets, so that people find it'
  const ceiling = number('ceiling', 1, 200, 'Enter how many places there are, from 1 to 200')
  const passPercent = number('pass', 1, 100, 'Enter the share of meetings for a certificate, from 1 to 100')
  if (!program || !leader || !startsOn || !fromTime || Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  return {
    ok: true,
    value: {
      ...{ name, about: text('about', 500) || null, program, facilitatorId: leader.accountId, startsOn, fromTime },
      ...{ weeks, minutes, ceiling, passPercent, whereWords, openToOthers: form.get('open') === 'yes' },
      hubId: hubs.find(({ id }) => String(id) === form.get('hub'))?.id ?? null,
    },
  }
}
