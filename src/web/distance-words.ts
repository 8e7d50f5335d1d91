import type { Distance, ScoreLine, Travelled } from '../domain/assessment.ts'
import { answerWords, INSTRUMENTS, type Instrument } from '../domain/instruments.ts'
import { londonDate } from '../domain/london-time.ts'
import { NOTE_READERS } from '../domain/note.ts'
import { sightOf } from '../domain/reach.ts'
import { type Html, html } from '../kit/html.ts'
import type { Ask } from './ask.ts'
import { distanceChart } from './charts/distance.ts'
import { fullDate } from './dates.ts'
import { countOf } from './option-words.ts'

/**
 * Returns the instruments that are in use here and that this viewer reads: those of the product, and those that this
 * place has registered for; what tells of health for whoever reads about health, and for the person themself.
 */
export function instrumentsOf({ place, viewer }: Pick<Ask, 'place' | 'viewer'>): readonly Instrument[] {
  const readers = NOTE_READERS.health
  const { role } = sightOf(viewer)
  const reads = viewer.kind === 'resident' || readers === 'all' || (role !== null && readers.includes(role))
  return [...INSTRUMENTS, ...(place.instruments ?? [])].filter(({ health }) => reads || !health)
}

/** Returns one way in words: "From 4 to 6 of 10". The direction is said by `wayWords`. */
const fromToWords = ({ line, first, latest }: Distance): string =>
  first.score === latest.score
    ? `${scoreWords(line, latest.score)}, both times`
    : `From ${scoreWords(line, first.score)} to ${scoreWords(line, latest.score)}`

/** Returns a score as it is read: in the words of its scale, or out of the most there is. */
export const scoreWords = (line: ScoreLine, score: number): string =>
  line.scale && line.scale.words.length > 2 ? `“${answerWords(line.scale, score)}”` : `${score} of ${line.most}`

/** Returns what changed, without a judgement about the person: "better by 2", "no change". */
function wayWords({ way, change, line }: Distance): string {
  if (way === 'same') return 'No change'
  const size = Math.abs(change)
  if (line.lessIsBetter)
    return way === 'better' ? `Less by ${size}, which is better` : `More by ${size}, which is worse`
  return way === 'better' ? `Better by ${size}` : `Worse by ${size}`
}

/** Returns how often and from when to when: "Asked 3 times, from 1 September to 12 November 2026". */
export function takenWords({ taken, from, to }: Travelled): string {
  if (!from || !to) return 'Not asked yet.'
  const day = (moment: Date) => fullDate(londonDate(moment))
  if (taken === 1) return `Asked once, on ${day(from)}. The next time shows what has moved.`
  return `Asked ${countOf(taken, 'time', 'times')}, ${day(from) === day(to) ? `all on ${day(to)}` : `from ${day(from)} to ${day(to)}`}.`
}

/** Returns the ways of one instrument as a list: in words, with a small picture of each. */
export const distanceList = ({ distances, missing, taken }: Travelled): Html =>
  html`${
    distances.length > 0 &&
    html`<ul class="gw-distances">${distances.map(
      (distance) => html`<li class="gw-distances__one"><span class="gw-distances__name">${distance.line.text}</span>
${distanceChart(distance, `${distance.line.text}: ${fromToWords(distance)}`)}
<span class="gw-distances__words">${fromToWords(distance)}. <strong>${wayWords(distance)}</strong></span></li>`,
    )}</ul>`
  }${
    taken > 1 &&
    missing.length > 0 &&
    html`<p class="govuk-body gw-quiet">Not answered twice, so nothing can be said: ${missing.map(({ text }) => text).join(', ')}.</p>`
  }`
