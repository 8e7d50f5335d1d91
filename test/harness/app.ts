import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { assemble } from '../../src/app/product.ts'
import { readConfig } from '../../src/kit/config.ts'
import type { Db } from '../../src/records/schema.ts'
import { ROOT, testDataDir } from './cluster.ts'
import { testDatabase } from './database.ts'
import { type Answer, askDirectly, type Question } from './direct.ts'

export type TestApp = {
  /** Where the whole product listens: `http://127.0.0.1:41234`. */
  readonly origin: string
  readonly owner: Db
  readonly web: Db
  readonly jobs: Db
  /** Serves the same database once more, with the clock standing elsewhere: for a story that takes days. */
  readonly at: (now: Date) => Promise<string>
  /** What it answers, asked without a connection: for tests that ask thousands of times. */
  readonly ask: (question: Question) => Promise<Answer>
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
  const { owner, web, jobs, viewerKey, drop } = await testDatabase(
    options.seed === 'demo' ? { demo: options.now ?? lately() } : {},
  )
  const open: FastifyInstance[] = []
  const serve = async (now: Date | undefined): Promise<string> => {
    const product = await assemble(readConfig(settings(options, now), ROOT), { web, viewerKey })
    await product.listen()
    open.push(product.app)
    return `http://127.0.0.1:${(product.app.server.address() as { port: number }).port}`
  }
  return {
    origin: await serve(options.now),
    owner,
    web,
    jobs,
    at: serve,
    ask: (question) => askDirectly(open[0]!, question),
    async close() {
      for (const app of open) await app.close()
      await drop()
    },
  }
}

/** The last full ten minutes, as the run began where there is one: files that run together share one sample. */
export const lately = () => new Date(Math.floor(Number(process.env.TEST_BEGAN ?? Date.now()) / 600_000) * 600_000)

const settings = ({ places, env }: TestAppOptions, now: Date | undefined): Record<string, string> => ({
  PORT: '0',
  DEMO: 'yes',
  LOG_LEVEL: 'error',
  DATA_DIR: testDataDir(),
  PLACES: places ?? join(ROOT, 'demo/places'),
  ...(now ? { NOW: now.toISOString() } : {}),
  ...env,
})
