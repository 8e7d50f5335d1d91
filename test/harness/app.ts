import { join } from 'node:path'
import { assemble } from '../../src/app/product.ts'
import { readConfig } from '../../src/kit/config.ts'
import type { Db } from '../../src/records/schema.ts'
import { ROOT, testDataDir } from './cluster.ts'
import { testDatabase } from './database.ts'

export type TestApp = {
  /** Where the whole product listens: `http://127.0.0.1:41234`. */
  readonly origin: string
  readonly owner: Db
  readonly web: Db
  readonly jobs: Db
  readonly close: () => Promise<void>
}

export type TestAppOptions = {
  /** `demo`: the made-up borough with all its sample listings; `none`: its configuration alone. */
  readonly seed: 'demo' | 'none'
  /** The clock stands still there; it runs unless given. */
  readonly now?: Date
  /** A folder of configurations instead of the made-up borough's. */
  readonly places?: string
  /** Settings as from outside, such as `{ ORIGIN: 'https://work.example' }`. */
  readonly env?: Readonly<Record<string, string>>
}

/** Serves the product from this process on a port of its own, over a fresh database. */
export async function testApp(options: TestAppOptions): Promise<TestApp> {
  const { owner, web, jobs, drop } = await testDatabase()
  if (options.seed === 'demo') {
    const { seedDemo } = await import('../../demo/seed.ts')
    await seedDemo(jobs, options.now ?? new Date())
  }
  const config = readConfig(
    {
      PORT: '0',
      DEMO: 'yes',
      LOG_LEVEL: 'error',
      DATA_DIR: testDataDir(),
      PLACES: options.places ?? join(ROOT, 'demo/places'),
      ...(options.now ? { NOW: options.now.toISOString() } : {}),
      ...options.env,
    },
    ROOT,
  )
  const product = await assemble(config, web)
  await product.listen()
  const { port } = product.app.server.address() as { port: number }
  return {
    origin: `http://127.0.0.1:${port}`,
    owner,
    web,
    jobs,
    async close() {
      await product.app.close()
      await drop()
    },
  }
}
