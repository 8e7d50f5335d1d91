import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { CastName } from '../../../../demo/cast.ts'
import { demoPlaces, statusOf, textOf, visit } from '../../../../test/harness/ask.ts'
import { type Opened, opened } from '../../../../test/harness/casework.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { as } from '../../../../test/harness/referral.ts'
import type { Member } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { changeNextStep } from '../../../records/case-step.ts'
import { addGoal, addStep } from '../../../records/plan-change.ts'
import { findCase } from '../../../records/support-case.ts'
import { todayRoutes } from './today.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const day = (days: number) => new Date(NOW.getTime() + days * 86_400_000)

describe('today', () => {
  let database: TestDatabase
  let see: (name: CastName, path: string, form?: Record<string, string>) => ReturnType<typeof visit>
  let late: Opened
  let quiet: Opened
  let step: string

  before(async () => {
    database = await testDatabase({ demo: NOW })
    const places = await demoPlaces()
    see = async (name, path, form) => {
      const { viewer } = await asMember(database.web, name, NOW)
      const visitor = { db: database.web, now: NOW, places, routes: todayRoutes }
      return visit(visitor, path, { viewer, ...(form && { form: { once: randomUUID(), ...form } }) })
    }
    const member = async (name: CastName) => (await asMember(database.web, name, NOW)).viewer
    const winsome = await member('Winsome Adair-Clarke')
    const grace = await member('Grace Oyelaran')
    const { accountId } = grace
    const given = (givenName: string, dueAt: Date) => ({ givenName, familyName: 'Farrow-Quayle', dueAt })
    late = await opened(database.web, winsome, { accountId }, day(-9), given('Ines', day(-3)))
    quiet = await opened(database.web, winsome, { accountId }, day(-40), given('Jonah', day(20)))
    const liban = await member('Liban Jibrell-Moss')
    await opened(database.web, winsome, { accountId: liban.accountId }, NOW, given('Petronella', day(-1)))
    step = await planned(grace, late.caseId, { words: 'Write the CV together', ownerSide: 'adviser' })
    const waits = await opened(database.web, winsome, { accountId }, day(-40), given('Oksana', day(1)))
    const asks = { words: 'Ask at the nursery', dueOn: '2026-11-20' } as const
    await planned(grace, waits.caseId, { ...asks, ownerSide: 'person' })
    await as(
      database.web,
      grace,
      NOW,
      async (db) => {
        const kept = (await findCase(db, grace, waits.caseId, NOW))!
        await changeNextStep(db, grace, kept, { nextStep: asks.words, dueAt: day(1) }, NOW)
      },
      'support',
    )
  })
  after(() => database.drop())

  /** A goal with one step in somebody's case; the step's id. */
  const planned = (
    grace: Member,
    caseId: string,
    { dueOn = '2026-11-24', ...step }: { words: string; ownerSide: 'adviser' | 'person'; dueOn?: string },
  ) =>
    as(
      database.web,
      grace,
      NOW,
      async (db) => {
        const kept = (await findCase(db, grace, caseId, NOW))!
        const goal = { id: randomUUID(), words: 'Work near home', why: null, area: 'work', targetOn: null } as const
        await addGoal(db, grace, kept, goal, NOW)
        const whose = { caseId: kept.id, participantId: kept.participantId, organizationId: kept.organizationId }
        const id = randomUUID()
        await addStep(db, grace, { ...whose, id: goal.id }, { ...step, ownerWords: null, id, dueOn }, NOW)
        return id
      },
      'support',
    )

  it('has what is late, then what is for today, then the week, each with whom, what and by when', async () => {
    const text = textOf(await see('Grace Oyelaran', '/desk/today'))
    assert.match(text, /Late \d+ .*3 days ago Ines Farrow-Quayle Agree a plan together Next step/)
    assert.match(text, /Jonah Farrow-Quayle Not heard from for 40 days/)
    assert.match(text, /This week \d+ .*Tomorrow Ines Farrow-Quayle Write the CV together Step of the plan Done/)
    assert.ok(text.indexOf('Ines') < text.indexOf('This week'))
  })

  it('has somebody once who is quiet, and whose case waits for a step of their own that is late', async () => {
    const text = textOf(await see('Grace Oyelaran', '/desk/today'))
    const line = 'Oksana Farrow-Quayle Oksana: Ask at the nursery. Not heard from for 40 days'
    assert.match(text, new RegExp(`${line} Step of the plan Done .* We spoke `))
    assert.doesNotMatch(text.replaceAll(line, ''), /Oksana Farrow-Quayle (Ask|Not heard|Oksana: Ask)/)
  })

  it('shows nobody else’s people, and no list to who looks after nobody', async () => {
    assert.doesNotMatch(textOf(await see('Grace Oyelaran', '/desk/today')), /Petronella/)
    assert.doesNotMatch(textOf(await see('Liban Jibrell-Moss', '/desk/today')), /Ines|Jonah/)
    assert.doesNotMatch(textOf(await see('Tobias Marlowe-Eze', '/desk/today')), /Ines|Jonah|Petronella/)
    await assert.rejects(see('Helen Achterberg', '/desk/today'), NotFound)
    await assert.rejects(see('Grace Oyelaran', '/desk/today/team'), NotFound)
  })

  it('takes a step as done with one press, and no other adviser can press it', async () => {
    await assert.rejects(see('Liban Jibrell-Moss', `/desk/today/steps/${step}/done`, {}), NotFound)
    assert.equal(statusOf(await see('Grace Oyelaran', `/desk/today/steps/${step}/done`, {})), 303)
    assert.doesNotMatch(textOf(await see('Grace Oyelaran', '/desk/today')), /Write the CV/)
  })

  it('takes a contact with one press: who was spoken to is not quiet any more, who did not answer still is', async () => {
    const contact = (name: CastName, what: string) =>
      see(name, '/desk/today/contact', { person: quiet.participantId, contact: what })
    await assert.rejects(contact('Liban Jibrell-Moss', 'brief'), NotFound)
    const isQuiet = async () => /Jonah Farrow-Quayle Not heard/.test(textOf(await see('Grace Oyelaran', '/desk/today')))
    await contact('Grace Oyelaran', 'no-answer')
    assert.equal(await isQuiet(), true)
    await contact('Grace Oyelaran', 'brief')
    assert.equal(await isQuiet(), false)
  })

  it('tells a manager what is late in the team, and what nobody has', async () => {
    const text = textOf(await see('Winsome Adair-Clarke', '/desk/today/team'))
    assert.match(text, /Ines Farrow-Quayle Agree a plan together\. WorkWell, with Grace Oyelaran/)
    assert.match(text, /Yesterday Petronella/)
    assert.match(text, /\d+ Referrals that nobody has/)
    assert.doesNotMatch(textOf(await see('Winsome Adair-Clarke', '/desk/today')), /Ines/)
  })

  it('is one row of the history for each look', async () => {
    const rows = await database.owner
      .selectFrom('history')
      .select(['details', 'why'])
      .where('verb', '=', 'today.listed')
      .execute()
    assert.ok(rows.length > 0)
    assert.ok(rows.every(({ why }) => why === 'support'))
  })
})
