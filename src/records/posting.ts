import type { Selectable } from 'kysely'
import type { Kind } from '../domain/facets.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import { may, type Viewer } from '../domain/permission.ts'
import type { Finding, OrganizationStanding, PostingState } from '../domain/posting.ts'
import type { PostingAnswers } from '../domain/posting-fields.ts'
import { accountOf, writeHistory } from './history.ts'
import type { Db } from './schema.ts'
import type { PostingTable } from './schema-postings.ts'

/** A partner's posting: what they have written, what of it is public, and how it stands. */
export type Posting = {
  readonly id: number
  readonly kind: Kind
  readonly state: PostingState
  readonly working: PostingAnswers
  /** What the public listing was written from; null where there never was one. */
  readonly published: PostingAnswers | null
  readonly opportunityId: number | null
  /** Whether residents can find it now, whatever is waiting for a decision. */
  readonly isListed: boolean
  /** When its listing closes by itself. */
  readonly expiresAt: Date | null
  readonly templateName: string | null
  readonly findings: readonly Finding[]
  readonly publishOn: LocalDate | null
  readonly listedOn: LocalDate | null
  readonly checkedOn: LocalDate | null
  readonly submittedAt: Date | null
  readonly decidedAt: Date | null
  readonly decisionWords: string | null
  readonly updatedAt: Date
  readonly createdBy: number | null
  readonly sample: boolean
  readonly organization: PostingOrganization
}

export type PostingOrganization = {
  readonly id: number
  readonly name: string
  readonly website: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly standing: OrganizationStanding
  readonly under18CheckedOn: LocalDate | null
}

/** Returns the postings of the organisation that this viewer acts for, the latest change first; templates apart. */
export async function ownPostings(db: Db, viewer: Viewer): Promise<Posting[]> {
  const rows = await postingRows(db)
    .where('posting.organization_id', '=', organizationOf(viewer))
    .orderBy('posting.updated_at', 'desc')
    .orderBy('posting.id', 'desc')
    .limit(500)
    .execute()
  return rows.map(toPosting)
}

/** Returns a posting of the viewer's own organisation, or for moderators of any; null for everybody else. */
export async function findPosting(db: Db, viewer: Viewer, id: number): Promise<Posting | null> {
  const rows = postingRows(db).where('posting.id', '=', id)
  const reached = may(viewer, 'postings.moderate')
    ? rows
    : rows.where('posting.organization_id', '=', organizationOf(viewer))
  const row = await reached.executeTakeFirst()
  return row ? toPosting(row) : null
}

/** Returns what waits for a moderator, the longest waiting first; nothing for anybody else. */
export async function waitingPostings(db: Db, viewer: Viewer): Promise<Posting[]> {
  if (!may(viewer, 'postings.moderate')) return []
  const rows = await postingRows(db)
    .where('posting.state', '=', 'submitted')
    .orderBy('posting.submitted_at')
    .orderBy('posting.id')
    .limit(500)
    .execute()
  return rows.map(toPosting)
}

/** Returns a posting for background work, whoever's it is. */
export async function postingForJob(db: Db, id: number): Promise<Posting | null> {
  const row = await postingRows(db).where('posting.id', '=', id).executeTakeFirst()
  return row ? toPosting(row) : null
}

/** Holds a posting until the transaction ends, and returns it as it stands now; null where it has gone. */
export async function holdPosting(db: Db, id: number): Promise<Posting | null> {
  await db.selectFrom('posting').select('id').where('id', '=', id).forUpdate().execute()
  return postingForJob(db, id)
}

export type PostingEntry = {
  readonly at: Date
  readonly move: string
  readonly words: string | null
  readonly byName: string | null
}

/** Returns what happened to a posting that the caller found, the latest first. */
export async function postingEntries(db: Db, posting: Pick<Posting, 'id'>): Promise<PostingEntry[]> {
  const rows = await db
    .selectFrom('posting_entry')
    .leftJoin('account', 'account.id', 'posting_entry.account_id')
    .select(['posting_entry.at', 'move', 'words', 'account.name as byName'])
    .where('posting_id', '=', posting.id)
    .orderBy('posting_entry.id', 'desc')
    .limit(100)
    .execute()
  return rows
}

/** Writes what happened to a posting, for its people to read and for history. In the caller's transaction. */
export async function writePostingEntry(
  db: Db,
  viewer: Viewer | 'job',
  posting: Pick<Posting, 'id' | 'state'>,
  move: string,
  words: string | null,
  now: Date,
): Promise<void> {
  const accountId = accountOf(viewer)
  const entry = { posting_id: posting.id, at: now, account_id: accountId, move, words }
  await db.insertInto('posting_entry').values(entry).execute()
  await writeHistory(db, viewer, `posting.${move}`, `posting:${posting.id}`, { from: posting.state }, now)
}

export type Contact = { readonly email: string; readonly language: string }

/** Everybody who is told about a posting: who wrote it, else whoever looks after the organisation. */
export const postingContacts = (db: Db, { organization, createdBy }: Posting): Promise<readonly Contact[]> =>
  writtenBy(db, organization.id, createdBy)

/** Whoever wrote something for an organisation, while they are in its team; else its administrators. */
export async function writtenBy(db: Db, organizationId: number, accountId: number | null): Promise<readonly Contact[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .where('membership.organization_id', '=', organizationId)
    .where('membership.ended_at', 'is', null)
    .where('account.disabled_at', 'is', null)
    .select(['account.id', 'account.email', 'account.language', 'membership.role'])
    .orderBy('account.id')
    .execute()
  const author = rows.filter(({ id }) => id === accountId)
  const told = author.length > 0 ? author : rows.filter(({ role }) => role === 'partner-administrator')
  return [...new Map(told.map((row) => [row.email, { email: row.email, language: row.language }])).values()]
}

const NOBODYS = -1

/** The organisation whose postings this viewer may see; one that cannot exist for whoever may see none. */
export const organizationOf = (viewer: Viewer): number =>
  viewer.kind === 'member' && may(viewer, 'postings.write') ? viewer.membership.organizationId : NOBODYS

const postingRows = (db: Db) =>
  db
    .selectFrom('posting')
    .innerJoin('organization', 'organization.id', 'posting.organization_id')
    .leftJoin('opportunity', 'opportunity.id', 'posting.opportunity_id')
    .selectAll('posting')
    .select(['organization.name', 'website', 'organization.email', 'organization.phone', 'standing'])
    .select(['under_18_checked_on', 'opportunity.withdrawn_at', 'opportunity.expires_at'])

type PostingRow = Selectable<PostingTable> & {
  readonly name: string
  readonly website: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly standing: OrganizationStanding
  readonly under_18_checked_on: string | null
  readonly withdrawn_at: Date | null
  readonly expires_at: Date | null
}

const toPosting = (row: PostingRow): Posting => ({
  id: row.id,
  kind: row.kind as Kind,
  state: row.state,
  working: row.working,
  published: row.published,
  opportunityId: row.opportunity_id,
  isListed: row.opportunity_id !== null && row.withdrawn_at === null,
  expiresAt: row.expires_at,
  templateName: row.template_name,
  findings: row.findings,
  publishOn: row.publish_on,
  listedOn: row.listed_on,
  checkedOn: row.checked_on,
  submittedAt: row.submitted_at,
  decidedAt: row.decided_at,
  decisionWords: row.decision_words,
  updatedAt: row.updated_at,
  createdBy: row.created_by,
  sample: row.sample,
  organization: {
    id: row.organization_id,
    name: row.name,
    website: row.website,
    email: row.email,
    phone: row.phone,
    standing: row.standing,
    under18CheckedOn: row.under_18_checked_on,
  },
})
