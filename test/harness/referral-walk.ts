import fc from 'fast-check'
import { ATTEMPT_RESULTS, ATTEMPT_WAYS } from '../../src/domain/contact-attempt.ts'
import { DECLINE_REASONS } from '../../src/domain/decline-reason.ts'
import { addDays, londonDate } from '../../src/domain/london-time.ts'
import { movesFor, REFERRAL_SIDES, type Referral, type ReferralMove } from '../../src/domain/referral.ts'
import { HOLD_REASONS } from '../../src/domain/referral-hold.ts'
import { holdReferral, type Moving, moveReferral, type ReferralMoved } from '../../src/domain/referral-move.ts'
import { REFERRAL_OUTCOMES } from '../../src/domain/referral-outcome.ts'

/** A referral on the road: where it stands, when it came there, and each move it made. */
export type Walked = {
  readonly referral: Referral
  readonly now: Date
  readonly moves: readonly ReferralMoved[]
  readonly visited: readonly Referral[]
}

/** Returns a referral begun at this moment. */
export const begun = (draftedAt: Date): Referral => ({
  status: 'draft',
  times: { draftedAt },
  holds: [],
  attempts: [],
  waysAllowed: 2,
  declineReason: null,
})

/** Everything that any move could ask for. */
export const everythingFor = (now: Date): Omit<Moving, 'move' | 'side'> => ({
  now,
  words: 'Sample words',
  declineReason: 'no-capacity',
  outcome: 'course',
  feedback: { kind: 'sent', words: 'Sample words' },
  attempt: { at: now, way: 'phone', result: 'no-answer', last: false },
})

/** Returns the referral after these moves, each by whoever may make it, an hour apart; throws where one is refused. */
export function walked(
  moves: readonly (ReferralMove | readonly [ReferralMove, Partial<Moving>])[],
  start: Date,
): Walked {
  let at: Walked = { referral: begun(start), now: start, moves: [], visited: [begun(start)] }
  for (const step of moves) {
    const [move, more] = typeof step === 'string' ? [step, {}] : step
    const now = more.now ?? new Date(at.now.getTime() + 3_600_000)
    const side = REFERRAL_SIDES.map(({ value }) => value).find((each) =>
      movesFor(at.referral.status, each).includes(move),
    )
    const done = moveReferral(at.referral, { ...everythingFor(now), move, side: side ?? 'clock', ...more })
    if (!done.ok) throw new Error(`${at.referral.status} cannot ${move}: ${done.why}`)
    at = { referral: done.referral, now, moves: [...at.moves, done.moved], visited: [...at.visited, done.referral] }
  }
  return at
}

const byHour = fc
  .integer({ min: 0, max: 4 * 365 * 24 })
  .map((hours) => new Date(Date.UTC(2024, 0, 1) + hours * 3_600_000))

const steps = fc.array(
  fc.record({
    pick: fc.nat(),
    hours: fc.integer({ min: 0, max: 20 * 24 }),
    way: fc.constantFrom(...ATTEMPT_WAYS.map(({ value }) => value)),
    result: fc.constantFrom(...ATTEMPT_RESULTS.map(({ value }) => value)),
    last: fc.boolean(),
    reason: fc.constantFrom(...DECLINE_REASONS.map(({ value }) => value)),
    outcome: fc.constantFrom(...REFERRAL_OUTCOMES.map(({ value }) => value)),
    hold: fc.option(
      fc.record({
        reason: fc.constantFrom(...HOLD_REASONS.map(({ value }) => value)),
        days: fc.integer({ min: 1, max: 60 }),
      }),
      { freq: 6 },
    ),
  }),
  { maxLength: 30 },
)

/** Roads that referrals can take, of any length, with holds and tries on the way. */
export const roads: fc.Arbitrary<Walked> = fc.tuple(byHour, steps).map(([start, taken]) => {
  let at: Walked = { referral: begun(start), now: start, moves: [], visited: [begun(start)] }
  for (const step of taken) {
    const now = new Date(at.now.getTime() + step.hours * 3_600_000)
    at = { ...at, now }
    const choices = REFERRAL_SIDES.flatMap(({ value: side }) =>
      movesFor(at.referral.status, side).map((move) => ({ side, move })),
    )
    const choice = choices[step.pick % choices.length]!
    const attempt = { at: now, way: step.way, result: step.result, last: step.last }
    const all = { ...everythingFor(now), attempt, declineReason: step.reason, outcome: step.outcome }
    const done = moveReferral(at.referral, { ...all, ...choice })
    if (done.ok) {
      at = { referral: done.referral, now, moves: [...at.moves, done.moved], visited: [...at.visited, done.referral] }
    }
    if (step.hold) at = held(at, step.hold.reason, step.hold.days)
  }
  return at
})

function held(at: Walked, reason: (typeof HOLD_REASONS)[number]['value'], days: number): Walked {
  const asked = { side: 'receiver', reason, until: addDays(londonDate(at.now), days) } as const
  const done = holdReferral(at.referral, asked, at.now)
  return done.ok ? { ...at, referral: done.referral, visited: [...at.visited, done.referral] } : at
}
