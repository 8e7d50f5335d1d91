import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Viewer } from '../domain/permission.ts'
import type { Purpose } from '../domain/purpose.ts'
import { sightOf } from '../domain/reach.ts'
import { isOutdatedPlan } from '../kit/kept-plans.ts'
import type { Db } from './schema.ts'

/** What the word about who is looking is signed with. The web login cannot read it from the database. */
export type ViewerKey = Buffer

/** Signed words are believed for so long: a request is answered or cut off by then. Seconds. */
const BELIEVED_SECONDS = 120

/** Returns the key; only the owner of the database may ask. */
export async function readViewerKey(owner: Db): Promise<ViewerKey> {
  const { rows } = await sql<{ key: Buffer }>`select key from viewer_key`.execute(owner)
  return rows[0]!.key
}

export type Looking = {
  readonly viewer: Viewer
  readonly purpose: Purpose
  /** The moment by the clock of this product: what has expired by then is not seen. */
  readonly now: Date
  /** The moment by the clock of the machine: until when the signature counts. */
  readonly signedAt: Date
}

/**
 * Does the work in one transaction in which the database knows who is looking, and shows them nothing else: the second
 * wall. What the work changes and the history it writes are kept together or not at all. Where tables were changed
 * under it meanwhile, nothing of it was kept, and it is done once more.
 */
export async function asViewer<T>(db: Db, key: ViewerKey, looking: Looking, work: (db: Db) => Promise<T>): Promise<T> {
  const token = signedContext(key, looking)
  const whole = () =>
    db.transaction().execute(async (db) => {
      await sql`select set_config('good_work.viewer', ${token}, true)`.execute(db)
      return work(db)
    })
  try {
    return await whole()
  } catch (error) {
    if (isOutdatedPlan(error)) return whole()
    throw error
  }
}

/** Returns the signed word: `mac.facts`. `current_viewer()` in the database is its reader. */
export function signedContext(key: ViewerKey, { viewer, purpose, now, signedAt }: Looking): string {
  const { accountId, organizationId, role, wide, everyHub, hubIds, participantId, referralId, kind } = sightOf(viewer)
  const address = viewer.kind === 'resident' ? viewer.address : null
  const facts = JSON.stringify({
    kind,
    account: accountId,
    organization: organizationId,
    actingFor: viewer.kind === 'member' ? viewer.membership.organizationId : null,
    actingAs: viewer.kind === 'member' ? viewer.membership.role : null,
    role,
    wide,
    everyHub,
    hubs: hubIds,
    addressKind: address?.kind ?? null,
    address: address?.value ?? null,
    participant: participantId,
    referral: referralId,
    purpose,
    at: now.toISOString(),
    expires: Math.floor(signedAt.getTime() / 1000) + BELIEVED_SECONDS,
  })
  const inner = createHash('sha256').update(key).update(facts).digest()
  return `${createHash('sha256').update(key).update(inner).digest('hex')}.${facts}`
}
