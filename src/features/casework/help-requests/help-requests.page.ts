import { phoneWords } from '../../../adapters/text/contact-address.ts'
import { HELPS } from '../../../domain/facets.ts'
import {
  BEST_TIMES,
  CONTACT_WAYS,
  HELP_REQUEST_STATUSES,
  type HelpRequest,
  type HelpRequestEntry,
  isLate,
} from '../../../domain/help-request.ts'
import type { Viewer } from '../../../domain/permission.ts'
import { dayWords, ENTRY_AT_DESK } from '../../../web/help-request-words.ts'
import { accessText, languagesText, optionText, optionTexts } from '../../../web/option-words.ts'
import { safetyWords } from '../../../web/safety-words.ts'

/** The parts of a queue, in the order in which they are looked at. */
const PARTS = [
  { value: 'open', text: 'All open' },
  { value: 'late', text: 'Late' },
  { value: 'untaken', text: 'Nobody has taken' },
  { value: 'mine', text: 'Mine' },
] as const
export type Part = (typeof PARTS)[number]['value']

const BELONGS: Readonly<Record<Part, (request: HelpRequest, viewer: Viewer, now: Date) => boolean>> = {
  open: () => true,
  late: (request, _viewer, now) => isLate(request, now),
  untaken: ({ adviser }) => adviser === null,
  mine: ({ adviser }, viewer) => viewer.kind === 'member' && adviser?.accountId === viewer.accountId,
}

export type QueueLine = {
  readonly reference: string
  readonly name: string
  readonly about: string
  readonly hub: string
  readonly status: string
  readonly adviser: string | null
  readonly next: string
  readonly due: string
  readonly late: boolean
  readonly tags: readonly string[]
}

export type QueuePage = {
  readonly part: Part
  readonly parts: readonly { readonly value: Part; readonly text: string; readonly count: number }[]
  readonly lines: readonly QueueLine[]
}

/** Returns the part of the queue that was asked for, and how many are in each. */
export function queuePage(
  requests: readonly HelpRequest[],
  asked: string | null,
  viewer: Viewer,
  now: Date,
): QueuePage {
  const part = PARTS.find(({ value }) => value === asked)?.value ?? 'open'
  const inPart = (part: Part) => requests.filter((request) => BELONGS[part](request, viewer, now))
  return {
    part,
    parts: PARTS.map(({ value, text }) => ({ value, text, count: inPart(value).length })),
    lines: inPart(part).map((request) => queueLine(request, now)),
  }
}

export function queueLine(request: HelpRequest, now: Date): QueueLine {
  const tags = [
    request.othersMaySee ? 'Contact with care' : null,
    request.language !== 'en' ? languagesText([request.language]) : null,
    request.interpreter ? 'Interpreter' : null,
    request.access.length > 0 || request.accessWords ? 'Access needs' : null,
    request.outsideArea ? 'Lives outside' : null,
  ]
  return {
    reference: request.reference,
    name: request.name,
    about: optionTexts(HELPS, request.helps) || 'Does not know yet',
    hub: request.hub.name,
    status: statusText(request),
    adviser: request.adviser?.name ?? null,
    next: request.nextStep ?? '',
    due: request.dueAt ? dayWords(request.dueAt, now) : '',
    late: isLate(request, now),
    tags: tags.filter((tag) => tag !== null),
  }
}

const statusText = ({ status }: HelpRequest): string => optionText(HELP_REQUEST_STATUSES, status)

export type RequestPage = {
  readonly line: QueueLine
  readonly asked: string
  readonly promised: string
  readonly closed: string | null
  readonly safety: readonly string[]
  readonly rows: readonly (readonly [key: string, value: string])[]
  readonly entries: readonly {
    readonly day: string
    readonly text: string
    readonly by: string
    readonly words: string | null
    readonly forDesk: boolean
  }[]
}

/** Returns one request as its hub sees it, with what keeps the person safe first. */
export function requestPage(request: HelpRequest, entries: readonly HelpRequestEntry[], now: Date): RequestPage {
  const address = request.phone ? phoneWords(request.phone) : (request.email ?? request.postalAddress ?? '')
  const rows: (readonly [string, string])[] = [
    [optionText(CONTACT_WAYS, request.contactBy), address],
    ['Good times', optionTexts(BEST_TIMES, request.bestTimes) || 'Any time'],
    ['What would help', optionTexts(HELPS, request.helps) || 'Does not know yet'],
    ...(request.ownWords ? [['In their words', request.ownWords] as const] : []),
    ['Language', request.language === 'en' ? 'English' : languagesText([request.language])],
    ['Interpreter', request.interpreter ? 'Yes' : 'No'],
    ['Access', [accessText(request.access), request.accessWords].filter(Boolean).join('. ') || 'Nothing asked for'],
    [
      'Lives',
      request.outsideArea ? `${request.postcode ?? ''} (outside the borough)` : (request.postcode ?? 'Not said'),
    ],
    ['Hub', request.hub.name],
    ['Adviser', request.adviser?.name ?? 'Nobody yet'],
  ]
  return {
    line: queueLine(request, now),
    asked: dayWords(request.askedAt, now),
    promised: dayWords(request.promisedBy, now),
    closed: request.closedAt ? dayWords(request.closedAt, now) : null,
    safety: safetyWords(request),
    rows,
    entries: entries
      .map(({ at, kind, by, words, forPerson }) => ({
        day: dayWords(at, now),
        text: ENTRY_AT_DESK[kind],
        by: by ?? request.name,
        words,
        forDesk: words !== null && !forPerson,
      }))
      .reverse(),
  }
}
