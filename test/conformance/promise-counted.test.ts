import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { CastName } from '../../demo/cast.ts'
import { foldOpenCounts, gapsIn, type PromiseFigure, promiseFigures } from '../../src/records/promise.ts'
import { signedContext } from '../../src/records/viewer-context.ts'
import { type PromiseStage, promiseStage } from '../harness/promise.ts'
import { as } from '../harness/referral.ts'

const NOW = new Date('2026-11-23T10:00:00Z')

/** The row of a table at some place among those that are meant. */
const nth = (table: string, which: string, n: number) =>
  sql`(select id from ${sql.id(table)} where ${sql.raw(which)} order by id
    offset ${n} % greatest((select count(*) from ${sql.id(table)} where ${sql.raw(which)}), 1) limit 1)`
const somebody = (table: string, n: number, organization = 'organization_id') =>
  sql`(select m.account_id from membership m where m.organization_id = ${sql.ref(`${table}.${organization}`)}
    and m.ended_at is null and m.role = any (caring_roles()) order by m.id offset ${n} % 3 limit 1)`

/** What happens to what is open, by whoever may write: some of it the database refuses. */
const HAPPENS: Readonly<Record<string, (n: number) => ReturnType<typeof sql>>> = {
  'a case changes hands': (n) => sql`update support_case set owner_account_id = ${somebody('support_case', n)}
    where id = ${nth('support_case', 'closed_at is null', n)}`,
  'a case ends': (n) => sql`update support_case set status = 'closed', closed_at = ${NOW}, outcome = 'left-early',
    paused_until = null where id = ${nth('support_case', 'closed_at is null', n)}`,
  'a case is opened again': (n) => sql`update support_case set status = 'active', closed_at = null, outcome = null,
    next_step = 'Talk', due_at = ${NOW}, owner_account_id = ${somebody('support_case', n)}
    where id = ${nth('support_case', 'closed_at is not null', n)}`,
  'somebody writes': (
    n,
  ) => sql`insert into person_message (id, participant_id, organization_id, direction, channel, words,
      at, status, status_at, owner_account_id, due_at)
    select gen_random_uuid(), participant_id, organization_id, 'in', 'page', 'Hello', ${NOW}, 'delivered', ${NOW},
      owner_account_id, ${NOW} from support_case where id = ${nth('support_case', 'closed_at is null', n)}`,
  'a message is answered': (n) => sql`update person_message set answered_at = ${NOW}, answered_how = 'otherwise'
    where id = ${nth('person_message', "direction = 'in' and answered_at is null", n)}`,
  'a message waits again': (
    n,
  ) => sql`update person_message set answered_at = null, answered_how = null, due_at = ${NOW},
    owner_account_id = ${somebody('person_message', n)}
    where id = ${nth('person_message', "direction = 'in' and answered_at is not null", n)}`,
  'a message is erased': (n) => sql`delete from person_message where id = ${nth('person_message', 'true', n)}`,
  'several are asked': (n) => sql`insert into panel_question (id, place_slug, participant_id, organization_id, asked_by,
      question, agreed_how, status, asked_at, look_by)
    select gen_random_uuid(), place_slug, participant_id, organization_id, owner_account_id, 'What next?', 'phone', 'waiting',
      ${NOW}, ${NOW} from support_case where id = ${nth('support_case', 'closed_at is null', n)}`,
  'several answer': (n) => sql`update panel_question set status = 'withdrawn', decided_at = ${NOW}
    where id = ${nth('panel_question', 'decided_at is null', n)}`,
  'several are asked again': (n) => sql`update panel_question set status = 'waiting', decided_at = null,
    owner_account_id = ${somebody('panel_question', n)} where id = ${nth('panel_question', 'decided_at is not null', n)}`,
  'a referral goes to the queue': (n) => sql`update referral set owner_account_id = null
    where id = ${nth('referral', 'ended_at is null', n)}`,
  'a referral is taken on': (n) => sql`update referral
    set owner_account_id = ${somebody('referral', n, 'to_organization_id')} where id = ${nth('referral', 'ended_at is null', n)}`,
  'a request for help goes to the queue': (n) => sql`update help_request set adviser_id = null, status = 'new'
    where id = ${nth('help_request', "status <> 'closed'", n)}`,
  'a request for help ends': (n) => sql`update help_request set status = 'closed', outcome = 'job', closed_at = ${NOW},
    next_step = null, due_at = null where id = ${nth('help_request', "status <> 'closed'", n)}`,
  'a request for money ends': (n) => sql`update fund_request set status = 'withdrawn', ended_at = ${NOW}
    where id = ${nth('fund_request', "ended_at is null and status = 'asked'", n)}`,
  'the night comes': () => sql`select fold_open_counts()`,
}

describe('the promise, counted', () => {
  let stage: PromiseStage

  before(async () => {
    stage = await promiseStage(NOW)
  })
  after(() => stage.database.drop())

  const { ofOpenCounts, ofRows } = {
    ofOpenCounts: sql<object>`select kind, place_slug, organization_id, owner_account_id, sum(change)::int as open,
        sum(weight)::int as weight
      from open_count group by 1, 2, 3, 4 having sum(change) <> 0 or sum(weight) <> 0 order by 1, 2, 3, 4`,
    ofRows: sql<object>`select kind, place_slug, organization_id, owner_account_id, count(*)::int as open,
        case kind when 'case' then (select sum(weight)::int from support_case c where closed_at is null
          and c.owner_account_id = w.owner_account_id and c.organization_id = w.organization_id
          and c.place_slug = w.place_slug) else 0 end as weight
      from open_work w group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  }
  const assertCounted = async () => {
    const { owner } = stage.database
    assert.deepEqual((await ofOpenCounts.execute(owner)).rows, (await ofRows.execute(owner)).rows)
  }
  const figures = async (name: CastName = 'Petra Solheim') => {
    const viewer = await stage.member(name)
    return as(stage.database.web, viewer, NOW, promiseFigures, 'figures')
  }
  const figure = async (kind: PromiseFigure['kind']) => (await figures()).find((one) => one.kind === kind)!

  it('is of six kinds of things, each of which the made-up borough has, and none has a gap', async () => {
    const counted = await figures()
    assert.deepEqual(
      counted.map(({ kind }) => kind),
      ['referral', 'help-request', 'case', 'message', 'fund-request', 'panel'],
    )
    for (const one of counted) assert.ok(one.open > 0 && gapsIn(one) === 0, JSON.stringify(one))
  })

  describe('shows a gap that the database would refuse at the end', () => {
    const open = {
      referral: ['referral', 'ended_at is null and owner_account_id is not null'],
      'help-request': ['help_request', "status <> 'closed' and adviser_id is not null"],
      case: ['support_case', 'closed_at is null'],
      message: ['person_message', "direction = 'in' and answered_at is null"],
      'fund-request': ['fund_request', 'ended_at is null'],
      panel: ['panel_question', 'decided_at is null'],
    } as const
    const GAPS: readonly (readonly [PromiseFigure['kind'], keyof PromiseFigure, string])[] = [
      ['referral', 'ownerGone', 'owner_account_id = nobody'],
      ['referral', 'withoutOwner', 'owner_side = null'],
      ['referral', 'withoutStep', "next_step = ' '"],
      ['referral', 'withoutDate', 'due_at = null'],
      ['help-request', 'ownerGone', 'adviser_id = nobody'],
      ['help-request', 'withoutStep', 'next_step = null'],
      ['help-request', 'withoutDate', 'due_at = null'],
      ['case', 'ownerGone', 'owner_account_id = nobody'],
      ['case', 'withoutOwner', 'owner_account_id = null'],
      ['case', 'withoutStep', "next_step = ''"],
      ['case', 'withoutDate', 'due_at = null'],
      ['message', 'ownerGone', 'owner_account_id = nobody'],
      ['message', 'withoutOwner', 'owner_account_id = null'],
      ['message', 'withoutDate', 'due_at = null'],
      ['fund-request', 'ownerGone', 'owner_account_id = nobody'],
      ['fund-request', 'withoutOwner', 'owner_account_id = null'],
      ['fund-request', 'withoutStep', "next_step = ''"],
      ['fund-request', 'withoutDate', 'due_at = null'],
      ['panel', 'ownerGone', 'owner_account_id = nobody'],
      ['panel', 'withoutOwner', 'owner_account_id = null'],
    ]
    let nobody: number
    before(async () => {
      nobody = await stage.join('Nobody', 'adviser')
      await sql`update membership set ended_at = ${NOW} where account_id = ${nobody}`.execute(stage.database.owner)
    })
    for (const [kind, gap, change] of GAPS) {
      it(`${kind}: ${change}`, async () => {
        const [table, which] = open[kind]
        const { owner, viewerKey } = stage.database
        const petra = await stage.member('Petra Solheim')
        const broken = owner.transaction().execute(async (db) => {
          await sql`alter table ${sql.id(table)} disable trigger user`.execute(db)
          await sql`alter table ${sql.id(table)} enable trigger ${sql.id('count_open_change')}`.execute(db)
          await sql`do $$ declare one record; begin
            for one in select conname, conrelid::regclass as of from pg_constraint
              where conrelid = ${sql.lit(table)}::regclass and contype = 'c' loop
              execute format('alter table %s drop constraint %I', one.of, one.conname);
            end loop; end $$`.execute(db)
          const set = sql.raw(change.replace('nobody', String(nobody)))
          await sql`update ${sql.id(table)} set ${set} where id = ${nth(table, which, 0)}`.execute(db)
          const looking = { viewer: petra, purpose: 'figures', now: NOW, signedAt: new Date() } as const
          await sql`select set_config('good_work.viewer', ${signedContext(viewerKey, looking)}, true)`.execute(db)
          const seen = (await promiseFigures(db)).find((one) => one.kind === kind)!
          assert.deepEqual([seen[gap], gapsIn(seen)], [1, 1])
          throw new Error('seen, and taken back')
        })
        await assert.rejects(broken, /seen, and taken back/)
      })
    }
  })

  describe('when somebody goes', () => {
    let leaver: number
    before(async () => {
      leaver = await stage.join('Ottilie', 'adviser')
      const { owner } = stage.database
      for (const [table, open] of [
        ['panel_question', 'decided_at is null'],
        ['person_message', "direction = 'in' and answered_at is null and participant_id is not null"],
      ] as const) {
        await sql`update ${sql.id(table)} set owner_account_id = ${leaver}
          where id = ${nth(table, `${open} and organization_id = ${stage.council}`, 0)}`.execute(owner)
      }
    })
    const has = async (table: 'panel_question' | 'person_message') => {
      const { rows } = await sql`select from ${sql.id(table)} where owner_account_id = ${leaver}`.execute(
        stage.database.owner,
      )
      return rows.length
    }

    it('gives their messages and questions to colleagues: at another part, as at none', async () => {
      assert.deepEqual([await has('panel_question'), await has('person_message')], [1, 1])
      await sql`update membership set role = 'editor' where account_id = ${leaver}`.execute(stage.database.owner)
      assert.deepEqual([await has('panel_question'), await has('person_message')], [0, 0])
      assert.equal(await stage.gaps(), 0)
      assert.deepEqual([gapsIn(await figure('panel')), gapsIn(await figure('message'))], [0, 0])
      await assertCounted()
    })
  })

  it('keeps the count that a count of the rows gives, whatever happens at once', async () => {
    let kept = 0
    const happening = fc.record({
      what: fc.constantFrom(...Object.keys(HAPPENS)),
      n: fc.nat(1000),
      undone: fc.boolean(),
      twice: fc.constantFrom(...Object.keys(HAPPENS)),
    })
    const atOnce = fc.array(fc.array(happening, { minLength: 25, maxLength: 25 }), { minLength: 4, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(atOnce, async (everybody) => {
        await Promise.all(
          everybody.map(async (each) => {
            for (const { what, n, undone, twice } of each) {
              const done = stage.database.owner.transaction().execute(async (db) => {
                await HAPPENS[what]!(n).execute(db)
                if (undone && n % 2 === 0) throw new Error('taken back')
                await HAPPENS[twice]!(n + 1).execute(db)
              })
              await done.then(
                () => kept++,
                () => {},
              )
            }
          }),
        )
        await assertCounted()
      }),
      { numRuns: 4 },
    )
    assert.ok(kept > 100, `only ${kept} were kept`)
    await foldOpenCounts(stage.database.jobs)
    await assertCounted()
    const { rows } = await sql<{ rows: number }>`select count(*)::int as rows from open_count`.execute(
      stage.database.owner,
    )
    assert.equal(rows[0]!.rows, (await ofRows.execute(stage.database.owner)).rows.length)
  })
})
