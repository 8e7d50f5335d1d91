import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import type { Member, Viewer } from '../../../src/domain/permission.ts'
import { movesFor, nextStatus, REFERRAL_STATUSES } from '../../../src/domain/referral.ts'
import { ASKED_MILESTONES, statusSeenBy } from '../../../src/domain/referral-milestone.ts'
import { as, moveAs } from '../../harness/referral.ts'
import { type ReferralDesk, referralDesk } from '../../harness/referral-desk.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000)
const STATUSES = REFERRAL_STATUSES.map(({ value }) => value).filter((status) => status !== 'draft')

/** Each side with its own signed word and no more than SQL: what the pages would never ask for. */
describe('a side of a referral, in the database alone', () => {
  let desk: ReferralDesk
  let leela: Member
  let marguerite: Member
  let tobias: Member
  let winsome: Member
  let grace: Member
  let id: string
  let participantId: string

  before(async () => {
    desk = await referralDesk([], NOW)
    leela = await desk.member('Dr Leela Raman')
    marguerite = await desk.member('Marguerite Dunmore')
    tobias = await desk.member('Tobias Marlowe-Eze')
    winsome = await desk.member('Winsome Adair-Clarke')
    grace = await desk.member('Grace Oyelaran')
  })
  after(() => desk.database.drop())
  beforeEach(async () => {
    const to = { organizationId: marguerite.membership.organizationId, hubId: null, serviceId: null }
    ;({ id, participantId } = await desk.send(leela, to))
    await moveAs(desk.database.web, marguerite, id, { move: 'acknowledge' }, NOW)
  })

  const person = (): Viewer => ({
    kind: 'resident',
    address: { kind: 'email', value: 'deniz@home.example' },
    participantId,
  })
  const run = (viewer: Viewer, statement: RawBuilder<unknown>, now = NOW) =>
    as(desk.database.web, viewer, now, async (db) => Number((await statement.execute(db)).numAffectedRows ?? 0))
  /** Changes columns of the referral: how many rows it changed. */
  const set = (viewer: Viewer, columns: RawBuilder<unknown>, now = NOW) =>
    run(viewer, sql`update referral set ${columns} where id = ${id}`, now)
  const setStatus = (viewer: Viewer, status: string, now = NOW) => {
    const ended = ['closed', 'redirected', 'declined', 'withdrawn', 'unable-to-contact', 'expired'].includes(status)
    return set(
      viewer,
      sql`status = ${status}, ended_at = ${ended ? now : null}, outcome = 'job', feedback_sent_at = ${now},
        owner_side = 'receiver', next_step = 'Something', due_at = ${now}`,
      now,
    )
  }

  it('has no right to say whose it is, who sent it, to whom, or when', async () => {
    const { owner } = desk.database
    const { rows } = await sql<{ name: string }>`select a.attname as name from pg_attribute a
      where a.attrelid = 'referral'::regclass and a.attnum > 0 and not a.attisdropped
        and has_column_privilege('good_work_web', 'referral', a.attname, 'update') order by 1`.execute(owner)
    assert.deepEqual(
      rows.map(({ name }) => name),
      [
        ...['agreed_milestones', 'due_at', 'ended_at', 'feedback_sent_at', 'feedback_suppressed', 'held_until'],
        ...['next_step', 'outcome', 'owner_account_id', 'owner_side', 'reason', 'status', 'times', 'version'],
      ],
    )
    for (const viewer of [leela, marguerite, person()]) {
      await assert.rejects(
        set(viewer, sql`to_organization_id = ${tobias.membership.organizationId}`),
        /permission denied/,
      )
      await assert.rejects(set(viewer, sql`participant_id = gen_random_uuid()`), /permission denied/)
    }
  })

  it('makes its own steps, from every status to every other, and no step of another side', async () => {
    const { owner } = desk.database
    const sides = [
      { side: 'receiver', viewer: marguerite },
      { side: 'referrer', viewer: leela },
      { side: 'person', viewer: person() },
    ] as const
    for (const from of STATUSES) {
      for (const { side, viewer } of sides) {
        const steps = movesFor(from, side).map((move) => nextStatus(from, move))
        for (const to of STATUSES.filter((to) => to !== from)) {
          await sql`update referral set status = ${from}, outcome = 'job', feedback_sent_at = ${NOW},
            owner_side = 'receiver', next_step = 'Something', due_at = ${NOW},
            ended_at = case when ${from} in ('closed', 'redirected', 'declined', 'withdrawn', 'unable-to-contact',
              'expired') then ${NOW}::timestamptz end where id = ${id}`.execute(owner)
          await owner.updateTable('referral').set({ status_before: null }).where('id', '=', id).execute()
          const made = await setStatus(viewer, to).catch(() => 0)
          const writtenDown = side === 'receiver' && to === 'withdrawn' && movesFor(from, 'person').includes('withdraw')
          assert.equal(made === 1, steps.includes(to) || writtenDown, `${side}: ${from} to ${to}`)
        }
      }
    }
  })

  it('knows the same steps as the rules', async () => {
    const { rows } = await sql<{ side: 'receiver' | 'referrer' | 'person'; from_status: string; to_status: string[] }>`
      select * from referral_step`.execute(desk.database.owner)
    const kept = rows.flatMap(({ side, from_status, to_status }) =>
      to_status.map((to) => `${side} ${from_status} ${to}`),
    )
    const known = (['receiver', 'referrer', 'person'] as const).flatMap((side) =>
      STATUSES.flatMap((from) =>
        movesFor(from, side)
          .map((move) => nextStatus(from, move)!)
          .filter((to) => to !== from)
          .map((to) => `${side} ${from} ${to}`),
      ),
    )
    assert.deepEqual([...new Set(kept)].sort(), [...new Set(known)].sort())
  })

  it('does not get back what it declined, but within the minutes of a slip', async () => {
    await moveAs(desk.database.web, marguerite, id, { move: 'decline', declineReason: 'no-capacity' }, NOW)
    for (const status of ['in-triage', 'accepted', 'submitted'])
      await assert.rejects(setStatus(marguerite, status, minutes(1)), /not a step of this side/)
    await assert.rejects(setStatus(marguerite, 'received', minutes(31)), /not a step of this side/)
    assert.equal(await setStatus(marguerite, 'received', minutes(30)), 1)
  })

  it('does not hear more than the person agreed to', async () => {
    const told = sql`agreed_milestones = '{contacted, started, finished}'`
    for (const viewer of [leela, marguerite]) await assert.rejects(set(viewer, told))
    assert.equal(await set(person(), told), 1)
    await set(person(), sql`agreed_milestones = '{}'`)
    for (const move of ['accept', 'engage'] as const) await moveAs(desk.database.web, marguerite, id, { move }, NOW)
    const tell = (state: string) =>
      run(marguerite, sql`update referral_tracking set state = ${state} where referral_id = ${id}`)
    for (const state of ['engaged', 'started', 'closed', 'declined'])
      await assert.rejects(tell(state), /more than the person agreed to/, state)
    assert.equal(await tell('accepted'), 1)
    const outcome = sql`update referral_tracking set outcome = 'job' where referral_id = ${id}`
    await assert.rejects(run(marguerite, outcome), /more than the person agreed to/)
  })

  it('tells in the same words as the rules', async () => {
    const ticks = ASKED_MILESTONES.map(({ value }) => value)
    for (const status of STATUSES) {
      for (let set = 0; set < 2 ** ticks.length; set += 1) {
        const ticked = ticks.filter((_, i) => set & (2 ** i))
        const { rows } = await sql<{ told: string }>`select told_as(${status}, ${ticked}) as told`.execute(
          desk.database.web,
        )
        assert.equal(rows[0]!.told, statusSeenBy('referrer', status, { referral: true, ticked }), `${status} ${ticked}`)
      }
    }
  })

  it('gives out, changes and follows up no referral of the other side', async () => {
    await assert.rejects(set(leela, sql`owner_account_id = ${grace.accountId}`))
    await assert.rejects(set(leela, sql`due_at = ${minutes(9999)}`), /its receiver/)
    await assert.rejects(set(leela, sql`times = '{}'`), /its receiver/)
    assert.equal(await set(tobias, sql`due_at = ${minutes(9999)}`), 0)
  })

  it('begins none that is accepted already', async () => {
    const made = (status: string, owner: number | null) => sql`insert into referral (id, reference, place_slug,
        participant_id, program, from_organization_id, from_account_id, to_organization_id, status, owner_account_id,
        owner_side, next_step, due_at, parent_id, thread_id, lawful_basis, times, submitted_at)
      values (gen_random_uuid(), gen_random_uuid()::text, 'fleet-vale', ${participantId}, 'workwell',
        ${leela.membership.organizationId}, ${leela.accountId}, ${leela.membership.organizationId}, ${status}, ${owner},
        'receiver', 'Look', ${NOW}, ${id}, ${id}, 'public-task', '{}', ${NOW})`
    await assert.rejects(run(leela, made('accepted', null)), /row-level security/)
    await assert.rejects(run(leela, made('submitted', leela.accountId)), /row-level security/)
    assert.equal(await run(leela, made('submitted', null)), 1)
  })

  it('writes down nothing in the name of somebody else', async () => {
    const event = (
      account: number,
      organization: number,
    ) => sql`insert into referral_event (referral_id, participant_id,
        at, move, to_status, account_id, organization_id, for_person)
      values (${id}, ${participantId}, ${NOW}, 'update', 'received', ${account}, ${organization}, true)`
    const council = marguerite.membership.organizationId
    await assert.rejects(run(leela, event(marguerite.accountId, council)), /row-level security/)
    await assert.rejects(run(marguerite, event(grace.accountId, council)), /row-level security/)
    assert.equal(await run(marguerite, event(marguerite.accountId, council)), 1)
    const attempt = (account: number) => sql`insert into contact_attempt (referral_id, participant_id, at, way, result,
        account_id) values (${id}, ${participantId}, ${NOW}, 'phone', 'no-answer', ${account})`
    const hold = (account: number) => sql`insert into referral_hold (referral_id, participant_id, reason, from_on,
        until_on, account_id) values (${id}, ${participantId}, 'away', '2026-11-24', '2026-11-25', ${account})`
    for (const write of [attempt, hold]) {
      await assert.rejects(run(marguerite, write(grace.accountId)), /row-level security/)
      await assert.rejects(run(leela, write(leela.accountId)), /row-level security/)
      assert.equal(await run(marguerite, write(marguerite.accountId)), 1)
    }
  })

  it('sees nobody again whom it saw by what has ended', async () => {
    await moveAs(desk.database.web, marguerite, id, { move: 'accept' }, NOW)
    const { owner } = desk.database
    const reach = (until: Date | null) => sql`update participant_reach set until = ${until}
      where participant_id = ${participantId} and organization_id = ${marguerite.membership.organizationId}`
    assert.equal(await run(marguerite, reach(minutes(60))), 1)
    assert.equal(await run(marguerite, reach(null)), 1)
    await owner
      .updateTable('sharing_decision')
      .set({ withdrawn_at: NOW })
      .where('participant_id', '=', participantId)
      .where('purpose', '=', 'referral')
      .execute()
    await assert.rejects(run(marguerite, reach(null), minutes(1)), /sight of a person that has ended/)
    await assert.rejects(run(winsome, reach(minutes(999)), minutes(1)), /sight of a person that has ended/)
  })

  it('puts nobody on its own list who stands on a colleague’s', async () => {
    await moveAs(desk.database.web, marguerite, id, { move: 'accept' }, NOW)
    const mine = sql`update participant_reach set account_id = ${grace.accountId} where participant_id = ${participantId}`
    assert.equal(await run(grace, mine), 0)
  })

  it('opens no link again that was ended, and ends none of others', async () => {
    const hash = Buffer.from(`${id}-link`)
    await desk.database.owner
      .insertInto('referral_link')
      .values({
        ...{ token_hash: hash, referral_id: id, organization_id: marguerite.membership.organizationId },
        ...{ email: 'a@b.example', created_at: NOW, expires_at: minutes(999), ended_at: null },
      })
      .execute()
    const end = (at: Date | null) => sql`update referral_link set ended_at = ${at} where token_hash = ${hash}`
    assert.equal(await run(tobias, end(NOW)), 0)
    assert.equal(await run({ kind: 'public' }, end(NOW)), 0)
    assert.equal(await run(leela, end(NOW)), 1)
    await assert.rejects(run(leela, end(null)), /row-level security/)
  })
})
