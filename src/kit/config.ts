import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { type MessageSettings, readMessageSettings } from './message-settings.ts'

/** Everything that can be set from outside, read once. `docs/running.md` describes each for whoever runs this. */
export type Config = {
  readonly root: string
  readonly production: boolean
  readonly port: number
  readonly host: string
  /** Scheme and host this deployment is known by; null: the address it listens on. */
  readonly origin: string | null
  readonly dataDir: string
  /** The owner's address on a server of one's own; null: the embedded database. */
  readonly databaseUrl: string | null
  readonly webDatabaseUrl: string | null
  readonly jobsDatabaseUrl: string | null
  readonly placesDir: string
  /** Address of postcodes.io, or of a copy of it, asked about postcodes that no import knows; null: nobody is asked. */
  readonly postcodesIo: string | null
  /** A made-up borough with sample listings; every page says so. */
  readonly demo: boolean
  readonly jobs: boolean
  readonly logLevel: string
  /** A frozen clock, for showing old feeds alive; never in production. */
  readonly frozenNow: Date | null
  /** Seconds between "not ready" and the end of listening, so that a load balancer can look away first. */
  readonly drainSeconds: number
  /** File to which the heads of the chained history are added every hour; best on another machine's disk. */
  readonly historyHeads: string
  /** File in which every erasure is kept outside the database, so that an older copy of it does them again. */
  readonly erasures: string
  /** The council's own sign-in by OpenID Connect; null: passkeys alone. */
  readonly openId: OpenIdConfig | null
  /** Signs the forms that anybody can send; null: one is made and kept in the data folder. */
  readonly formKey: string | null
  /** Seals the files that people send; null: one is made and kept in the data folder. */
  readonly fileKey: string | null
  /** A virus scanner beside us: `/run/clamav/clamd.ctl` or `host:port`; null: rules of our own alone. */
  readonly clamd: string | null
  /** Proxies in front, by address or network, whose word on where a request comes from is believed. */
  readonly proxies: readonly string[]
  readonly messages: MessageSettings
}

export type OpenIdConfig = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the button calls it: "your council account". */
  readonly name: string
}

/** A setting that cannot be used; the message names it. */
export class BadSetting extends Error {
  override name = 'BadSetting'
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Reads the settings; throws BadSetting at the first that makes no sense. `root` is the folder of this product. */
export function readConfig(env: Environment, root: string): Config {
  const production = env.NODE_ENV === 'production'
  const databaseUrl = address(env, 'DATABASE_URL')
  const dataDir = resolve(root, env.DATA_DIR || 'var')
  const placesGiven = env.PLACES || (existsSync(join(root, 'places')) ? 'places' : null)
  const demo = yesOrNo(env, 'DEMO', !production && !databaseUrl && !placesGiven)
  if (!demo && !placesGiven) {
    throw new BadSetting('PLACES must name a folder with the configuration of your borough, or DEMO must be "yes"')
  }
  return {
    root,
    production,
    port: whole(env, 'PORT', 3000, 0, 65535),
    host: env.HOST || '127.0.0.1',
    origin: origin(env.ORIGIN),
    dataDir,
    databaseUrl,
    webDatabaseUrl: address(env, 'WEB_DATABASE_URL'),
    jobsDatabaseUrl: address(env, 'JOBS_DATABASE_URL'),
    placesDir: resolve(root, placesGiven ?? 'demo/places'),
    postcodesIo: httpsAddress(env, 'POSTCODES_IO'),
    demo,
    jobs: yesOrNo(env, 'JOBS', true),
    logLevel: env.LOG_LEVEL || (production ? 'info' : 'warn'),
    frozenNow: production ? null : moment(env.NOW),
    historyHeads: resolve(root, env.HISTORY_HEADS || join(dataDir, 'history-heads.jsonl')),
    erasures: resolve(root, env.ERASURES || join(dataDir, 'erasures.jsonl')),
    drainSeconds: whole(env, 'DRAIN_SECONDS', production ? 2 : 0, 0, 60),
    openId: openId(env),
    formKey: secret(env, 'FORM_KEY'),
    fileKey: secret(env, 'FILE_KEY'),
    clamd: scanner(env.CLAMD),
    proxies: networks(env, 'TRUSTED_PROXIES'),
    messages: readMessageSettings({
      text: (name) => env[name] || null,
      refuse: (name, why) => {
        throw new BadSetting(`${name} ${why}`)
      },
    }),
  }
}

/** All three or none; without TLS only on this machine. */
function openId(env: Environment): OpenIdConfig | null {
  const { OPENID_ISSUER: issuer, OPENID_CLIENT_ID: clientId, OPENID_CLIENT_SECRET: clientSecret } = env
  if (!issuer && !clientId && !clientSecret) return null
  if (!issuer || !clientId || !clientSecret) {
    throw new BadSetting('OPENID_ISSUER, OPENID_CLIENT_ID and OPENID_CLIENT_SECRET belong together')
  }
  if (!/^(https:|http:\/\/(localhost|127\.0\.0\.1)[:/])/.test(issuer) || !URL.canParse(issuer)) {
    throw new BadSetting(`OPENID_ISSUER should look like https://sign-in.council.example, not "${issuer}"`)
  }
  return { issuer, clientId, clientSecret, name: env.OPENID_NAME || 'your work account' }
}

function yesOrNo(env: Environment, name: string, otherwise: boolean): boolean {
  const text = env[name]?.toLowerCase()
  if (!text) return otherwise
  if (['yes', 'true', '1', 'on'].includes(text)) return true
  if (['no', 'false', '0', 'off'].includes(text)) return false
  throw new BadSetting(`${name} should be "yes" or "no", not "${env[name]}"`)
}

function whole(env: Environment, name: string, otherwise: number, least: number, most: number): number {
  const text = env[name]
  if (!text) return otherwise
  const value = Number(text)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new BadSetting(`${name} should be a whole number from ${least} to ${most}, not "${text}"`)
}

/** The value is not repeated in the message. */
function secret(env: Environment, name: string): string | null {
  const text = env[name]
  if (!text) return null
  if (text.length >= 32) return text
  throw new BadSetting(`${name} should be at least 32 characters that nobody can guess`)
}

function networks(env: Environment, name: string): string[] {
  const given = (env[name] ?? '').split(/[\s,]+/).filter(Boolean)
  const wrong = given.find((one) => !isIP(one.replace(/\/\d{1,3}$/, '')))
  if (wrong) throw new BadSetting(`${name} should be addresses or networks such as 10.0.0.0/8, not "${wrong}"`)
  return given
}

/** The value is not repeated in the message: it holds a password. */
function address(env: Environment, name: string): string | null {
  const text = env[name]
  if (!text) return null
  if (/^postgres(ql)?:\/\//.test(text) && URL.canParse(text)) return text
  throw new BadSetting(`${name} should look like postgres://role:password@host:5432/database`)
}

function origin(text: string | undefined): string | null {
  if (!text) return null
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return new URL(text).origin
  throw new BadSetting(`ORIGIN should look like https://work.example.org, not "${text}"`)
}

function httpsAddress(env: Environment, name: string): string | null {
  const text = env[name]
  if (!text) return null
  if (text.startsWith('https://') && URL.canParse(text)) return text
  throw new BadSetting(`${name} should look like https://api.postcodes.io, not "${text}"`)
}

function scanner(text: string | undefined): string | null {
  if (!text) return null
  if (text.startsWith('/') || /^[^\s/:]+:\d{1,5}$/.test(text)) return text
  throw new BadSetting(`CLAMD should look like /run/clamav/clamd.ctl or 127.0.0.1:3310, not "${text}"`)
}

function moment(text: string | undefined): Date | null {
  if (!text) return null
  const value = new Date(text)
  if (!Number.isNaN(value.getTime())) return value
  throw new BadSetting(`NOW should be a date or a moment such as 2026-11-21T09:00:00Z, not "${text}"`)
}
