import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Member } from '../../src/domain/permission.ts'
import { Conflict } from '../../src/kit/errors.ts'
import { handOver } from '../../src/records/caring.ts'
import type { Db } from '../../src/records/schema.ts'
import { changeCase, findCase } from '../../src/records/support-case.ts'
import { opened } from '../harness/casework.ts'
import type { TestDatabase } from '../harness/database.ts'
import { type PromiseStage, promiseStage } from '../harness/promise.ts'
import { as } from '../harness/referral.ts'

const NOW = new Date('2026-11-23T10:00:00Z')

describe('the promise behind the pages', () => {
  let stage: PromiseStage
  let database: TestDatabase
  let council: number
  let member: PromiseStage['member']
  let join: PromiseStage['join']
  let helenPosts: PromiseStage['helenPosts']

  before(async () => {
    stage = await promiseStage(NOW)
    ;({ database, council, member, join, helenPosts } = stage)
  })
  after(() => database.drop())

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
      assert.equal(await stage.gaps(), 0)
    })
  })

  it('holds while ten people are given to somebody whose account is closed at that moment, and nobody waits for ever', async () => {
    const accountId = await join('Gwen', 'adviser')
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
    assert.equal(await stage.gaps(), 0)
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
    await helenPosts(`/desk/accounts/${accountId}/disable`, {})
    const open = { ended_at: null, status: 'accepted', owner_side: 'receiver', next_step: 'Call', due_at: NOW } as const
    await database.jobs.updateTable('referral').set(open).where('id', '=', row.id).execute()
    const again = await database.owner
      .selectFrom('referral')
      .select('owner_account_id')
      .where('id', '=', row.id)
      .executeTakeFirstOrThrow()
    assert.equal(again.owner_account_id, null)
    assert.equal(await stage.gaps(), 0)
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
