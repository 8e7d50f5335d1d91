import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { as } from '../../test/harness/referral.ts'
import { type Counted, countedReferrals, counter, organizationsNamed } from '../../test/harness/referral-figures.ts'
import { begun } from '../../test/harness/referral-walk.ts'
import { DECLINE_REASONS } from '../domain/decline-reason.ts'
import type { FigurePeriod } from '../domain/figure-period.ts'
import { addDays, londonDate } from '../domain/london-time.ts'
import { type Member, ROLES, type Role } from '../domain/permission.ts'
import { shownCount } from '../domain/privacy-floor.ts'
import type { ReferralTimes } from '../domain/referral.ts'
import { REFERRAL_CLOCKS, readClock } from '../domain/referral-clock.ts'
import type { FigureSide } from '../domain/referral-figures.ts'
import { countedDaysBetween, type ReferralHold } from '../domain/referral-hold.ts'
import { clocksOf, REFERRAL_PROGRAMS } from '../domain/referral-program.ts'
import { workingDaysBetween } from '../domain/working-days.ts'
import { referralFigures } from './referral-figures.ts'

const NOW = new Date('2026-11-19T10:00:00Z')
const OCTOBER: FigurePeriod = { kind: 'month', starts: '2026-10-01' }
let db: TestDatabase
before(async () => {
  db = await testDatabase({ demo: NOW })
})
after(() => db.drop())

const figuresFor = (viewer: Member, period = OCTOBER, side: FigureSide = 'received') =>
  as(db.web, viewer, NOW, (web) => referralFigures(web, viewer, { side, period }), 'figures')

/** The figures as "measure part" → what is shown. */
const shownTo = async (organizationId: number, period = OCTOBER, side: FigureSide = 'received') => {
  const rows = await figuresFor(counter(organizationId), period, side)
  return Object.fromEntries(rows.map(({ measure, part, shown }) => [`${measure} ${part}`.trim(), shown]))
}

const many = (count: number, one: Counted): readonly Counted[] => Array.from({ length: count }, () => one)
let made = 0
const twoOrganizations = () => {
  made += 1
  return organizationsNamed(db.owner, [`Counted ${made}`, `Sending ${made}`])
}

describe('what the database knows of days and clocks', () => {
  it('agrees with the rules about working days', async () => {
    const days = Array.from({ length: 1700 }, (_, i) => addDays('2024-01-01', i))
    const { rows } = await sql<{ day: string; count: number }>`
      select day::text as day, counted_days('2024-01-01', day, '{}') as count
      from unnest(${days}::date[]) as day order by day`.execute(db.owner)
    assert.equal(rows.length, days.length)
    for (const { day, count } of rows) assert.equal(count, workingDaysBetween('2024-01-01', day), day)
  })

  it('reads every clock as the rules do, holds and all', async () => {
    const cutoff = new Date('2026-11-01T00:00:00Z')
    const at = fc.option(
      fc.integer({ min: 1, max: 1400 }).map((hours) => new Date(cutoff.getTime() - hours * 3_600_000)),
    )
    const names = [...new Set(Object.values(REFERRAL_CLOCKS).flatMap(({ from, until }) => [...from, ...until]))]
    const times = fc.record(Object.fromEntries(names.map((name) => [name, at])))
    const hold = fc
      .tuple(
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 1, max: 20 }),
        fc.option(fc.integer({ min: 0, max: 25 })),
      )
      .map(([after, lasts, ended]): ReferralHold => {
        const from = addDays('2026-09-05', after)
        return {
          reason: 'away',
          from,
          until: addDays(from, lasts),
          endedOn: ended === null ? null : addDays(from, ended),
        }
      })
    for (const clock of ['acknowledge', 'decide', 'first-contact'] as const) {
      const { from, until, days } = REFERRAL_CLOCKS[clock]
      const read = async (times: Record<string, Date | null>, holds: readonly ReferralHold[]) => {
        const ranges = holds.map(({ from, until, endedOn }) => sql`held_days(${from}, ${until}, ${endedOn}::date)`)
        const held = ranges.length > 0 ? sql`datemultirange(${sql.join(ranges)})` : sql`'{}'::datemultirange`
        const { rows } = await sql<{ state: string | null; taken: number | null }>`select * from read_clock(
          ${JSON.stringify(times)}::jsonb, ${[...from]}::text[], ${[...until]}::text[], ${days}, ${held},
          ${cutoff})`.execute(db.owner)
        return rows[0] ?? { state: null, taken: null }
      }
      await fc.assert(
        fc.asyncProperty(times, fc.array(hold, { maxLength: 3 }), async (times, holds) => {
          const referral = { ...begun(cutoff), times: { ...times, draftedAt: cutoff } as ReferralTimes, holds }
          const ruled = readClock(referral, clock, cutoff)
          const told = await read(times as Record<string, Date | null>, holds)
          if (!ruled) return assert.equal(told.state, null)
          const { startedAt, stoppedAt, dueAt } = ruled
          const over = (stoppedAt ?? cutoff) > dueAt
          assert.equal(told.state, over ? 'late' : stoppedAt ? 'in-time' : 'not-yet')
          const took = stoppedAt && countedDaysBetween(holds, londonDate(startedAt), londonDate(stoppedAt))
          assert.equal(told.taken, took)
        }),
        { numRuns: 300 },
      )
    }
  })

  it('allows the days that the rules allow, in every programme', () => {
    for (const program of REFERRAL_PROGRAMS) {
      const { acknowledge, decide, 'first-contact': contact } = clocksOf(program)
      assert.deepEqual([acknowledge, decide, contact], [1, 3, 5], program.name)
    }
  })

  it('knows whose side each reason is on', async () => {
    for (const { value, group } of DECLINE_REASONS) {
      const { rows } = await sql<{ side: string }>`select decline_side(${value}) as side`.execute(db.owner)
      assert.equal(rows[0]?.side, group, value)
    }
  })

  it('shows none, fewer than eight, or the nearest five', async () => {
    const shown = { 0: '0', 1: '*', 4: '*', 7: '*', 8: '10', 12: '10', 13: '15', 17: '15', 18: '20', 103: '105' }
    for (const [count, words] of Object.entries(shown)) {
      const { rows } = await sql<{ shown: string }>`select shown_count(${Number(count)}) as shown`.execute(db.owner)
      assert.equal(rows[0]?.shown, words, count)
    }
  })
})

describe('the figures of an organisation', () => {
  it('count what came in time, what was late, and apart what is not yet due', async () => {
    const [to, from] = (await twoOrganizations()) as [number, number]
    const one = { from, to, sentAt: '2026-10-05T09:00:00Z', program: 'workwell' }
    const yes = { acknowledgedAt: '2026-10-06T09:00:00Z', acceptedAt: '2026-10-08T09:00:00Z' }
    await countedReferrals(db.owner, [
      ...many(20, { ...one, status: 'engaged', times: { ...yes, engagedAt: '2026-10-12T09:00:00Z' } }),
      ...many(10, { ...one, status: 'accepted', times: { ...yes, acceptedAt: '2026-10-20T09:00:00Z' } }),
      ...many(10, { ...one, status: 'declined', reason: 'no-capacity', times: { endedAt: '2026-10-07T09:00:00Z' } }),
      ...many(10, { ...one, sentAt: '2026-10-30T09:00:00Z' }),
    ])
    const shown = await shownTo(to)
    const expected = {
      ...{ all: '50', 'came in': '30', 'came of': '40', 'came not-yet': '10' },
      ...{ 'decided in': '30', 'decided of': '40', 'decided not-yet': '10' },
      ...{ 'contact in': '20', 'contact of': '30', 'accepted in': '30', 'accepted of': '40', 'accepted not-yet': '10' },
      ...{ declined: '10', 'side provider': '10', 'program workwell': '50', [`other Sending ${made}`]: '50' },
      ...{ 'status engaged': '20', 'status accepted': '10', 'status declined': '10', 'status submitted': '10' },
    }
    for (const [name, count] of Object.entries(expected)) assert.equal(shown[name], count, name)
    const sent = await shownTo(from, OCTOBER, 'sent')
    assert.equal(sent.all, '50', 'the sender counts the same ones')
    assert.deepEqual(await shownTo(from), {}, 'and received none')
  })

  it('give a median from eight on, without the days on hold', async () => {
    const [to, from] = (await twoOrganizations()) as [number, number]
    const told = { from, to, sentAt: '2026-10-05T09:00:00Z', status: 'received' as const }
    const times = { acknowledgedAt: '2026-10-15T09:00:00Z' }
    const held = [{ from: '2026-10-06', until: '2026-10-30', ended: '2026-10-13' }]
    await countedReferrals(db.owner, many(7, { ...told, times, held }))
    const median = async () =>
      (await figuresFor(counter(to))).find(({ measure, part }) => measure === 'stage' && part === 'came')?.median
    assert.equal(await median(), null)
    await countedReferrals(db.owner, many(1, { ...told, times, held }))
    assert.equal(await median(), 3, '13, 14 and 15 October')
  })

  it('stand as they stood when the last month ended', async () => {
    const [to, from] = (await twoOrganizations()) as [number, number]
    const times = { acceptedAt: '2026-11-02T09:00:00Z' }
    await countedReferrals(db.owner, [
      ...many(10, { from, to, sentAt: '2026-10-30T09:00:00Z', times }),
      ...many(10, { from, to, sentAt: '2026-11-03T09:00:00Z' }),
    ])
    const shown = await shownTo(to)
    assert.deepEqual([shown.all, shown['accepted in'] ?? '0', shown['accepted not-yet']], ['10', '0', '10'])
  })

  it('are to be had for whole finished periods alone', async () => {
    const [to, from] = (await twoOrganizations()) as [number, number]
    await countedReferrals(db.owner, many(20, { from, to, sentAt: '2026-08-05T09:00:00Z' }))
    const finished: FigurePeriod[] = [
      { kind: 'month', starts: '2026-08-01' },
      { kind: 'quarter', starts: '2026-07-01' },
    ]
    for (const period of finished) assert.equal((await shownTo(to, period)).all, '20', period.kind)
    const others: FigurePeriod[] = [
      ...[{ kind: 'month', starts: '2026-08-02' } as const, { kind: 'quarter', starts: '2026-08-01' } as const],
      ...[{ kind: 'year', starts: '2026-01-01' } as const, { kind: 'year', starts: '2026-04-01' } as const],
      ...[{ kind: 'month', starts: '2026-11-01' } as const, { kind: 'month', starts: '2019-08-01' } as const],
    ]
    for (const period of others) assert.deepEqual(await shownTo(to, period), {}, `${period.kind} ${period.starts}`)
  })

  it('are hidden by the database as by the rule', async () => {
    for (let count = 0; count < 60; count += 1) {
      const { rows } = await sql<{ shown: string }>`select shown_count(${count}) as shown`.execute(db.owner)
      assert.equal(rows[0]!.shown, shownCount(count))
    }
  })

  it('are for analysts and hub managers alone, whatever is asked of the database', async () => {
    const [to, from] = (await twoOrganizations()) as [number, number]
    await countedReferrals(db.owner, many(20, { from, to, sentAt: '2026-10-05T09:00:00Z' }))
    const asked = (role: Role) => {
      const viewer = counter(to, role)
      return as(db.web, viewer, NOW, async (web) => {
        const { rows } = await sql`select * from referral_figures('received', 'month', '2026-10-01')`.execute(web)
        return [rows.length > 0, (await referralFigures(web, viewer, { side: 'received', period: OCTOBER })).length > 0]
      })
    }
    for (const { value } of ROLES) {
      const may = value === 'analyst' || value === 'hub-manager'
      assert.deepEqual(await asked(value), [may, may], value)
    }
    const { rows } = await sql`select * from referral_figures('received', 'month', '2026-10-01')`.execute(db.web)
    assert.deepEqual(rows, [], 'nobody has said who is looking')
    const jobs = sql`select * from referral_figures('received', 'month', '2026-10-01')`.execute(db.jobs)
    await assert.rejects(jobs, /permission denied/)
  })
})
