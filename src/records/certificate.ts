import { sql } from 'kysely'
import type { LocalDate } from '../domain/opportunity.ts'
import type { Viewer } from '../domain/permission.ts'
import type { Db } from './schema.ts'

/** What anybody may know of a certificate whose number they have: which course, and when. Never whose it is. */
export type Certificate = {
  readonly course: string
  readonly runBy: string
  readonly startsOn: LocalDate
  readonly weeks: number
  readonly attended: number
  readonly meetings: number
  readonly certifiedAt: Date
}

/** Returns the certificate with this number; null where there is none. */
export async function certificateNumbered(db: Db, _viewer: Viewer, number: string): Promise<Certificate | null> {
  const { rows } = await sql<Certificate>`
    select course, run_by as "runBy", starts_on as "startsOn", weeks, attended, meetings, certified_at as "certifiedAt"
    from certificate_of(${number})`.execute(db)
  return rows[0] ?? null
}
