/**
 * How long it takes to say who may be known already, while somebody is written down: among 1,000,000 people, of whom the
 * viewer's organisation works with a half. The whole answer: who is looking, the search, the comparison, the reasons.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { seedDemo } from '../demo/seed.ts'
import { type Known, matchKeys } from '../src/domain/linkage/match-keys.ts'
import { nameKey } from '../src/domain/participant.ts'
import type { Member } from '../src/domain/permission.ts'
import { possibleMatches } from '../src/records/person-match.ts'
import { countNames } from '../src/records/person-match-batch.ts'
import type { Db } from '../src/records/schema.ts'
import { asViewer, readViewerKey } from '../src/records/viewer-context.ts'
import { asMember } from '../test/harness/member.ts'
import { type BenchEngine, makeDatabase, startEngine } from './database.ts'
import { IntakePeople } from './intake-people.ts'
import { measure, milliseconds, table } from './measure.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const BATCH = 10_000
const QUESTIONS = 500

export async function measureIntake(engines: readonly BenchEngine[], people: number): Promise<void> {
  const rows: string[][] = []
  for (const engine of engines) {
    const server = await startEngine(engine)
    const database = await makeDatabase(server, 'linkage_intake')
    try {
      await seedDemo(database.owner, NOW)
      const { viewer } = await asMember(database.web, 'Winsome Adair-Clarke', NOW)
      const known = await writePeople(database.owner, people, viewer.membership.organizationId)
      rows.push(...(await answer(server.name, database, viewer, known)))
    } finally {
      await database.drop()
      await server.stop()
    }
  }
  const head = [`among ${people.toLocaleString('en-GB')} people, ms`, 'p50', 'p95', 'p99', 'a second', 'found']
  console.log(table(head, rows))
}

/** Returns those whom the organisation works with, some of them. */
export async function writePeople(owner: Db, people: number, organizationId: number): Promise<[string, Known][]> {
  const began = performance.now()
  const made = new IntakePeople(1)
  const kept: [string, Known][] = []
  await sql`alter table participant disable trigger keep_match_keys`.execute(owner)
  await sql`alter table participant_match_key drop constraint participant_match_key_pkey`.execute(owner)
  for (let at = 0; at < people; at += BATCH) {
    const batch = Array.from({ length: BATCH }, () => ({ id: randomUUID(), known: made.next() }))
    await writeBatch(owner, batch, at, organizationId)
    kept.push(
      ...batch.filter((_, i) => i % 2 === 0 && i % 100 === 0).map(({ id, known }): [string, Known] => [id, known]),
    )
  }
  await sql`truncate participant_match_key`.execute(owner)
  await sql`insert into participant_match_key select distinct unnest(match_keys), id from participant`.execute(owner)
  await sql`alter table participant_match_key add primary key (key, participant_id)`.execute(owner)
  await sql`alter table participant enable trigger keep_match_keys`.execute(owner)
  await countNames(owner)
  await sql`analyze`.execute(owner)
  const keys = await sql<{ n: string; mb: string }>`select count(*) n,
    pg_total_relation_size('participant_match_key') / 1048576 as mb from participant_match_key`.execute(owner)
  const { n, mb } = keys.rows[0]!
  console.log(
    `${people} people and ${n} keys (${mb} MB) written in ${Math.round((performance.now() - began) / 1000)} s`,
  )
  return kept
}

async function writeBatch(
  owner: Db,
  batch: readonly { readonly id: string; readonly known: Known }[],
  at: number,
  organizationId: number,
): Promise<void> {
  const rows = batch.map(({ id, known }, i) => ({
    id,
    number: `P-${at + i}`,
    given: known.givenName,
    family: known.familyName,
    given_key: nameKey(known.givenName),
    family_key: nameKey(known.familyName),
    born: known.bornOn,
    postcode: known.postcode,
    phone: known.phone,
    email: known.email,
    keys: matchKeys(known).map(({ key }) => key),
    ours: i % 2 === 0,
  }))
  await sql`with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, number text, given text, family text,
        given_key text, family_key text, born date, postcode text, phone text, email text, keys jsonb, ours boolean)
    ), people as (
      insert into participant (id, number, place_slug, registered_by, given_name, family_name, given_key, family_key,
        born_on, postcode, phone, email, contact_by, match_keys, created_at, updated_at)
      select id, number, 'fleet-vale', ${organizationId}, given, family, given_key, family_key, born, postcode, phone, email,
        'phone', array(select k::bigint from jsonb_array_elements_text(keys) as k), ${NOW}, ${NOW} from given)
    insert into participant_reach (participant_id, organization_id, ground, since)
      select id, ${organizationId}, 'registered', ${NOW} from given where ours`.execute(owner)
}

async function answer(
  name: string,
  { owner, web }: { readonly owner: Db; readonly web: Db },
  viewer: Member,
  known: readonly [string, Known][],
): Promise<string[][]> {
  const key = await readViewerKey(owner)
  const made = new IntakePeople(2)
  const again = known
    .slice(0, QUESTIONS)
    .map(([id, person]) => ({ id: id as string | null, person: made.again(person) }))
  const new_ = Array.from({ length: QUESTIONS }, () => ({ id: null, person: made.next() }))
  let found = 0
  const ask = async ({ id, person }: { readonly id: string | null; readonly person: Known }) => {
    const looking = { viewer, purpose: 'duplicates', now: NOW, signedAt: new Date() } as const
    const { matches } = await asViewer(web, key, looking, (db) => possibleMatches(db, viewer, person, NOW))
    if (id && matches[0]?.person.id === id) found++
  }
  const rows: string[][] = []
  for (const [what, questions, atOnce] of [
    ['known, as others write them', again, 1],
    ['new', new_, 1],
    ['both, 4 at once', [...again, ...new_], 4],
  ] as const) {
    await measure(questions, ask, { atOnce: 4, rounds: 0 })
    found = 0
    const times = await measure(questions, ask, { atOnce, rounds: 1, warm: true })
    const first = what.startsWith('known') ? `${((100 * found) / questions.length).toFixed(1)}% first` : ''
    const shown = [times.p50, times.p95, times.p99].map(milliseconds)
    rows.push([`${name}: ${what}`, ...shown, String(Math.round(times.rate)), first])
  }
  return rows
}
