import type pg from 'pg'

/** Milliseconds that a connection has waited for answers to one question before it keeps the plan of it. */
const EARNED_MS = 100
/** Plans that all connections of a pool keep together: 145 MB at the most, about 75 as a rule (docs/benchmarks.md). */
const MOST = 180
/** Plans that one of them keeps: whoever is lent out most has most, and leaves some for the others. */
const MOST_HERE = 60
/** Different questions whose time is noted; those that are put together anew each time must not fill the memory. */
const MOST_NOTED = 2_000

/**
 * Whether a question asks for what hangs together with one person, one case or one colleague, or with a few that are
 * named. There are few such rows whoever it is, so that the plan made for one is right for all. A list of a whole team
 * is planned each time: which way is short depends on how large the team is.
 */
const ASKS_BY_KEY = new RegExp(
  '"(id|participant_id|case_id|referral_id|merged_into|owner_account_id|adviser_id|asked_by)" (= |in \\(|= any \\()\\$' +
    '|owner_account_id\\) = \\$',
)

const BEGINS = /^(begin|start transaction)\b/

/** Whether this is PostgreSQL's word that a table has changed under a plan that was kept: asked anew, all is well. */
export function isOutdatedPlan(error: unknown): boolean {
  const { code, routine } = (error ?? {}) as { code?: string; routine?: string }
  return code === '0A000' && routine === 'RevalidateCachedQuery'
}

/**
 * Returns what makes each connection of a pool keep the plans of what takes it longest of all that it is asked by the
 * key of something: with the policies of people's tables written into it, planning takes longer than answering.
 * Whoever looks is no part of a plan: the policies ask each time. When a table has changed, all connections of the pool
 * begin again. A question outside a transaction is then asked once more; within one, whoever began it asks all again.
 */
export function planKeeper({ most = MOST, here = MOST_HERE } = {}): (connection: pg.PoolClient) => void {
  const tables = { changes: 0 }
  const room = { left: most }
  return (connection) => {
    const asked = connection.query.bind(connection) as unknown as (...given: readonly unknown[]) => Promise<unknown>
    const plans = keptPlans(room, here)
    connection.once('end', () => plans.forget(0))
    let known = tables.changes
    let within = false

    const begin = async (given: readonly unknown[]): Promise<unknown> => {
      within = true
      if (known !== tables.changes) {
        known = tables.changes
        plans.forget(known)
        await asked('deallocate all')
      }
      return asked(...given)
    }
    const ask = async (text: string, values: readonly unknown[]): Promise<unknown> => {
      const name = known === tables.changes ? plans.nameOf(text) : null
      if (name !== null) {
        return asked({ name, text, values }).catch((error) => {
          if (!isOutdatedPlan(error)) throw error
          if (known === tables.changes) tables.changes++
          if (within) throw error
          return asked(text, values)
        })
      }
      const began = performance.now()
      const answer = await asked(text, values)
      plans.note(text, performance.now() - began)
      return answer
    }
    const query = (...given: readonly unknown[]): Promise<unknown> => {
      const [text, values] = given
      if (typeof text !== 'string' || !Array.isArray(values) || given.length > 2) return asked(...given)
      if (BEGINS.test(text)) return begin(given)
      if (text === 'commit' || text === 'rollback') within = false
      return ask(text, values)
    }
    connection.query = query as unknown as typeof connection.query
  }
}

/** What one connection keeps: names of plans by what was asked, and how long the others have taken so far. */
function keptPlans(room: { left: number }, here: number) {
  const spent = new Map<string, number>()
  const names = new Map<string, string>()
  let round = 0
  const isFull = () => room.left <= 0 || names.size >= here
  return {
    nameOf(text: string): string | null {
      const kept = names.get(text)
      if (kept !== undefined || isFull() || (spent.get(text) ?? 0) < EARNED_MS) return kept ?? null
      spent.delete(text)
      room.left--
      const name = `kept_${round}_${names.size}`
      names.set(text, name)
      return name
    },
    note(text: string, milliseconds: number): void {
      if (isFull() || !ASKS_BY_KEY.test(text)) return
      if (spent.size >= MOST_NOTED) spent.clear()
      spent.set(text, (spent.get(text) ?? 0) + milliseconds)
    },
    forget(changes: number): void {
      room.left += names.size
      names.clear()
      round = changes
    },
  }
}
