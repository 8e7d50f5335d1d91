import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { stillOpenDue } from './still-open.ts'

const now = new Date('2026-11-23T09:00:00Z')
const days = (count: number) => new Date(now.getTime() + count * 86_400_000)

describe('whether something is still open', () => {
  const cases = [
    ['asks a week before it closes', { expiresAt: days(6), lastAskedAt: null, unanswered: 0 }, 'ask'],
    [
      'does not ask twice before the same closing date',
      { expiresAt: days(3), lastAskedAt: days(-3), unanswered: 1 },
      null,
    ],
    ['asks anew where it was given more time', { expiresAt: days(5), lastAskedAt: days(-30), unanswered: 0 }, 'ask'],
    ['leaves alone what closes later', { expiresAt: days(20), lastAskedAt: null, unanswered: 0 }, null],
    ['leaves alone what has closed', { expiresAt: days(-1), lastAskedAt: null, unanswered: 0 }, null],
    ['asks every month about what runs on', { expiresAt: null, lastAskedAt: null, unanswered: 0 }, 'ask'],
    ['waits a month after an answer', { expiresAt: null, lastAskedAt: days(-20), unanswered: 0 }, null],
    ['asks again after two weeks of silence', { expiresAt: null, lastAskedAt: days(-14), unanswered: 1 }, 'ask'],
    ['waits two weeks first', { expiresAt: null, lastAskedAt: days(-13), unanswered: 1 }, null],
    [
      'pauses after two questions without an answer',
      { expiresAt: null, lastAskedAt: days(-14), unanswered: 2 },
      'pause',
    ],
  ] as const
  for (const [what, asked, due] of cases) {
    it(what, () => assert.equal(stillOpenDue({ checkedAt: days(-31), ...asked }, now), due))
  }
})
