import { KEY_DATE_KINDS, type KeyDateKind, warnOn } from '../domain/key-date.ts'
import { addDays, endOfLondonDay, londonDate } from '../domain/london-time.ts'
import { fullName } from '../domain/participant.ts'
import { TODAY_LOOKS_AHEAD } from '../domain/today.ts'
import { readsCasework, readsConcern } from './reach-of-casework.ts'
import type { TodaySource } from './today-source.ts'

type Named = { readonly participant_id: string; readonly given_name: string; readonly family_name: string }

const whose = (row: Named) => ({
  who: fullName({ givenName: row.given_name, familyName: row.family_name }),
  participantId: row.participant_id,
})

const WARNED_EARLIEST = Math.max(...KEY_DATE_KINDS.map(({ warnDays }) => warnDays))

/** Dates that something hangs on, from the day on which somebody should think of them: of people on one's own list. */
export const keyDatesDue: TodaySource = async (db, viewer, { now, most }) => {
  const today = londonDate(now)
  const rows = await db
    .selectFrom('key_date')
    .innerJoin('participant', 'participant.id', 'key_date.participant_id')
    .innerJoin('support_case', 'support_case.participant_id', 'key_date.participant_id')
    .where('support_case.owner_account_id', '=', viewer.accountId)
    .where('support_case.closed_at', 'is', null)
    .where('key_date.organization_id', '=', viewer.membership.organizationId)
    .where('key_date.ended_at', 'is', null)
    .where('key_date.on_date', '<=', addDays(today, WARNED_EARLIEST))
    .where(readsCasework(viewer, 'key_date', now))
    .orderBy('key_date.on_date')
    .limit(most)
    .select(['key_date.id', 'key_date.kind', 'key_date.on_date', 'key_date.version'])
    .select(['key_date.participant_id', 'participant.given_name', 'participant.family_name'])
    .distinct()
    .execute()
  return rows
    .map((row) => ({ ...row, on: row.on_date, kind: row.kind as KeyDateKind }))
    .filter((row) => warnOn(row) <= today)
    .map((row) => ({
      ...whose(row),
      ...{ key: `key-date:${row.id}`, kind: 'date', timed: false, urgent: false },
      what: KEY_DATE_KINDS.find(({ value }) => value === row.kind)!.text,
      dueAt: endOfLondonDay(row.on < addDays(today, TODAY_LOOKS_AHEAD) ? row.on : addDays(today, TODAY_LOOKS_AHEAD)),
      href: `/desk/people/${row.participant_id}/dates`,
    }))
}

/** That somebody may be at risk, until the privacy lead says what was done: due on the day it was raised. */
export const concernsDue: TodaySource = async (db, viewer, { now, most }) => {
  if (viewer.membership.role !== 'privacy-lead') return []
  const rows = await db
    .selectFrom('concern')
    .innerJoin('participant', 'participant.id', 'concern.participant_id')
    .where('concern.organization_id', '=', viewer.membership.organizationId)
    .where('concern.seen_at', 'is', null)
    .where(readsConcern(viewer, now))
    .orderBy('concern.raised_at')
    .limit(most)
    .select(['concern.id', 'concern.raised_at', 'concern.participant_id'])
    .select(['participant.given_name', 'participant.family_name'])
    .execute()
  return rows.map((row) => ({
    ...whose(row),
    ...{
      key: `concern:${row.id}`,
      kind: 'concern',
      what: 'May be at risk. Say what you did',
      timed: false,
      urgent: true,
    },
    dueAt: endOfLondonDay(londonDate(row.raised_at)),
    href: `/desk/people/${row.participant_id}/notes?subject=safeguarding`,
  }))
}
