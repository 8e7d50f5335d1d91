import { roomFor, type Taker } from '../domain/caring.ts'
import { wordsForTaker, wordsOfQueued } from '../domain/caring-messages.ts'
import type { Member } from '../domain/permission.ts'
import { type Html, html } from '../kit/html.ts'
import { findAccount } from '../records/account.ts'
import { type Leaving, type Reowned, reownAll, settlePromise, takersOf, workOf } from '../records/caring.ts'
import type { Db } from '../records/schema.ts'
import { inTransaction } from '../records/transaction.ts'
import type { Ask } from './ask.ts'
import { tellColleague } from './case-handover.ts'
import { select } from './components/select.ts'
import { warningText } from './components/warning-text.ts'

/** What somebody looks after at one organisation, and who could take it on. */
export type Left = {
  readonly organizationId: number
  readonly organizationName: string
  readonly people: number
  readonly takers: readonly Taker[]
}

/** Returns what somebody would leave behind at these organisations; only where it is something. */
export async function leftBehind(
  db: Db,
  accountId: number,
  places: readonly { readonly organizationId: number; readonly name: string }[],
): Promise<readonly Left[]> {
  const left: Left[] = []
  for (const { organizationId, name } of places) {
    const people = (await workOf(db, { accountId, organizationId })).length
    if (people === 0) continue
    const takers = (await takersOf(db, organizationId)).filter((one) => one.accountId !== accountId)
    left.push({ organizationId, organizationName: name, people, takers })
  }
  return left
}

/** Returns the question who takes on the people of somebody who goes: a warning first, and one answer for each place. */
export const takersQuestion = (name: string, left: readonly Left[], form: string, label = 'Who takes them on'): Html =>
  html`${left.map(
    ({ organizationId, organizationName, people, takers }) => html`${
      warns(form) &&
      warningText({
        text: `${name} looks after ${people === 1 ? '1 person' : `${people} people`}${
          left.length > 1 ? ` at ${organizationName}` : ''
        }. Who takes them on?`,
        iconFallbackText: 'Take care',
      })
    }
${select({
  ...{ id: `${form}-to-${organizationId}`, name: `to-${organizationId}`, value: '' },
  label: { text: label },
  hint: { text: 'Whoever takes them on is told at once. Nobody is left without an adviser.' },
  items: [{ value: '', text: 'Whoever has room' }, ...takers.map(takerOption)],
})}`,
  )}`

/** Where it is only a maybe, there is nothing to warn of. */
const warns = (form: string): boolean => form !== 'part'

const takerOption = (taker: Taker) => ({
  value: taker.accountId,
  text: `${taker.name}: ${taker.cases} now${roomFor(taker) > 0 ? '' : ', full'}`,
})

class TakenBack extends Error {
  readonly outcome: string
  constructor(outcome: string) {
    super(outcome)
    this.outcome = outcome
  }
}

/**
 * Lets somebody go: all that they look after is given to others and then `change` ends their part, in one transaction
 * or not at all; new owners are told. Returns what `change` says, or 'nobody' where no colleague can take somebody on.
 * Work first, the part after it, and once more what came meanwhile: so nobody waits for each other.
 */
export async function letGo<T extends string>(
  ask: Ask & { readonly viewer: Member },
  leaving: readonly Leaving[],
  change: (db: Db) => Promise<T>,
): Promise<T | 'nobody'> {
  try {
    return await inTransaction(ask.db, async (db) => {
      const given: { readonly from: Leaving; readonly reowned: Reowned }[] = []
      const giveAll = async () => {
        for (const from of leaving) {
          const reowned = await reownAll(db, from, ask.now)
          if (reowned === 'nobody') throw new TakenBack('nobody')
          if (reowned.people > 0) given.push({ from, reowned })
        }
      }
      await giveAll()
      const done = await change(db)
      if (done !== 'done') throw new TakenBack(done)
      await giveAll()
      await settlePromise(db)
      for (const { from, reowned } of given) await tellTakers(db, ask, from, reowned)
      return done
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.outcome as T | 'nobody'
    throw error
  }
}

/** Reads who was named to take people on at an organisation; null: they are shared out. */
export function takerNamed(form: URLSearchParams, organizationId: number): number | null {
  const text = form.get(`to-${organizationId}`) ?? ''
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
}

/** Tells whoever takes people on; and managers, where something waits in the queue. */
async function tellTakers(
  db: Db,
  { viewer, origin, now }: { readonly viewer: Member; readonly origin: string; readonly now: Date },
  from: Leaving,
  { by }: Reowned,
): Promise<void> {
  const giver = await findAccount(db, from.accountId)
  const facts = { by: viewer.name, from: giver?.name ?? 'a colleague', words: from.words ?? null, origin }
  const managers = by.has(null)
    ? (await takersOf(db, from.organizationId)).filter(({ roles }) =>
        roles.some((role) => role === 'hub-manager' || role === 'partner-manager'),
      )
    : []
  const told = [...by].flatMap(([to, count]) =>
    to === null
      ? managers.map(({ accountId }) => ({ accountId, count, words: wordsOfQueued({ ...facts, count }) }))
      : [{ accountId: to, count, words: wordsForTaker({ ...facts, count }) }],
  )
  for (const [place, { accountId, words }] of told.entries()) {
    const key = `case-handover:${from.accountId}:${accountId}:${now.toISOString()}:${place}`
    await tellColleague(db, viewer, { accountId, key, words }, now)
  }
}
