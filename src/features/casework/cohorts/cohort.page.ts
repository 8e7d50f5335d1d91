import {
  ATTENDANCE_STATUSES,
  type AttendanceStatus,
  attendedPercent,
  type CohortSession,
  completes,
} from '../../../domain/cohort.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { fullName } from '../../../domain/participant.ts'
import type { AbsenceFlag } from '../../../records/absence-flag.ts'
import type { CohortWithTally } from '../../../records/cohort.ts'
import type { Attended } from '../../../records/cohort-attendance.ts'
import type { CohortPlace } from '../../../records/cohort-place.ts'
import { momentOfMeeting } from '../../../web/appointment-words.ts'

export type CohortShown = {
  readonly cohort: CohortWithTally
  readonly sessions: readonly CohortSession[]
  readonly places: readonly CohortPlace[]
  readonly attended: readonly Attended[]
  readonly flags: readonly AbsenceFlag[]
  /** Whether whoever looks leads it, is of those who run it, and may change anything. */
  readonly leads: boolean
  readonly runs: boolean
  readonly changes: boolean
}

export type SessionLine = {
  readonly number: number
  readonly when: string
  readonly state: string
  readonly path: string | null
  readonly isNext: boolean
  readonly past: boolean
}

export type PersonLine = {
  readonly place: CohortPlace
  readonly name: string
  readonly personPath: string
  /** One mark for each meeting, in their order; null where nothing is written. */
  readonly marks: readonly (AttendanceStatus | null)[]
  readonly percent: number | null
  readonly enough: boolean
}

export type CohortPage = {
  readonly shown: CohortShown
  readonly path: string
  readonly sessions: readonly SessionLine[]
  readonly people: readonly PersonLine[]
  readonly waiting: readonly PersonLine[]
  readonly ended: readonly PersonLine[]
  /** People of others, who are counted and not shown. */
  readonly unseen: number
  readonly mayEnd: boolean
}

/** Returns a group as a page shows it: its meetings, its people with who came, and who waits. */
export function cohortPage(shown: CohortShown, now: Date): CohortPage {
  const { cohort, sessions, places } = shown
  const path = `/desk/cohorts/${cohort.id}`
  const next = sessions.find(({ status, startsAt }) => status === 'planned' && londonDate(startsAt) >= londonDate(now))
  const line = (place: CohortPlace) => personLine(shown, place)
  const seen = places.filter(({ status }) => status !== 'left' && status !== 'waiting')
  return {
    ...{ shown, path },
    sessions: sessions.map((session) => sessionLine(shown, session, path, next === session, now)),
    people: seen.map(line),
    waiting: places.filter(({ status }) => status === 'waiting').map(line),
    ended: places.filter(({ status }) => status === 'left').map(line),
    unseen: Math.max(0, cohort.enrolled - seen.length),
    mayEnd: shown.leads && cohort.endedAt === null && sessions.some(({ status }) => status === 'held'),
  }
}

function sessionLine(
  { attended, leads }: CohortShown,
  session: CohortSession,
  path: string,
  isNext: boolean,
  now: Date,
): SessionLine {
  const here = attended.filter(({ sessionId }) => sessionId === session.id)
  const there = here.filter(({ status }) => ATTENDANCE_STATUSES.find(({ value }) => value === status)!.there)
  const state = {
    planned: session.movedFrom ? 'Moved' : 'Planned',
    held: `${there.length} of ${here.length} came`,
    'called-off': 'Called off',
  }[session.status]
  return {
    ...{ number: session.number, when: momentOfMeeting(session.startsAt, now), state, isNext },
    past: session.status !== 'planned' || session.startsAt < now,
    path: leads ? `${path}/sessions/${session.number}` : null,
  }
}

function personLine({ sessions, attended, cohort }: CohortShown, place: CohortPlace): PersonLine {
  const counted = sessions.filter(({ status }) => status !== 'called-off')
  const marks = counted.map(
    ({ id }) => attended.find(({ sessionId, placeId }) => sessionId === id && placeId === place.id)?.status ?? null,
  )
  const known = marks.filter((mark) => mark !== null)
  return {
    ...{ place, marks, name: fullName(place), personPath: `/desk/people/${place.participantId}` },
    ...{ percent: attendedPercent(known), enough: completes(known, cohort.passPercent) },
  }
}
