import { sql } from 'kysely'
import type { FigurePeriod } from '../domain/figure-period.ts'
import { may, type Viewer } from '../domain/permission.ts'
import type { Figure, FigureSide } from '../domain/referral-figures.ts'
import type { Db } from './schema.ts'

/**
 * Returns the figures of the viewer's organisation as they may be shown: a function of the database hides small numbers
 * before they leave it, and asks for itself who is looking. Counts that are not there are none.
 */
export async function referralFigures(
  db: Db,
  viewer: Viewer,
  { side, period }: { readonly side: FigureSide; readonly period: FigurePeriod },
): Promise<readonly Figure[]> {
  if (!may(viewer, 'referral-figures.read')) return []
  const { rows } = await sql<Figure>`
    select measure, part, shown, median from referral_figures(${side}, ${period.kind}, ${period.starts}::date)`.execute(
    db,
  )
  return rows
}
