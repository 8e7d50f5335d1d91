import { addDays, londonDate } from '../../../domain/london-time.ts'
import { DRAFT_DAYS, DRAFT_PAGES } from '../../../domain/referral-draft.ts'
import type { ReferralDraft } from '../../../records/referral-draft.ts'
import type { ReferralService } from '../../../records/referral-service.ts'
import { fullDate } from '../../../web/dates.ts'
import { dayWords } from '../../../web/help-request-words.ts'

export type DraftLine = {
  readonly id: string
  readonly name: string
  readonly to: string
  readonly changed: string
  readonly goneOn: string
  /** Where it was left. */
  readonly href: string
}

/** Returns drafts as lines, each leading to the page after the last one that was written. */
export function draftLines(
  drafts: readonly ReferralDraft[],
  services: readonly ReferralService[],
  now: Date,
): readonly DraftLine[] {
  return drafts.map(({ id, answers: { fields, written }, updatedAt }) => {
    const word = (name: string) => fields[name]?.[0]?.trim() ?? ''
    const service = services.find((one) => String(one.id) === word('service'))
    const open = DRAFT_PAGES.find((page) => !written[page])
    return {
      id,
      name: `${word('given-name')} ${word('family-name')}`.trim() || 'No name yet',
      to: service ? `To ${service.name}` : 'To nobody yet',
      changed: dayWords(updatedAt, now),
      goneOn: fullDate(addDays(londonDate(updatedAt), DRAFT_DAYS)),
      href: `/desk/referrals/drafts/${id}/${open ?? 'check'}`,
    }
  })
}
