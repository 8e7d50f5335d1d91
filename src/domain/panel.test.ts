import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { londonDate } from './london-time.ts'
import { decisionForGuest, guestUntil, lookBy, panelAfter, readsQuestion } from './panel.ts'
import type { SharingDecision } from './sharing.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const agreed = (more: Partial<SharingDecision> = {}): SharingDecision => ({
  ...{ id: 'd', purpose: 'joint-support', recipientOrganizationId: 7, lawfulBasis: 'public-task' },
  ...{ dataClasses: ['contact', 'needs'], wordingVersion: '2026-11', givenAt: NOW, withdrawnAt: null, expiresAt: null },
  ...more,
})

describe('a question for several', () => {
  it('waits, gets a date, is decided or taken back, and then stays as it is', () => {
    assert.equal(panelAfter('waiting', 'decide'), 'decided')
    assert.equal(panelAfter('planned', 'plan'), 'planned')
    for (const ended of ['decided', 'withdrawn'] as const) assert.equal(panelAfter(ended, 'plan'), null)
  })
  it('is looked at within ten working days', () => assert.equal(londonDate(lookBy(NOW)), '2026-12-07'))
})

describe('a guest at a panel', () => {
  it('sees the person until two working days after the meeting, or for a fortnight', () => {
    assert.equal(londonDate(guestUntil(new Date('2026-11-27T10:00:00Z'), NOW)), '2026-12-01')
    assert.equal(londonDate(guestUntil(null, NOW)), '2026-12-07')
  })
  it('of another organisation comes by an agreement that covers what is asked', () => {
    const health = agreed({ dataClasses: ['contact', 'needs', 'health'] })
    const CASES: readonly [SharingDecision, number, boolean, boolean][] = [
      [agreed(), 7, false, true],
      [agreed(), 8, false, false],
      [agreed(), 7, true, false],
      [health, 7, true, true],
      [agreed({ withdrawnAt: NOW }), 7, false, false],
      [agreed({ expiresAt: NOW }), 7, false, false],
      [agreed({ purpose: 'referral' }), 7, false, false],
    ]
    for (const [decision, organization, about, comes] of CASES) {
      assert.equal(decisionForGuest([decision], organization, about, NOW) !== null, comes)
    }
  })
  it('reads of health where their part does', () => {
    assert.equal(readsQuestion('hub-manager', true), false)
    assert.equal(readsQuestion('hub-manager', false), true)
    assert.equal(readsQuestion('partner-adviser', true), true)
  })
})
