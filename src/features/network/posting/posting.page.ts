import type { Kind } from '../../../domain/facets.ts'
import { londonDate } from '../../../domain/london-time.ts'
import {
  canHaveMoreTime,
  canMove,
  EDITABLE,
  type Finding,
  POSTING_STATES,
  type PostingMove,
  type PostingState,
} from '../../../domain/posting.ts'
import type { PostingAnswers } from '../../../domain/posting-fields.ts'
import { answer, isReady, type SectionState, sectionStates } from '../../../domain/posting-mistakes.ts'
import type { Posting, PostingEntry } from '../../../records/posting.ts'
import type { Lookalike } from '../../../records/posting-listing.ts'
import { capital, closingWords, dateWords, fullDate } from '../../../web/dates.ts'
import { opportunityPath } from '../../../web/paths.ts'
import { FILLED_WORDS } from '../../../web/posting-words.ts'

/** What a button on a posting says, and what is said once it was pressed. */
export const ACTIONS = {
  fill: { button: 'It is filled', done: 'Thank you. Nobody can find it any more.' },
  confirm: { button: 'It is still open', done: 'Thank you. It says that you checked it today.' },
  pause: { button: 'Pause it', done: 'It is paused. Nobody can find it until you show it again.' },
  resume: { button: 'Show it again', done: 'People can find it again.' },
  'take-back': { button: 'Take it back', done: 'It is yours again, and is not being checked.' },
  relist: { button: 'Post it again', done: 'It is a draft again. Check the dates, then send it.' },
  withdraw: { button: 'Withdraw it', done: 'It is withdrawn. Nobody can find it.' },
} as const satisfies Partial<Record<PostingMove, { button: string; done: string }>>

export type ActionName = keyof typeof ACTIONS

/** Returns what the button says for this kind: a job is filled, a course is full, a support service ends. */
export const buttonText = (action: ActionName, kind: Kind): string =>
  action === 'fill' ? FILLED_WORDS[kind] : ACTIONS[action].button

export const isAction = (text: string | null): text is ActionName => text !== null && Object.hasOwn(ACTIONS, text)

/** Returns the buttons for a posting, the most wanted first. */
function actionsFor(posting: Posting): ActionName[] {
  return (Object.keys(ACTIONS) as ActionName[]).filter(
    (name) =>
      (posting.templateName === null || name === 'withdraw') &&
      canMove(posting.state, name) &&
      (name !== 'fill' || posting.opportunityId !== null) &&
      (name !== 'confirm' || posting.state === 'live'),
  )
}

export type PostingRow = {
  readonly id: number
  readonly title: string
  readonly kind: Kind
  readonly state: { readonly text: string; readonly colour: string }
  /** What is due, or what happens next. */
  readonly next: string
  /** It needs somebody to do something. */
  readonly isDue: boolean
  readonly actions: readonly ActionName[]
}

/** Returns the templates that new postings can be started from. */
export const templatesOf = (postings: readonly Posting[]): readonly Posting[] =>
  postings.filter(({ templateName, state }) => templateName !== null && state === 'draft')

/** Returns the lines of the list: what needs somebody first, then as they were changed; templates apart. */
export function postingRows(postings: readonly Posting[], now: Date): PostingRow[] {
  const rows = postings.filter(({ templateName }) => templateName === null).map((posting) => postingRow(posting, now))
  return [...rows.filter(({ isDue }) => isDue), ...rows.filter(({ isDue }) => !isDue)]
}

function postingRow(posting: Posting, now: Date): PostingRow {
  return {
    id: posting.id,
    title: titleOf(posting),
    kind: posting.kind,
    state: stateWords(posting.state),
    ...nextOf(posting, now),
    actions: actionsFor(posting),
  }
}

const stateWords = (state: PostingState) => POSTING_STATES.find(({ value }) => value === state)!

export const titleOf = (posting: Pick<Posting, 'working' | 'templateName'>): string =>
  posting.templateName ?? (answer(posting.working, 'title') || 'No title yet')

/** Within so many days of closing somebody should say whether it is filled. */
const CLOSES_SOON_DAYS = 7

function nextOf(posting: Posting, now: Date): { next: string; isDue: boolean } {
  const today = londonDate(now)
  const { state, expiresAt } = posting
  if (state === 'draft') {
    const ready = isReady(sectionStates(posting.kind, posting.working, now))
    return { next: ready ? 'Ready to send' : 'Not finished', isDue: ready }
  }
  if (state === 'submitted') return { next: 'We check it within 2 working days', isDue: false }
  if (state === 'changes-wanted') return { next: posting.decisionWords ?? 'Something needs to change', isDue: true }
  if (state === 'scheduled') return { next: `Starts ${dateWords(posting.publishOn ?? today, today)}`, isDue: false }
  if (state === 'live' && expiresAt) {
    const soon = expiresAt.getTime() - now.getTime() < CLOSES_SOON_DAYS * 86_400_000
    return { next: closingWords(expiresAt, now).words, isDue: soon }
  }
  if (state === 'live') return { next: `Checked ${fullDate(posting.checkedOn ?? today)}`, isDue: false }
  if (state === 'paused') return { next: 'Nobody can find it now', isDue: true }
  return { next: posting.decisionWords ?? '', isDue: false }
}

export type PostingPage = {
  readonly posting: Posting
  readonly title: string
  readonly state: { readonly text: string; readonly colour: string }
  readonly next: string
  readonly sections: readonly SectionState[]
  readonly isReady: boolean
  readonly canEdit: boolean
  readonly canExtend: boolean
  /** Whether there is something to send: a draft, or changes to what is public. */
  readonly canSend: boolean
  readonly sendText: string
  readonly standingWords: string | null
  readonly publicPath: string | null
  readonly actions: readonly ActionName[]
  readonly alike: readonly Lookalike[]
  /** What would make it better, from the automatic checks; nothing of it keeps anybody from sending. */
  readonly advice: readonly Finding[]
  readonly entries: readonly { readonly when: string; readonly words: string }[]
}

export function postingPage(
  posting: Posting,
  around: {
    readonly entries: readonly PostingEntry[]
    readonly alike: readonly Lookalike[]
    readonly advice: readonly Finding[]
  },
  now: Date,
): PostingPage {
  const { state, organization } = posting
  const sections = sectionStates(posting.kind, posting.working, now)
  const changed = !sameAnswers(posting.working, posting.published)
  const trusted = organization.standing === 'trusted'
  return {
    posting,
    title: titleOf(posting),
    state: posting.templateName ? { text: 'Template', colour: 'grey' } : stateWords(state),
    next: posting.templateName ? '' : nextOf(posting, now).next,
    sections,
    isReady: isReady(sections),
    canEdit: EDITABLE.has(state),
    canExtend: canMove(state, 'extend') && canHaveMoreTime(posting.kind),
    canSend: posting.templateName === null && canMove(state, 'submit') && (changed || !SHOWN_BEFORE.has(state)),
    sendText: trusted ? 'Publish it' : posting.isListed ? 'Send the changes to be checked' : 'Send it to be checked',
    standingWords: STANDING_WORDS[organization.standing] ?? null,
    publicPath:
      posting.isListed && posting.opportunityId !== null
        ? opportunityPath({ id: posting.opportunityId, title: answer(posting.published ?? {}, 'title') })
        : null,
    actions: actionsFor(posting),
    alike: posting.templateName === null && EDITABLE.has(state) ? around.alike : [],
    advice: posting.templateName === null ? around.advice : [],
    entries: around.entries.map(({ at, move, words, byName }) => ({
      when: fullDate(londonDate(at)),
      words: [
        capital(MOVE_WORDS[move] ?? move),
        byName && !BY_COUNCIL.has(move) && ` by ${byName}`,
        words && `: ${words}`,
      ]
        .filter(Boolean)
        .join(''),
    })),
  }
}

/** States in which sending it again says nothing new unless something was changed. */
const SHOWN_BEFORE: ReadonlySet<PostingState> = new Set<PostingState>(['live', 'paused'])

const STANDING_WORDS: Readonly<Partial<Record<Posting['organization']['standing'], string>>> = {
  registered:
    'We are still getting to know your organisation. You can write and send, and it goes live once we know you.',
  vetting: 'We are still getting to know your organisation. You can write and send, and it goes live once we know you.',
  approved: 'We read everything before it goes live. That takes 2 working days at most.',
}

/** What the council as such has done; the words say so. */
const BY_COUNCIL: ReadonlySet<string> = new Set(['take-down', 'bring-back', 'suspend'])

const MOVE_WORDS: Readonly<Record<string, string>> = {
  begin: 'begun',
  submit: 'sent to be checked',
  publish: 'published',
  schedule: 'set to start later',
  'take-back': 'taken back',
  approve: 'approved',
  'ask-for-changes': 'changes asked for',
  refuse: 'not accepted',
  'take-down': 'taken down by the council',
  'bring-back': 'brought back by the council',
  start: 'started',
  confirm: 'said to be open still',
  extend: 'given more time',
  pause: 'paused',
  'pause-unanswered': 'paused, as nobody answered whether it is open',
  suspend: 'paused, as the organisation was put on hold',
  resume: 'shown again',
  fill: 'filled',
  withdraw: 'withdrawn',
  expire: 'closed',
  relist: 'made a draft again',
}

const sameAnswers = (a: PostingAnswers, b: PostingAnswers | null): boolean =>
  b !== null && [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => said(a[name]) === said(b[name]))

const said = (given: string | readonly string[] | undefined): string =>
  typeof given === 'string' ? given.trim() : (given ?? []).join(',')
