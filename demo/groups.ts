import type { Insertable } from 'kysely'
import { type AttendanceStatus, askBy, sightEnds, weeklyMeetings } from '../src/domain/cohort.ts'
import { addDays, londonDate, londonMoment, weekdayOf } from '../src/domain/london-time.ts'
import type { LocalDate } from '../src/domain/opportunity.ts'
import { guestUntil, lookBy } from '../src/domain/panel.ts'
import type { Member } from '../src/domain/permission.ts'
import { certificateNumber } from '../src/domain/reference.ts'
import { namedUuid } from '../src/kit/uuid.ts'
import { type GroupRows, storeGroups } from '../src/records/cohort-store.ts'
import type { Db, Schema } from '../src/records/schema.ts'
import { GROUP_ROWS, type GroupRow, PANEL_ROWS, type PanelRow } from './group-rows.ts'
import { memberNamed } from './member.ts'
import { sampleParticipantId } from './referrals.ts'

/** The id of a sample group, and of a sample question: the same in every database. */
export const sampleCohortId = (name: string): string => namedUuid(`sample cohort ${name}`)
/** The id of somebody's place in a sample group, and of asking after whoever has it. */
export const samplePlaceId = (group: string, who: string): string => namedUuid(`${sampleCohortId(group)} place ${who}`)
export const sampleAbsenceId = (placeId: string): string => namedUuid(`${placeId} absence`)
export const samplePanelId = (who: string): string => namedUuid(`sample panel ${who}`)

const MARKS: Readonly<Record<string, AttendanceStatus>> = {
  ...{ c: 'came', l: 'late', t: 'absent-told', a: 'absent', e: 'excused' },
}

/** Lets people of Fleet Vale go through courses together, and advisers ask each other. Made once. */
export async function seedGroups(db: Db, now: Date): Promise<void> {
  const parts: GroupRows[] = []
  for (const row of GROUP_ROWS) {
    const role = row.by === 'Tobias Marlowe-Eze' ? 'partner-adviser' : 'adviser'
    parts.push(groupRows(row, await memberNamed(db, row.by, now, role), now))
  }
  for (const row of PANEL_ROWS) {
    const guest = row.guest ? await memberNamed(db, row.guest, now) : null
    parts.push(panelRows(row, await memberNamed(db, row.by, now, 'adviser'), guest, now))
  }
  await storeGroups(db, together(parts))
}

const together = (parts: readonly GroupRows[]): GroupRows =>
  Object.fromEntries(
    Object.keys(parts[0]!).map((table) => [table, parts.flatMap((part) => part[table as 'cohort'])]),
  ) as unknown as GroupRows

const NO_ROWS: GroupRows = {
  ...{ cohort: [], cohort_session: [], cohort_place: [], cohort_attendance: [], absence_flag: [] },
  ...{ panel_question: [], panel_guest: [], participant_reach: [] },
}

/** The Tuesday so many weeks before now, or after it where `weeks` is below zero. */
function tuesday(now: Date, weeks: number): LocalDate {
  const today = londonDate(now)
  return addDays(today, -((weekdayOf(today) + 5) % 7) - 7 * weeks)
}

function groupRows(row: GroupRow, member: Member, now: Date): GroupRows {
  const id = sampleCohortId(row.name)
  const { organizationId } = member.membership
  const startsOn = tuesday(now, row.began)
  const times = weeklyMeetings({ startsOn, fromTime: row.at, weeks: row.weeks })
  const made = londonMoment(addDays(startsOn, -21), '11:00')
  const held = times.filter((at) => at < now).length
  const endedAt = held === row.weeks ? new Date(times.at(-1)!.getTime() + 86_400_000) : null
  const sessions = times.map((startsAt, i) => ({
    ...{ id: namedUuid(`${id} meeting ${i + 1}`), cohort_id: id, number: i + 1, starts_at: startsAt },
    ...{
      minutes: row.minutes,
      where_words: row.where,
      status: startsAt < now ? ('held' as const) : ('planned' as const),
    },
    ...{ moved_from: null, words: null },
  }))
  const places = row.people.map(([who, marks, outcome], i) => {
    const placeId = samplePlaceId(row.name, who)
    const done = endedAt !== null
    const completed = done && outcome !== undefined && outcome !== 'not-known'
    const number = completed ? certificateNumber(Buffer.from(placeId.replaceAll('-', ''), 'hex').subarray(0, 8)) : null
    const status = done ? (completed ? ('completed' as const) : ('not-completed' as const)) : ('enrolled' as const)
    return {
      ...{ id: placeId, cohort_id: id, participant_id: sampleParticipantId(who), organization_id: organizationId },
      ...{ run_by: organizationId, case_id: namedUuid(`sample case ${who}`), adviser_account_id: member.accountId },
      ...{ decision_id: null, status: marks === 'waiting' ? ('waiting' as const) : status },
      ...{ since: new Date(made.getTime() + i * 3_600_000), enrolled_at: marks === 'waiting' ? null : made },
      ...{ ended_at: endedAt, reason: null, outcome: outcome ?? null, certificate_number: number },
      ...{ certified_at: number ? endedAt : null, sample: true },
      marks: marks === 'waiting' ? '' : marks,
    }
  })
  const cohort: Insertable<Schema['cohort']> = {
    ...{ id, place_slug: 'fleet-vale', organization_id: organizationId, hub_id: null, program: row.program },
    ...{ name: row.name, about: row.about, facilitator_account_id: member.accountId, starts_on: startsOn },
    ...{ weeks: row.weeks, from_time: row.at, minutes: row.minutes, where_words: row.where, ceiling: row.ceiling },
    ...{ pass_percent: 75, open_to_others: row.open ?? false, made_at: made, made_by: member.accountId, sample: true },
    ...{ ended_at: endedAt, status: endedAt ? 'ended' : held > 0 ? 'running' : 'planned' },
  }
  return {
    ...NO_ROWS,
    ...{ cohort: [cohort], cohort_session: sessions, cohort_place: places.map(({ marks, ...place }) => place) },
    cohort_attendance: places.flatMap(({ marks, ...place }) =>
      [...marks].slice(0, held).map((letter, i) => ({
        ...{ session_id: sessions[i]!.id, place_id: place.id, participant_id: place.participant_id },
        ...{ organization_id: organizationId, run_by: organizationId, status: MARKS[letter]! },
        ...{ recorded_at: sessions[i]!.starts_at, recorded_by: member.accountId, sample: true },
      })),
    ),
    absence_flag: places
      .filter(({ marks, ended_at }) => ended_at === null && /[at]{2}$/.test(marks))
      .map((place) => {
        const raised = sessions[held - 1]!.starts_at
        return {
          ...{ id: sampleAbsenceId(place.id), place_id: place.id, cohort_id: id },
          ...{ participant_id: place.participant_id, organization_id: organizationId, run_by: organizationId },
          ...{ owner_account_id: member.accountId, in_a_row: 2, raised_at: raised, due_at: askBy(raised) },
          ...{ closed_at: null, closed_by: null, closed_words: null, sample: true },
        }
      }),
    participant_reach: places.map((place) => ({
      ...{ participant_id: place.participant_id, organization_id: organizationId, hub_id: null, referral_id: null },
      ...{ account_id: member.accountId, ground: 'cohort' as const, decision_id: null, since: made },
      ...{ until: sightEnds({ startsOn, weeks: row.weeks }), given_for: place.id },
    })),
  }
}

function panelRows(row: PanelRow, member: Member, guest: Member | null, now: Date): GroupRows {
  const id = samplePanelId(row.who)
  const { organizationId } = member.membership
  const asked = londonMoment(addDays(londonDate(now), -row.ago), '15:00')
  const meets = row.meets === undefined ? null : londonMoment(addDays(londonDate(now), row.meets), '14:00')
  const decidedAt = row.decided ? new Date(asked.getTime() + 6 * 86_400_000) : null
  const seat = guest && !decidedAt ? namedUuid(`${id} seat`) : null
  const participantId = sampleParticipantId(row.who)
  const until = guestUntil(meets, now)
  const question: Insertable<Schema['panel_question']> = {
    ...{ id, place_slug: 'fleet-vale', participant_id: participantId, case_id: namedUuid(`sample case ${row.who}`) },
    ...{ organization_id: organizationId, asked_by: member.accountId, question: row.question, health: false },
    ...{ agreed_how: 'in-person', asked_at: asked, look_by: lookBy(asked), meets_at: meets, where_words: null },
    ...{ status: decidedAt ? 'decided' : meets ? 'planned' : 'waiting', decided_at: decidedAt, sample: true },
    ...{ decided_by: decidedAt ? member.accountId : null, decided_words: row.decided ?? null },
  }
  const sits = seat && guest ? { id: seat, guest } : null
  return {
    ...NO_ROWS,
    panel_question: [question],
    panel_guest: sits
      ? [
          {
            ...{ id: sits.id, panel_id: id, participant_id: participantId, asked_organization_id: organizationId },
            ...{ account_id: sits.guest.accountId, organization_id: sits.guest.membership.organizationId },
            ...{ invited_by: member.accountId, invited_at: asked, until, ended_at: null },
            ...{ words: row.says ?? null, said_at: row.says ? now : null },
          },
        ]
      : [],
    participant_reach: sits
      ? [
          {
            ...{ participant_id: participantId, organization_id: sits.guest.membership.organizationId, hub_id: null },
            ...{ account_id: sits.guest.accountId, ground: 'panel' as const, referral_id: null, decision_id: null },
            ...{ since: asked, until, given_for: sits.id },
          },
        ]
      : [],
  }
}
