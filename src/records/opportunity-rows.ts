import { createHash } from 'node:crypto'
import { duplicateKeys } from '../domain/duplicates.ts'
import { expiresAt } from '../domain/expiry.ts'
import type { OpportunityDraft } from '../domain/opportunity.ts'
import { slug } from '../domain/slug.ts'
import { webAddress } from '../domain/web-address.ts'
import { namedUuid } from '../kit/uuid.ts'

/** Raised when the same draft would be written differently than before, so that every row is written again once. */
const WRITTEN_AS = 1

/** Returns what tells a changed draft from an unchanged one. */
export function contentHash(draft: OpportunityDraft, sample: boolean): string {
  return createHash('sha1')
    .update(JSON.stringify([WRITTEN_AS, sample, draft]))
    .digest('base64url')
}

const SMALLINT = 32_767

/** Returns the row of a draft, by column name; `id` is given by the database. */
export function opportunityRow(draft: OpportunityDraft, source: string, sample: boolean, now: Date) {
  const keys = duplicateKeys(draft)
  return {
    source,
    source_id: draft.sourceId,
    kind: draft.kind,
    title: draft.title,
    slug: slug(draft.title),
    summary: draft.summary,
    description_html: draft.descriptionHtml,
    delivery: unique(draft.delivery),
    hours: unique(draft.hours),
    hours_words: draft.hoursWords,
    hours_per_week_minimum: draft.hoursPerWeekMinimum,
    hours_per_week_maximum: draft.hoursPerWeekMaximum,
    contract: draft.contract,
    sector: draft.sector,
    pay_words: draft.pay?.words ?? null,
    pay_minimum: within(draft.pay?.minimum, 1e9),
    pay_maximum: within(draft.pay?.maximum, 1e9),
    pay_unit: draft.pay?.unit ?? null,
    hourly_minimum: within(draft.pay?.hourlyMinimum, 1e5),
    hourly_maximum: within(draft.pay?.hourlyMaximum, 1e5),
    cost_words: draft.cost?.words ?? null,
    cost_band: draft.cost?.band ?? null,
    cost_pounds: within(draft.cost?.pounds, 1e7),
    level: draft.level,
    minimum_age: whole(draft.minimumAge, 150),
    maximum_age: whole(draft.maximumAge, 150),
    eligibility_words: draft.eligibilityWords,
    eligible_groups: unique(draft.eligibleGroups),
    helps: unique(draft.helps),
    access: unique(draft.access),
    languages: unique(draft.languages),
    requirements: draft.requirements,
    good_work: draft.goodWork,
    posted_on: draft.postedOn,
    starts_on: draft.startsOn,
    ends_on: draft.endsOn,
    closes_at: draft.closesAt,
    vacancies: whole(draft.vacancies, 1e6),
    url: webAddress(draft.url),
    apply_url: webAddress(draft.applyUrl),
    how_to_apply: draft.howToApply,
    contact: draft.contact,
    reply_within_days: whole(draft.replyWithinDays, SMALLINT),
    last_checked_on: draft.lastCheckedOn,
    expires_at: expiresAt(draft, now),
    duplicate_key: digest(keys.facts),
    reference_key: digest(keys.reference),
    content_hash: contentHash(draft, sample),
    sample,
    updated_at: now,
  }
}

/** Returns the rows that hang on an opportunity, by table. */
export function childRows(draft: OpportunityDraft, source: string, opportunityId: number) {
  const moments = new Map(draft.occurrences.map((occurrence) => [occurrence.startsAt.getTime(), occurrence]))
  return {
    intake: draft.intakes.map((intake) => ({
      opportunity_id: opportunityId,
      starts_on: intake.startsOn,
      ends_on: intake.endsOn,
      weekdays: intake.weekdays,
      start_time: intake.startTime,
      end_time: intake.endTime,
      capacity: intake.capacity,
      spaces_left: intake.spacesLeft,
      apply_by: intake.applyBy,
    })),
    occurrence: [...moments.values()].map((occurrence) => ({
      opportunity_id: opportunityId,
      starts_at: occurrence.startsAt,
      ends_at: occurrence.endsAt,
      all_day: occurrence.allDay,
    })),
    schedule: draft.schedules.map((schedule, position) => ({
      uuid: namedUuid(`schedule ${source} ${draft.sourceId} ${position}`),
      opportunity_id: opportunityId,
      weekdays: schedule.weekdays,
      opens_at: schedule.opensAt,
      closes_at: schedule.closesAt,
      valid_from: schedule.validFrom,
      valid_to: schedule.validTo,
      description: schedule.description,
    })),
  }
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]

/** Keys can be long; an index row cannot. */
export const digest = (key: string | null): string | null =>
  key === null ? null : createHash('sha1').update(key).digest('base64url')

function within(value: number | null | undefined, limit: number): number | null {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < limit ? value : null
}

function whole(value: number | null, limit: number): number | null {
  const kept = within(value, limit)
  return kept === null ? null : Math.round(kept)
}
