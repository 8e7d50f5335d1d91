import type { Appointment, AppointmentWay } from './appointment.ts'
import type { SlotTime, Way } from './slot.ts'

/** A free time of an adviser, with where and how. */
export type FreeTime = SlotTime & { readonly hubId: number; readonly ways: readonly Way[] }

/** How a meeting is kept at a published time. Somewhere else is agreed between two people, so it is not moved by oneself. */
const KEPT_AS: Readonly<Record<AppointmentWay, Way | null>> = {
  hub: 'in-person',
  phone: 'phone',
  video: 'video',
  elsewhere: null,
}

/** Returns whether somebody may move this meeting by themself, to times that the adviser has published. */
export const movesByItself = ({ way }: Pick<Appointment, 'way'>): boolean => KEPT_AS[way] !== null

/**
 * Returns the free times to which somebody may move a meeting by themself: in the same way, at the same hub where they
 * come to one, long enough, and not the time it has.
 */
export function timesFor<T extends FreeTime>(
  meeting: Pick<Appointment, 'way' | 'hubId' | 'minutes' | 'startsAt'>,
  free: readonly T[],
): readonly T[] {
  const way = KEPT_AS[meeting.way]
  return free.filter(
    ({ hubId, ways, startsAt, endsAt }) =>
      way !== null &&
      ways.includes(way) &&
      (meeting.way !== 'hub' || meeting.hubId === null || meeting.hubId === hubId) &&
      endsAt.getTime() - startsAt.getTime() >= meeting.minutes * 60_000 &&
      startsAt.getTime() !== meeting.startsAt.getTime(),
  )
}

/** So many times fit into a text, and into a head. */
const TIMES_BY_TEXT = 3

/** Returns a few times to choose from: on different days first, for whoever cannot come on one cannot at ten or at eleven. */
export function fewTimes<T extends SlotTime>(times: readonly T[], dayOf: (time: T) => string, most = TIMES_BY_TEXT) {
  const firsts = times.filter((time, i) => times.findIndex((one) => dayOf(one) === dayOf(time)) === i)
  const others = times.filter((time) => !firsts.includes(time))
  const chosen = [...firsts, ...others].slice(0, most)
  return chosen.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
}
