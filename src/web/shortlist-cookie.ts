import type { Cookie } from '../kit/http.ts'
import { readId } from './paths.ts'

/** The name of the cookie, and how much it holds: strictly necessary, set only when somebody saves something. */
const SHORTLIST_COOKIE = 'shortlist'
export const SHORTLIST_LIMIT = 50
const DAYS = 90

/** Returns the ids on this visitor's shortlist, in the order in which they were saved. Anything else is left out. */
export function readShortlist(cookies: Readonly<Record<string, string | undefined>>): number[] {
  const ids = (cookies[SHORTLIST_COOKIE] ?? '').split('.').map(readId)
  return [...new Set(ids.filter((id): id is number => id !== null))].slice(0, SHORTLIST_LIMIT)
}

/** Returns the cookie that remembers this shortlist for 90 days; an empty one is forgotten at once. */
export function shortlistCookie(ids: readonly number[]): Cookie {
  return { name: SHORTLIST_COOKIE, value: ids.join('.'), maxAgeSeconds: ids.length ? DAYS * 24 * 60 * 60 : 0 }
}
