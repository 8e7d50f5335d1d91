import type { FileStore } from '../adapters/files/file-store.ts'
import type { KeepHeads } from '../adapters/history-heads/history-heads.ts'
import type { Place } from '../domain/place.ts'
import type { Log } from '../kit/log.ts'
import type { KeepErasure } from '../records/erasure.ts'
import type { Db } from '../records/schema.ts'

/** What background work is given: the jobs login, the moment, the places, where we are found, and a log. */
export type JobAsk = {
  readonly db: Db
  readonly now: Date
  readonly places: readonly Place[]
  /** Scheme and host of this deployment, for links in messages: without a slash at the end. */
  readonly origin: string
  readonly log: Log
  /** Where files that people send are kept. */
  readonly fileStore?: FileStore | undefined
  /** Where the heads of the history are kept, away from the database. */
  readonly keepHeads?: KeepHeads | undefined
  /** Keeps each erasure outside the database; without it nobody is erased. */
  readonly keepErasure?: KeepErasure | undefined
}

/** Work that runs by itself. `cron` is in London time; a run that fails is tried again, and never twice at once. */
export type Job = {
  readonly name: string
  readonly cron: string
  readonly run: (ask: JobAsk) => Promise<void>
}
