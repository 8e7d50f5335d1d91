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
  readonly rows: readonly (readonly string[])[]
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
    rows: figures.map((figure) => [
      KINDS[figure.kind],
      ...[figure.open, figure.withoutOwner, figure.ownerGone, figure.withoutStep, figure.withoutDate, figure.late].map(
        thousands,
      ),
    ]),
  }
}
