import { CompiledQuery, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { planKeeper } from './kept-plans.ts'

export type Database<S> = { readonly db: Kysely<S>; readonly pool: pg.Pool; readonly close: () => Promise<void> }

export type DatabaseOptions = {
  /** Connections at most. */
  readonly max?: number
  /** Shown in the server's list of connections. */
  readonly name?: string
  /** A query that takes longer is cancelled; milliseconds. None unless given: imports and migrations may be long. */
  readonly statementTimeout?: number
  /** How long a query waits for a connection before it fails; milliseconds, ten seconds unless given. */
  readonly patience?: number
  /** Whether plans of what is asked by a key and takes long are kept: where people behind policies are asked for. */
  readonly keepPlans?: boolean | { readonly most: number; readonly here: number }
  /** Told when an idle connection breaks: the pool opens another by itself. */
  readonly onLost?: (error: Error) => void
}

const asText = (text: string): string => text
const DATE = 1082
const DATES = 1182
const INT8 = 20
const INT8S = 1016

const parserOf = pg.types.getTypeParser as unknown as (oid: number, format?: string) => (value: string) => unknown
const asTexts = parserOf(1009)

/** Dates stay text, so that no calendar day is ever moved by a time zone; counts are numbers. */
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [DATE]: asText,
  [DATES]: asTexts,
  [INT8]: Number,
  [INT8S]: (text) => (asTexts(text) as string[]).map(Number),
}

/**
 * Returns a pool and the query builder over it. Dates read as text `2026-11-21`, times as text `09:30:00`, bigint as
 * number, numeric as text, timestamptz as Date.
 */
export function openDatabase<S>(url: string, options: DatabaseOptions = {}): Database<S> {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.name ?? 'good-work',
    connectionTimeoutMillis: options.patience ?? 10_000,
    allowExitOnIdle: true,
    // What is asked most changes over a day: a new connection begins with no plan.
    ...(options.keepPlans ? { maxLifetimeSeconds: 3600 } : {}),
    ...(options.statementTimeout ? { statement_timeout: options.statementTimeout } : {}),
    types: {
      getTypeParser: (oid: number, format?: string) =>
        (format === 'binary' ? undefined : PARSERS[oid]) ?? parserOf(oid, format),
    } as pg.CustomTypesConfig,
  })
  pool.on('error', (error) => options.onLost?.(error))
  // One that breaks while it is lent out and asks nothing must not end the process: its next query fails and says so.
  pool.on('connect', (connection) => connection.on('error', () => {}))
  if (options.keepPlans) pool.on('connect', planKeeper(options.keepPlans === true ? {} : options.keepPlans))
  const db = new Kysely<S>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}

/** Runs statements written by us, several in one text if need be. Never with a visitor's words in them. */
export async function runStatements<S>(db: Kysely<S>, text: string): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(text))
}

/** Returns the address of another role or database on the same server; keeps host and settings. */
export function databaseUrl(url: string, change: { user?: string; password?: string; database?: string }): string {
  const changed = new URL(url)
  if (change.user !== undefined) changed.username = encodeURIComponent(change.user)
  if (change.password !== undefined) changed.password = encodeURIComponent(change.password)
  if (change.database !== undefined) changed.pathname = `/${encodeURIComponent(change.database)}`
  return changed.href
}
