import type { Option } from './facets.ts'
import { addDays, endOfLondonDay, londonDate, londonDateAndTime } from './london-time.ts'
import { workingDeadline } from './working-days.ts'

/** How a meeting stands. `open`: it is still to come, or nobody has said how it went. */
export const APPOINTMENT_STATUSES = [
  { value: 'offered', text: 'Offered', open: true },
  { value: 'booked', text: 'Booked', open: true },
  { value: 'attended', text: 'Came', open: false },
  { value: 'late', text: 'Came late', open: false },
  { value: 'did-not-attend', text: 'Did not come', open: false },
  { value: 'cancelled-by-person', text: 'Called off by the person', open: false },
  { value: 'cancelled-by-us', text: 'Called off by us', open: false },
  { value: 'did-not-happen', text: 'Did not happen', open: false },
] as const satisfies readonly (Option & { open: boolean })[]

export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number]['value']

export const APPOINTMENT_WAYS = [
  { value: 'hub', text: 'At the hub' },
  { value: 'elsewhere', text: 'Somewhere else' },
  { value: 'phone', text: 'By telephone' },
  { value: 'video', text: 'By video' },
] as const satisfies readonly Option[]

export type AppointmentWay = (typeof APPOINTMENT_WAYS)[number]['value']

/**
 * Everything that can happen to a meeting. What is not in this table cannot happen. `move` gives it another time;
 * `put-back` undoes what was written down, for as long as `UNDO_UNTIL` says.
 */
export const APPOINTMENT_MOVES = {
  offered: { accept: 'booked', move: 'booked', decline: 'cancelled-by-person', 'call-off': 'cancelled-by-us' },
  booked: {
    move: 'booked',
    cancel: 'cancelled-by-person',
    'call-off': 'cancelled-by-us',
    attend: 'attended',
    'arrive-late': 'late',
    miss: 'did-not-attend',
    'not-held': 'did-not-happen',
  },
  attended: { 'put-back': 'booked' },
  late: { 'put-back': 'booked' },
  'did-not-attend': { 'put-back': 'booked', 'arrive-late': 'late' },
  'cancelled-by-person': { 'put-back': 'booked' },
  'cancelled-by-us': { 'put-back': 'booked' },
  'did-not-happen': { 'put-back': 'booked' },
} as const satisfies Record<AppointmentStatus, Partial<Record<string, AppointmentStatus>>>

type MovesOf<S extends AppointmentStatus> = keyof (typeof APPOINTMENT_MOVES)[S]
export type AppointmentMove = { [S in AppointmentStatus]: MovesOf<S> }[AppointmentStatus]

/** Who makes a move: whoever works with the person, or the person by their own page or a text. */
const MOVERS: Readonly<Record<AppointmentMove, readonly AppointmentSide[]>> = {
  accept: ['person', 'us'],
  decline: ['person', 'us'],
  move: ['person', 'us'],
  cancel: ['person', 'us'],
  'call-off': ['us'],
  attend: ['us'],
  'arrive-late': ['us'],
  miss: ['us'],
  'not-held': ['us'],
  'put-back': ['us'],
}

export type AppointmentSide = 'person' | 'us'

/** How a meeting went, as it is written down. `heard`: the person was there to be heard. */
export const ATTENDANCES = [
  { value: 'attend', text: 'They came', heard: true },
  { value: 'arrive-late', text: 'They came late', heard: true },
  { value: 'miss', text: 'They did not come', heard: false },
  { value: 'not-held', text: 'It did not happen, for a reason of ours', heard: false },
] as const satisfies readonly (Option & { heard: boolean })[]

export type Attendance = (typeof ATTENDANCES)[number]['value']

/** Why a meeting is called off, or did not happen. The first words are for staff; the person reads `forPerson`. */
export const CALL_OFF_REASONS = [
  { value: 'adviser-away', text: 'The adviser is away or not well', forPerson: 'Your adviser is away.' },
  { value: 'place-shut', text: 'The place is shut', forPerson: 'The place is shut that day.' },
  { value: 'clash', text: 'Something urgent came up', forPerson: 'Something urgent came up.' },
  { value: 'not-needed', text: 'It is not needed any more', forPerson: 'There is no need for it any more.' },
  { value: 'mistake', text: 'It was made by mistake', forPerson: 'It was made by mistake.' },
] as const satisfies readonly (Option & { forPerson: string })[]

/** All reasons that can stand beside a meeting: what ends with its case is not chosen from a list. */
export const CALL_OFF_WORDS = [...CALL_OFF_REASONS, { value: 'support-ended', text: 'Support ended' }] as const

/** A meeting as those who may see it see it. */
export type Appointment = {
  readonly id: string
  readonly caseId: string | null
  readonly participantId: string
  readonly organizationId: number
  readonly hubId: number | null
  readonly ownerAccountId: number
  readonly about: string
  readonly way: AppointmentWay
  readonly whereWords: string | null
  readonly videoLink: string | null
  readonly startsAt: Date
  readonly minutes: number
  readonly status: AppointmentStatus
  readonly isNextStep: boolean
  readonly movedFrom: Date | null
  readonly movedBy: AppointmentSide | null
  readonly moves: number
  /** Taken over from a colleague, beside another at the same time: one of the two has to move. */
  readonly clashes: boolean
  readonly reason: string | null
  readonly chosenAt: Date | null
  readonly recordedAt: Date | null
  readonly noteId: string | null
  readonly feedback: number | null
  readonly feedbackWords: string | null
  readonly version: number
}

/** Why a move is refused. */
export type AppointmentRefusal = 'cannot-be-done-now' | 'not-theirs-to-do' | 'too-early' | 'too-late'

/** How long what was written down can be put back: what is called off for minutes, since messages wait that long. */
export const CALL_OFF_UNDO_MINUTES = 10
/** People come early. */
const EARLY_MINUTES = 30
/** Nobody writes down in spring who came in autumn: a meeting is recorded within so many days. */
export const RECORD_DAYS = 60

const CALLED_OFF: readonly AppointmentStatus[] = ['cancelled-by-person', 'cancelled-by-us']

/** Returns until when what was last written about a meeting can be put back; null where nothing can. */
export function undoUntil({ status, recordedAt }: Pick<Appointment, 'status' | 'recordedAt'>): Date | null {
  if (!recordedAt || !('put-back' in APPOINTMENT_MOVES[status])) return null
  if (CALLED_OFF.includes(status)) return new Date(recordedAt.getTime() + CALL_OFF_UNDO_MINUTES * MINUTE)
  return endOfLondonDay(addDays(londonDate(recordedAt), 1))
}

/**
 * Returns where a move leads, or why it is refused. Attendance is written from half an hour before, being missed only
 * once it has begun, and nothing of it after sixty days; a time is moved, or left, before it begins.
 */
export function appointmentAfter(
  appointment: Pick<Appointment, 'status' | 'startsAt' | 'recordedAt'>,
  move: AppointmentMove,
  side: AppointmentSide,
  now: Date,
):
  | { readonly ok: true; readonly status: AppointmentStatus }
  | { readonly ok: false; readonly why: AppointmentRefusal } {
  const { status, startsAt } = appointment
  const to = (APPOINTMENT_MOVES[status] as Partial<Record<AppointmentMove, AppointmentStatus>>)[move]
  if (!to) return { ok: false, why: 'cannot-be-done-now' }
  if (!MOVERS[move].includes(side)) return { ok: false, why: 'not-theirs-to-do' }
  const [opens, closes] = windowOf(appointment, move, side)
  if (opens && now < opens) return { ok: false, why: 'too-early' }
  if (closes && now > closes) return { ok: false, why: 'too-late' }
  // A meeting that is put back after its time would be one that nobody can keep.
  if (move === 'put-back' && CALLED_OFF.includes(status) && now > startsAt) return { ok: false, why: 'too-late' }
  return { ok: true, status: to }
}

/** From when to when a move can be made; null where nothing limits it. */
function windowOf(
  appointment: Pick<Appointment, 'status' | 'startsAt' | 'recordedAt'>,
  move: AppointmentMove,
  side: AppointmentSide,
): readonly [Date | null, Date | null] {
  const { startsAt } = appointment
  const recordable = new Date(startsAt.getTime() + RECORD_DAYS * 24 * 60 * MINUTE)
  switch (move) {
    case 'attend':
    case 'arrive-late':
      return [new Date(startsAt.getTime() - EARLY_MINUTES * MINUTE), recordable]
    case 'miss':
      return [startsAt, recordable]
    case 'not-held':
    case 'call-off':
      return [null, recordable]
    case 'put-back':
      return [null, undoUntil(appointment)]
    case 'accept':
    case 'decline':
    case 'cancel':
      return [null, side === 'person' ? startsAt : recordable]
    case 'move':
      // Staff find another time for somebody who has just not come, too; the person moves what is still to come.
      return [null, side === 'person' ? startsAt : recordable]
  }
}

/** Returns the moves of attendance that can be made now. */
export const attendancesNow = (
  appointment: Pick<Appointment, 'status' | 'startsAt' | 'recordedAt'>,
  now: Date,
): readonly (typeof ATTENDANCES)[number][] =>
  ATTENDANCES.filter(({ value }) => appointmentAfter(appointment, value, 'us', now).ok)

/** What follows when somebody did not come: our own rule, in words that the person reads too. */
const AFTER_MISSED = [
  { missed: 3, words: 'Find another way to stay in touch', workingDays: 3 },
  { missed: 2, words: 'Ask how things are, and find a way to meet that suits better', workingDays: 2 },
  { missed: 1, words: 'Ask how things are, and find another time', workingDays: 1 },
] as const

/** Returns the next step, and by when, after so many meetings in a row to which somebody did not come. */
export function stepAfterMissed(missedInARow: number, now: Date): NextStep {
  const { words, workingDays } = AFTER_MISSED.find(({ missed }) => missedInARow >= missed) ?? AFTER_MISSED.at(-1)!
  return { words, dueAt: workingDeadline(now, workingDays) }
}

/** The next step of a case that waits for a meeting. */
export const stepOfMeeting = ({ about, startsAt }: Pick<Appointment, 'about' | 'startsAt'>): NextStep => ({
  words: `Meet: ${about}`,
  dueAt: startsAt,
})

/** What follows when a meeting is called off and no other time was found yet. */
export const stepAfterCalledOff = (now: Date): NextStep => ({
  words: 'Find another time to meet',
  dueAt: workingDeadline(now, 2),
})

/** What follows when a meeting was kept, unless something else is said. */
export const stepAfterKept = (now: Date): NextStep => ({
  words: 'Agree what is next',
  dueAt: workingDeadline(now, 5),
})

/** A next step and its date. */
export type NextStep = { readonly words: string; readonly dueAt: Date }

/** Returns how many of the latest meetings in a row somebody did not come to; statuses from the latest back. */
export function missedInARow(latestFirst: readonly AppointmentStatus[]): number {
  const kept = latestFirst.findIndex((status) => status === 'attended' || status === 'late')
  const since = kept === -1 ? latestFirst : latestFirst.slice(0, kept)
  return since.filter((status) => status === 'did-not-attend').length
}

/** The time of day, in London, from which reminders go out. */
const REMINDERS_FROM = '10:00'

/** Returns whether to remind now: the day before, from ten, and not where the time was chosen on that day or later. */
export function remindsNow(
  { status, startsAt, chosenAt }: Pick<Appointment, 'status' | 'startsAt' | 'chosenAt'>,
  now: Date,
) {
  const { date, time } = londonDateAndTime(now)
  const dayBefore = addDays(londonDate(startsAt), -1)
  const chosenBefore = chosenAt === null || londonDate(chosenAt) < dayBefore
  return status === 'booked' && date === dayBefore && time >= REMINDERS_FROM && chosenBefore
}

/** Returns when a meeting ends. */
export const endOf = ({ startsAt, minutes }: Pick<Appointment, 'startsAt' | 'minutes'>): Date =>
  new Date(startsAt.getTime() + minutes * MINUTE)

const MINUTE = 60_000
