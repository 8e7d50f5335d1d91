import type { Viewer } from '../domain/permission.ts'
import { wordsForLink } from '../domain/referral-messages.ts'
import { digest, newSecret } from '../kit/secret.ts'
import { queueMessage } from './message.ts'
import { changesReferral } from './reach.ts'
import type { Db } from './schema.ts'

/** How long a link opens its referral where nothing ends it before: longer than any programme lasts. */
const LINK_DAYS = 400

/** A referral that a partner without accounts answers, and where they read. */
export type Linked = {
  readonly referralId: string
  readonly reference: string
  readonly organizationId: number
  readonly email: string
}

/**
 * Makes a link by which a partner without accounts answers one referral, and queues it to their address: the link and the
 * reference, nothing of whom it is about. Links to another address end. `step` says what waits, in a reminder.
 */
export async function makeLink(
  db: Db,
  to: Linked,
  { origin, step, key }: { readonly origin: string; readonly step?: string; readonly key?: string },
  now: Date,
): Promise<void> {
  const token = newSecret()
  const hash = digest(token)
  await db
    .updateTable('referral_link')
    .set({ ended_at: now })
    .where('referral_id', '=', to.referralId)
    .where('email', '<>', to.email)
    .where('ended_at', 'is', null)
    .execute()
  await db
    .insertInto('referral_link')
    .values({
      token_hash: hash,
      referral_id: to.referralId,
      organization_id: to.organizationId,
      email: to.email,
      created_at: now,
      expires_at: new Date(now.getTime() + LINK_DAYS * 86_400_000),
      ended_at: null,
    })
    .execute()
  const link = `${origin}/answer/${token}`
  await queueMessage(
    db,
    {
      to: { kind: 'email', value: to.email },
      key: key ?? `referral:${to.referralId}:link:${hash.toString('hex').slice(0, 16)}`,
      kind: step ? 'referral.link-reminder' : 'referral.link',
      language: 'en',
      words: wordsForLink({ reference: to.reference, link, step: step ?? null }, null),
      waitsForMorning: false,
    },
    now,
  )
}

/**
 * Sends a link where whoever the referral went to answers by one; returns whether they do. For whoever sent it, in the
 * transaction in which it was sent, and again where the first link was lost.
 */
export async function sendLinkIfAsked(
  db: Db,
  viewer: Viewer,
  referralId: string,
  origin: string,
  now: Date,
): Promise<boolean> {
  const to = await answeredByLink(db, viewer, referralId)
  if (!to) return false
  await makeLink(db, to, { origin }, now)
  return true
}

/** Ends every link of a referral: whoever is looking by one sees nothing from the next request on. */
export async function endLinks(db: Db, referralId: string, now: Date): Promise<void> {
  await db
    .updateTable('referral_link')
    .set({ ended_at: now })
    .where('referral_id', '=', referralId)
    .where('ended_at', 'is', null)
    .execute()
}

/** What the page of a link says before any code: who it was sent to. */
export type OpenLink = Omit<Linked, 'reference'> & { readonly organization: string }

/** Returns what a link opens; null for one that never was, has run out or was ended: the three are told apart to nobody. */
export async function findLink(db: Db, token: string, now: Date): Promise<OpenLink | null> {
  const row = await db
    .selectFrom('referral_link as l')
    .innerJoin('organization as o', 'o.id', 'l.organization_id')
    .where('l.token_hash', '=', digest(token))
    .where('l.ended_at', 'is', null)
    .where('l.expires_at', '>', now)
    .select(['l.referral_id', 'l.organization_id', 'l.email', 'o.name'])
    .executeTakeFirst()
  if (!row) return null
  const { referral_id: referralId, organization_id: organizationId, email, name: organization } = row
  return { referralId, organizationId, email, organization }
}

/** A link of a referral, as whoever sent it sees it. */
export type SentLink = { readonly email: string; readonly createdAt: Date; readonly live: boolean }

/** Returns the links of a referral that this viewer may move, the newest first. */
export async function linksOf(db: Db, viewer: Viewer, referralId: string, now: Date): Promise<readonly SentLink[]> {
  const rows = await db
    .selectFrom('referral_link as l')
    .innerJoin('referral', 'referral.id', 'l.referral_id')
    .where('l.referral_id', '=', referralId)
    .where(changesReferral(viewer))
    .select(['l.email', 'l.created_at', 'l.ended_at', 'l.expires_at'])
    .orderBy('l.created_at', 'desc')
    .execute()
  return rows.map((row) => ({
    email: row.email,
    createdAt: row.created_at,
    live: row.ended_at === null && row.expires_at > now,
  }))
}

/** Returns where the link of an open referral goes that this viewer may move; null where nobody answers it by one. */
export async function mailboxOf(db: Db, viewer: Viewer, referralId: string): Promise<string | null> {
  return (await answeredByLink(db, viewer, referralId))?.email ?? null
}

async function answeredByLink(db: Db, viewer: Viewer, referralId: string): Promise<Linked | null> {
  const row = await db
    .selectFrom('referral')
    .innerJoin('referral_service as s', 's.id', 'referral.service_id')
    .where('referral.id', '=', referralId)
    .where('s.answers_by', '=', 'link')
    .where('referral.ended_at', 'is', null)
    .where(changesReferral(viewer))
    .select(['referral.reference', 'referral.to_organization_id', 's.link_email'])
    .executeTakeFirst()
  if (!row?.link_email) return null
  return { referralId, reference: row.reference, organizationId: row.to_organization_id, email: row.link_email }
}

/** A referral whose clock runs out while its partner by link has the next step. */
export type LinkDue = Linked & { readonly dueAt: Date; readonly nextStep: string }

/** Returns what partners by link have to do by then, where they still have a link; for the jobs login. */
export async function linksDue(db: Db, until: Date, now: Date): Promise<readonly LinkDue[]> {
  const rows = await db
    .selectFrom('referral as f')
    .innerJoin('referral_link as l', 'l.referral_id', 'f.id')
    .where('f.ended_at', 'is', null)
    .where('f.owner_side', '=', 'receiver')
    .where('f.due_at', '<=', until)
    .where('l.ended_at', 'is', null)
    .where('l.expires_at', '>', now)
    .select(['f.id', 'f.reference', 'f.to_organization_id', 'f.next_step', 'f.due_at', 'l.email'])
    .distinct()
    .execute()
  return rows.map((row) => ({
    referralId: row.id,
    reference: row.reference,
    organizationId: row.to_organization_id,
    email: row.email,
    dueAt: row.due_at!,
    nextStep: row.next_step!,
  }))
}

/** Returns whether a message of this key was queued before. */
export async function wasQueued(db: Db, key: string): Promise<boolean> {
  return (await db.selectFrom('message').select('id').where('key', '=', key).executeTakeFirst()) !== undefined
}
