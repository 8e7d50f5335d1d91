import assert from 'node:assert/strict'
import { it } from 'node:test'
import { allWhole, killAndCount, linesOf } from './kills.ts'

/** Three parts, once each; `bin/faults` does it a hundred times. */
const KILLS = 3

it('loses nothing that was acknowledged, and leaves nothing half done, whatever is killed', async () => {
  const report = await killAndCount(process.env.DATABASE_URL ? 'server' : 'embedded', KILLS)
  assert.ok(allWhole(report), linesOf(report).join('\n'))
  const done = new Set(report.ledger.acknowledged.map(({ what }) => what))
  assert.ok(done.has('referral') && done.has('move'), linesOf(report).join('\n'))
})
