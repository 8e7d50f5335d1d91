import { type Cluster, type ClusterOptions, type Secrets, startCluster } from './cluster.ts'

export type Supervised = {
  readonly url: string
  readonly secrets: Secrets
  readonly stop: () => Promise<void>
  /** Resolves with a reason when the database keeps dying and we have given up. */
  readonly givenUp: Promise<string>
}

/** So many deaths within a minute mean that something is wrong which starting again does not mend. */
const MOST_RESTARTS = 3

/** Starts the embedded database and starts it again, under the same address, whenever its process dies. */
export async function superviseCluster(
  dataDir: string,
  options: ClusterOptions,
  onRestart: () => void,
): Promise<Supervised> {
  let cluster = await startCluster(dataDir, options)
  let stopping = false
  const deaths: number[] = []
  const first = cluster

  async function restart(): Promise<void> {
    deaths.push(Date.now())
    if (deaths.filter((at) => at > Date.now() - 60_000).length > MOST_RESTARTS) {
      throw new Error('the database stopped four times within a minute')
    }
    onRestart()
    cluster = await startAgain(dataDir, { ...options, sockets: first.sockets })
  }

  async function watch(): Promise<string> {
    for (;;) {
      await cluster.ended
      if (stopping) return new Promise<string>(() => {})
      try {
        await restart()
      } catch (error) {
        return error instanceof Error ? error.message : String(error)
      }
      if (stopping) await cluster.stop()
    }
  }

  const givenUp = watch()
  return {
    url: first.url,
    secrets: first.secrets,
    givenUp,
    async stop() {
      stopping = true
      await cluster.stop()
    },
  }
}

/** After a kill, processes of the dead server may hold its memory for a moment: the first try may come too early. */
async function startAgain(dataDir: string, options: ClusterOptions): Promise<Cluster> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startCluster(dataDir, options)
    } catch (error) {
      if (attempt === 10) throw error
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
  }
}
