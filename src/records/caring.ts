import { sql } from 'kysely'
import { type Bundle, CARING_ROLES, type Given, shareWork, type Taker } from '../domain/caring.ts'
import type { Role, Viewer } from '../domain/permission.ts'
import { USUAL_CEILING } from '../domain/referral-share.ts'
import type { SupportCase } from '../domain/support-case.ts'
import { Conflict } from '../kit/errors.ts'
import type { Db } from './schema.ts'
import { moveCase } from './support-case.ts'

/** Returns who can look after people at an organisation, by name, with how much each has; numbers alone. */
export async function takersOf(db: Db, organizationId: number): Promise<readonly Taker[]> {
  const { rows } = await sql<{
    readonly account_id: number
    readonly name: string
    readonly roles: Role[]
    readonly hubs: number[]
    readonly everywhere: boolean
    readonly weight: number
    readonly cases: number
    readonly ceiling: number | null
  }>`select * from loads_of(${organizationId})`.execute(db)
  return rows.map((row) => ({
    accountId: row.account_id,
    name: row.name,
    roles: row.roles,
    hubIds: row.everywhere ? [] : row.hubs,
    weight: row.weight,
    cases: row.cases,
    ceiling: row.ceiling ?? USUAL_CEILING,
  }))
}

/** Returns what somebody looks after, as far as it is needed to share it out; nothing for who may not share it out. */
export async function workOf(
  db: Db,
  { accountId, organizationId }: { readonly accountId: number; readonly organizationId: number },
): Promise<readonly Bundle[]> {
  const { rows } = await sql<{
    readonly person: string | null
    readonly request: number | null
    readonly hub: number | null
    readonly weight: number
    readonly may_wait: boolean
    readonly barred: number[]
    readonly only_to: number[] | null
  }>`select * from work_of(${accountId}, ${organizationId})`.execute(db)
  return rows.map((row) => ({
    key: row.person ?? `${REQUEST}${row.request}`,
    hubId: row.hub,
    weight: row.weight,
    mayWait: row.may_wait,
    barred: row.barred,
    onlyTo: row.only_to,
  }))
}

const REQUEST = 'request:'

/** Returns the organisations for which somebody looks after people now; without one of their parts where that is said. */
export async function caringPlacesOf(
  db: Db,
  accountId: number,
  withoutMembershipId: number | null = null,
): Promise<readonly { readonly organizationId: number; readonly name: string }[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('organization', 'organization.id', 'membership.organization_id')
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('role', 'in', CARING_ROLES)
    .$if(withoutMembershipId !== null, (query) => query.where('membership.id', '<>', withoutMembershipId!))
    .select(['organization.id', 'organization.name'])
    .distinct()
    .orderBy('organization.id')
    .execute()
  return rows.map(({ id, name }) => ({ organizationId: id, name }))
}

/** Returns how many people an organisation looks after now; the number alone. */
export async function peopleAt(db: Db, organizationId: number): Promise<number> {
  const { rows } = await sql<{ people: number }>`select people_at(${organizationId}) as people`.execute(db)
  return rows[0]!.people
}

/** Who leaves what, and who is named to take it on; else it is shared out by the rule of domain/caring.ts. */
export type Leaving = {
  readonly accountId: number
  readonly organizationId: number
  readonly toAccountId?: number | null
  /** Why: `left`, `closed`, `other-part`, `shared-out`. */
  readonly because: string
  readonly words?: string | null
}

/** How many people or requests each got; null: the queue of the team. */
export type Reowned = { readonly people: number; readonly by: ReadonlyMap<number | null, number> }

/**
 * Gives all that somebody looks after at an organisation to others, in the caller's transaction, with a row for each
 * thing that changed hands. Returns who got how many, or 'nobody' where there is somebody whom no colleague can take.
 */
export async function reownAll(db: Db, leaving: Leaving, now: Date): Promise<Reowned | 'nobody'> {
  const { accountId, organizationId } = leaving
  const work = await workOf(db, leaving)
  const takers = (await takersOf(db, organizationId)).filter((one) => one.accountId !== accountId)
  const { given, stuck } = shareWork(work, takers, leaving.toAccountId ?? null)
  if (stuck.length > 0) return 'nobody'
  await giveWork(db, leaving, given, now)
  await sql`select leave_lists(${accountId}, ${organizationId}, ${now})`.execute(db)
  const by = new Map<number | null, number>()
  for (const { accountId: to } of given) by.set(to, (by.get(to) ?? 0) + 1)
  return { people: given.length, by }
}

/** Gives people and requests of one colleague to others; the database asks who may. In the caller's transaction. */
export async function giveWork(
  db: Db,
  from: Omit<Leaving, 'toAccountId'>,
  given: readonly Given[],
  now: Date,
): Promise<void> {
  if (given.length === 0) return
  const gifts = given.map(({ key, accountId, letIn }) => ({
    ...(key.startsWith(REQUEST) ? { request: Number(key.slice(REQUEST.length)) } : { person: key }),
    taker: accountId,
    let_in: letIn,
  }))
  try {
    await sql`select give_work(${from.accountId}, ${from.organizationId}, ${JSON.stringify(gifts)}::jsonb,
      ${from.words ?? null}, ${from.because}, ${now})`.execute(db)
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'kept_from') throw new Conflict('not-to-be-given-to-them')
    throw error
  }
}

/**
 * Hands all work of one adviser with somebody over to a colleague, by one of their cases, with words for whoever takes
 * it on; in the caller's transaction. Throws Conflict where somebody else was first, or it must not go to them.
 */
export async function handOver(
  db: Db,
  viewer: Viewer,
  kept: SupportCase,
  {
    toAccountId,
    words,
    hubId,
  }: { readonly toAccountId: number; readonly words: string; readonly hubId?: number | null },
  now: Date,
): Promise<void> {
  const from = kept.ownerAccountId
  if (words.trim() === '' || from === null || from === toAccountId) throw new Conflict('nothing-to-hand-over')
  const said = { reason: 'handed-over', words: words.trim() }
  const change = { move: 'hand-over', toAccountId, fromAccountId: from, ...said } as const
  await moveCase(db, viewer, kept, change, now)
  const { organizationId, participantId } = kept
  if (hubId) await moveToHub(db, kept, hubId)
  const giving = { accountId: from, organizationId, because: said.reason, words: said.words }
  await giveWork(db, giving, [{ key: participantId, accountId: toAccountId, letIn: false }], now)
  await settlePromise(db)
}

/** Who works at that hub sees them from now on; who bounded to the old one sees them no more. */
async function moveToHub(db: Db, kept: SupportCase, hubId: number): Promise<void> {
  await db.updateTable('support_case').set({ hub_id: hubId }).where('id', '=', kept.id).execute()
  await db
    .updateTable('participant_reach')
    .set({ hub_id: hubId })
    .where('participant_id', '=', kept.participantId)
    .where('organization_id', '=', kept.organizationId)
    .where('account_id', '=', kept.ownerAccountId)
    .execute()
}

const PROMISE = sql.raw('promise_made, promise_kept, promise_of_leaver, promise_of_closed_account, promise_of_hold')

/** Lets the database look now, and not only at the end, whether everything open is with somebody who is there. */
export async function settlePromise(db: Db): Promise<void> {
  try {
    await sql`savepoint promise`.execute(db)
    await sql`set constraints ${PROMISE} immediate`.execute(db)
    await sql`set constraints ${PROMISE} deferred`.execute(db)
    await sql`release savepoint promise`.execute(db)
  } catch (error) {
    await sql`rollback to savepoint promise`.execute(db)
    if ((error as { constraint?: string }).constraint === 'promise') throw new Conflict('moved-by-someone-else')
    throw error
  }
}
