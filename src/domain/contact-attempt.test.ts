import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  ATTEMPT_RESULTS,
  ATTEMPT_WAYS,
  type AttemptWay,
  allowedWays,
  attemptRefusal,
  CONTACT_PATH,
  type ContactAttempt,
  type ContactMeans,
  type ContactTried,
  contactStep,
  mayGiveUpContact,
} from './contact-attempt.ts'
import { londonDate } from './london-time.ts'

const at = (date: string) => new Date(`${date}T10:00:00Z`)
const tried = (date: string, way: AttemptWay = 'phone', more: Partial<ContactAttempt> = {}): ContactAttempt => ({
  at: at(date),
  way,
  result: 'no-answer',
  last: false,
  ...more,
})
const path = (attempts: readonly ContactAttempt[], more: Partial<ContactTried> = {}): ContactTried => ({
  attempts,
  times: {},
  holds: [],
  waysAllowed: 3,
  ...more,
})

const THREE = [tried('2026-11-02'), tried('2026-11-05', 'text'), tried('2026-11-10')]
const LAST = tried('2026-11-16', 'email', { result: 'sent', last: true })

describe('the way to somebody who does not answer', () => {
  const cases: readonly [words: string, attempts: readonly ContactAttempt[], now: string, step: string, due: string][] =
    [
      ['tries again', THREE.slice(0, 1), '2026-11-03', 'try-again', '2026-11-05'],
      ['tries another way', [tried('2026-11-02'), tried('2026-11-05')], '2026-11-06', 'try-another-way', '2026-11-10'],
      ['tries a third time', THREE.slice(0, 2), '2026-11-06', 'try-again', '2026-11-10'],
      ['writes once more, not too soon', THREE, '2026-11-11', 'send-last-message', '2026-11-16'],
      ['waits for the answer', [...THREE, LAST], '2026-11-17', 'wait', '2026-11-23'],
      ['may end after that', [...THREE, LAST], '2026-11-24', 'may-give-up', '2026-11-25'],
      [
        'does not count a last message that came too soon',
        [...THREE, tried('2026-11-11', 'email', { last: true })],
        '2026-12-01',
        'send-last-message',
        '2026-11-16',
      ],
      [
        'begins anew once they were reached',
        [...THREE, LAST, tried('2026-11-20', 'phone', { result: 'reached' })],
        '2026-11-24',
        'try-again',
        '2026-11-25',
      ],
    ]
  for (const [words, attempts, now, step, due] of cases) {
    it(words, () => {
      const next = contactStep(path(attempts), at(now))
      assert.deepEqual([next.step, londonDate(next.dueAt)], [step, due])
    })
  }

  it('waits until the very end of the day', () => {
    const steps = ['2026-11-23T23:59:59.999Z', '2026-11-24T00:00:00Z'].map(
      (now) => contactStep(path([...THREE, LAST]), new Date(now)).step,
    )
    assert.deepEqual(steps, ['wait', 'may-give-up'])
  })

  it('begins anew when they were in touch, and when it was opened again', () => {
    for (const time of ['engagedAt', 'startedAt', 'reopenedAt'])
      assert.equal(
        mayGiveUpContact(path([...THREE, LAST], { times: { [time]: at('2026-11-18') } }), at('2026-12-01')),
        false,
      )
  })

  it('asks for one way only of those who allow one', () => {
    const byPhone = [...THREE, LAST].map((attempt) => ({ ...attempt, way: 'phone' as const }))
    assert.equal(mayGiveUpContact(path(byPhone), at('2026-12-01')), false)
    assert.equal(mayGiveUpContact(path(byPhone, { waysAllowed: 1 }), at('2026-12-01')), true)
  })

  it('does not count days on hold', () => {
    const holds = [{ reason: 'away', from: '2026-11-17', until: '2026-11-20', endedOn: null }] as const
    assert.equal(contactStep(path([...THREE, LAST], { holds }), at('2026-11-24')).step, 'wait')
  })

  it('gives nobody up without enough tries, a last message, and time to answer it', () => {
    const attempt = fc.record({
      at: fc.integer({ min: 0, max: 60 }).map((days) => new Date(at('2026-11-02').getTime() + days * 86_400_000)),
      way: fc.constantFrom(...ATTEMPT_WAYS.map(({ value }) => value)),
      result: fc.constantFrom(...ATTEMPT_RESULTS.map(({ value }) => value).filter((result) => result !== 'reached')),
      last: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 8 }), (attempts) => {
        if (!mayGiveUpContact(path(attempts), at('2027-02-01'))) return
        assert.ok(attempts.filter(({ last }) => !last).length >= CONTACT_PATH.attempts)
        assert.ok(attempts.some(({ last }) => last))
        assert.ok(new Set(attempts.map(({ way }) => way)).size >= CONTACT_PATH.ways)
      }),
    )
  })
})

describe('a safe way to reach somebody', () => {
  const means: ContactMeans = {
    contactBy: 'phone',
    phone: '+447700900123',
    email: 'a@b.example',
    postalAddress: '1 Sample Street',
    mayText: false,
    mayLeaveMessage: false,
    othersMaySee: false,
  }
  const cases: readonly [words: string, contact: Partial<ContactMeans>, ways: readonly AttemptWay[]][] = [
    ['texts nobody without leave', {}, ['phone', 'email', 'post', 'in-person', 'through-referrer']],
    ['texts with leave', { mayText: true }, ['phone', 'text', 'email', 'post', 'in-person', 'through-referrer']],
    ['writes nothing that others may see', { othersMaySee: true }, ['phone', 'through-referrer']],
    [
      'writes as the person chose, though others may see it',
      { othersMaySee: true, contactBy: 'email' },
      ['phone', 'email', 'through-referrer'],
    ],
    [
      'has what is known and no more',
      { phone: null, email: null, postalAddress: null },
      ['in-person', 'through-referrer'],
    ],
  ]
  for (const [words, contact, ways] of cases) {
    it(words, () => assert.deepEqual(allowedWays({ ...means, ...contact }), ways))
  }

  it('has no referrer to ask of those who referred themselves', () =>
    assert.ok(!allowedWays(means, true).includes('through-referrer')))

  it('leaves no message without leave', () => {
    const message = { way: 'phone', result: 'left-message' } as const
    assert.equal(attemptRefusal(means, message), 'no-message-allowed')
    assert.equal(attemptRefusal({ ...means, mayLeaveMessage: true }, message), null)
    assert.equal(attemptRefusal(means, { way: 'text', result: 'sent' }), 'way-not-safe')
  })
})
