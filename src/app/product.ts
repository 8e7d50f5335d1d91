import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { clamd } from '../adapters/files/clamd.ts'
import { type FileStore, fileStore } from '../adapters/files/file-store.ts'
import { rulesScanner } from '../adapters/files/rules-scanner.ts'
import { scanWithAll } from '../adapters/files/scanner.ts'
import { openIdSignIn } from '../adapters/openid/openid.ts'
import { loadPlaces } from '../adapters/places/places.ts'
import { postcodesIo } from '../adapters/postcodes/postcodes-io.ts'
import type { Place } from '../domain/place.ts'
import { clock } from '../kit/clock.ts'
import type { Config } from '../kit/config.ts'
import type { Db } from '../records/schema.ts'
import type { ViewerKey } from '../records/viewer-context.ts'
import { useAssets } from '../web/assets/asset-path.ts'
import { buildAssets } from '../web/assets/build-assets.ts'
import { FORM_LIMITS, type FormRules } from '../web/form-limits.ts'
import { healthRoutes, type Readiness } from './readiness.ts'
import { DEMO_ROUTES, MACHINE_ROUTES, ROUTES } from './routes.ts'
import { keptSecret } from './secrets.ts'
import { buildServer } from './server.ts'

/** The web side of this product, wired and not yet listening. */
export type Product = {
  readonly app: FastifyInstance
  readonly places: readonly Place[]
  readonly readiness: Readiness
  readonly drainSeconds: number
  /** Scheme and host for links in messages. */
  readonly origin: () => string
  /** Starts listening and returns the address to open. */
  readonly listen: () => Promise<string>
}

/** Reads the places, builds what browsers load, and puts the rooms behind a web server over this database. */
export async function assemble(
  config: Config,
  { web, viewerKey }: { readonly web: Db; readonly viewerKey: ViewerKey },
): Promise<Product> {
  const places = await loadPlaces(config.placesDir)
  const assets = await buildAssets(join(config.dataDir, 'assets'), places)
  useAssets(assets.paths)
  const readiness: Readiness = { draining: false }
  let origin = config.origin ?? `http://${hostInUrl(config.host)}:${config.port}`
  const app = await buildServer({
    db: web,
    viewerKey,
    routes: [
      ...healthRoutes(readiness, join(config.root, 'migrations')),
      ...ROUTES,
      ...(config.demo ? DEMO_ROUTES : []),
    ],
    machineRoutes: MACHINE_ROUTES,
    incoming: config.messages.incoming,
    messaging: messagingOf(config),
    places,
    demo: config.demo,
    openId: config.openId ? { name: config.openId.name, signIn: openIdSignIn(config.openId) } : undefined,
    lookUpPostcode: config.postcodesIo === null ? undefined : postcodesIo(config.postcodesIo),
    clock: clock(config.frozenNow),
    formRules: formRules(config),
    fileStore: filesOf(config),
    proxies: config.proxies,
    origin: () => origin,
    assets: assets.folder,
    maintenanceFile: join(config.dataDir, 'maintenance'),
    logLevel: config.logLevel,
  })
  return {
    app,
    places,
    readiness,
    drainSeconds: config.drainSeconds,
    origin: () => origin,
    async listen() {
      await app.listen({ host: config.host, port: config.port })
      const { port } = app.server.address() as AddressInfo
      origin = config.origin ?? `http://${hostInUrl(config.host)}:${port}`
      return origin
    },
  }
}

/** In a made-up borough every way is there, and leads nowhere. */
const messagingOf = ({ demo, messages }: Config) => ({
  whatsApp: demo || messages.whatsApp !== null,
  replyDomain: messages.incoming.mail?.domain ?? (demo ? 'reply.borough.example' : null),
})

/** Where the clock stands still nobody can be too fast. */
const formRules = ({ dataDir, formKey, frozenNow }: Config): FormRules => ({
  key: formKey ?? keptSecret(dataDir, 'form-key'),
  limits: frozenNow ? { ...FORM_LIMITS, leastSeconds: 0 } : FORM_LIMITS,
})

/** Returns where files that people send are kept; the background work opens the same. */
export const filesOf = ({ dataDir, fileKey, clamd: scanner }: Config): FileStore =>
  fileStore(
    join(dataDir, 'files'),
    fileKey ?? keptSecret(dataDir, 'file-key'),
    scanWithAll([rulesScanner, ...(scanner ? [clamd(scanner)] : [])]),
  )

/** A browser cannot open "every address of this machine". */
function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
