import assert from 'node:assert/strict'
import { chmodSync, chownSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { findHome } from '../../src/adapters/postgres/home.ts'
import { canReach } from '../../src/adapters/postgres/system-account.ts'
import { ROOT } from '../harness/cluster.ts'
import { clearDataDir, started } from '../harness/process.ts'

const NOBODY = { uid: 65534, gid: 65534 }
const isRoot = process.getuid?.() === 0

const folders: string[] = []
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder of one account that nobody else may enter, as homes often are. */
function privateFolder(account: { uid: number; gid: number } | null): string {
  const folder = mkdtempSync(join(tmpdir(), 'good-work-home-'))
  folders.push(folder)
  chmodSync(folder, 0o700)
  if (account) chownSync(folder, account.uid, account.gid)
  return folder
}

describe('whoever starts it', () => {
  it('serves from a folder that other accounts cannot read', async () => {
    const data = join(
      privateFolder(null),
      'a-rather-long-name-that-no-socket-could-have-in-its-path',
      'and-more',
      'var',
    )
    const running = await started(data)
    assert.equal((await fetch(`${running.origin}/readyz`)).status, 200)
    running.child.kill('SIGTERM')
    assert.equal(await running.ended, 0)
    await clearDataDir(data)
  })

  const cannotBeNobody = !isRoot || !canReach(NOBODY, ROOT) || !canReach(NOBODY, process.execPath)
  const skip = cannotBeNobody ? 'only root can start it as somebody else, from a checkout they can read' : false

  it('serves as an ordinary account, which then owns the database', { skip }, async () => {
    const data = join(privateFolder(NOBODY), 'var')
    const running = await started(data, { ...NOBODY, env: { HOME: '/nonexistent' } })
    assert.equal((await fetch(`${running.origin}/readyz`)).status, 200)
    running.child.kill('SIGTERM')
    assert.equal(await running.ended, 0)
    assert.equal(statSync(findHome(data).data).uid, NOBODY.uid)
    await clearDataDir(data)
  })

  it('never runs the database as root', { skip: isRoot ? false : 'not started as root' }, async () => {
    const data = join(privateFolder(null), 'var')
    const running = await started(data)
    assert.notEqual(statSync(`/proc/${running.database()}`).uid, 0)
    running.child.kill('SIGTERM')
    await running.ended
    await clearDataDir(data)
  })
})
