import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { textOf } from '../../../../test/harness/ask.ts'
import { as } from '../../../../test/harness/referral.ts'
import { type ReferralDesk, referralDesk } from '../../../../test/harness/referral-desk.ts'
import { serviceIds, writer } from '../../../../test/harness/referral-form.ts'
import type { Member } from '../../../domain/permission.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import { linksKeptBack } from '../../../records/people-at-risk.ts'
import { makeLink } from '../../../records/referral-link.ts'
import { trackReferralRoutes } from '../../referrals/track-referral/track-referral.routes.ts'
import { privacyRoutes } from './privacy.routes.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const MAILBOX = 'hello@hearth-and-ladder.example'

describe('a referral that is kept shut, to a partner by link', () => {
  let desk: ReferralDesk
  let leela: Member
  let tom: Member
  let farid: Member
  let marguerite: Member
  let hearth: string
  let sent: string
  let kept: string
  let person: string

  before(async () => {
    desk = await referralDesk([...privacyRoutes, ...trackReferralRoutes], NOW)
    leela = await desk.member('Dr Leela Raman')
    tom = await desk.member('Tom Ashgrove')
    farid = await desk.member('Farid Halloran')
    marguerite = await desk.member('Marguerite Dunmore')
    hearth = (await serviceIds(desk.database.owner))['Hearth and Ladder']!
  })
  after(() => desk.database.drop())
  beforeEach(async () => {
    const form = await writer(desk.database.web, leela, NOW)
    await form.whole(hearth, { agreed: { 'not-see': 'Her cousin lives there.' } })
    sent = await form.sent()
    person = (await desk.row(sent)).participant_id
    kept = `/desk/privacy/people/${person}`
  })

  const mails = async () => {
    const { reference } = await desk.row(sent)
    const rows = desk.database.owner.selectFrom('message').select(['kind', 'body']).where('address', '=', MAILBOX)
    return (await rows.where('subject', 'like', `%${reference}%`).execute()).map(({ kind }) => kind)
  }
  const follow = async (viewer: Member) => textOf(await desk.see(`/desk/referrals/sent/${sent}`, viewer))

  it('goes to nobody until the privacy lead sends the link', async () => {
    assert.deepEqual(await mails(), [])
    assert.match(
      textOf(await desk.see(kept, farid)),
      /Hearth and Ladder GW-[\w-]+ ?Nothing has gone to hello@.*Send the link/,
    )
    await desk.post(`${kept}/links`, { referral: sent }, farid)
    assert.deepEqual(await mails(), ['referral.link'])
    assert.match(textOf(await desk.see(kept, farid)), /Sent to hello@.*Send it again/)
    const noted = desk.database.owner.selectFrom('history').select(['account_id', 'why', 'participant_id'])
    assert.deepEqual(
      await noted.where('verb', '=', 'referral.link-let-in').where('subject', '=', `referral:${sent}`).execute(),
      [{ account_id: farid.accountId, why: 'privacy', participant_id: person }],
    )
  })

  it('says to its sender that it waits, and is sent by them neither', async () => {
    const text = await follow(leela)
    assert.match(text, /No link has gone to hello@hearth-and-ladder\.example yet\. The record is kept shut/)
    assert.doesNotMatch(text, /Send the link/)
    await assert.rejects(desk.post(`/desk/referrals/sent/${sent}/link`, { do: 'again' }, leela), Conflict)
    await assert.rejects(follow(tom), NotFound)
    assert.deepEqual(await mails(), [])
  })

  it('goes by itself once the record opens again', async () => {
    await desk.post(`${kept}/restriction/end`, {}, farid)
    assert.deepEqual(await mails(), ['referral.link'])
    assert.match(await follow(leela), /Send the link again/)
  })

  it('is sent by no one else, and not after the referral has ended', async () => {
    await assert.rejects(desk.post(`${kept}/links`, { referral: sent }, marguerite), NotFound)
    await desk.post(`/desk/referrals/sent/${sent}/withdraw`, { withdraw: 'A mistake.' }, leela)
    assert.doesNotMatch(textOf(await desk.see(kept, farid)), /Hearth and Ladder/)
    await assert.rejects(desk.post(`${kept}/links`, { referral: sent }, farid), NotFound)
  })

  it('has a link in the database by nobody but who keeps it shut', async () => {
    const { reference, to_organization_id: organizationId } = await desk.row(sent)
    const link = { referralId: sent, reference, organizationId, email: 'somebody@else.example' }
    const make = (viewer: Member) =>
      as(desk.database.web, viewer, NOW, (db) => makeLink(db, link, { origin: 'https://work.example' }, NOW))
    for (const viewer of [marguerite, tom]) {
      await assert.rejects(make(viewer), /row-level security/)
      assert.deepEqual(await as(desk.database.web, viewer, NOW, (db) => linksKeptBack(db, person)), [])
    }
    await make(farid)
  })
})
