import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import { testDatabase } from '../../../../test/harness/database.ts'
import { headsFile } from '../../../adapters/history-heads/history-heads.ts'
import { PUBLIC } from '../../../domain/permission.ts'
import { writeHistory } from '../../../records/history.ts'
import { verifyHistory } from '../../../records/history-chain.ts'
import { historyJobs } from './keep-heads.job.ts'

it('keeps the heads every hour, and the history holds against all of them', async () => {
  const { web, jobs, drop } = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'heads-'))
  const file = join(folder, 'kept', 'heads.jsonl')
  const now = new Date('2026-11-19T10:02:00Z')
  const log = { info() {}, warn() {}, error() {} }
  for (const hour of [1, 2]) {
    await writeHistory(web, PUBLIC, 'thing.made', `thing:${hour}`, {}, now)
    await historyJobs[0]!.run({ db: jobs, now, places: [], origin: '', log: log as never, keepHeads: headsFile(file) })
  }
  const held = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.equal(held.length, 3)
  assert.deepEqual((await verifyHistory(jobs, held)).troubles, [])
  rmSync(folder, { recursive: true })
  await drop()
})
