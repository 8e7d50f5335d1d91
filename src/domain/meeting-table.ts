import {
  APPOINTMENT_MOVES,
  APPOINTMENT_STATUSES,
  type AppointmentMove,
  appointmentAfter,
  CALL_OFF_UNDO_MINUTES,
  RECORD_DAYS,
  stepAfterMissed,
} from './appointment.ts'
import { ABSENCES_FOR_FLAG, PLACE_MOVES, PLACE_STATUSES } from './cohort.ts'
import type { Option } from './facets.ts'
import { markdownCode, markdownTable } from './markdown-table.ts'
import { PANEL_MOVES, PANEL_STATUSES } from './panel.ts'

/** Returns the part of docs/states.md about appointments, places in groups and questions to a panel. */
export function meetingTable(): string {
  return `# States of an appointment

One adviser meets one person at a time: the database refuses a second open appointment, and a time that the public has
booked, whoever comes second (migrations/0047). A meeting of a group counts as one of whoever leads it: none is added or moved
to where they meet somebody, and nobody books them then (migrations/0062). A whole course is planned as it is.

${markdownTable(['From', 'Move', 'To', 'By'], appointmentRows())}

- Attendance is written from half an hour before it begins, being missed only from then on, and nothing after ${RECORD_DAYS} days.
- What was written is put back until the end of the next day; what was called off for ${CALL_OFF_UNDO_MINUTES} minutes, for messages wait
  that long.
- Where the case waits for it, its date follows each move. After it was kept the case waits for what was agreed.

Whoever did not come gives their adviser a step with a date:

${markdownTable(
  ['Missed in a row', 'Next step'],
  MISSED.map((missed) => [`${missed}`, stepAfterMissed(missed, ANY_DAY).words]),
)}

# States of a place in a group

${markdownTable(['From', 'Move', 'To'], rowsOf(PLACE_STATUSES, PLACE_MOVES))}

- A place is given while there are any; whoever comes later waits, in order.
- After ${ABSENCES_FOR_FLAG} meetings missed in a row, with word or without, somebody asks how they are, within two working days. Being
  excused neither counts nor ends the row; coming again ends it.

# States of a question to a panel

${markdownTable(['From', 'Move', 'To'], rowsOf(PANEL_STATUSES, PANEL_MOVES))}

- Whoever is invited sees the person until two working days after the meeting, a fortnight where no date is set, and no
  longer than the question is open.
- Another organisation is invited on an agreement that covers what the question tells. Whoever must not see the person
  cannot be invited, and the answer is the same whatever the reason.
`
}

const MISSED = [1, 2, 3] as const
/** The words are the same on every day. */
const ANY_DAY = new Date('2026-11-23T10:00:00Z')

const rowsOf = (statuses: readonly Option[], moves: Readonly<Record<string, Readonly<Record<string, string>>>>) =>
  statuses.flatMap(({ value }) =>
    Object.entries(moves[value]!).map(([move, to]) => [value, move, to].map(markdownCode)),
  )

const appointmentRows = () =>
  APPOINTMENT_STATUSES.flatMap(({ value: from }) =>
    Object.entries(APPOINTMENT_MOVES[from]).map(([move, to]) => [
      ...[from, move, to].map(markdownCode),
      allowed(from, move as AppointmentMove, 'person') ? 'the person, us' : 'us',
    ]),
  )

/** Whether the person may make a move at all, at the moment before it begins. */
function allowed(
  status: (typeof APPOINTMENT_STATUSES)[number]['value'],
  move: AppointmentMove,
  side: 'person',
): boolean {
  const startsAt = new Date(ANY_DAY.getTime() + 60_000)
  return appointmentAfter({ status, startsAt, recordedAt: ANY_DAY }, move, side, ANY_DAY).ok
}
