import { londonDate, londonTime } from '../../../domain/london-time.ts'
import { TIMELINE_KINDS, type TimelineEntry, type TimelineKind, type TimelinePlace } from '../../../domain/timeline.ts'
import { dateWords, timeWords } from '../../../web/dates.ts'

/** So many things stand on a page. */
export const HAPPENED_A_PAGE = 40

/** Reads which part of the timeline somebody wants to see; anything else is the latest of everything. */
export function readLook(query: URLSearchParams): {
  readonly kind: TimelineKind | null
  readonly before: TimelinePlace | null
} {
  const [at = '', key = ''] = (query.get('before') ?? '').split('~')
  const moment = new Date(Number(at))
  const place = at && /^[a-z]+:[0-9a-f-]{1,36}$/.test(key) && !Number.isNaN(moment.getTime())
  return {
    kind: TIMELINE_KINDS.find(({ value }) => value === query.get('kind'))?.value ?? null,
    before: place ? { at: moment, key } : null,
  }
}

/** Returns the address of the timeline from a place on. */
export function timelinePath(id: string, kind: TimelineKind | null, place: TimelinePlace | null = null): string {
  const query = new URLSearchParams()
  if (kind) query.set('kind', kind)
  if (place) query.set('before', `${place.at.getTime()}~${place.key}`)
  const asked = query.toString()
  return `/desk/people/${id}/timeline${asked && `?${asked}`}`
}

export type Day = { readonly day: string; readonly entries: readonly (TimelineEntry & { readonly time: string })[] }

/** Returns what happened day by day, the latest day first. */
export function daysOf(entries: readonly TimelineEntry[], now: Date): readonly Day[] {
  const today = londonDate(now)
  const days = new Map<string, (TimelineEntry & { time: string })[]>()
  for (const entry of entries) {
    const day = dateWords(londonDate(entry.at), today)
    days.set(day, [...(days.get(day) ?? []), { ...entry, time: timeWords(londonTime(entry.at)) }])
  }
  return [...days].map(([day, entries]) => ({ day, entries }))
}
