import type { Member, Role } from '../src/domain/permission.ts'
import { ensureAccount } from '../src/records/account.ts'
import type { Db } from '../src/records/schema.ts'
import { liveMemberships } from '../src/records/sign-in.ts'
import { type CastName, mailbox } from './cast.ts'

/** Returns somebody of the cast as who they are at work: in their first part, or in this one. */
export async function memberNamed(db: Db, name: CastName, now: Date, role?: Role): Promise<Member> {
  const accountId = await ensureAccount(db, { name, email: mailbox(name), sample: true }, now)
  const memberships = await liveMemberships(db, accountId)
  const membership = memberships.find((one) => !role || one.role === role) ?? memberships[0]!
  return { kind: 'member', accountId, name, membership, memberships }
}
