import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { textOf } from '../../../../test/harness/ask.ts'
import { type PlanDesk, planDesk } from '../../../../test/harness/plan-desk.ts'
import type { Member, Viewer } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { grantReach } from '../../../records/participant.ts'
import { stepsOf } from '../../../records/plan.ts'
import { changeStep } from '../../../records/plan-change.ts'
import { staffWith } from '../../../records/step-staff.ts'
import { waitingFor } from '../../../records/today.ts'
import { todayRoutes } from '../today/today.routes.ts'
import { actionPlanRoutes } from './action-plan.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')

describe('a step of somebody of the staff', () => {
  let desk: PlanDesk
  let [grace, winsome, liban, tobias]: Member[] = []

  before(async () => {
    desk = await planDesk('Augustin Petrossian', [...actionPlanRoutes, ...todayRoutes], NOW)
    grace = desk.grace
    winsome = await desk.member('Winsome Adair-Clarke')
    liban = await desk.member('Liban Jibrell-Moss')
    tobias = await desk.member('Tobias Marlowe-Eze')
  })
  after(() => desk.database.drop())

  const plan = () => `${desk.path}/plan`
  const steps = (viewer: Viewer = grace!) => desk.as(viewer, (db) => stepsOf(db, viewer, [desk.id], NOW))
  const stepCalled = async (words: string) => (await steps()).find((step) => step.words === words)!
  const today = (viewer: Member) =>
    desk.as(viewer, async (db) => (await waitingFor(db, viewer, 90, NOW)).map(({ what }) => what))
  const add = (words: string, owner: string) =>
    desk.post(
      `${plan()}/goals/new`,
      {
        'goal-words': `To ${words}`,
        'goal-area': 'work',
        'new-0-words': words,
        'new-0-owner': owner,
        'new-0-due': '2026-11-24',
      },
      grace!,
    )

  /** Lets our council have referred them to Tobias’s organisation, where he sees them now. */
  async function referred() {
    const facts = { id: randomUUID(), participant_id: desk.id, reference: 'R-STEP-OWNER' }
    const sides = {
      from_organization_id: grace!.membership.organizationId,
      to_organization_id: tobias!.membership.organizationId,
    }
    await sql`insert into referral select (jsonb_populate_record(r, ${JSON.stringify({ ...facts, ...sides })}::jsonb)).*
      from referral r where r.id = (select id from referral where ended_at is null and status <> 'draft' limit 1)`.execute(
      desk.database.owner,
    )
    const { organizationId } = tobias!.membership
    await grantReach(
      desk.database.owner,
      { participantId: desk.id, organizationId, hubId: null, accountId: tobias!.accountId, ground: 'registered' },
      NOW,
    )
  }

  it('is chosen among those who see the person, and is on their list', async () => {
    const names = (await desk.as(grace!, (db) => staffWith(db, desk.id))).map(({ name }) => name)
    assert.ok(names.includes('Grace Oyelaran') && names.includes('Winsome Adair-Clarke'))
    assert.ok(!names.includes('Liban Jibrell-Moss') && !names.includes('Tobias Marlowe-Eze'))
    await add('Call the college', `staff-${winsome!.accountId}`)
    assert.match(textOf(await desk.see(plan(), grace!)), /Call the college.*Winsome Adair-Clarke/)
    assert.ok((await today(winsome!)).includes('Call the college'))
    assert.ok(!(await today(grace!)).includes('Call the college'))
  })

  it('is refused to anybody else, by the form and by the database', async () => {
    assert.match(textOf(await add('Ask at the library', `staff-${liban!.accountId}`)), /Choose who does it/)
    const step = await stepCalled('Call the college')
    const { words, ownerWords } = step
    await assert.rejects(
      desk.as(grace!, (db) =>
        changeStep(
          db,
          grace!,
          step,
          { words, ownerWords, ownerSide: 'adviser', ownerAccountId: liban!.accountId, dueOn: '2026-11-24' },
          NOW,
        ),
      ),
      { constraint: 'step_owner' },
    )
  })

  it('can be that of a partner whom a referral joins to us: they see that step, say what became of it, and no more', async () => {
    await referred()
    await add('Try the software', `staff-${tobias!.accountId}`)
    const [own] = (await steps(tobias!)).filter(({ words }) => words === 'Try the software')
    assert.equal((await steps(tobias!)).length, 1)
    assert.ok((await today(tobias!)).includes('Try the software'))
    assert.match(
      textOf(await desk.see(plan(), tobias!)),
      /Your steps in the plan of another organisation.*Try the software/,
    )
    await assert.rejects(async () => desk.see(`${plan()}/goals/${own!.goalId}`, tobias!), NotFound)
    assert.doesNotMatch(textOf(await desk.see(`${plan()}/steps/${own!.id}`, tobias!)), /Change its words|Replace it/)
    await desk.post(`/desk/today/steps/${own!.id}/done`, {}, tobias!)
    assert.equal((await stepCalled('Try the software')).status, 'done')
    assert.match(textOf(await desk.see(plan(), grace!)), /Try the software Done.*, Tobias Marlowe-Eze/)
  })

  it('falls back to whoever has the case once its owner does not see the person any more', async () => {
    await add('Ask about the bus pass', `staff-${tobias!.accountId}`)
    await desk.database.owner
      .updateTable('participant_reach')
      .set({ until: new Date('2026-11-01T10:00:00Z') })
      .where('participant_id', '=', desk.id)
      .where('account_id', '=', tobias!.accountId)
      .execute()
    assert.equal((await stepCalled('Ask about the bus pass')).ownerAccountId, null)
    assert.ok((await today(grace!)).includes('Ask about the bus pass'))
    assert.equal((await steps(tobias!)).length, 0)
    await desk.database.owner
      .updateTable('membership')
      .set({ ended_at: NOW })
      .where('account_id', '=', winsome!.accountId)
      .execute()
    assert.equal((await stepCalled('Call the college')).ownerAccountId, null)
  })
})
