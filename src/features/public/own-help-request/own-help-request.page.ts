import { phoneWords } from '../../../adapters/text/contact-address.ts'
import { HELPS } from '../../../domain/facets.ts'
import { BEST_TIMES, CONTACT_WAYS, type HelpRequest, type HelpRequestEntry } from '../../../domain/help-request.ts'
import { dayWords, ENTRY_FOR_PERSON, nextForPerson, statusForPerson } from '../../../web/help-request-words.ts'
import { optionText, optionTexts } from '../../../web/option-words.ts'

export type OwnHelpRequestPage = {
  readonly reference: string
  readonly status: string
  readonly next: string
  readonly closed: boolean
  readonly late: boolean
  readonly rows: readonly (readonly [key: string, value: string])[]
  /** What happened, the latest first. */
  readonly entries: readonly { readonly day: string; readonly text: string; readonly words: string | null }[]
}

/** Returns what a person sees of their own request: never what was noted for the desk alone. */
export function ownHelpRequestPage(
  request: HelpRequest,
  entries: readonly HelpRequestEntry[],
  now: Date,
): OwnHelpRequestPage {
  const address = request.phone ? phoneWords(request.phone) : (request.email ?? request.postalAddress ?? '')
  const rows: (readonly [string, string])[] = [
    ['Reference', request.reference],
    ['Asked', dayWords(request.askedAt, now)],
    ['Hub', request.hub.name],
    ['Adviser', request.adviser?.name ?? 'Not chosen yet'],
    ['What would help', optionTexts(HELPS, request.helps) || 'You did not know yet'],
    ...(request.ownWords ? [['In your words', request.ownWords] as const] : []),
    ['We contact you by', `${optionText(CONTACT_WAYS, request.contactBy)}: ${address}`],
    ['Good times', optionTexts(BEST_TIMES, request.bestTimes) || 'Any time'],
  ]
  return {
    reference: request.reference,
    status: statusForPerson(request),
    next: nextForPerson(request, now),
    closed: request.status === 'closed',
    late: request.dueAt !== null && request.dueAt < now,
    rows,
    entries: entries
      .map(({ at, kind, words, forPerson }) => ({
        day: dayWords(at, now),
        text: ENTRY_FOR_PERSON[kind],
        words: forPerson ? words : null,
      }))
      .reverse(),
  }
}
