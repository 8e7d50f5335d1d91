import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { sampleParticipantId } from '../../../../demo/referrals.ts'
import { statusOf, textOf, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { as } from '../../../../test/harness/referral.ts'
import { type Desk, openDesk } from '../../../../test/harness/room.ts'
import { type Member, PUBLIC, type Viewer } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { findParticipant } from '../../../records/participant.ts'
import { agreeToJointSupport } from '../../../records/sharing.ts'
import { waitingFor } from '../../../records/today.ts'
import { panelRoutes } from './panel.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const HODAN = sampleParticipantId('Hodan Abdi-Farrow')

describe('a question for several', () => {
  let desk: Desk
  let database: TestDatabase
  let grace: Member
  let liban: Member
  let tobias: Member
  let caseId: string
  let path: string

  before(async () => {
    desk = await openDesk(panelRoutes, NOW)
    database = desk.database
    grace = await desk.member('Grace Oyelaran')
    liban = await desk.member('Liban Jibrell-Moss')
    tobias = await desk.member('Tobias Marlowe-Eze')
    const row = await database.owner
      .selectFrom('support_case')
      .select('id')
      .where('participant_id', '=', HODAN)
      .where('owner_account_id', '=', grace.accountId)
      .where('closed_at', 'is', null)
      .executeTakeFirstOrThrow()
    caseId = row.id
  })
  after(() => database.drop())
  beforeEach(async () => {
    // Nobody sits at a question of the test before.
    await database.owner.updateTable('panel_guest').set({ ended_at: NOW }).where('ended_at', 'is', null).execute()
    path = whereTo(await post('/desk/panel/new', { person: caseId, question: 'Which course suits her?', how: 'phone' }))
  })

  const see = (to: string, viewer: Viewer = grace, now = NOW) => desk.see(to, viewer, now)
  const post = (to: string, form: Record<string, string>, viewer: Viewer = grace, now = NOW) =>
    desk.post(to, form, viewer, now)
  const invite = (whom: Member) =>
    post(`${path}/guests`, { whom: `${whom.membership.organizationId}:${whom.accountId}` })
  const sees = async (viewer: Member, now = NOW) =>
    (await as(database.web, viewer, now, (db) => findParticipant(db, viewer, HODAN, now), 'support')) !== null
  const agree = (classes: ('contact' | 'needs' | 'health')[]) =>
    as(database.web, grace, NOW, (db) =>
      agreeToJointSupport(
        db,
        grace,
        {
          ...{ participantId: HODAN, recipientOrganizationId: tobias.membership.organizationId, dataClasses: classes },
          ...{ lawfulBasis: 'public-task', wordingVersion: '2026-11', how: 'phone', expiresAt: null },
        },
        NOW,
      ),
    )

  it('is asked with the person’s agreement, and by a tick of its own where it tells of health', async () => {
    const nothing = textOf(await post('/desk/panel/new', { health: 'yes' }))
    assert.match(nothing, /Choose whom it is about.*Choose how they agreed.*Tick that they agree to that as well/)
    assert.match(textOf(await see('/desk/panel')), /Hodan Abdi-Farrow Waiting for a date Which course suits her\?/)
    const waits = await as(database.web, grace, NOW, (db) => waitingFor(db, grace, 50, NOW), 'support')
    assert.deepEqual(
      waits.filter(({ kind, participantId }) => kind === 'panel' && participantId === HODAN),
      [],
    )
    const later = new Date('2026-12-04T10:00:00Z')
    const due = await as(database.web, grace, later, (db) => waitingFor(db, grace, 50, later), 'support')
    assert.ok(due.some(({ href }) => href === path))
  })

  it('is not there for who was not invited', async () => {
    for (const viewer of [liban, tobias, await desk.member('Dr Leela Raman'), PUBLIC]) {
      await assert.rejects(async () => see(path, viewer), NotFound)
    }
  })

  it('is looked at by a colleague who sees the person as long as that lasts, and says what they think', async () => {
    assert.equal(await sees(liban), false)
    await invite(liban)
    assert.equal(await sees(liban), true)
    await post(`${path}/words`, { words: 'The bakery course takes beginners.' }, liban)
    assert.match(textOf(await see(path)), /Liban Jibrell-Moss.*“The bakery course takes beginners\.”/)
    await assert.rejects(async () => post(`${path}/guests`, {}, liban), NotFound)
    await assert.rejects(async () => post(`${path}/guests/nobody/end`, {}), NotFound)
    assert.equal(await sees(liban, new Date('2026-12-08T10:00:00Z')), false)
    await assert.rejects(async () => see(path, liban, new Date('2026-12-08T10:00:00Z')), NotFound)
  })

  it('shows the person until shortly after the meeting, wherever it moves', async () => {
    await invite(liban)
    assert.equal(statusOf(await post(`${path}/meeting`, { day: '2026-11-20', at: '2pm' })), 422)
    await post(`${path}/meeting`, { day: '2026-12-14', at: '2pm', where: 'Room 2', version: '1' })
    const behind = { day: '2026-12-15', at: '3pm', version: '1' }
    await assert.rejects(async () => post(`${path}/meeting`, behind), /moved-by-someone-else/)
    assert.equal(await sees(liban, new Date('2026-12-16T10:00:00Z')), true)
    await post(`${path}/meeting`, { day: '2026-11-26', at: '2pm' })
    assert.equal(await sees(liban, new Date('2026-12-02T10:00:00Z')), false)
  })

  it('is decided with steps that have owners and dates in the plan, and then nobody else sees the person', async () => {
    await invite(liban)
    const missing = textOf(await post(`${path}/decision`, { 'step-1': 'Visit the bakery' }))
    assert.match(missing, /Enter what was decided.*Choose who does it.*Enter by when/)
    await post(`${path}/decision`, {
      ...{ decided: 'The bakery course, after a visit.', 'step-1': 'Visit the bakery', 'owner-1': 'person' },
      ...{ 'due-1': '2026-12-01', 'step-2': 'Keep a place', 'owner-2': 'partner', 'who-2': 'Churn Street Bakehouse' },
      ...{ 'due-2': '2026-12-03', goal: 'new', 'new-goal': 'Work with food', area: 'skills' },
    })
    const steps = await database.owner
      .selectFrom('step')
      .innerJoin('goal', 'goal.id', 'step.goal_id')
      .select(['step.words', 'step.owner_side', 'step.due_on', 'step.status', 'goal.words as goal'])
      .where('step.participant_id', '=', HODAN)
      .where('step.made_at', '=', NOW)
      .orderBy('step.due_on')
      .execute()
    assert.deepEqual(
      steps.map(({ words, owner_side, due_on, status, goal }) => [words, owner_side, due_on, status, goal]),
      [
        ['Visit the bakery', 'person', '2026-12-01', 'agreed', 'Work with food'],
        ['Keep a place', 'partner', '2026-12-03', 'agreed', 'Work with food'],
      ],
    )
    assert.match(textOf(await see(path)), /What was decided The bakery course, after a visit\./)
    assert.equal(await sees(liban), false)
    await assert.rejects(async () => post(`${path}/decision`, { decided: 'Again' }), /cannot-be-done-now/)
  })

  it('never lets in who must not see the person, in the same words as for a record that is shut', async () => {
    const keep = {
      participant_id: HODAN,
      account_id: liban.accountId,
      organization_id: liban.membership.organizationId,
    }
    const excluded = { ...keep, reason: 'A reason.', since: NOW, created_by: null, ended_at: null, ended_by: null }
    await database.owner.insertInto('exclusion').values(excluded).execute()
    const kept = textOf(await invite(liban))
    await database.owner
      .updateTable('exclusion')
      .set({ ended_at: NOW })
      .where('account_id', '=', liban.accountId)
      .execute()
    const shut = {
      participant_id: HODAN,
      organization_id: keep.organization_id,
      since: NOW,
      created_by: grace.accountId,
    }
    await database.owner
      .insertInto('restriction')
      .values({ ...shut, reason: 'A reason.', lifted_at: null, lifted_by: null })
      .execute()
    const pass = { participant_id: HODAN, account_id: grace.accountId, since: NOW, created_by: null, ended_at: null }
    await database.owner.insertInto('restriction_pass').values(pass).execute()
    const closed = textOf(await invite(liban))
    await database.owner
      .updateTable('restriction')
      .set({ lifted_at: NOW })
      .where('participant_id', '=', HODAN)
      .execute()
    for (const said of [kept, closed]) {
      assert.match(said, /Liban Jibrell-Moss cannot take part in this one\. Choose somebody else/)
      assert.doesNotMatch(said, /A reason/)
    }
    assert.equal(await sees(liban), false)
    await assert.rejects(async () => see(path, liban), NotFound)
  })

  it('goes to another organisation only on an agreement that covers what it tells', async () => {
    assert.equal(statusOf(await invite(tobias)), 422)
    await agree(['contact', 'needs'])
    await invite(tobias)
    assert.match(textOf(await see(path, tobias)), /Which course suits her\?/)
    const asked = { person: caseId, question: 'Her back', how: 'phone', health: 'yes', 'health-agreed': 'yes' }
    path = whereTo(await post('/desk/panel/new', asked))
    assert.equal(statusOf(await invite(tobias)), 422)
    assert.equal(statusOf(await invite(await desk.member('Winsome Adair-Clarke'))), 422)
    await agree(['contact', 'needs', 'health'])
    assert.equal(whereTo(await invite(tobias)), path)
    const decisions = database.owner.updateTable('sharing_decision').set({ withdrawn_at: NOW })
    await decisions.where('participant_id', '=', HODAN).where('purpose', '=', 'joint-support').execute()
    assert.equal(await sees(tobias, new Date(NOW.getTime() + 1000)), false)
  })

  it('is taken back, and everybody’s sight ends with it', async () => {
    await invite(liban)
    await post(`${path}/withdrawal`, {})
    assert.equal(await sees(liban), false)
    assert.match(textOf(await see('/desk/panel')), /Taken back/)
  })
})
