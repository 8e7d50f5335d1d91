import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { CastName } from '../../../demo/cast.ts'
import { sampleParticipantId } from '../../../demo/referrals.ts'
import type { Member, Viewer } from '../../../src/domain/permission.ts'
import type { Db } from '../../../src/records/schema.ts'
import { type TestDatabase, testDatabase } from '../../harness/database.ts'
import { asMember } from '../../harness/member.ts'
import { as } from '../../harness/referral.ts'
import { takePoliciesAway, type Walls } from '../../harness/walls.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const HODAN = sampleParticipantId('Hodan Abdi-Farrow')
const ADDRESS = 'hodan-shows@home.example'
const READERS: readonly CastName[] = ['Grace Oyelaran', 'Winsome Adair-Clarke']
const OTHERS: readonly CastName[] = [
  ...(['Farid Halloran', 'Liban Jibrell-Moss', 'Tobias Marlowe-Eze', 'Dr Leela Raman', 'Mateusz Iqbal'] as const),
  ...(['Maureen Tully', 'Helen Achterberg'] as const),
]

/** What somebody applies for, shown as they decided and to nobody else. `import`s are late: a wall may be gone. */
export function showingSuite(walls: Walls): void {
  describe(`what somebody applies for, with ${walls}`, () => {
    let database: TestDatabase
    let council: number
    const viewers = new Map<CastName, Member>()
    const hodan = { kind: 'resident', address: { kind: 'email', value: ADDRESS }, participantId: HODAN } as const

    before(async () => {
      database = await testDatabase({ demo: NOW })
      for (const name of [...READERS, ...OTHERS]) viewers.set(name, (await asMember(database.web, name, NOW)).viewer)
      council = viewers.get('Grace Oyelaran')!.membership.organizationId
      await apply(database.owner)
      if (walls !== 'queries-alone') return
      await takePoliciesAway(database.owner)
      // What the database asks before it shows any of it is gone too.
      await sql`create or replace function addresses_shown(person uuid) returns text[] language sql stable
        as ${sql.lit(`select '{${ADDRESS}}'::text[]`)}`.execute(database.owner)
    })
    after(() => database.drop())

    const shown = async (name: CastName): Promise<readonly string[] | null> => {
      const { applicationsShown } = await import('../../../src/records/application-showing.ts')
      const viewer = viewers.get(name)!
      const rows = await as(database.web, viewer, NOW, (db) => applicationsShown(db, viewer, [HODAN], NOW), 'support')
      return rows?.map(({ what }) => what).toSorted() ?? null
    }
    const decide = async (shows: boolean, viewer: Viewer = hodan) => {
      const { decideShowing } = await import('../../../src/records/application-showing.ts')
      const { decisionsOf } = await import('../../../src/records/sharing.ts')
      assert.ok(viewer.kind === 'resident')
      const one = { participantId: HODAN, organizationId: council, shows }
      await as(database.web, viewer, NOW, async (db) => {
        await decideShowing(db, viewer, one, await decisionsOf(db, viewer, HODAN, NOW), NOW)
      })
    }
    const nobody = async () => {
      for (const name of [...READERS, ...OTHERS]) assert.ok(!(await shown(name))?.length, name)
    }

    it('is shown to nobody until they say so', nobody)

    it('is then shown to whoever works with them at that organisation', async () => {
      await decide(true)
      for (const name of READERS) assert.deepEqual(await shown(name), ['application', 'enrolment'], name)
      for (const name of OTHERS) assert.ok(!(await shown(name))?.length, name)
    })

    it('shows no answers, no papers, and nothing that a namesake of their address sent', async () => {
      const { applicationsShown } = await import('../../../src/records/application-showing.ts')
      const { timelineOf } = await import('../../../src/records/timeline.ts')
      const grace = viewers.get('Grace Oyelaran')!
      const look = { participantIds: [HODAN], before: null, most: 50, now: NOW, kind: 'application' } as const
      const all = await as(
        database.web,
        grace,
        NOW,
        async (db) => [await applicationsShown(db, grace, [HODAN], NOW), await timelineOf(db, grace, look)],
        'support',
      )
      assert.equal(all[1]!.length, 3)
      assert.doesNotMatch(JSON.stringify(all), /canary|Osric/)
    })

    it('is shown no more from the moment that they take it back', async () => {
      await decide(false)
      await nobody()
    })
  })
}

/** An application and a place from one address, and one of somebody else in the family. */
async function apply(owner: Db): Promise<void> {
  const listing = async (kinds: readonly string[]) =>
    owner
      .selectFrom('opportunity')
      .where('kind', 'in', kinds as never)
      .where('organization_id', 'is not', null)
      .select(['id', 'organization_id'])
      .orderBy('id')
      .executeTakeFirstOrThrow()
  const [job, course, event] = [await listing(['job']), await listing(['course']), await listing(['event'])]
  const earlier = new Date(NOW.getTime() - 86_400_000)
  const from = { address_kind: 'email', address: ADDRESS } as const
  const sent = (name: string) => ({
    ...{ ...from, name, reference: randomUUID(), opportunity_id: job.id, organization_id: job.organization_id! },
    ...{ state: 'interview', next_owner: 'organization', next_step: 'canary', due_at: NOW, sent_at: earlier },
    ...{ moved_at: NOW, reply_due_at: NOW, why_words: 'canary', adjustment_words: 'canary', adjustment_told: 'now' },
  })
  await owner
    .insertInto('job_application')
    .values([sent('Hodan A-F canary'), sent('Osric Abdi-Farrow')] as never)
    .execute()
  const place = (opportunity: number) => ({
    ...{ ...from, name: 'hodan canary', reference: randomUUID(), opportunity_id: opportunity, status: 'interested' },
    ...{ queued_at: NOW, access_words: 'canary', check_in_code: 'canary', made_at: NOW, moved_at: NOW },
  })
  await owner
    .insertInto('enrolment')
    .values([place(course.id), place(event.id)] as never)
    .execute()
}
