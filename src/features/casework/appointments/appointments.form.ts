import { APPOINTMENT_WAYS, type AppointmentWay } from '../../../domain/appointment.ts'
import type { FreeTime } from '../../../domain/appointment-choice.ts'
import { londonDateAndTime, londonMoment, readDate } from '../../../domain/london-time.ts'
import { readTime } from '../../../domain/posting-mistakes.ts'
import { webAddress } from '../../../domain/web-address.ts'
import type { Meeting } from '../../../records/appointment.ts'
import type { HubChoice } from '../../../records/hub-reach.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'

/** What there is to choose from when a meeting is made or moved. */
export type MeetingChoices = {
  readonly times: readonly FreeTime[]
  readonly hubs: readonly HubChoice[]
  readonly ownerAccountId: number
}

/** The lengths that can be chosen, in minutes. */
export const MEETING_LENGTHS = [15, 20, 30, 40, 45, 60, 90] as const
const USUAL_LENGTH = 45
/** The choice to type a day and a time. */
export const OTHER_TIME = 'other'

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mistakes: Mistakes }

/** Reads when and how somebody is met. What is past cannot be arranged. */
export function readMeeting(form: URLSearchParams, choices: MeetingChoices, now: Date): Read<Meeting> {
  const mistakes: Record<string, string> = {}
  const when = readWhen(form, choices.times, mistakes)
  if (when && when.startsAt <= now) mistakes[when.field] = 'Choose a time that is still to come'
  const where = readWhere(form, choices.hubs, mistakes)
  if (!when || !where || Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  const { startsAt, minutes } = when
  return { ok: true, value: { startsAt, minutes, ...where, ownerAccountId: choices.ownerAccountId } }
}

function readWhen(form: URLSearchParams, times: readonly FreeTime[], mistakes: Record<string, string>) {
  const chosen = form.get('time') ?? ''
  const free = times.find(({ startsAt }) => startsAt.toISOString() === chosen)
  if (free) {
    return { startsAt: free.startsAt, minutes: minutesOf(free), field: 'time' }
  }
  if (times.length > 0 && chosen !== OTHER_TIME) {
    mistakes.time = chosen ? 'This time has just been taken. Choose another one' : 'Choose a time'
    return null
  }
  const date = readDate(form.get('day') ?? '')
  const time = readTime(form.get('at') ?? '')
  if (!date) mistakes.day = 'Enter a day, like 24/11/2026'
  if (!time) mistakes.at = 'Enter when it starts, like 2pm or 14:00'
  if (!date || !time) return null
  const minutes = MEETING_LENGTHS.find((length) => String(length) === form.get('minutes')) ?? USUAL_LENGTH
  return { startsAt: londonMoment(date, time), minutes, field: 'day' }
}

const minutesOf = ({ startsAt, endsAt }: FreeTime): number =>
  Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000)

const LONGEST_PLACE = 200

function readWhere(
  form: URLSearchParams,
  hubs: readonly HubChoice[],
  mistakes: Record<string, string>,
): Pick<Meeting, 'way' | 'hubId' | 'whereWords' | 'videoLink'> | null {
  const way = APPOINTMENT_WAYS.find(({ value }) => value === form.get('way'))?.value as AppointmentWay | undefined
  if (!way) {
    mistakes.way = 'Choose how you meet'
    return null
  }
  const nothing = { hubId: null, whereWords: null, videoLink: null }
  switch (way) {
    case 'hub': {
      const hub = hubs.find(({ id }) => String(id) === form.get('hub'))
      if (!hub) mistakes.hub = 'Choose which hub'
      return hub ? { ...nothing, way, hubId: hub.id } : null
    }
    case 'elsewhere': {
      const whereWords = (form.get('where') ?? '').trim().slice(0, LONGEST_PLACE)
      if (!whereWords) mistakes.where = 'Enter where you meet, so that they find it'
      return whereWords ? { ...nothing, way, whereWords } : null
    }
    case 'video': {
      const typed = (form.get('link') ?? '').trim()
      const link = typed ? webAddress(typed) : null
      if (typed && !link?.startsWith('https://')) {
        mistakes.link = 'Enter the whole link, starting with https://, or leave it empty'
        return null
      }
      return { ...nothing, way, videoLink: link }
    }
    case 'phone':
      return { ...nothing, way }
  }
}

/** Returns the form of a meeting as it stands, to be changed. */
export function meetingAsForm({ startsAt, minutes, way, hubId, whereWords, videoLink }: Meeting): URLSearchParams {
  const { date, time } = londonDateAndTime(startsAt)
  return new URLSearchParams({
    ...{ time: OTHER_TIME, day: date, at: time, minutes: String(minutes), way },
    ...(hubId !== null && { hub: String(hubId) }),
    ...(whereWords !== null && { where: whereWords }),
    ...(videoLink !== null && { link: videoLink }),
  })
}
