import type { Kind } from '../domain/facets.ts'
import { londonDate } from '../domain/london-time.ts'
import type { LocalDate, OpportunityDraft } from '../domain/opportunity.ts'
import type { Viewer } from '../domain/permission.ts'
import {
  afterSubmitting,
  canMove,
  EDITABLE,
  type Finding,
  mayBePublic,
  type PostingMove,
  type PostingState,
  stateAfter,
} from '../domain/posting.ts'
import { postingDraft } from '../domain/posting-draft.ts'
import type { PostingAnswers } from '../domain/posting-fields.ts'
import { Conflict, found } from '../kit/errors.ts'
import { storableJson } from './bulk.ts'
import { accountOf } from './history.ts'
import { holdPosting, organizationOf, type Posting, type PostingOrganization, writePostingEntry } from './posting.ts'
import { list, unlist } from './posting-listing.ts'
import type { Db } from './schema.ts'
import { overtakeStillOpenAsks } from './still-open-ask.ts'
import { inTransaction } from './transaction.ts'

type Start = {
  readonly answers?: PostingAnswers
  readonly copiedFrom?: number
  readonly templateName?: string
  readonly sample?: boolean
}

/** Begins a posting for the organisation that the viewer acts for; returns its id. */
export async function beginPosting(db: Db, viewer: Viewer, kind: Kind, start: Start, now: Date): Promise<number> {
  const accountId = accountOf(viewer)
  return inTransaction(db, async (db) => {
    const { id } = await db
      .insertInto('posting')
      .values({
        organization_id: organizationOf(viewer),
        kind,
        working: storableJson(start.answers ?? {}),
        template_name: start.templateName ?? null,
        copied_from: start.copiedFrom ?? null,
        created_at: now,
        created_by: accountId,
        updated_at: now,
        updated_by: accountId,
        sample: start.sample ?? false,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await writePostingEntry(db, viewer, { id, state: 'draft' }, 'begin', null, now)
    return id
  })
}

/** Keeps the answers of one section; the others stay as they are, whoever writes them meanwhile. */
export async function saveAnswers(
  db: Db,
  viewer: Viewer,
  posting: Posting,
  answers: PostingAnswers,
  now: Date,
): Promise<void> {
  await inTransaction(db, async (db) => {
    const held = found(await holdPosting(db, posting.id))
    if (!EDITABLE.has(held.state)) throw new Conflict(`a posting that is ${held.state} is not written in`)
    const working = storableJson({ ...held.working, ...answers })
    const accountId = accountOf(viewer)
    const change = { working, updated_at: now, updated_by: accountId }
    await db.updateTable('posting').set(change).where('id', '=', posting.id).execute()
  })
}

/** Says on which day a posting should begin to be public; null: as soon as it may. */
export async function scheduleFor(db: Db, posting: Posting, day: LocalDate | null): Promise<void> {
  await db.updateTable('posting').set({ publish_on: day }).where('id', '=', posting.id).execute()
}

/** What the automatic checks are told besides the listing itself; `checkPosting` of `domain/posting-checks.ts`. */
export type PostingCheck = (
  draft: OpportunityDraft,
  context: { readonly organization: PostingOrganization; readonly now: Date },
) => readonly Finding[]

/**
 * Sends a posting: it waits for a moderator, or is public at once where its organisation is trusted and no check says
 * stop. Returns the state it is in then. Refuses where it is not the partner's turn.
 */
export async function submitPosting(
  db: Db,
  viewer: Viewer,
  posting: Posting,
  now: Date,
  check: PostingCheck,
): Promise<PostingState> {
  return inTransaction(db, async (db) => {
    const held = found(await holdPosting(db, posting.id))
    const { organization } = held
    const findings = check(postingDraft(held, held.working, organization, now), { organization, now })
    const next = afterSubmitting(organization.standing, findings)
    if (next === null || held.templateName !== null || !canMove(held.state, 'submit')) {
      throw new Conflict(`a posting that is ${held.state} is not sent`)
    }
    const sent = { findings: storableJson(findings), submitted_at: now, decision_words: null }
    await db.updateTable('posting').set(sent).where('id', '=', posting.id).execute()
    if (next === 'submit') return move(db, viewer, held, 'submit', null, now)
    return move(db, viewer, held, isLater(held, now) ? 'schedule' : 'publish', null, now)
  })
}

const isLater = ({ publishOn, isListed }: Posting, now: Date): boolean =>
  !isListed && publishOn !== null && publishOn > londonDate(now)

/** What a moderator decides about a posting that waits. The words are for its people: they are needed, but to approve. */
export async function decidePosting(
  db: Db,
  viewer: Viewer,
  posting: Posting,
  verdict: 'approve' | 'ask-for-changes' | 'refuse' | 'take-down' | 'bring-back',
  words: string | null,
  now: Date,
): Promise<PostingState> {
  return inTransaction(db, async (db) => {
    const held = found(await holdPosting(db, posting.id))
    if ((verdict === 'approve' || verdict === 'bring-back') && !mayBePublic(held.organization.standing)) {
      throw new Conflict('nothing is public of an organisation that has not been approved')
    }
    const decision = {
      decided_at: now,
      decided_by: accountOf(viewer),
      decision_words: words,
    }
    if (!canMove(held.state, verdict)) throw new Conflict(`it is ${held.state} by now`)
    await db.updateTable('posting').set(decision).where('id', '=', posting.id).execute()
    if (verdict === 'approve' && isLater(held, now)) return move(db, viewer, held, 'schedule', words, now)
    return move(db, viewer, held, verdict, words, now)
  })
}

/** Moves a posting, with all that follows for its listing. Refuses what the table of moves does not have. */
export async function movePosting(
  db: Db,
  viewer: Viewer | 'job',
  posting: Pick<Posting, 'id'>,
  how: PostingMove,
  now: Date,
  words: string | null = null,
): Promise<PostingState> {
  return inTransaction(db, async (db) => move(db, viewer, found(await holdPosting(db, posting.id)), how, words, now))
}

/** Moves after which residents find it as the partner wrote it last, and those after which they find what was public. */
const SHOWS_WORKING: ReadonlySet<PostingMove> = new Set<PostingMove>(['publish', 'approve', 'start'])
const SHOWS_AGAIN: ReadonlySet<PostingMove> = new Set<PostingMove>(['confirm', 'extend', 'resume', 'bring-back'])
const HIDES: ReadonlySet<PostingMove> = new Set<PostingMove>([
  'pause',
  'pause-unanswered',
  'suspend',
  'fill',
  'withdraw',
  'expire',
  'take-down',
])

/** Said by the organisation itself: then a feed that still has it is only late. */
const STAYS_AWAY: ReadonlySet<PostingMove> = new Set<PostingMove>(['pause', 'fill', 'withdraw'])

async function move(
  db: Db,
  viewer: Viewer | 'job',
  posting: Posting,
  how: PostingMove,
  words: string | null,
  now: Date,
): Promise<PostingState> {
  if (!canMove(posting.state, how)) throw new Conflict(`a posting that is ${posting.state} cannot ${how}`)
  if (how === 'fill' && posting.opportunityId === null) throw new Conflict('nobody could see it yet')
  const { standing } = posting.organization
  const shows = SHOWS_WORKING.has(how) || SHOWS_AGAIN.has(how)
  if (shows && !mayBePublic(standing)) throw new Conflict(`an organisation that is ${standing} shows nothing`)

  if (SHOWS_WORKING.has(how)) await list(db, posting, posting.working, now)
  if (SHOWS_AGAIN.has(how)) await list(db, posting, posting.published ?? posting.working, now)
  if (HIDES.has(how)) await unlist(db, posting, STAYS_AWAY.has(how), now)
  if (viewer !== 'job') await overtakeStillOpenAsks(db, posting.id, now)
  const state = stateAfter(how, posting.isListed)
  const fresh = how === 'relist' ? { listed_on: null, checked_on: null, publish_on: null } : {}
  await db
    .updateTable('posting')
    .set({ state, updated_at: now, ...fresh })
    .where('id', '=', posting.id)
    .execute()
  await writePostingEntry(db, viewer, posting, how, words, now)
  return state
}

/** Answers that hold from now on in the working copy and in what is public alike: a new closing date. */
export async function changePublished(db: Db, posting: Posting, answers: PostingAnswers): Promise<void> {
  await db
    .updateTable('posting')
    .set({
      working: storableJson({ ...posting.working, ...answers }),
      published: posting.published && storableJson({ ...posting.published, ...answers }),
    })
    .where('id', '=', posting.id)
    .execute()
}
