import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { demoPlaces } from '../../../../test/harness/ask.ts'
import { type ReferralDesk, referralDesk } from '../../../../test/harness/referral-desk.ts'
import type { Member } from '../../../domain/permission.ts'
import type { Log } from '../../../kit/log.ts'
import type { JobAsk } from '../../../web/job.ts'
import { expireReferrals, nudgeReferrers, tellOfLate } from './referral-clock.job.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const SILENT = { info() {}, warn() {}, error() {} } as unknown as Log

describe('the clock of referrals', () => {
  let desk: ReferralDesk
  let leela: Member
  let marguerite: Member

  before(async () => {
    desk = await referralDesk([], NOW)
    leela = await desk.member('Dr Leela Raman')
    marguerite = await desk.member('Marguerite Dunmore')
  })
  after(() => desk.database.drop())

  const ask = async (now: Date): Promise<JobAsk> => ({
    ...{ db: desk.database.jobs, now, places: await demoPlaces(), origin: 'https://work.example', log: SILENT },
  })
  const told = (kind: string) =>
    desk.database.owner.selectFrom('message').select(['address', 'body']).where('kind', '=', kind).execute()

  it('ends what nobody answered, once, and gives the next step to who sent it', async () => {
    const to = { organizationId: marguerite.membership.organizationId, hubId: null, serviceId: null }
    const { id } = await desk.send(leela, to)
    await expireReferrals(await ask(new Date('2026-12-04T06:10:00Z')))
    assert.equal((await desk.row(id)).status, 'submitted')
    const later = await ask(new Date('2026-12-08T06:10:00Z'))
    await expireReferrals(later)
    await expireReferrals(later)
    const { status, owner_side, next_step } = await desk.row(id)
    assert.deepEqual(
      [status, owner_side, next_step],
      ['expired', 'referrer', 'Offer them another service, or send it again'],
    )
    const events = await desk.database.owner
      .selectFrom('referral_event')
      .select('move')
      .where('referral_id', '=', id)
      .execute()
    assert.deepEqual(
      events.map(({ move }) => move),
      ['submit', 'expire'],
    )
  })

  it('tells whoever has late referrals once a day, in numbers alone', async () => {
    const today = await ask(new Date('2026-11-25T08:20:00Z'))
    await tellOfLate(today)
    await tellOfLate(today)
    const all = await told('referral.late')
    const grace = all.filter(({ address }) => address === 'grace.oyelaran@fleetvale.example')
    assert.equal(grace.length, 1)
    assert.match(grace[0]!.body, /of your referrals (is|are) late/)
    assert.ok(all.some(({ address }) => address === 'marguerite.dunmore@fleetvale.example'))
    assert.doesNotMatch(JSON.stringify(all), /Petrossian|Nkemelu|GW-/)
    await tellOfLate(await ask(new Date('2026-11-26T08:20:00Z')))
    assert.ok((await told('referral.late')).length > all.length)
  })

  it('reminds referrers of a step whose day has passed, once for each', async () => {
    const now = await ask(new Date('2026-11-25T08:40:00Z'))
    await nudgeReferrers(now)
    await nudgeReferrers(now)
    const leelas = (await told('referral.nudge')).filter(
      ({ address }) => address === 'dr.leela.raman@fleetvale.example',
    )
    assert.equal(leelas.length, 1)
    assert.doesNotMatch(leelas[0]!.body, /Noor/)
  })
})
