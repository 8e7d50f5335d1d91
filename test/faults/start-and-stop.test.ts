import assert from 'node:assert/strict'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { runningCluster } from '../../src/adapters/postgres/cluster.ts'
import { databaseUrl, openDatabase } from '../../src/kit/db.ts'
import type { Schema } from '../../src/records/schema.ts'
import { clearDataDir, freshDataDir, isRunning, type Running, start, started } from '../harness/process.ts'

// One installation for all of it, as anybody has: it outlives every stop and kill.
const data = await freshDataDir()
after(() => clearDataDir(data))

/** Writes one row as the jobs login and returns once it is acknowledged. */
async function write(dataDir: string, slug: string): Promise<void> {
  const { db, close } = connection(dataDir)
  const row = { slug, title: slug, summary: '', body_html: '', updated_at: new Date(0) }
  await db.insertInto('article').values(row).execute()
  await close()
}

async function written(dataDir: string): Promise<string[]> {
  const { db, close } = connection(dataDir)
  const rows = await db.selectFrom('article').select('slug').orderBy('slug').execute()
  await close()
  return rows.map((row) => row.slug)
}

function connection(dataDir: string) {
  const { url, secrets } = runningCluster(dataDir)!
  const jobs = { user: 'good_work_jobs', password: secrets.good_work_jobs!, database: 'good_work' }
  return openDatabase<Schema>(databaseUrl(url, jobs), { max: 1, name: 'fault test' })
}

async function stop(running: Running): Promise<void> {
  running.child.kill('SIGTERM')
  assert.equal(await running.ended, 0)
}

describe('a second start on the same data', () => {
  it('is refused in one clear line within five seconds, and the first serves on', async () => {
    const beginning = performance.now()
    const first = await started(data)
    const before = performance.now()
    const second = await start(data)
    assert.ok('said' in second)
    assert.equal(second.code, 1)
    assert.match(second.said, /^Good Work cannot run: another Good Work is running on \S+\n$/)
    // On a busy machine five seconds are not five: no longer, then, than the start that served.
    assert.ok(performance.now() - before < Math.max(5000, before - beginning))
    assert.equal((await fetch(`${first.origin}/readyz`)).status, 200)
    await stop(first)
  })

  it('leaves one of two that start at once', async () => {
    const both = await Promise.all([start(data), start(data)])
    const serving = both.filter((one) => 'origin' in one)
    assert.equal(serving.length, 1)
    assert.equal((await fetch(`${serving[0]!.origin}/readyz`)).status, 200)
    await stop(serving[0]!)
  })
})

describe('after a kill', () => {
  it('of our process, the next start takes over from the database that is left', async () => {
    const first = await started(data)
    await write(data, 'a')
    const orphan = first.database()
    first.child.kill('SIGKILL')
    await first.ended
    assert.ok(isRunning(orphan))
    const second = await started(data)
    assert.ok(!isRunning(orphan))
    assert.deepEqual(await written(data), ['a'])
    await stop(second)
  })

  it('of our process, the next start takes over even when the socket that is left was taken away', async () => {
    const first = await started(data)
    const { url } = runningCluster(data)!
    first.child.kill('SIGKILL')
    await first.ended
    await rm(join(new URL(url).searchParams.get('host')!, '.s.PGSQL.5432'))
    const second = await started(data)
    assert.deepEqual(await written(data), ['a'])
    await stop(second)
  })

  it('of the database alone, it is started again while we serve', async () => {
    const running = await started(data)
    await write(data, 'b')
    const killed = running.database()
    process.kill(killed, 'SIGKILL')
    await untilReadyAgain(running, killed)
    assert.deepEqual(await written(data), ['a', 'b'])
    await stop(running)
  })

  it('of both, the next start recovers every acknowledged row', async () => {
    const first = await started(data)
    await write(data, 'c')
    const database = first.database()
    first.child.kill('SIGKILL')
    process.kill(database, 'SIGKILL')
    await first.ended
    const second = await started(data)
    assert.deepEqual(await written(data), ['a', 'b', 'c'])
    await stop(second)
  })
})

describe('when told to stop', () => {
  it('answers what was begun, then stops the database cleanly', async () => {
    const running = await started(data)
    const database = running.database()
    const asked = request(`${running.origin}/shortlist/nothing`, { method: 'POST', headers: FORM })
    const answered = once(asked, 'response')
    asked.write('a=')
    await once(asked, 'socket').then(([socket]) => socket.connecting && once(socket, 'connect'))
    await fetch(`${running.origin}/healthz`)
    running.child.kill('SIGTERM')
    asked.end('b')
    const [response] = await answered
    assert.equal(response.statusCode, 404)
    assert.equal(await running.ended, 0)
    assert.ok(!isRunning(database))
  })
})

const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '3' }

/** Asks until the answer is "ready"; the time limit of the test is the patience. */
/** Until it serves from another database than this one, whose last processes may still answer for a moment. */
async function untilReadyAgain({ origin, database }: Running, killed: number): Promise<void> {
  const end = performance.now() + 60_000
  for (let ready = false; !ready; ) {
    assert.ok(performance.now() < end, 'ready again within a minute')
    const answer = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(5000) }).catch(() => null)
    await answer?.arrayBuffer()
    ready = answer?.status === 200 && ![0, killed].includes(database())
  }
}
