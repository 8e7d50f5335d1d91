import { gapsIn, type PromiseFigure } from '../../../records/promise.ts'
import { dayAndTimeOf } from '../../../web/moments.ts'
import { thousands } from '../../../web/option-words.ts'

const KINDS: Readonly<Record<PromiseFigure['kind'], string>> = {
  referral: 'Referrals',
  'help-request': 'Requests for help',
  case: 'People we work with',
  message: 'Messages to answer',
  'fund-request': 'Requests for money',
  panel: 'Panel questions',
}

export type PromisePage = {
  readonly gaps: string
  readonly kept: boolean
  readonly open: string
  readonly late: string
  readonly at: string
  readonly rows: readonly PromiseRow[]
}

type PromiseRow = {
  readonly kind: string
  readonly open: string
  readonly gaps: string
  /** What the gaps are, where there are any. */
  readonly missing: string
  readonly late: string
}

/** Returns the figure of gaps, what it is made of, and what is late, which is a figure of its own. */
export function promisePage(figures: readonly PromiseFigure[], now: Date): PromisePage {
  const sum = (of: (figure: PromiseFigure) => number) => figures.reduce((all, figure) => all + of(figure), 0)
  const gaps = sum(gapsIn)
  return {
    gaps: thousands(gaps),
    kept: gaps === 0,
    open: thousands(sum(({ open }) => open)),
    late: thousands(sum(({ late }) => late)),
    at: dayAndTimeOf(now),
    rows: figures.map((figure) => ({
      kind: KINDS[figure.kind],
      open: thousands(figure.open),
      gaps: thousands(gapsIn(figure)),
      missing: missingIn(figure),
      late: thousands(figure.late),
    })),
  }
}

const missingIn = ({ withoutOwner, ownerGone, withoutStep, withoutDate }: PromiseFigure): string =>
  (
    [
      [withoutOwner, 'without an owner'],
      [ownerGone, 'whose owner is gone'],
      [withoutStep, 'without a next step'],
      [withoutDate, 'without a date'],
    ] as const
  )
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${thousands(count)} ${words}`)
    .join(', ')
