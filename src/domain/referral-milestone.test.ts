import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { REFERRAL_STATUSES, type ReferralStatus } from './referral.ts'
import {
  ASKED_MILESTONES,
  type MilestoneAgreement,
  REFERRAL_MILESTONES,
  STATUS_MILESTONES,
  statusSeenBy,
  toldInThread,
  visibleMilestones,
} from './referral-milestone.ts'

const ALL = REFERRAL_MILESTONES.map(({ value }) => value)
const STATUSES = REFERRAL_STATUSES.map(({ value }) => value)
const agreed = (...ticked: MilestoneAgreement['ticked']): MilestoneAgreement => ({ referral: true, ticked })
const WITHDRAWN: MilestoneAgreement = { referral: false, ticked: ALL }
const agreements = fc.record({ referral: fc.boolean(), ticked: fc.subarray(ALL) })

describe('milestones', () => {
  it('are never for an employer, nor for the clock', () => {
    fc.assert(
      fc.property(agreements, fc.constantFrom(...STATUSES), (agreement, status) => {
        for (const reader of ['employer', 'clock'] as const) {
          assert.deepEqual(visibleMilestones(reader, agreement), [])
          assert.equal(statusSeenBy(reader, status, agreement), null)
        }
      }),
    )
  })

  it('are all for the person and for the receiver', () => {
    assert.deepEqual(visibleMilestones('person', WITHDRAWN), ALL)
    assert.deepEqual(visibleMilestones('receiver', WITHDRAWN), ALL)
  })

  it('are for a referrer as far as agreed, and not at all once that is taken back', () => {
    assert.ok(visibleMilestones('referrer', agreed()).includes('accepted'))
    assert.ok(!visibleMilestones('referrer', agreed()).includes('started'))
    assert.ok(visibleMilestones('referrer', agreed('started')).includes('started'))
    assert.deepEqual(visibleMilestones('referrer', WITHDRAWN), [])
  })

  it('have a tick of their own for everything after the decision', () => {
    assert.deepEqual(
      ASKED_MILESTONES.map(({ value }) => value),
      ['contacted', 'not-reached', 'started', 'course', 'job', 'sustained', 'finished'],
    )
  })
})

describe('a status in the eyes of a referrer', () => {
  const cases: readonly [status: ReferralStatus, agreement: MilestoneAgreement, seen: ReferralStatus | null][] = [
    ['in-triage', agreed(), 'received'],
    ['declined', agreed(), 'declined'],
    ['contact-attempted', agreed('contacted'), 'accepted'],
    ['engaged', agreed(), 'accepted'],
    ['engaged', agreed('contacted'), 'engaged'],
    ['started', agreed('contacted'), 'engaged'],
    ['started', agreed('started'), 'started'],
    ['unable-to-contact', agreed(), 'accepted'],
    ['closed', agreed('started'), 'accepted'],
    ['closed', agreed('finished'), 'closed'],
    ['started', WITHDRAWN, null],
  ]
  for (const [status, agreement, seen] of cases) {
    it(`of ${status} is ${seen ?? 'nothing'} with ${agreement.referral ? agreement.ticked.join() || 'no tick' : 'no agreement'}`, () =>
      assert.equal(statusSeenBy('referrer', status, agreement), seen))
  }

  it('is never one whose milestone was not agreed', () => {
    fc.assert(
      fc.property(agreements, fc.constantFrom(...STATUSES), (agreement, status) => {
        const seen = statusSeenBy('referrer', status, agreement)
        const milestone = seen && STATUS_MILESTONES[seen]
        assert.ok(!milestone || visibleMilestones('referrer', agreement).includes(milestone))
      }),
    )
  })
})

describe('a thread', () => {
  it('tells every referrer in it what was agreed for this one', () => {
    const thread = [
      { referrer: 'surgery', agreement: agreed('started') },
      { referrer: 'hub', agreement: agreed() },
      { referrer: 'charity', agreement: WITHDRAWN },
    ]
    assert.deepEqual(
      toldInThread(thread, 'started').map(({ referrer }) => referrer),
      ['surgery'],
    )
    assert.deepEqual(
      toldInThread(thread, 'referred-on').map(({ referrer }) => referrer),
      ['surgery', 'hub'],
    )
  })
})
