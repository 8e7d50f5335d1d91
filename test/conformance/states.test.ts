import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { caseTable } from '../../src/domain/case-table.ts'
import { fundTable } from '../../src/domain/fund-table.ts'
import { meetingTable } from '../../src/domain/meeting-table.ts'
import { planTable } from '../../src/domain/plan-table.ts'
import { stateTable } from '../../src/domain/state-table.ts'
import { ROOT } from '../harness/cluster.ts'

describe('the table of what can happen to a referral', () => {
  it('is the one in docs', () => {
    assert.equal(
      readFileSync(join(ROOT, 'docs/states.md'), 'utf8'),
      `${stateTable()}\n${caseTable()}\n${planTable()}\n${meetingTable()}\n${fundTable()}`,
    )
  })
})
