import { londonDate } from './london-time.ts'
import type { OpportunityDraft } from './opportunity.ts'
import type { Finding } from './posting.ts'
import { minimumWage } from './wage-rates.ts'

const PAID = new Set(['job', 'apprenticeship'])

/** What pays more than this and asks for no skill is rarely real: pounds, and piece rates of any size. */
const TOO_GOOD: readonly (readonly [RegExp, number])[] = [
  [/(?:£|\$)([\d,.]+)k?(?: ?(?:an|per|a) hour|\/h)/i, 30],
  [/(?:£|\$)([\d,.]+)(?: ?(?:a|per) (?:day|shift|visit|night))/i, 195],
  [/(?:£|\$)([\d,.]+)(?:,? ?(?:a|per|every) week|\b weekly)/i, 895],
  [/(?:£|\$)([\d,.]+)(?:,? ?(?:a|per|in first)? ?month(?:ly)?)/i, 4_900],
  [
    /(?:£|\$)([\d,.]+)(?: ?(?:per|for each|each|a) (?:review|transaction|viewing|piece|parcel|task|envelope|account|survey))/i,
    1,
  ],
  [/(?:£|\$)([\d,.]+) each$/i, 1],
  [/(?:£|\$)([\d,.]+)k? ote/i, 79],
]
const SKILLED =
  /\b(?:qualified|qualification|degree|registered|registration|chartered|consultant|licen[cs]e|certificate|level [2-8]|years of experience|card needed|diploma|specialist|film|gold card|dementia)\b/i

/** Returns what there is to say about pay: below the minimum wage of the day it starts, or too good to be true. */
export function payFindings(draft: OpportunityDraft, now: Date): Finding[] {
  if (!PAID.has(draft.kind) || !draft.pay) return []
  return [...belowMinimum(draft, now), ...tooGood(draft)]
}

function belowMinimum({ kind, pay, maximumAge, startsOn }: OpportunityDraft, now: Date): Finding[] {
  const today = londonDate(now)
  const day = startsOn && startsOn > today ? startsOn : today
  const least = minimumWage(day, maximumAge, kind === 'apprenticeship')
  const hourly = pay?.hourlyMinimum ?? lowHourly(pay?.words ?? '')
  if (hourly === null || hourly >= least) return []
  return [
    {
      rule: 'below-minimum-wage',
      severity: 'stop',
      field: 'pay',
      words: pay!.words,
      why: `This is about £${hourly.toFixed(2)} an hour. The law asks for £${least.toFixed(2)} on ${day.split('-').reverse().join('/')}${ageWords(kind, maximumAge)}.`,
      source: 'National Minimum Wage Act 1998; rates from 1 April each year',
    },
  ]
}

const ageWords = (kind: string, oldest: number | null): string =>
  kind === 'apprenticeship'
    ? ' for an apprentice'
    : oldest === null
      ? ' from the age of 21'
      : ` up to the age of ${oldest}`

/** Figures an hour too low for what else reads pay to believe them. */
function lowHourly(words: string): number | null {
  const found = /£(\d{1,2}(?:\.\d{1,2})?) ?(?:an|per|a) hour|£(\d{1,2}(?:\.\d{1,2})?) ?(?:ph\b|p\/h|\/ ?h)/i.exec(words)
  return found ? Number(found[1] ?? found[2]) : null
}

function tooGood(draft: OpportunityDraft): Finding[] {
  const words = draft.pay!.words
  const isOver = TOO_GOOD.some(([shape, most]) => {
    const sum = shape.exec(words)?.[1]
    return sum !== undefined && Number(sum.replace(/,|\.$/g, '')) > most
  })
  const isVague =
    /\b(?:unlimited|uncapped)\b|^[£$ ]+$|\bguaranteed\b|\bup to\b(?! £?\d{2,3}(?:,\d{3}|k))|\bone day\b|\bcash\b|\btax free\b/i.test(
      words,
    )
  const said = `${draft.title} ${draft.descriptionHtml} ${draft.requirements.map((one) => one.words).join(' ')}`
  if (!isVague && (!isOver || SKILLED.test(said))) return []
  return [
    {
      rule: 'pay-too-good',
      severity: 'look',
      field: 'pay',
      words,
      why: 'This is much for work that asks for no skill or card. Say what an hour pays, and what somebody must be able to do.',
      source: 'JobsAware and Citizens Advice: signs of a job scam',
    },
  ]
}
