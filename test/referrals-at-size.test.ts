import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { fillBorough, LOOKING } from '../bench/referral-borough.ts'
import { questionsOf } from '../bench/referral-questions.ts'
import { asLooking } from '../bench/referral-turns.ts'
import { databaseUrl } from '../src/kit/db.ts'
import type { Db, Schema } from '../src/records/schema.ts'
import { testServer } from './harness/cluster.ts'
import { testDatabase } from './harness/database.ts'

const PEOPLE = 8000
/** Tables of which no page may read every row. */
const LARGE = ['participant', 'participant_reach', 'referral', 'referral_packet', 'referral_event', 'referral_tracking']

type Plan = { readonly 'Node Type': string; readonly 'Relation Name'?: string; readonly Plans?: readonly Plan[] }

describe(`pages among ${PEOPLE} people, behind both walls`, async () => {
  const { urls, viewerKey, drop } = await testDatabase()
  const database = new URL(urls.owner).pathname.slice(1)
  await fillBorough(databaseUrl((await testServer()).url, { database }), ['referral-borough.sql'], {
    people: PEOPLE,
    referrals: PEOPLE * 2.5,
  })
  const asked: CompiledQuery[] = []
  const web = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: urls.web, max: 1 }) }),
    log: ({ query }) => void asked.push(query),
  })
  after(async () => {
    await web.destroy()
    await drop()
  })

  for (const [who, viewer] of Object.entries(LOOKING)) {
    it(`are found by an index for the ${who}, whatever is asked`, async () => {
      await asLooking(web, viewerKey, viewer, async (db) => {
        const questions = await questionsOf(db, viewer)
        for (const { name, subjects, ask } of questions) {
          for (const subject of subjects) {
            asked.length = 0
            await ask(db, viewer, subject)
            for (const query of [...asked]) {
              const whole = (await planOf(db, query)).filter(
                (node) => node['Node Type'] === 'Seq Scan' && LARGE.includes(node['Relation Name'] ?? ''),
              )
              assert.deepEqual(whole, [], `${name}, “${subject}”: ${query.sql}`)
            }
          }
        }
        assert.ok(questions.length >= 10)
      })
    })
  }
})

/** Returns every step of the plan of this query. */
async function planOf(db: Db, { sql, parameters }: CompiledQuery): Promise<readonly Plan[]> {
  if (!/^select/i.test(sql)) return []
  const explain = CompiledQuery.raw(`explain (format json) ${sql}`, [...parameters])
  const { rows } = await db.executeQuery(explain)
  const [{ 'QUERY PLAN': plans }] = rows as [{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }]
  const steps = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(steps)]
  return plans.flatMap(({ Plan }) => steps(Plan))
}
