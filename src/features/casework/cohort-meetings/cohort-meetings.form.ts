import { ATTENDANCE_STATUSES, type AttendanceStatus } from '../../../domain/cohort.ts'
import type { AttendanceRow, Attended } from '../../../records/cohort-attendance.ts'
import type { CohortPlace } from '../../../records/cohort-place.ts'

/** The field of one person's row, and of the version of it that the form showed. */
export const rowField = (placeId: string): string => `came-${placeId}`
export const seenField = (placeId: string): string => `seen-${placeId}`

/** The button by which everybody of whom nothing is said came. */
export const REST_CAME = 'rest-came'

/** Reads the rows of which something is said; nothing is written of the others. */
export function readRows(form: URLSearchParams, places: readonly CohortPlace[]): readonly AttendanceRow[] {
  const restCame = form.get(REST_CAME) === 'yes'
  return places.flatMap((place) => {
    const said = ATTENDANCE_STATUSES.find(({ value }) => value === form.get(rowField(place.id)))?.value
    const status: AttendanceStatus | null = said ?? (restCame ? 'came' : null)
    const seen = Number(form.get(seenField(place.id)) ?? 0)
    return status === null || !Number.isInteger(seen) ? [] : [{ place, status, seen }]
  })
}

/** Returns the form as it stands before anybody fills it in. */
export function rowsAsForm(sessionId: string, attended: readonly Attended[]): URLSearchParams {
  const form = new URLSearchParams()
  for (const one of attended) {
    if (one.sessionId !== sessionId) continue
    form.set(rowField(one.placeId), one.status)
    form.set(seenField(one.placeId), String(one.version))
  }
  return form
}
