import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { CastName } from '../../demo/cast.ts'
import type { Member, Role } from '../../src/domain/permission.ts'
import { teamRoutes } from '../../src/features/account/team/team.routes.ts'
import { accountsRoutes } from '../../src/features/admin/accounts/accounts.routes.ts'
import { Conflict, NotFound } from '../../src/kit/errors.ts'
import { ensureAccount, ensureMembership } from '../../src/records/account.ts'
import { handOver } from '../../src/records/caring.ts'
import type { Db } from '../../src/records/schema.ts'
import { changeCase, findCase, moveCase } from '../../src/records/support-case.ts'
import { demoPlaces, type Visitor, visit } from '../harness/ask.ts'
import { opened } from '../harness/casework.ts'
import { type TestDatabase, testDatabase } from '../harness/database.ts'
import { asMember } from '../harness/member.ts'
import { as } from '../harness/referral.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const NAMES = ['Ada', 'Bilal', 'Chidi', 'Dagny', 'Esi'] as const

describe('the promise', () => {
  let database: TestDatabase
  let visitor: Visitor
  let council: number
  const people = new Map<string, number>()
  const cases: string[] = []

  before(async () => {
    database = await testDatabase({ demo: NOW })
    visitor = { db: database.web, now: NOW, places: await demoPlaces(), routes: [...teamRoutes, ...accountsRoutes] }
    council = (await member('Helen Achterberg')).membership.organizationId
    for (const name of NAMES) people.set(name, await join(name, 'adviser'))
    const winsome = await member('Winsome Adair-Clarke')
    for (let i = 0; i < 12; i++) {
      const accountId = people.get(NAMES[i % NAMES.length]!)!
      cases.push((await opened(database.web, winsome, { accountId }, NOW)).caseId)
    }
    const requests = await database.owner
      .selectFrom('help_request')
      .select('id')
      .where('status', '=', 'owned')
      .execute()
    for (const { id } of requests) {
      await database.owner
        .updateTable('help_request')
        .set({ adviser_id: people.get('Ada')! })
        .where('id', '=', id)
        .execute()
    }
  })
  after(() => database.drop())

  const member = async (name: CastName): Promise<Member> => (await asMember(database.web, name, NOW)).viewer

  async function join(name: string, role: Role): Promise<number> {
    const draft = { name, email: `${name.toLowerCase()}@fleetvale.example` }
    const id = await ensureAccount(database.web, draft, NOW)
    await ensureMembership(database.web, id, { organizationId: council, role, hubIds: [] }, null, NOW)
    return id
  }

  /** Open things whose owner is not there, counted without anything of the product. */
  async function gaps(): Promise<number> {
    const live = sql`(select m.account_id, m.organization_id from membership m join account a on a.id = m.account_id
      where m.ended_at is null and a.disabled_at is null and m.role in ('hub-manager', 'adviser', 'intake-officer',
        'partner-adviser', 'partner-manager'))`
    const { rows } = await sql<{ gaps: number }>`
      select ((select count(*) from support_case c where closed_at is null and (next_step is null or due_at is null
          or not exists (select from ${live} l where l.account_id = c.owner_account_id and l.organization_id = c.organization_id)))
        + (select count(*) from referral f where ended_at is null and (next_step is null or due_at is null or owner_side is null
          or (owner_account_id is not null and not exists (select from ${live} l
            where l.account_id = f.owner_account_id and l.organization_id = f.to_organization_id))))
        + (select count(*) from help_request h where status <> 'closed' and (next_step is null or due_at is null
          or (adviser_id is not null and not exists (select from ${live} l where l.account_id = h.adviser_id))))
        + (select count(*) from appointment p where status in ('offered', 'booked') and not exists (select from ${live} l
            where l.account_id = p.owner_account_id and l.organization_id = p.organization_id)))::int as gaps`.execute(
      database.owner,
    )
    return rows[0]!.gaps
  }

  const membershipOf = (name: string) =>
    database.owner
      .selectFrom('membership')
      .select('id')
      .where('account_id', '=', people.get(name)!)
      .where('organization_id', '=', council)
      .where('ended_at', 'is', null)
      .executeTakeFirst()

  const helenPosts = async (path: string, form: Record<string, string>) => {
    const { viewer } = await asMember(database.web, 'Helen Achterberg', NOW)
    await visit(visitor, path, { viewer, form: { ...form } })
  }
  const named = (other: string) => ({ [`to-${council}`]: String(people.get(other)) })

  /** Moves a case as the hub manager; what cannot be done now, or was done by somebody else, stays as it was. */
  const onCase = async (place: number, work: (db: Db, viewer: Member, id: string) => Promise<void>) => {
    const winsome = await member('Winsome Adair-Clarke')
    await as(database.web, winsome, NOW, (db) => work(db, winsome, cases[place % cases.length]!), 'support')
  }

  type Happening = { readonly what: string; readonly who: string; readonly other: string; readonly place: number }
  const HAPPENINGS: Readonly<Record<string, (one: Happening) => Promise<void>>> = {
    leaves: async ({ who, other, place }) => {
      const part = await membershipOf(who)
      if (part) await helenPosts(`/desk/team/${part.id}/end`, place % 2 === 0 ? named(other) : {})
    },
    'becomes an editor': async ({ who, other }) => {
      const part = await membershipOf(who)
      if (part) await helenPosts(`/desk/team/${part.id}`, { role: 'editor', ...named(other) })
    },
    'becomes a manager': async ({ who }) => {
      const part = await membershipOf(who)
      if (part) await helenPosts(`/desk/team/${part.id}`, { role: 'hub-manager' })
    },
    'joins again': async ({ who }) => {
      await helenPosts(`/desk/accounts/${people.get(who)}/enable`, {})
      await join(who, 'adviser')
    },
    'is suspended': async ({ who }) => helenPosts(`/desk/accounts/${people.get(who)}/disable`, {}),
    'gets somebody': async ({ other, place }) =>
      onCase(place, async (db, viewer, id) => {
        const kept = (await findCase(db, viewer, id, NOW))!
        await handOver(db, viewer, kept, { toAccountId: people.get(other)!, words: 'Knows them well.' }, NOW)
      }),
    'ends with somebody': async ({ place }) =>
      onCase(place, async (db, viewer, id) => {
        const kept = (await findCase(db, viewer, id, NOW))!
        await moveCase(db, viewer, kept, { move: 'close', outcome: 'job-start', words: 'Found work.' }, NOW)
      }),
    'begins again with somebody': async ({ other, place }) =>
      onCase(place, async (db, viewer, id) => {
        const kept = (await findCase(db, viewer, id, NOW))!
        const next = { nextStep: 'Talk', dueAt: NOW, toAccountId: people.get(other)! }
        await moveCase(db, viewer, kept, { move: 'reopen', words: 'Came back.', ...next }, NOW)
      }),
  }

  it('has no gap, whoever joins, leaves, is suspended, gives somebody on or ends with them, in any order', async () => {
    const happening = fc.record({
      what: fc.constantFrom(...Object.keys(HAPPENINGS)),
      who: fc.constantFrom(...NAMES),
      other: fc.constantFrom(...NAMES),
      place: fc.nat(cases.length - 1),
    })
    const tally = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 6, maxLength: 10 }), async (all) => {
        for (const one of all) {
          const done = await HAPPENINGS[one.what]!(one).then(
            () => 'done',
            (error) => {
              const refused = error instanceof Conflict || error instanceof NotFound
              if (refused || (error as { constraint?: string }).constraint === 'promise') return 'refused'
              throw error
            },
          )
          tally.set(`${one.what}: ${done}`, (tally.get(`${one.what}: ${done}`) ?? 0) + 1)
          assert.equal(await gaps(), 0, JSON.stringify(one))
        }
      }),
      { numRuns: 30, endOnFailure: true },
    )
    for (const what of Object.keys(HAPPENINGS)) assert.ok((tally.get(`${what}: done`) ?? 0) > 0, what)
  })

  const refused = (work: Promise<unknown>) =>
    assert.rejects(work, (error) => (error as { constraint?: string }).constraint === 'promise')

  describe('is kept by the database alone', () => {
    let grace: number
    let gone: number
    let caseId: string

    before(async () => {
      const winsome = await member('Winsome Adair-Clarke')
      grace = (await member('Grace Oyelaran')).accountId
      gone = (await member('Saoirse Lund')).accountId
      caseId = (await opened(database.web, winsome, { accountId: grace }, NOW)).caseId
    })

    for (const role of ['web', 'jobs'] as const) {
      const raw = async (work: (db: Db) => Promise<unknown>) => {
        if (role === 'jobs') return database.jobs.transaction().execute(work)
        return as(database.web, await member('Winsome Adair-Clarke'), NOW, work, 'support')
      }

      it(`refuses ${role} to give a case, a referral or a request to somebody who looks after nobody`, async () => {
        await refused(
          raw((db) => sql`update support_case set owner_account_id = ${gone} where id = ${caseId}`.execute(db)),
        )
        await refused(
          raw((db) =>
            sql`update help_request set adviser_id = ${gone}, status = 'owned' where status = 'new'`.execute(db),
          ),
        )
        await assert.rejects(
          raw((db) =>
            sql`update referral set owner_account_id = ${gone} where owner_account_id = ${grace}`.execute(db),
          ),
          (error) => (error as { code?: string }).code === '23514',
        )
      })

      it(`refuses ${role} to end a part, to change it or to close an account while work hangs on it`, async () => {
        const ended = (db: Db) => sql`update membership set ended_at = ${NOW} where account_id = ${grace}`.execute(db)
        await refused(raw(ended))
        await refused(raw((db) => sql`update membership set role = 'editor' where account_id = ${grace}`.execute(db)))
        await refused(raw((db) => sql`update account set disabled_at = ${NOW} where id = ${grace}`.execute(db)))
      })

      it(`refuses ${role} to put an organisation on hold that looks after people`, async () => {
        await refused(
          raw((db) => sql`update organization set standing = 'suspended' where id = ${council}`.execute(db)),
        )
      })

      it(`refuses ${role} an open case without an owner, a step or a date`, async () => {
        for (const column of ['owner_account_id', 'next_step', 'due_at']) {
          const set = (db: Db) => sql`update support_case set ${sql.id(column)} = null where id = ${caseId}`.execute(db)
          await assert.rejects(raw(set), (error) => (error as { code?: string }).code === '23514')
        }
      })
    }

    it('holds against two who act at the same moment', async () => {
      const accountId = await join('Femi', 'adviser')
      const winsome = await member('Winsome Adair-Clarke')
      const kept = await as(database.web, winsome, NOW, (db) => findCase(db, winsome, caseId, NOW), 'support')
      const give = as(
        database.web,
        winsome,
        NOW,
        (db) => changeCase(db, winsome, kept!, NOW, { owner_account_id: accountId }),
        'support',
      )
      const end = database.jobs
        .updateTable('membership')
        .set({ ended_at: NOW })
        .where('account_id', '=', accountId)
        .execute()
      const outcomes = await Promise.allSettled([give, end])
      assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
      assert.equal(await gaps(), 0)
    })
  })

  it('holds while ten people are given to somebody whose account is closed at that moment, and nobody waits for ever', async () => {
    const accountId = await join('Gwen', 'adviser')
    people.set('Gwen', accountId)
    const winsome = await member('Winsome Adair-Clarke')
    const { accountId: grace } = await member('Grace Oyelaran')
    const mine = await Promise.all(
      Array.from({ length: 10 }, () => opened(database.web, winsome, { accountId: grace }, NOW)),
    )
    const give = ({ caseId }: { readonly caseId: string }) =>
      as(
        database.web,
        winsome,
        NOW,
        async (db) => {
          const kept = (await findCase(db, winsome, caseId, NOW))!
          await handOver(db, winsome, kept, { toAccountId: accountId, words: 'Please.' }, NOW)
        },
        'support',
      )
    const given = mine.map(give)
    const closed = helenPosts(`/desk/accounts/${accountId}/disable`, {})
    const outcomes = await Promise.allSettled([...given, closed])
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') assert.ok(outcome.reason instanceof Conflict, String(outcome.reason))
    }
    assert.equal(await gaps(), 0)
    const { disabled_at } = await database.owner
      .selectFrom('account')
      .select('disabled_at')
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow()
    assert.notEqual(disabled_at, null)
  })

  it('gives a referral that is opened again to the queue, where its adviser has gone', async () => {
    const { accountId } = await member('Liban Jibrell-Moss')
    const row = await database.owner
      .selectFrom('referral')
      .selectAll()
      .where('owner_account_id', '=', accountId)
      .where('ended_at', 'is', null)
      .executeTakeFirstOrThrow()
    const end = { ended_at: NOW, status: 'withdrawn', owner_side: null, next_step: null, due_at: null } as const
    await database.owner.updateTable('referral').set(end).where('id', '=', row.id).execute()
    people.set('Liban', accountId)
    await helenPosts(`/desk/accounts/${accountId}/disable`, {})
    const open = { ended_at: null, status: 'accepted', owner_side: 'receiver', next_step: 'Call', due_at: NOW } as const
    await database.jobs.updateTable('referral').set(open).where('id', '=', row.id).execute()
    const again = await database.owner
      .selectFrom('referral')
      .select('owner_account_id')
      .where('id', '=', row.id)
      .executeTakeFirstOrThrow()
    assert.equal(again.owner_account_id, null)
    assert.equal(await gaps(), 0)
  })

  it('lets nobody but who manages a team or shares out its work give work away, or see how much there is', async () => {
    const [grace, tobias] = [await member('Grace Oyelaran'), await member('Tobias Marlowe-Eze')]
    const work = (viewer: Member) =>
      as(database.web, viewer, NOW, async (db) => {
        const { rows } = await sql`select * from work_of(${grace.accountId}, ${council})`.execute(db)
        return rows.length
      })
    assert.deepEqual([await work(grace), await work(tobias)], [0, 0])
    assert.ok((await work(await member('Helen Achterberg'))) > 0)
    const person = (await database.owner.selectFrom('support_case').select('participant_id').executeTakeFirstOrThrow())
      .participant_id
    const gifts = JSON.stringify([{ person, taker: tobias.accountId }])
    await assert.rejects(
      as(database.web, tobias, NOW, (db) =>
        sql`select give_work(${grace.accountId}, ${council}, ${gifts}::jsonb, null, 'x', ${NOW})`.execute(db),
      ),
      (error) => (error as { code?: string }).code === '42501',
    )
  })
})
