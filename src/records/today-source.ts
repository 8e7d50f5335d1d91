import type { Member } from '../domain/permission.ts'
import type { TodayEntry } from '../domain/today.ts'
import type { Db } from './schema.ts'

/**
 * One kind of thing that waits for somebody: read by its owner and its date from an index, the first `most` of them. A
 * part that has such things adds a line to the list in records/today.ts.
 */
export type TodaySource = (
  db: Db,
  viewer: Member,
  look: { readonly now: Date; readonly most: number },
) => Promise<readonly TodayEntry[]>
