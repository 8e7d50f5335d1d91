import type { Member, Viewer } from '../domain/permission.ts'
import { digest, newSecret } from '../kit/secret.ts'
import { writeHistory } from './history.ts'
import type { Db } from './schema.ts'

/** Another system, as it is known once its token was read. */
export type KnownPeer = {
  readonly viewer: Extract<Viewer, { kind: 'peer' }>
  readonly organizationName: string
  readonly odsCode: string | null
  readonly scopes: readonly string[]
  readonly endpoint: string | null
}

/** Why a token opens nothing: nobody has it, its time is over or it was taken back, its organisation is suspended. */
export type PeerRefusal = 'unknown' | 'over' | 'closed'

/** A token is good for a year; whoever runs the other system asks for a new one in time. */
const GOOD_FOR_DAYS = 365

/** Returns whose token this is, asked anew for every request; or why it opens nothing. */
export async function findPeer(db: Db, token: string, now: Date): Promise<KnownPeer | PeerRefusal> {
  const row = await db
    .selectFrom('fhir_peer')
    .innerJoin('organization', 'organization.id', 'fhir_peer.organization_id')
    .where('token_hash', '=', digest(token))
    .select(['fhir_peer.id', 'fhir_peer.name', 'organization_id', 'ods_code', 'scopes', 'endpoint', 'expires_at'])
    .select(['revoked_at', 'last_used_at', 'organization.name as organization_name', 'organization.standing'])
    .executeTakeFirst()
  if (!row) return 'unknown'
  if (row.revoked_at !== null || row.expires_at <= now) return 'over'
  if (row.standing === 'suspended' || row.standing === 'refused') return 'closed'
  if (!row.last_used_at || now.getTime() - row.last_used_at.getTime() > 60_000) {
    await db.updateTable('fhir_peer').set({ last_used_at: now }).where('id', '=', row.id).execute()
  }
  return {
    viewer: { kind: 'peer', peerId: row.id, organizationId: row.organization_id, name: row.name },
    organizationName: row.organization_name,
    odsCode: row.ods_code,
    scopes: row.scopes,
    endpoint: row.endpoint,
  }
}

export type NewPeer = {
  readonly organizationId: number
  readonly name: string
  readonly odsCode: string | null
  readonly scopes: readonly string[]
  readonly endpoint: string | null
}

/** Lets another system in, and returns its token: this once, for only the digest is kept. */
export async function issuePeer(db: Db, by: Member, peer: NewPeer, now: Date): Promise<string> {
  const token = `gwp_${newSecret()}`
  const { id } = await db
    .insertInto('fhir_peer')
    .values({
      organization_id: peer.organizationId,
      name: peer.name,
      ods_code: peer.odsCode,
      token_hash: digest(token),
      scopes: [...peer.scopes],
      endpoint: peer.endpoint,
      created_at: now,
      created_by: by.accountId,
      expires_at: new Date(now.getTime() + GOOD_FOR_DAYS * 86_400_000),
      last_used_at: null,
      revoked_at: null,
      revoked_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const details = { organization: peer.organizationId, scopes: peer.scopes.join(' ') }
  await writeHistory(db, by, 'peer.issued', `peer:${id}`, details, now)
  return token
}

/** Shuts another system out from its next request on; false where it is out already. */
export async function revokePeer(db: Db, by: Member, id: number, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('fhir_peer')
    .set({ revoked_at: now, revoked_by: by.accountId })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await writeHistory(db, by, 'peer.revoked', `peer:${id}`, {}, now)
  return true
}

export type PeerRow = {
  readonly id: number
  readonly name: string
  readonly organizationName: string
  readonly odsCode: string | null
  readonly scopes: readonly string[]
  readonly endpoint: string | null
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly lastUsedAt: Date | null
  readonly revokedAt: Date | null
}

/** Returns every system that was ever let in, those that still are first. */
export async function allPeers(db: Db): Promise<readonly PeerRow[]> {
  const rows = await db
    .selectFrom('fhir_peer')
    .innerJoin('organization', 'organization.id', 'fhir_peer.organization_id')
    .select(['fhir_peer.id', 'fhir_peer.name', 'organization.name as organization_name', 'ods_code', 'scopes'])
    .select(['endpoint', 'fhir_peer.created_at', 'expires_at', 'last_used_at', 'revoked_at'])
    .orderBy((eb) => eb('revoked_at', 'is not', null))
    .orderBy('organization.name')
    .orderBy('fhir_peer.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    organizationName: row.organization_name,
    odsCode: row.ods_code,
    scopes: row.scopes,
    endpoint: row.endpoint,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  }))
}

/** Returns the organisations that a system can be let in for: those that take part and are not suspended. */
export const organizationsForPeers = (db: Db): Promise<{ id: number; name: string }[]> =>
  db
    .selectFrom('organization')
    .where('standing', 'in', ['approved', 'trusted'])
    .select(['id', 'name'])
    .orderBy('name')
    .execute()
