import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { authorityOf, type Deciding, USUAL_LIMITS } from './fund-decision.ts'
import { FUND_MOVES, FUND_NEXT, FUND_STATUSES, type FundMove, fundAfter, fundDue, isOpenRequest } from './fund-move.ts'
import type { Role } from './permission.ts'
import { LETTERS } from './reference.ts'
import {
  financialYear,
  forecastOf,
  leftOf,
  missingEvidence,
  penceWords,
  readPounds,
  yearBegins,
  yearEnds,
} from './support-fund.ts'
import { readVoucherCode, voucherCode } from './voucher-code.ts'

describe('sums of a support fund', () => {
  it('are read as people write them, to the penny', () => {
    const cases: readonly (readonly [string, number | null])[] = [
      ['45', 4500],
      ['£45.5', 4550],
      ['1,250.05', 125005],
      ['0.07', 7],
      [' £ 12 ', 1200],
      ['12.345', null],
      ['12,50', null],
      ['-3', null],
      ['', null],
      ['1e3', null],
    ]
    for (const [typed, pence] of cases) assert.equal(readPounds(typed), pence, typed)
  })

  it('come back the same from their words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (pence) => readPounds(penceWords(pence)) === pence),
    )
  })

  it('belong to the year from 1 April to 31 March', () => {
    const days = ['2026-03-31', '2026-04-01', '2026-12-31', '2027-01-01', '2027-03-31'] as const
    assert.deepEqual(days.map(financialYear), [2025, 2026, 2026, 2026, 2026])
    assert.deepEqual([yearBegins(2026), yearEnds(2026)], ['2026-04-01', '2027-03-31'])
  })

  it('are forecast at the pace so far, and not before there is one', () => {
    const at = (used: number, passed: number) =>
      forecastOf({ amount: 1000, committed: used / 2, spent: used / 2 }, { passed, whole: 365 })
    assert.deepEqual(
      [at(0, 100), at(500, 0), at(100, 20), at(500, 100), at(274, 100), at(100, 100), at(200, 100)],
      ['nothing-yet', 'not-begun', 'well', 'over', 'close', 'under', 'well'],
    )
    assert.equal(leftOf({ amount: 1000, committed: 300, spent: 200 }), 500)
  })

  it('are proved by what their purpose asks for', () => {
    assert.deepEqual(missingEvidence('course', ['receipt']), ['quote'])
    assert.deepEqual(missingEvidence('travel', ['receipt', 'other']), [])
  })
})

describe('a request to a support fund', () => {
  it('has a next step in every status in which it is open, and none afterwards', () => {
    for (const { value } of FUND_STATUSES) assert.equal(FUND_NEXT[value] !== undefined, isOpenRequest(value), value)
  })

  it('can come to an end from everywhere, and leads nowhere from there', () => {
    for (const { value } of FUND_STATUSES) {
      const seen = new Set([value])
      for (const status of seen) {
        for (const move of Object.keys(FUND_MOVES[status]) as FundMove[]) seen.add(fundAfter(status, move)!)
      }
      assert.ok(
        [...seen].some((status) => !isOpenRequest(status)),
        value,
      )
      if (!isOpenRequest(value)) assert.equal(seen.size, 1, value)
    }
  })

  it('is decided before what it is for is needed', () => {
    assert.equal(fundDue('asked', '2026-11-24', '2026-11-23'), '2026-11-24')
    assert.equal(fundDue('asked', '2026-11-20', '2026-11-23'), '2026-11-23')
    assert.equal(fundDue('asked', '2026-12-24', '2026-11-23'), '2026-11-25')
    assert.equal(fundDue('paid', '2026-11-24', '2026-11-23'), '2026-12-07')
  })
})

describe('who decides about money', () => {
  const [ASKER, ADVISER, INTAKE, MANAGER] = [1, 2, 3, 4]
  const request: Deciding = { pence: 4_000, askedBy: ASKER, payeeAccountId: null, isOneself: false, agreed: [] }
  const may = (accountId: number, role: Role, more: Partial<Deciding> = {}) =>
    authorityOf({ accountId, role }, { ...request, ...more }, USUAL_LIMITS)
  const agreed = (accountId: number, role: Role, pence: number) => ({ agreed: [{ accountId, role, pence }] })

  it('is a table of roles and sums', () => {
    const table: readonly (readonly [string, Role, number, string])[] = [
      ['an adviser, up to their limit', 'adviser', 5_000, 'alone'],
      ['an adviser, a penny above', 'adviser', 5_001, 'no'],
      ['an intake officer', 'intake-officer', 10_000, 'alone'],
      ['an intake officer, above', 'intake-officer', 10_001, 'first'],
      ['a manager', 'hub-manager', 25_000, 'alone'],
      ['a manager, above', 'hub-manager', 25_001, 'first'],
      ['who keeps data safe', 'privacy-lead', 1, 'no'],
      ['a partner’s manager', 'partner-manager', 25_000, 'alone'],
    ]
    for (const [who, role, pence, expected] of table) assert.equal(may(MANAGER, role, { pence }), expected, who)
  })

  it('takes two different people above that, neither of whom asked', () => {
    const pence = 40_000
    assert.equal(may(MANAGER, 'hub-manager', { pence, ...agreed(INTAKE, 'intake-officer', pence) }), 'second')
    assert.equal(may(MANAGER, 'hub-manager', { pence, ...agreed(MANAGER, 'hub-manager', pence) }), 'first')
    assert.equal(may(MANAGER, 'hub-manager', { pence, ...agreed(ASKER, 'hub-manager', pence) }), 'first')
    assert.equal(may(MANAGER, 'hub-manager', { pence, ...agreed(INTAKE, 'intake-officer', pence - 1) }), 'first')
    assert.equal(may(MANAGER, 'hub-manager', { pence, ...agreed(ADVISER, 'adviser', pence) }), 'first')
    assert.equal(may(ASKER, 'hub-manager', { pence, ...agreed(INTAKE, 'intake-officer', pence) }), 'no')
  })

  it('is never oneself, for oneself', () => {
    assert.equal(may(MANAGER, 'hub-manager', { payeeAccountId: MANAGER }), 'no')
    assert.equal(may(MANAGER, 'hub-manager', { isOneself: true }), 'no')
    assert.equal(may(ASKER, 'adviser'), 'alone')
    assert.equal(may(ASKER, 'adviser', { pence: 5_001 }), 'no')
  })
})

describe('the code of a voucher', () => {
  const codes = fc.uint8Array({ minLength: 11, maxLength: 11 }).map(voucherCode)

  it('is read however it is typed', () => {
    fc.assert(
      fc.property(codes, (code) => {
        assert.match(code, /^V(-[346789BCDFGHJKMNPQRTVWXY]{4}){3}$/)
        for (const typed of [code, code.toLowerCase(), code.slice(2).replaceAll('-', ' ')]) {
          assert.equal(readVoucherCode(typed), code)
        }
      }),
    )
  })

  it('is refused with any one letter misread', () => {
    fc.assert(
      fc.property(codes, fc.nat(11), fc.constantFrom(...LETTERS), (code, at, letter) => {
        const letters = [...code.slice(2).replaceAll('-', '')]
        fc.pre(letters[at] !== letter)
        letters[at] = letter
        assert.equal(readVoucherCode(letters.join('')), null)
      }),
    )
  })
})
