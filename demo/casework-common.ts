import type { Member } from '../src/domain/permission.ts'
import type { Arc } from './casework-arc.ts'
import type { CaseworkRow } from './casework-people.ts'

/** What all rows of one case say. */
export type Common = {
  readonly arc: Arc
  readonly row: CaseworkRow
  readonly keys: { readonly case_id: string; readonly participant_id: string; readonly organization_id: number }
  readonly member: Member
  readonly turn: number
  readonly now: Date
  /** The moment so many weeks after the first day, at this person's hour. */
  readonly at: (week: number, minutes?: number) => Date
  readonly id: (what: string) => string
  readonly say: (words: string) => string
  /** Whether it has ended, and for how many weeks it lasted, or has lasted by now. */
  readonly ended: boolean
  readonly lasts: number
}
