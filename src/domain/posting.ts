import type { Kind } from './facets.ts'

/** Where a posting stands. What the public sees while it waits for a decision is what was approved before, if anything. */
export const POSTING_STATES = [
  { value: 'draft', text: 'Draft', colour: 'grey' },
  { value: 'submitted', text: 'Being checked', colour: 'blue' },
  { value: 'changes-wanted', text: 'Changes needed', colour: 'orange' },
  { value: 'scheduled', text: 'Starts later', colour: 'turquoise' },
  { value: 'live', text: 'Live', colour: 'green' },
  { value: 'paused', text: 'Paused', colour: 'yellow' },
  { value: 'filled', text: 'Filled', colour: 'purple' },
  { value: 'withdrawn', text: 'Withdrawn', colour: 'grey' },
  { value: 'expired', text: 'Closed', colour: 'grey' },
  { value: 'refused', text: 'Not accepted', colour: 'red' },
] as const satisfies readonly { value: string; text: string; colour: string }[]

export type PostingState = (typeof POSTING_STATES)[number]['value']

type Move = {
  readonly from: readonly PostingState[]
  readonly to: PostingState
  readonly by: 'partner' | 'moderator' | 'clock'
}

/** Everything that can happen to a posting; what is not here cannot. */
export const POSTING_MOVES = {
  submit: { from: ['draft', 'changes-wanted', 'live', 'paused'], to: 'submitted', by: 'partner' },
  publish: { from: ['draft', 'changes-wanted', 'live', 'paused', 'submitted', 'scheduled'], to: 'live', by: 'partner' },
  schedule: { from: ['draft', 'changes-wanted', 'submitted'], to: 'scheduled', by: 'partner' },
  'take-back': { from: ['submitted'], to: 'draft', by: 'partner' },
  approve: { from: ['submitted'], to: 'live', by: 'moderator' },
  'ask-for-changes': { from: ['submitted'], to: 'changes-wanted', by: 'moderator' },
  refuse: { from: ['submitted'], to: 'refused', by: 'moderator' },
  'take-down': { from: ['live', 'paused', 'scheduled', 'submitted', 'changes-wanted'], to: 'refused', by: 'moderator' },
  // Only what a moderator took down: what was never public has nothing to come back to.
  'bring-back': { from: ['refused'], to: 'live', by: 'moderator' },
  start: { from: ['scheduled'], to: 'live', by: 'clock' },
  confirm: { from: ['live', 'paused'], to: 'live', by: 'partner' },
  extend: { from: ['live', 'paused', 'expired'], to: 'live', by: 'partner' },
  pause: { from: ['live'], to: 'paused', by: 'partner' },
  'pause-unanswered': { from: ['live'], to: 'paused', by: 'clock' },
  suspend: { from: ['live', 'submitted', 'changes-wanted'], to: 'paused', by: 'moderator' },
  resume: { from: ['paused'], to: 'live', by: 'partner' },
  fill: { from: ['live', 'paused', 'expired', 'submitted', 'changes-wanted'], to: 'filled', by: 'partner' },
  withdraw: {
    from: ['draft', 'submitted', 'changes-wanted', 'scheduled', 'live', 'paused', 'expired'],
    to: 'withdrawn',
    by: 'partner',
  },
  expire: { from: ['live', 'paused'], to: 'expired', by: 'clock' },
  relist: { from: ['filled', 'withdrawn', 'expired'], to: 'draft', by: 'partner' },
} as const satisfies Record<string, Move>

export type PostingMove = keyof typeof POSTING_MOVES

/** Returns whether this can happen to a posting in this state. */
export const canMove = (state: PostingState, move: PostingMove): boolean =>
  (POSTING_MOVES[move].from as readonly PostingState[]).includes(state)

/** Returns what a partner may do with a posting in this state, in the order of the table. */
export const partnerMoves = (state: PostingState): PostingMove[] =>
  (Object.keys(POSTING_MOVES) as PostingMove[]).filter(
    (move) => POSTING_MOVES[move].by === 'partner' && canMove(state, move),
  )

/**
 * Returns where a move leads. What the public sees is not touched when a change to it is taken back or refused: then
 * the posting is live again as it was.
 */
export const stateAfter = (move: PostingMove, isListed: boolean): PostingState =>
  isListed && (move === 'take-back' || move === 'refuse') ? 'live' : POSTING_MOVES[move].to

/** The states in which a partner may change the words of a posting. */
export const EDITABLE: ReadonlySet<PostingState> = new Set<PostingState>(['draft', 'changes-wanted', 'live', 'paused'])

/** Returns whether it has a last day that can be moved: an event is when it is, and a course begins when it begins. */
export const canHaveMoreTime = (kind: Kind): boolean => kind !== 'event' && kind !== 'course'

/** How far an organisation is trusted; as in the table `organization`. */
export type OrganizationStanding =
  | 'listed'
  | 'registered'
  | 'vetting'
  | 'approved'
  | 'trusted'
  | 'suspended'
  | 'refused'

/** What one automatic check says about a posting. `stop` holds it for a person, `look` asks for a look. */
export type Finding = {
  readonly rule: string
  readonly severity: 'stop' | 'look' | 'advise'
  readonly field: string
  readonly words: string
  readonly why: string
  readonly source: string
}

/**
 * Returns what becomes of a posting that is submitted: organisations that are trusted publish at once, unless a check
 * says stop; those that are approved are looked at first; all others may only wait, and nothing of theirs goes live.
 */
export function afterSubmitting(
  standing: OrganizationStanding,
  findings: readonly Pick<Finding, 'severity'>[],
): 'publish' | 'submit' | null {
  if (standing === 'suspended' || standing === 'refused') return null
  const held = findings.some(({ severity }) => severity === 'stop')
  return standing === 'trusted' && !held ? 'publish' : 'submit'
}

/** Returns whether anything of an organisation with this standing may be public. */
export const mayBePublic = (standing: OrganizationStanding): boolean =>
  standing === 'approved' || standing === 'trusted'
