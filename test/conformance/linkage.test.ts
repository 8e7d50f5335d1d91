import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { describe, it } from 'node:test'
import { ROOT } from '../harness/cluster.ts'
import { sharedData } from '../harness/shared-data.ts'

/** What must hold on records of real names, with room below what is measured in docs/benchmarks.md. */
const SETS: readonly (readonly [file: string, cluster: string, precision: number, f1: number])[] = [
  ['historical_50k_dev60.csv.gz', 'cluster', 0.95, 0.94],
  ['febrl1.csv', 'rec_id', 0.99, 0.99],
  ['febrl3.csv', 'rec_id', 0.99, 0.99],
  ['fake_1000.csv', 'cluster', 0.95, 0.93],
]

describe('linkage of real records', () => {
  for (const [file, cluster, leastPrecision, leastF1] of SETS) {
    const path = sharedData(`linkage/${file}`)
    it(`finds who is who in ${file}, in one line of JSON`, { skip: !path }, () => {
      const args = ['bench/linkage.ts', path!, '--cluster', cluster, '--json']
      const lines = execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' }).trim().split('\n')
      assert.equal(lines.length, 1)
      const { precision, recall, f1, bcubed, seconds, peak_mb } = JSON.parse(lines[0]!)
      assert.ok(precision >= leastPrecision, `precision ${precision}`)
      assert.ok(f1 >= leastF1, `F1 ${f1}`)
      for (const figure of [recall, bcubed, seconds, peak_mb]) assert.equal(typeof figure, 'number')
    })
  }
})
