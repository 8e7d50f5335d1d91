import { type FigurePeriod, monthsOf } from '../../../domain/figure-period.ts'
import type { LocalDate } from '../../../domain/opportunity.ts'
import { countWords } from '../../../domain/privacy-floor.ts'
import {
  FIGURE_PARTS,
  FIGURE_RATES,
  FIGURE_SIDES,
  FIGURE_STAGES,
  type Figure,
  type FigureSide,
  partWords,
  shareOf,
} from '../../../domain/referral-figures.ts'
import { monthName, monthWords } from '../../../web/dates.ts'

/** Returns the period in words: "October 2026", "July to September 2026", "April 2025 to March 2026". */
export function periodWords(period: FigurePeriod): string {
  const { first, last } = monthsOf(period)
  if (period.kind === 'month') return monthWords(first)
  return `${period.kind === 'quarter' ? monthName(first) : monthWords(first)} to ${monthWords(last)}`
}

/** The figures of one side and period, in words. */
export type FlowPage = {
  readonly side: FigureSide
  readonly period: FigurePeriod
  readonly asOf: LocalDate
  /** Whether there is nothing to count, too little to show more of it, or enough. */
  readonly much: 'none' | 'few' | 'enough'
  readonly total: string
  readonly rates: readonly {
    readonly text: string
    readonly about: string
    readonly share: string
    readonly numerator: string
    readonly denominator: string
    readonly notYet: string
  }[]
  readonly stages: readonly { readonly text: string; readonly median: string; readonly of: string }[]
  readonly parts: readonly {
    readonly text: string
    readonly about: string
    readonly rows: readonly { readonly text: string; readonly count: string }[]
  }[]
}

export function flowPage(
  figures: readonly Figure[],
  side: FigureSide,
  period: FigurePeriod,
  asOf: LocalDate,
): FlowPage {
  const found = (measure: string, part: string) =>
    figures.find((figure) => figure.measure === measure && figure.part === part)
  const shown = (measure: string, part: string): string => found(measure, part)?.shown ?? '0'
  const count = (measure: string, part: string): string => countWords(shown(measure, part))
  return {
    ...{ side, period, asOf, much: muchOf(figures.length, shown('all', '')), total: count('all', '') },
    rates: FIGURE_RATES.map(({ measure, text, about, of }) => ({
      ...{ text, about: `${about} ${of}` },
      share: percent(shareOf(shown(measure, 'in'), shown(measure, 'of'))),
      numerator: count(measure, 'in'),
      denominator: count(measure, 'of'),
      notYet: count(measure, 'not-yet'),
    })),
    stages: FIGURE_STAGES.map(({ part, text }) => ({
      text,
      median: dayWords(found('stage', part)?.median ?? null),
      of: count('stage', part),
    })),
    parts: FIGURE_PARTS.map(({ measure, text, about }) => ({
      ...{ text: typeof text === 'string' ? text : text[side], about },
      rows: figures
        .filter((figure) => figure.measure === measure)
        .map((figure) => ({ ...partWords(measure, figure.part), count: countWords(figure.shown) }))
        .sort((a, b) => a.at - b.at || a.text.localeCompare(b.text, 'en'))
        .concat({ text: 'Any other', at: 0, count: 'fewer than 8 each' }),
    })),
  }
}

/** Returns the figures as rows of a file: one a figure, each with what it means. */
export function flowRows(flow: FlowPage): readonly (readonly string[])[] {
  const same = [FIGURE_SIDES.find(({ value }) => value === flow.side)!.text, periodWords(flow.period), flow.asOf]
  const head = ['Which', 'Sent in', 'As things stood on', 'Figure', 'Part', 'What it means', 'Share', 'Count', 'Out of']
  return [
    [...head, 'Not yet due', 'Median working days'],
    [...same, 'All referrals', '', ALL_ABOUT, '', flow.total, '', '', ''],
    ...flow.rates.map((rate) => [
      ...[...same, rate.text, '', rate.about, rate.share],
      ...[rate.numerator, rate.denominator, rate.notYet, ''],
    ]),
    ...flow.stages.map(({ text, median, of }) => [...same, text, '', STAGE_ABOUT, '', of, '', '', median]),
    ...flow.parts.flatMap(({ text, about, rows }) =>
      rows.map((row) => [...same, text, row.text, about, '', row.count, '', '', '']),
    ),
  ]
}

export const ALL_ABOUT = 'Every referral that was sent in this time.'
export const STAGE_ABOUT =
  'Half took this long or less. Working days; days on hold do not count. Only where eight or more have got that far.'

const muchOf = (figures: number, all: string): FlowPage['much'] =>
  figures === 0 ? 'none' : all === '*' || all === '-' ? 'few' : 'enough'

const percent = (share: number | null): string => (share === null ? 'not shown' : `${share}%`)
const dayWords = (days: number | null): string =>
  days === null ? 'not shown' : days === 0 ? 'the same day' : days === 1 ? '1 day' : `${days} days`
