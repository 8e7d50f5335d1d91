/**
 * Measures what every request asks first, whose a browser is: `bin/bench sign-in [--number 3000] [--signed-in 50000]`.
 * By turns behind the second wall, and as a plain query over a login past which no policy stands.
 */
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { digest, newSecret } from '../src/kit/secret.ts'
import { signInAs, viewerOf } from '../src/records/sign-in.ts'
import { testDatabase } from '../test/harness/database.ts'
import { measure, milliseconds, table } from './measure.ts'

const { values: options } = parseArgs({
  options: { number: { type: 'string', default: '3000' }, 'signed-in': { type: 'string', default: '50000' } },
})
const now = new Date('2026-11-23T10:00:00Z')
const tomorrow = new Date('2026-11-24T10:00:00Z')

const { owner, web, drop } = await testDatabase()
try {
  await sql`
    insert into sign_in (token_hash, address_kind, address, method, created_at, last_seen_at, expires_at)
    select sha256(convert_to(i::text, 'UTF8')), 'email', 'p' || i || '@example.org', 'code', ${now}, ${now}, ${tomorrow}
    from generate_series(1, ${Number(options['signed-in'])}::integer) i`.execute(owner)
  await sql`analyze sign_in`.execute(owner)
  const address = { kind: 'email', value: 'amina@example.org' } as const
  const browsers = {
    'somebody signed in': (await signInAs(web, { address }, 'code', now)).value,
    'a cookie that nobody has': newSecret(),
  }
  const rows: string[][] = []
  for (const [who, token] of Object.entries(browsers)) {
    const asked = { walled: () => viewerOf(web, token, now), plain: () => plainly(token) }
    const times = { walled: [] as number[], plain: [] as number[] }
    // By turns, so that whatever else the machine does falls on both.
    for (let turn = 0; turn < 10; turn++) {
      for (const how of ['walled', 'plain'] as const) {
        const questions = Array.from({ length: Number(options.number) / 10 }, () => how)
        times[how].push((await measure(questions, asked[how], { atOnce: 1, rounds: 1, warm: turn > 0 })).p50)
      }
    }
    rows.push([who, milliseconds(middle(times.walled)), milliseconds(middle(times.plain))])
  }
  console.log(table(['median, ms', 'behind the wall', 'as a plain query'], rows))
} finally {
  await drop()
}

/** As it would be asked if no wall stood there. */
function plainly(token: string): Promise<unknown> {
  return owner
    .selectFrom('sign_in')
    .leftJoin('account', 'account.id', 'sign_in.account_id')
    .where('token_hash', '=', digest(token))
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .select(['account_id', 'membership_id', 'address_kind', 'address', 'last_seen_at', 'referral_id', 'participant_id'])
    .select(['account.name', 'account.disabled_at'])
    .executeTakeFirst()
}

function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!
}
