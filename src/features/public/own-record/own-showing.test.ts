import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { MERCEDES, RHYS } from '../../../../demo/own-data.ts'
import { sampleParticipantId } from '../../../../demo/referrals.ts'
import { guarded, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import type { Viewer } from '../../../domain/permission.ts'
import { participantRoutes } from '../../casework/participant/participant.routes.ts'
import { timelineRoutes } from '../../casework/timeline/timeline.routes.ts'
import { ownRecordRoutes } from './own-record.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const OWN = '/requests/record/applications'
const MERCEDES_ID = sampleParticipantId(MERCEDES.who)

describe('showing one’s adviser what one applies for', () => {
  let database: TestDatabase
  let visitor: Visitor
  let grace: Viewer
  let question: string
  const mercedes: Viewer = { kind: 'resident', address: MERCEDES.from, participantId: MERCEDES_ID }

  before(async () => {
    ;({ database, visitor } = await openRooms([...ownRecordRoutes, ...participantRoutes, ...timelineRoutes], NOW))
    const signedIn = await asMember(database.web, 'Grace Oyelaran', NOW)
    grace = signedIn.viewer
    question = `show-${signedIn.viewer.membership.organizationId}`
  })
  after(() => database.drop())

  const own = async (path = '/requests/record') =>
    textOf(await visit(visitor, `${path}?language=en`, { viewer: mercedes }))
  const record = async (who = MERCEDES_ID, path = '') =>
    textOf(await visit(visitor, `/desk/people/${who}${path}`, { viewer: grace }))
  const say = (form: Record<string, string>, viewer = mercedes) =>
    visit(visitor, OWN, { form: { ...guarded('own-record', NOW), ...form }, viewer })

  it('shows on the record and in the timeline what, with whom, when and how it stands', async () => {
    const page = await record()
    assert.match(page, /Applications and courses.*Care assistant , Larkmead House Care Home Shortlisted\./)
    assert.match(page, /English reading and writing, Level 1 , Bellfounders College Has a place\./)
    const told = await record(MERCEDES_ID, '/timeline?kind=application')
    assert.match(told, /How it stands: shortlisted.*They applied/)
    for (const text of [page, told]) assert.doesNotMatch(text, /Kinshasa|I was a nurse/)
  })

  it('stands among what they agreed to, and is taken back there or on its own page', async () => {
    assert.match(await own(), /They see the jobs and courses you apply for.*I apply for : Yes/)
    assert.match(await own(OWN), /They do not see your answers, your CV or your papers.*07700 900 ?314/)
    assert.equal(whereTo(await say({ [question]: 'no' })), '/requests/record#agreed')
    assert.match(await own(), /Stopped.*I apply for : No/)
    assert.doesNotMatch(await record(), /Applications and courses Care|Larkmead House Care Home Shortlisted/)
    assert.doesNotMatch(await record(MERCEDES_ID, '/timeline'), /They applied/)
  })

  it('is a dated decision each time, and stands in the history of the record', async () => {
    await say({ [question]: 'yes' })
    await say({ [question]: 'yes' })
    const rows = await database.owner
      .selectFrom('sharing_decision')
      .select(['given_at', 'withdrawn_at', 'captured_how', 'address'])
      .where('participant_id', '=', MERCEDES_ID)
      .where('purpose', '=', 'applications')
      .orderBy('given_at')
      .execute()
    assert.deepEqual(
      rows.map(({ withdrawn_at, captured_how, address }) => [withdrawn_at, captured_how, address]),
      [
        [NOW, 'online', MERCEDES.from.value],
        [null, 'online', MERCEDES.from.value],
      ],
    )
    const verbs = await database.owner
      .selectFrom('history')
      .select('verb')
      .where('participant_id', '=', MERCEDES_ID)
      .where('verb', 'like', 'sharing.%')
      .orderBy('id')
      .execute()
    assert.deepEqual(
      verbs.map(({ verb }) => verb),
      ['sharing.given', 'sharing.withdrawn', 'sharing.given'],
    )
  })

  it('is off until somebody says yes, and changes nothing where nothing is said', async () => {
    const callum = sampleParticipantId('Callum Wetherby-Osei')
    assert.doesNotMatch(await record(callum), /Applications and courses/)
    await say({})
    assert.match(await own(), /I apply for : Yes/)
    assert.match(await record(sampleParticipantId(RHYS.who)), /Baking apprentice , Churn Street Bakehouse Interview/)
  })

  it('is about each address that said yes, and ends for all of them at once', async () => {
    const byEmail: Viewer = { ...mercedes, address: { kind: 'email', value: 'mercedes@home.example' } }
    const current = async () => {
      const rows = await database.owner
        .selectFrom('sharing_decision')
        .select('address')
        .where('participant_id', '=', MERCEDES_ID)
        .where('purpose', '=', 'applications')
        .where('withdrawn_at', 'is', null)
        .orderBy('address')
        .execute()
      return rows.map(({ address }) => address)
    }
    await say({ [question]: 'yes' }, byEmail)
    assert.deepEqual(await current(), [MERCEDES.from.value, 'mercedes@home.example'])
    await say({ [question]: 'no' }, byEmail)
    assert.deepEqual(await current(), [])
  })
})
