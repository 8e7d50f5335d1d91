import assert from 'node:assert/strict'
import { it } from 'node:test'
import { allWhole, killAndCount, linesOf } from './kills.ts'

/** Three parts, once each; `bin/faults` does it a hundred times. */
const KILLS = 3
/** A server that other tests use at the same time is not killed under them: `bin/faults --server-postgres` has its own. */
const skip = process.env.DATABASE_URL ? 'bin/faults --server-postgres kills a server of its own' : false

it('loses nothing that was acknowledged, and leaves nothing half done, whatever is killed', { skip }, async () => {
  const report = await killAndCount('embedded', KILLS)
  assert.ok(allWhole(report), linesOf(report).join('\n'))
  const done = new Set(report.ledger.acknowledged.map(({ what }) => what))
  assert.ok(done.has('referral') && done.has('move'), linesOf(report).join('\n'))
})
