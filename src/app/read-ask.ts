import type { FastifyRequest } from 'fastify'
import type { FileStore } from '../adapters/files/file-store.ts'
import { PUBLIC } from '../domain/permission.ts'
import type { Place } from '../domain/place.ts'
import type { PostcodeLookup } from '../domain/postcode.ts'
import type { Clock } from '../kit/clock.ts'
import type { IncomingSettings } from '../kit/message-settings.ts'
import type { Db } from '../records/schema.ts'
import type { ViewerKey } from '../records/viewer-context.ts'
import type { Ask, Route } from '../web/ask.ts'
import type { FormRules } from '../web/form-limits.ts'
import type { MachineRoute } from '../web/machine.ts'
import { readCookies } from './cookies.ts'

/** What the server is made of. */
export type ServerParts = {
  readonly db: Db
  /** Signs for the database who is looking. */
  readonly viewerKey: ViewerKey
  readonly routes: readonly Route[]
  /** Addresses for other systems. */
  readonly machineRoutes?: readonly MachineRoute[]
  /** Who may hand us messages; absent: nobody. */
  readonly incoming?: IncomingSettings
  /** What pages about messages have to know of how they go out. */
  readonly messaging?: Ask['messaging']
  readonly places: readonly Place[]
  /** The council's own sign-in; absent: passkeys alone. */
  readonly openId?: Ask['openId']
  /** A made-up borough: its people can be signed in as by anybody. */
  readonly demo?: boolean
  /** Asked about postcodes that no import knows; absent: nobody is. */
  readonly lookUpPostcode?: PostcodeLookup | undefined
  readonly clock: Clock
  readonly formRules: FormRules
  readonly fileStore: FileStore
  /** Proxies in front, whose word on where a request comes from is believed; none: nobody's is. */
  readonly proxies: readonly string[]
  /** Scheme and host this deployment is known by; asked late, for an ephemeral port is known only once open. */
  readonly origin: () => string
  /** Folder of built files served under /assets/; their names change with their content. */
  readonly assets: string | null
  /** While this file is there, every page says that work is being done and when to come back. */
  readonly maintenanceFile: string | null
  readonly logLevel: string
}

/** Returns whether this deployment is reached by https. */
export const isHttps = (parts: ServerParts) => parts.origin().startsWith('https:')

/** Returns what is asked, by nobody in particular: who is looking is found out afterwards. */
export function readAsk(parts: ServerParts, request: FastifyRequest): Ask {
  const path = request.raw.url ?? '/'
  const question = path.indexOf('?')
  const host = (request.headers.host ?? '').toLowerCase()
  const place = parts.places.find(({ hosts }) => hosts.some((name) => host === name || host.startsWith(`${name}:`)))
  return {
    params: (request.params ?? {}) as Record<string, string>,
    query: new URLSearchParams(question < 0 ? '' : path.slice(question + 1)),
    form: request.body instanceof URLSearchParams ? request.body : new URLSearchParams(),
    cookies: readCookies(request.cookies ?? {}, isHttps(parts)),
    path,
    origin: place ? `${isHttps(parts) ? 'https' : 'http'}://${host}` : parts.origin(),
    now: parts.clock(),
    files: [],
    remote: request.ip,
    fromBrowser: request.headers['sec-fetch-mode'] === 'navigate' && request.headers['sec-fetch-dest'] === 'document',
    formRules: parts.formRules,
    fileStore: parts.fileStore,
    db: parts.db,
    viewer: PUBLIC,
    place: place ?? parts.places[0]!,
    places: parts.places,
    demo: parts.demo ?? false,
    openId: parts.openId,
    lookUpPostcode: parts.lookUpPostcode,
    messaging: parts.messaging,
  }
}
