import { isUuid } from '../kit/uuid.ts'
import type { ListPlace } from '../records/referral-list.ts'

/** Returns where the page before ended, as our own link says it; null at the beginning, and for anything else. */
export function readPlace(query: URLSearchParams): ListPlace | null {
  const [date, id] = (query.get('after') ?? '').split('~')
  const dueAt = new Date(Number(date))
  return id && isUuid(id) && date && !Number.isNaN(dueAt.getTime()) ? { dueAt, id } : null
}

/** Returns the address of the page after this place; null where there is none. */
export const placePath = (path: string, place: ListPlace | null): string | null =>
  place && `${path}&after=${place.dueAt.getTime()}~${place.id}`
