import type pg from 'pg'

/** How often a connection is asked the same before it keeps the plan, and how many plans it keeps: half a MB each. */
const ASKED = 1
const MOST = 160
/** Different questions that are counted; those that are put together anew each time must not fill the memory. */
const MOST_COUNTED = 2_000

/**
 * Whether a question asks for what hangs together with one person, one case or one colleague, or with a few that are
 * named. There are few such rows whoever it is, so that the plan made for one is right for all. A list of a whole team
 * is planned each time: which way is short depends on how large the team is.
 */
const ASKS_BY_KEY = new RegExp(
  '"(id|participant_id|case_id|referral_id|merged_into|owner_account_id|adviser_id|asked_by)" (= |in \\(|= any \\()\\$' +
    '|owner_account_id\\) = \\$',
)

/** "cached plan must not change result type": a table has changed since. */
const CHANGED = '0A000'

/**
 * Makes a connection keep the plans of what it is asked again and again by the key of something: with the policies of
 * people's tables written into it, a question takes longer to plan than to answer. Whoever looks is no part of a plan:
 * the policies ask each time.
 */
export function keepPlans(connection: pg.PoolClient): void {
  const asked = connection.query.bind(connection) as unknown as (...given: readonly unknown[]) => Promise<unknown>
  const plans = keptPlans()
  const query = (...given: readonly unknown[]): Promise<unknown> => {
    const [text, values] = given
    const plain = given.length === 2 && typeof text === 'string' && Array.isArray(values)
    const name = plain ? plans.nameOf(text) : null
    if (name === null) return asked(...given)
    return asked({ name, text, values }).catch((error: { code?: string }) => {
      if (error.code === CHANGED) plans.forget()
      throw error
    })
  }
  connection.query = query as unknown as typeof connection.query
}

/** What one connection keeps: names of plans by what was asked. */
function keptPlans() {
  const counts = new Map<string, number>()
  const names = new Map<string, string>()
  let generation = 0
  return {
    nameOf(text: string): string | null {
      const kept = names.get(text)
      if (kept !== undefined) return kept
      if (names.size >= MOST || !ASKS_BY_KEY.test(text)) return null
      const times = (counts.get(text) ?? 0) + 1
      if (times <= ASKED) {
        if (counts.size >= MOST_COUNTED) counts.clear()
        counts.set(text, times)
        return null
      }
      counts.delete(text)
      const name = `kept_${generation}_${names.size}`
      names.set(text, name)
      return name
    },
    forget(): void {
      names.clear()
      generation++
    },
  }
}
